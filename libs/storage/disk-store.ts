import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { constants, createReadStream, type Stats } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OperationalError, UserError } from '@bauraum/kernel';
import { wellFormed } from './content-disposition';
import { DiskParts, type PartPlace } from './disk-parts';
import { exactly } from './exactly';
import { assertKey, PART_TYPE, stagingKey } from './keys';
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

export interface DiskOptions {
  readonly root: string;
  /** Signs our URLs (HMAC-SHA256). */
  readonly secret: string;
  readonly publicUrl: string;
}

/** What a signed URL says; all of it is covered by the signature. */
export interface Grant {
  readonly method: 'PUT' | 'GET';
  readonly key: string;
  readonly expires: number;
  readonly mediaType: string;
  readonly size?: number;
  readonly fileName?: string;
  readonly disposition?: string;
  /** Of an upload in parts: this one. */
  readonly part?: PartPlace;
}

/** What is being written; a key cannot begin with a dot. */
const INCOMING = '.incoming';
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Documents as files below a folder, behind signed URLs of our own API. */
export class DiskDocumentStore implements DocumentStore {
  private readonly root: string;
  private readonly origin: string;
  private readonly parts: DiskParts;
  private ready: Promise<void> | undefined;

  constructor(private readonly options: DiskOptions) {
    this.root = resolve(options.root);
    this.parts = new DiskParts(join(this.root, INCOMING));
    this.origin = options.publicUrl.replace(/\/+$/, '');
  }

  async signedPut({ key, size, mediaType, expiresInSeconds }: PutRequest): Promise<SignedPut> {
    return this.toPut({ key, size, mediaType }, expiresInSeconds);
  }

  async beginParts({ key }: Pick<PutRequest, 'key'>): Promise<string> {
    await this.prepare();
    return this.parts.begin(key);
  }

  async signedPart({ key, uploadId, partSize, number, size, expiresInSeconds }: PartRequest): Promise<SignedPut> {
    const part = { uploadId, number, offset: (number - 1) * partSize, size };
    return this.toPut({ key, size, mediaType: PART_TYPE, part }, expiresInSeconds);
  }

  listParts(upload: PartsUpload): Promise<UploadedPart[] | null> {
    return this.parts.list(upload);
  }

  completeParts(upload: PartsUpload, parts: readonly UploadedPart[]): Promise<void> {
    return this.parts.complete(upload, parts, (file) => moveTo(file, this.path(upload.key)));
  }

  abortParts(upload: Pick<PartsUpload, 'key' | 'uploadId'>): Promise<void> {
    return this.parts.abort(upload);
  }

  /** Takes one part from a signed URL. */
  writePart(key: string, part: PartPlace, data: Readable): Promise<void> {
    return this.parts.write(key, part, data);
  }

