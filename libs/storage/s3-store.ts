import { Readable } from 'node:stream';
import { Client, CopyConditions } from 'minio';
import { OperationalError, UserError } from '@bauraum/kernel';
import { contentDisposition } from './content-disposition';
import { assertKey, PART_TYPE } from './keys';
import { presign } from './presign';
import { exactly } from './exactly';
import type {
  ByteRange,
  DocumentStore,
  GetRequest,
  ObjectStat,
  PartRequest,
  PartsUpload,
  PromoteOptions,
  PutRequest,
  SignedPut,
  Unfinished,
  UploadedPart,
  WriteOptions,
} from './store';

export interface S3Options {
  readonly endpoint: string;
  /** How browsers reach the store, when that differs. */
  readonly publicEndpoint?: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
  readonly region: string;
}

/** The client lists parts, but its type keeps that for itself. */
class S3Client extends Client {
  partsOf(bucket: string, key: string, uploadId: string): ReturnType<Client['listParts']> {
    return this.listParts(bucket, key, uploadId);
  }
}

const PART_BYTES = 16 * 1024 * 1024;

/** Documents in any S3 (MinIO, Ceph ...), through the minio client. Makes the bucket when it is missing. */
export class S3DocumentStore implements DocumentStore {
  private readonly client: S3Client;
  /** Signs the URLs that browsers use; no request is made with it. */
  private readonly signer: S3Client;
  private ready: Promise<void> | undefined;

  constructor(private readonly options: S3Options) {
    this.client = clientFor(options.endpoint, options);
    this.signer = clientFor(options.publicEndpoint ?? options.endpoint, options);
  }

  async signedPut({ key, size, mediaType, expiresInSeconds }: PutRequest): Promise<SignedPut> {
    return this.toPut(key, { 'content-length': String(size), 'content-type': mediaType }, expiresInSeconds);
  }

  beginParts({ key, mediaType }: Pick<PutRequest, 'key' | 'mediaType'>): Promise<string> {
    assertKey(key);
    return this.request((client, bucket) => client.initiateNewMultipartUpload(bucket, key, { 'Content-Type': mediaType }));
  }

  signedPart({ key, uploadId, number, size, expiresInSeconds }: PartRequest): Promise<SignedPut> {
    const headers = { 'content-length': String(size), 'content-type': PART_TYPE };
    return this.toPut(key, headers, expiresInSeconds, { partNumber: String(number), uploadId });
  }

  async listParts({ key, uploadId }: PartsUpload): Promise<UploadedPart[] | null> {
    assertKey(key);
    try {
      const parts = await this.request((client, bucket) => client.partsOf(bucket, key, uploadId));
      return parts.map(({ part, size, etag }) => ({ number: part, size, etag }));
    } catch (error) {
      if ((error as OperationalError).code === 'object-missing') return null;
      throw error;
    }
  }

  async completeParts({ key, uploadId }: PartsUpload, parts: readonly UploadedPart[]): Promise<void> {
    assertKey(key);
    const etags = parts.map(({ number, etag }) => ({ part: number, etag }));
    await this.request((client, bucket) => client.completeMultipartUpload(bucket, key, uploadId, etags));
  }

  async abortParts({ key, uploadId }: Pick<PartsUpload, 'key' | 'uploadId'>): Promise<void> {
    assertKey(key);
    await this.request((client, bucket) => client.abortMultipartUpload(bucket, key, uploadId)).catch((error: unknown) => {
      if ((error as OperationalError).code !== 'object-missing') throw error;
    });
  }

  async *unfinished(tenant: string, before: Date): AsyncGenerator<Unfinished> {
    for await (const { name, lastModified } of this.objects(`${tenant}/staging/`)) if (lastModified < before) yield { key: name };
    // Not of staging alone: a worker that was killed while it wrote to another place left parts there.
    for await (const { key, uploadId, initiated } of this.begun(`${tenant}/`)) if (initiated < before) yield { key, uploadId };
  }

  private async *objects(prefix: string): AsyncGenerator<{ readonly name: string; readonly lastModified: Date }> {
    await this.bucket();
    try {
      yield* this.client.listObjectsV2(this.options.bucket, prefix, true) as AsyncIterable<{ name: string; lastModified: Date }>;
    } catch (error) {
      throw explained(error);
    }
  }

  /** Page by page; the client's own list asks for the parts of each, which nobody needs. */
  private async *begun(prefix: string): AsyncGenerator<{ readonly key: string; readonly uploadId: string; readonly initiated: Date }> {
    let [key, uploadId, more] = ['', '', true];
    while (more) {
      const page = await this.uploadsFrom(prefix, key, uploadId);
      yield* page.uploads;
      [key, uploadId, more] = [page.nextKeyMarker, page.nextUploadIdMarker, page.isTruncated];
    }
  }

  private uploadsFrom(prefix: string, key: string, uploadId: string): ReturnType<Client['listIncompleteUploadsQuery']> {
    return this.request((client, bucket) => client.listIncompleteUploadsQuery(bucket, prefix, key, uploadId, ''));
  }

