import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Isolated, type IsolationLimits, type Program } from '@bauraum/isolation';
import type { Examined, FileStructure, PdfFacts } from './facts';
import type { Told } from './program';
import type { ReadLimits } from './read';

export interface ReaderLimits extends Pick<ReadLimits, 'maxPages'>, IsolationLimits {
  /** Pages of files above are not read. */
  readonly maxBytes: number;
  /** Larger files are not even looked through. */
  readonly maxStructureBytes: number;
}

export const READER_LIMITS: ReaderLimits = {
  timeoutMs: 30_000,
  memoryMb: 1024,
  maxBytes: 200 * 1024 ** 2,
  maxStructureBytes: 512 * 1024 ** 2,
  maxPages: 2000,
  parallel: 2,
};
/** Of the process that looks through a file which is too large to be read: it holds it twice for a moment. */
const LARGE_MEMORY_MB = 2048;

export interface Examination {
  /** Bytes of the file. */
  readonly size: number;
  /** Time for its pages. */
  readonly maxMs: number;
}

/**
 * Reads foreign PDFs, each in a process of its own.
 *
 * @example await new PdfReader().facts(bytes) // { readable: true, pages: 1, ... }
 */
export class PdfReader {
  private readonly isolated: Isolated<ReadLimits, Told>;
  private readonly large: Isolated<ReadLimits, Told>;

  constructor(
    readonly limits: ReaderLimits = READER_LIMITS,
    program: Program = { file: join(__dirname, 'program.js') },
  ) {
    this.isolated = new Isolated(program, limits);
    this.large = new Isolated(program, { ...limits, memoryMb: Math.max(LARGE_MEMORY_MB, limits.memoryMb), parallel: 1 });
  }

  /** Whoever can wait should come again later: a hostile file must not keep others from their turn. */
  get busy(): boolean {
    return this.isolated.busy;
  }

  /** As `busy`, for the examination of a file of so many bytes. */
  isBusyWith(size: number): boolean {
    return size > this.limits.maxBytes ? this.large.busy : this.isolated.busy;
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
    return (await this.read(this.isolated, { maxPages: this.limits.maxPages }, input)).facts;
  }

  /**
   * What a file is made of, and its facts if there is time for them.
   *
   * @throws as `facts`
   */
  async examine(source: () => Promise<Readable>, { size, maxMs }: Examination): Promise<Examined> {
    const { maxBytes, maxStructureBytes, maxPages } = this.limits;
    const tooLarge: PdfFacts = { readable: false, reason: 'too-large' };
    if (size > maxStructureBytes) return { structure: null, facts: tooLarge };
    if (size <= maxBytes) return this.read(this.isolated, { maxPages, maxMs }, source);
    const { structure, facts } = await this.read(this.large, { maxPages: 0 }, source);
    return { structure, facts: structure ? tooLarge : facts };
  }

  private async read(by: Isolated<ReadLimits, Told>, limits: ReadLimits, source: () => Promise<Readable>): Promise<Examined> {
    let structure: FileStructure | null = null;
    let facts: PdfFacts | undefined;
    const ended = await by.run(limits, source, (told) => {
      if ('structure' in told) structure = told.structure;
      else facts = told.facts;
    });
    switch (ended) {
      case 'done':
      case 'crashed':
        return { structure, facts: facts ?? { readable: false, reason: 'broken' } };
      case 'memory':
      case 'timeout':
        return { structure, facts: { readable: false, reason: ended } };
    }
  }
}
