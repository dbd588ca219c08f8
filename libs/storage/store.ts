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

/** Where document bytes lie. Keys are made by `contentKey` and `stagingKey` only. */
export interface DocumentStore {
  /** A URL that takes exactly this upload; nothing of it passes through the API's code. */
  signedPut(request: PutRequest): Promise<SignedPut>;
  /** A URL that gives this object under this name for a while. */
  signedGet(request: GetRequest): Promise<string>;
  stat(key: string): Promise<ObjectStat | null>;
  /** @throws OperationalError `object-missing` */
  read(key: string): Promise<Readable>;
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
  /** @throws Error when the store cannot be reached or written to. */
  ping(): Promise<void>;
}
