import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Isolated, type IsolationLimits, type Program } from '@bauraum/isolation';
import type { PdfFacts } from './facts';
import type { ReadLimits } from './read';

export interface ReaderLimits extends ReadLimits, IsolationLimits {
  /** Files above are not read. */
  readonly maxBytes: number;
}

export const READER_LIMITS: ReaderLimits = { timeoutMs: 30_000, memoryMb: 1024, maxBytes: 200 * 1024 ** 2, maxPages: 2000, parallel: 2 };

/**
 * Reads foreign PDFs, each in a process of its own.
 *
 * @example await new PdfReader().facts(bytes) // { readable: true, pages: 1, ... }
 */
export class PdfReader {
  private readonly isolated: Isolated<ReadLimits, PdfFacts>;

  constructor(
    readonly limits: ReaderLimits = READER_LIMITS,
    program: Program = { file: join(__dirname, 'program.js') },
  ) {
    this.isolated = new Isolated(program, limits);
  }

  /** Whoever can wait should come again later: a hostile file must not keep others from their turn. */
  get busy(): boolean {
    return this.isolated.busy;
  }

  /**
   * Never fails because of the file: what cannot be read says why.
   *
   * @param source the bytes, or how to get them once it is their turn.
   * @throws OperationalError when the process cannot start, and what the source throws.
   */
  async facts(source: Uint8Array | (() => Promise<Readable>)): Promise<PdfFacts> {
    if (typeof source !== 'function' && source.length > this.limits.maxBytes) return { readable: false, reason: 'too-large' };
    const input = typeof source === 'function' ? source : () => Promise.resolve(Readable.from([source]));
    let facts: PdfFacts | undefined;
    const ended = await this.isolated.run({ maxPages: this.limits.maxPages }, input, (found) => (facts = found));
    switch (ended) {
      case 'done':
        return facts ?? { readable: false, reason: 'broken' };
      case 'crashed':
        return { readable: false, reason: 'broken' };
      case 'memory':
      case 'timeout':
        return { readable: false, reason: ended };
    }
  }
}