  async *unfinished(tenant: string, before: Date): AsyncGenerator<Unfinished> {
    await this.sweep();
    const folder = dirname(this.path(stagingKey(tenant, 'any')));
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names) {
      const found = await statOrNull(join(folder, name));
      if (found && found.mtimeMs < before.getTime()) yield { key: stagingKey(tenant, name) };
    }
    yield* await this.parts.unfinished(tenant, before);
  }

  async signedGet({ key, fileName, mediaType, disposition, expiresInSeconds }: GetRequest): Promise<string> {
    const expires = Math.floor(Date.now() / 1000) + expiresInSeconds;
    return this.sign({ method: 'GET', key: assertKey(key), mediaType, fileName: wellFormed(fileName), disposition, expires });
  }

  /** @throws UserError 403 `signature-invalid` for an altered URL, `signature-expired` for an old one. */
  verify(method: 'PUT' | 'GET', key: string, given: URLSearchParams): Grant {
    const query = new URLSearchParams(given);
    const signature = Buffer.from(query.get('signature') ?? '');
    query.delete('signature');
    query.sort();
    const expected = Buffer.from(this.mac(method, key, query));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw new UserError(403, 'signature-invalid');
    const expires = Number(query.get('expires'));
    if (expires <= Date.now() / 1000) throw new UserError(403, 'signature-expired');
    const { size, fileName = '', disposition = '', mediaType = '', uploadId, number, offset } = Object.fromEntries(query);
    const part = uploadId ? { part: { uploadId, number: Number(number), offset: Number(offset), size: Number(size) } } : {};
    return { method, key, expires, mediaType, ...(size ? { size: Number(size) } : {}), fileName, disposition, ...part };
  }

  async stat(key: string): Promise<ObjectStat | null> {
    const found = await statOrNull(this.path(key));
    return found && { size: found.size, etag: etagOf(found) };
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    let handle: FileHandle;
    try {
      handle = await open(this.path(key), 'r');
    } catch (error) {
      throw isMissing(error) ? new OperationalError('object-missing', { cause: error }) : error;
    }
    return createReadStream('', { fd: handle, ...range });
  }

  async write(key: string, data: Buffer | Readable, { size }: WriteOptions): Promise<void> {
    const target = this.path(key);
    if (Buffer.isBuffer(data) && size !== undefined && data.length !== size) throw new UserError(400, 'size-mismatch');
    await this.prepare();
    const part = this.part();
    const source = data instanceof Readable ? data : Readable.from([data]);
    try {
      await fill(part, size === undefined ? source : exactly(source, size));
      await moveTo(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async promote(from: string, to: string, { etag }: PromoteOptions = {}): Promise<void> {
    const [source, target] = [this.path(from), this.path(to)];
    if (await statOrNull(target)) return rm(source, { force: true });
    try {
      await assertUnchanged(source, etag);
      await moveTo(source, target);
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (await statOrNull(target)) return; // another process was faster
      throw new OperationalError('object-missing', { cause: error });
    }
    await assertUnchanged(target, etag).catch(async (error: unknown) => {
      await rename(target, source); // a second upload came in between
      throw error;
    });
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async ping(): Promise<void> {
    await this.prepare();
    await access(join(this.root, INCOMING), constants.W_OK);
  }

  private toPut(what: Omit<Grant, 'method' | 'expires'>, expiresInSeconds: number): SignedPut {
    const expires = Math.floor(Date.now() / 1000) + expiresInSeconds;
    const url = this.sign({ ...what, method: 'PUT', key: assertKey(what.key), expires });
    return { url, method: 'PUT', headers: { 'content-type': what.mediaType }, expiresAt: new Date(expires * 1000).toISOString() };
  }

  private sign({ method, key, part, ...rest }: Grant): string {
    const query = new URLSearchParams(
      Object.entries({ ...rest, ...part }).map(([name, value]) => [name, String(value)] as [string, string]),
    );
    query.sort();
    query.set('signature', this.mac(method, key, query));
    return `${this.origin}/storage/${key}?${query.toString()}`;
  }

  private mac(method: string, key: string, query: URLSearchParams): string {
    return createHmac('sha256', this.options.secret).update(`${method}\n${key}\n${query.toString()}`).digest('base64url');
  }

  private path(key: string): string {
    return join(this.root, assertKey(key));
  }

  private part(): string {
    return join(this.root, INCOMING, randomUUID());
  }

  private prepare(): Promise<void> {
    this.ready ??= this.sweep().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  // What a killed process left half written.
  private async sweep(): Promise<void> {
    const folder = join(this.root, INCOMING);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const found = await statOrNull(join(folder, name));
      if (found?.isFile() && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(join(folder, name), { force: true });
    }
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const etagOf = ({ ino, size, mtimeMs }: Stats): string =>
  `${ino.toString(36)}-${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}`;

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function assertUnchanged(path: string, etag: string | undefined): Promise<void> {
  if (etag !== undefined && etagOf(await stat(path)) !== etag) throw new UserError(409, 'upload-changed');
}

/** Bytes that are gathered for one write to the disk. */
const WRITE_BYTES = 1024 * 1024;

// Opened first: a stream that opens by itself may make the file after a failed upload was cleared away.
async function fill(path: string, source: Readable | AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await pipeline(source, file.createWriteStream({ highWaterMark: WRITE_BYTES, flush: true }));
}

// The name appears when all bytes are on disk; the folder's own entry is made durable, too.
async function moveTo(part: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await rename(part, target);
  const folder = await open(dirname(target), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
