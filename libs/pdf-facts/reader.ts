import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PdfFacts, UnreadableReason } from './facts';
import type { ReadLimits } from './read';

export interface ReaderLimits extends ReadLimits {
  readonly timeoutMs: number;
  /** What the reader may use: of the heap, and of memory beside it. */
  readonly memoryMb: number;
  /** Files above are not read. */
  readonly maxBytes: number;
  /** Files that are read at the same time. */
  readonly parallel: number;
}

export const READER_LIMITS: ReaderLimits = { timeoutMs: 30_000, memoryMb: 768, maxBytes: 200 * 1024 ** 2, maxPages: 2000, parallel: 2 };

/** How often the memory is looked at: what lies outside of the heap has no limit of its own. */
const WATCH_MS = 50;

/**
 * Reads foreign PDFs, each in a thread of its own that sees neither settings nor secrets, and that is ended when it takes too long or too much.
 *
 * @example await new PdfReader().facts(bytes) // { readable: true, pages: 1, ... }
 */
export class PdfReader {
  private reading = 0;

  constructor(
    readonly limits: ReaderLimits = READER_LIMITS,
    private readonly thread: { readonly file: string; readonly execArgv: readonly string[] } = {
      file: join(__dirname, 'thread.js'),
      execArgv: [],
    },
  ) {}

  /** Whoever can wait should come again later: a hostile file must not keep others from their turn. */
  get busy(): boolean {
    return this.reading >= this.limits.parallel;
  }

  /**
   * Never fails because of the file: what cannot be read says why.
   *
   * @param source the bytes, or how to get them once it is their turn.
   * @throws Error when the thread cannot start, and what the source throws.
   */
  async facts(source: Uint8Array | (() => Promise<Uint8Array>)): Promise<PdfFacts> {
    this.reading++;
    try {
      const bytes = typeof source === 'function' ? await source() : source;
      return bytes.length > this.limits.maxBytes ? { readable: false, reason: 'too-large' } : await this.inThread(bytes);
    } finally {
      this.reading--;
    }
  }

  private async inThread(bytes: Uint8Array): Promise<PdfFacts> {
    const { timeoutMs, memoryMb, maxPages } = this.limits;
    const copy = new Uint8Array(bytes);
    const worker = new Worker(this.thread.file, {
      workerData: { bytes: copy, limits: { maxPages } satisfies ReadLimits },
      transferList: [copy.buffer],
      execArgv: [...this.thread.execArgv],
      env: {},
      stdout: true, // what a library prints about foreign files belongs into no log
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const before = process.memoryUsage.rss();
    const timers: NodeJS.Timeout[] = [];
    try {
      return await new Promise<PdfFacts>((resolve, reject) => {
        const refuse = (reason: UnreadableReason): void => resolve({ readable: false, reason });
        timers.push(setTimeout(() => refuse('timeout'), timeoutMs));
        timers.push(setInterval(() => process.memoryUsage.rss() - before > 2 * memoryMb * 1024 ** 2 && refuse('memory'), WATCH_MS));
        worker.once('message', resolve);
        worker.once('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('memory') : reject(error),
        );
        worker.once('exit', (code) => reject(new Error(`the reader ended without a word (${code})`)));
      });
    } finally {
      for (const timer of timers) clearTimeout(timer);
      await worker.terminate();
    }
  }
}