  async signedGet({ key, fileName, mediaType, disposition, expiresInSeconds }: GetRequest): Promise<string> {
    return this.signer.presignedGetObject(this.options.bucket, assertKey(key), expiresInSeconds, {
      'response-content-type': mediaType,
      'response-content-disposition': contentDisposition(disposition, fileName),
    });
  }

  async stat(key: string): Promise<ObjectStat | null> {
    assertKey(key);
    try {
      const { size, etag } = await this.request((client, bucket) => client.statObject(bucket, key));
      return { size, etag };
    } catch (error) {
      if ((error as OperationalError).code === 'object-missing') return null;
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    assertKey(key);
    return this.request((client, bucket) =>
      range ? client.getPartialObject(bucket, key, range.start, range.end - range.start + 1) : client.getObject(bucket, key),
    );
  }

  async write(key: string, data: Buffer | Readable, { mediaType, size }: WriteOptions): Promise<void> {
    assertKey(key);
    if (Buffer.isBuffer(data) && size !== undefined && data.length !== size) throw new UserError(400, 'size-mismatch');
    const body = Buffer.isBuffer(data) || size === undefined ? data : Readable.from(exactly(data, size));
    const length = size ?? (Buffer.isBuffer(data) ? data.length : undefined);
    const headers = { 'Content-Type': mediaType };
    await this.request(async (client, bucket) => {
      const sent = client.putObject(bucket, key, body, length, headers);
      await (Buffer.isBuffer(body) ? sent : Promise.race([sent, failureOf(body)]));
    }).catch(async (error: unknown) => {
      await this.client.removeIncompleteUpload(this.options.bucket, key).catch(() => undefined);
      throw error;
    });
  }

  async promote(from: string, to: string, { etag }: PromoteOptions = {}): Promise<void> {
    assertKey(from);
    assertKey(to);
    const source = await this.stat(from);
    if (source && etag !== undefined && source.etag !== etag) throw new UserError(409, 'upload-changed');
    if (!(await this.stat(to))) {
      const unchanged = new CopyConditions();
      unchanged.setMatchETag(etag ?? source?.etag ?? '');
      await this.request((client, bucket) => client.copyObject(bucket, to, `/${bucket}/${from}`, unchanged));
    }
    if (source) await this.remove(from);
  }

  async remove(key: string): Promise<void> {
    assertKey(key);
    await this.request((client, bucket) => client.removeObject(bucket, key));
  }

  async ping(): Promise<void> {
    await this.request(async (client, bucket) => {
      if (await client.bucketExists(bucket)) return;
      this.ready = undefined;
      throw new Error('the bucket is gone');
    });
  }

  private async toPut(
    key: string,
    headers: Readonly<Record<string, string>>,
    expiresInSeconds: number,
    query: Readonly<Record<string, string>> = {},
  ): Promise<SignedPut> {
    assertKey(key);
    await this.bucket(); // a browser cannot make it
    const { endpoint, publicEndpoint, bucket, accessKey, secretKey, region } = this.options;
    const now = new Date();
    const url = `${new URL(publicEndpoint ?? endpoint).origin}/${bucket}/${key}`;
    const signed = presign({ method: 'PUT', url, query, headers, accessKey, secretKey, region, expiresInSeconds, now });
    const expiresAt = new Date(now.getTime() + expiresInSeconds * 1000).toISOString();
    return { url: signed, method: 'PUT', headers: { 'content-type': headers['content-type'] ?? '' }, expiresAt };
  }

  private bucket(): Promise<void> {
    this.ready ??= this.ensureBucket().catch((cause: unknown) => {
      this.ready = undefined;
      throw new OperationalError('store-unavailable', { cause });
    });
    return this.ready;
  }

  private async ensureBucket(): Promise<void> {
    const { bucket, region } = this.options;
    if (await this.client.bucketExists(bucket)) return;
    await this.client.makeBucket(bucket, region).catch((error: unknown) => {
      if (codeOf(error) !== 'BucketAlreadyOwnedByYou') throw error; // another process was faster
    });
  }

  private async request<T>(work: (client: S3Client, bucket: string) => Promise<T>): Promise<T> {
    await this.bucket();
    try {
      return await work(this.client, this.options.bucket);
    } catch (error) {
      throw explained(error);
    }
  }
}

// The minio client neither hears of a stream that fails nor ends its upload.
const failureOf = (stream: Readable): Promise<never> => new Promise((_, reject) => stream.once('error', reject));

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

function explained(error: unknown): Error {
  if (error instanceof UserError) return error;
  switch (codeOf(error)) {
    case 'NotFound':
    case 'NoSuchKey':
    case 'NoSuchUpload':
    case 'InvalidPart':
      return new OperationalError('object-missing', { cause: error });
    case 'PreconditionFailed':
      return new UserError(409, 'upload-changed');
    default:
      return new OperationalError('store-unavailable', { cause: error });
  }
}

function clientFor(endpoint: string, { accessKey, secretKey, region }: S3Options): S3Client {
  const { hostname, port, protocol } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  return new S3Client({
    endPoint: hostname,
    port: port ? Number(port) : useSSL ? 443 : 80,
    useSSL,
    accessKey,
    secretKey,
    region,
    pathStyle: true,
    partSize: PART_BYTES,
  });
}
