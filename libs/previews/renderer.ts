import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Isolated, type IsolationLimits, type Program } from '@bauraum/isolation';
import type { PageDimensions, PreviewSize } from './sizes';
import type { RenderedImage, RenderMessage, RenderTask } from './task';

export interface RendererLimits extends IsolationLimits {
  /** Files above are not rendered. */
  readonly maxBytes: number;
  /** Pages of a document that can be seen. */
  readonly maxPages: number;
}

/** Time is that of the processor, for each page. Memory is for a scan of A0 in colour, drawn at once; pdf.js needs three times its pixels. */
export const RENDERER_LIMITS: RendererLimits = {
  timeoutMs: 30_000,
  memoryMb: 1536,
  maxBytes: 200 * 1024 ** 2,
  maxPages: 2000,
  parallel: 2,
};

/** Why there is nothing to see, or no more. */
export type PreviewProblem = 'encrypted' | 'broken' | 'memory' | 'timeout' | 'too-large';

export interface RenderedPage {
  readonly page: number;
  readonly text: string;
  readonly images: readonly RenderedImage[];
}

export interface Rendered {
  /** Null when the file could not even be opened. */
  readonly document: { readonly count: number; readonly pages: readonly PageDimensions[] } | null;
  /** In order; not all that were asked for when there is a problem. */
  readonly pages: readonly RenderedPage[];
  readonly problem: PreviewProblem | null;
}

export interface RenderRequest {
  readonly mediaType: string;
  readonly pages: readonly number[];
  readonly sizes: readonly PreviewSize[];
}

/**
 * Draws pages of foreign files, each file in a process of its own.
 *
 * @example await new PreviewRenderer().render({ mediaType, pages: [1], sizes: ['page'] }, () => store.read(key))
 */
export class PreviewRenderer {
  private readonly isolated: Isolated<RenderTask, RenderMessage>;

  constructor(
    readonly limits: RendererLimits = RENDERER_LIMITS,
    program: Program = { file: join(__dirname, 'program.js') },
  ) {
    this.isolated = new Isolated(program, limits);
  }

  /** Somebody who waits for a page may take the last place, what is done in advance may not. */
  busy(waitedFor: boolean): boolean {
    return this.isolated.running >= this.limits.parallel - (waitedFor ? 0 : 1);
  }

  /**
   * Never fails because of the file: what could not be drawn says why.
   *
   * @throws OperationalError when the process cannot start, and what the input throws.
   */
  async render(request: RenderRequest, input: () => Promise<Readable>): Promise<Rendered> {
    let document: Rendered['document'] = null;
    let problem: PreviewProblem | null = null;
    const pages: RenderedPage[] = [];
    const take = (message: RenderMessage): void => {
      switch (message.kind) {
        case 'opened':
          document = message;
          return;
        case 'refused':
          problem = message.problem;
          return;
        case 'page':
          pages.push(message);
      }
    };
    const ended = await this.isolated.run({ ...request, maxPages: this.limits.maxPages }, input, take);
    if (ended !== 'done') problem ??= ended === 'crashed' ? 'broken' : ended;
    return { document, pages, problem };
  }
}
