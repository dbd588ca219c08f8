import type { Readable } from 'node:stream';

export interface SignedPut {
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface PutRequest {
  readonly key: string;
  /** Bytes that will be sent, exactly. */
  readonly size: number;
  readonly mediaType: string;
  readonly expiresInSeconds: number;
}

export interface GetRequest {
  readonly key: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly disposition: 'inline' | 'attachment';
  readonly expiresInSeconds: number;
}

export interface WriteOptions {
  readonly mediaType: string;
  readonly size?: number;
}

export interface ObjectStat {
  readonly size: number;
  /** Changes whenever the object is written again. */
  readonly etag: string;
}

export interface PromoteOptions {
  /** As `stat` gave it before the content was read: what was checked is what is moved. */
  readonly etag?: string;
}

/** An upload in parts that was begun: every part but the last one has `partSize` bytes. */
export interface PartsUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly partSize: number;
}

export interface PartRequest extends PartsUpload {
  /** From 1. */
  readonly number: number;
  /** Bytes that will be sent, exactly. */
  readonly size: number;
  readonly expiresInSeconds: number;
}

/** A part that has arrived as a whole. */
export interface UploadedPart {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
}

/** What nobody has finished: an upload in parts (`uploadId`), or an object that waits for its check. */
export interface Unfinished {
  readonly key: string;
  readonly uploadId?: string;
}

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where document bytes lie. Keys are made by `contentKey` and `stagingKey` only. */
export interface DocumentStore {
  /** A URL that takes exactly this upload; nothing of it passes through the API's code. */
  signedPut(request: PutRequest): Promise<SignedPut>;
  /** A URL that gives this object under this name for a while. */
  signedGet(request: GetRequest): Promise<string>;
  stat(key: string): Promise<ObjectStat | null>;
  /** @throws OperationalError `object-missing` */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** All or nothing. @throws UserError 400 `size-mismatch` when the data is not as long as `size` says. */
  write(key: string, data: Buffer | Readable, options: WriteOptions): Promise<void>;
  /**
   * Moves an object to its final key. A second time changes nothing; what is at the final key already stays as it is.
   *
   * @throws UserError 409 `upload-changed` when the object is not the one of `etag` any more; OperationalError `object-missing`
   */
  promote(from: string, to: string, options?: PromoteOptions): Promise<void>;
  /** A missing object is no error. */
  remove(key: string): Promise<void>;
  /** Begins an upload in parts. @returns its id; the same key may be begun more than once. */
  beginParts(request: Pick<PutRequest, 'key' | 'mediaType'>): Promise<string>;
  /** A URL that takes exactly this part. A part that is sent again replaces the earlier one. */
  signedPart(request: PartRequest): Promise<SignedPut>;
  /** What has arrived, by number; null when there is no such upload (any more). */
  listParts(upload: PartsUpload): Promise<UploadedPart[] | null>;
  /** Makes the object of its parts, without moving their bytes again. @throws OperationalError `object-missing` for no such upload. */
  completeParts(upload: PartsUpload, parts: readonly UploadedPart[]): Promise<void>;
  /** Forgets an upload in parts; a missing one is no error. */
  abortParts(upload: Pick<PartsUpload, 'key' | 'uploadId'>): Promise<void>;
  /**
   * What a tenant's uploads left in quarantine or unfinished since before a moment, however much it is. The caller knows what is still needed, and may
   * clear away what it was told while it goes on.
   */
  unfinished(tenant: string, before: Date): AsyncIterable<Unfinished>;
  /** @throws Error when the store cannot be reached or written to. */
  ping(): Promise<void>;
}
