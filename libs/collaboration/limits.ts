/** What one document, one person and one connection may take. Far above what people do, far below what hurts. */
export interface Limits {
  /** Bytes of the whole document. */
  readonly documentBytes: number;
  /** Bytes of one change: a long paste fits. */
  readonly updateBytes: number;
  /** Bytes of what a client says about itself: name, section, cursor. */
  readonly presenceBytes: number;
  readonly clientsPerDocument: number;
  /** Connections of one person, over all documents of this process. */
  readonly clientsPerPerson: number;
  /** Messages a second of one connection, in the long run; ten seconds' worth may come at once. */
  readonly messagesPerSecond: number;
}

export const LIMITS: Limits = {
  documentBytes: 4 * 1024 * 1024,
  updateBytes: 256 * 1024,
  presenceBytes: 4 * 1024,
  clientsPerDocument: 40,
  clientsPerPerson: 12,
  messagesPerSecond: 60,
};

/** The largest message that is read at all: a document that was edited offline for long, in one piece. */
export const LARGEST_MESSAGE = 1024 * 1024;

/** A bucket of tokens: so many at once, refilled at a rate. */
export class Bucket {
  private tokens: number;

  constructor(
    private readonly perSecond: number,
    private readonly size = perSecond * 10,
    private last = performance.now(),
  ) {
    this.tokens = size;
  }

  /** @param now milliseconds of a clock that does not jump. */
  take(now = performance.now()): boolean {
    this.tokens = Math.min(this.size, this.tokens + ((now - this.last) / 1000) * this.perSecond);
    this.last = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
