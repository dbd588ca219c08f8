import type { PageDimensions, PreviewSize } from './sizes';

export interface RenderTask {
  readonly mediaType: string;
  readonly pages: readonly number[];
  readonly sizes: readonly PreviewSize[];
  /** Pages whose measures are told. */
  readonly maxPages: number;
}

export interface RenderedImage {
  readonly size: PreviewSize;
  readonly width: number;
  readonly height: number;
  /** WebP. */
  readonly bytes: Uint8Array;
}

/** What the renderer says, in this order: what the file is, then page after page. */
export type RenderMessage =
  | { readonly kind: 'opened'; readonly count: number; readonly pages: readonly PageDimensions[] }
  | { readonly kind: 'refused'; readonly problem: 'encrypted' | 'broken' }
  | { readonly kind: 'page'; readonly page: number; readonly text: string; readonly images: readonly RenderedImage[] };

export const RENDERED_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

/** Other files have no preview: nothing that we have reads them. */
export const isRendered = (mediaType: string): boolean => RENDERED_TYPES.some((type) => type === mediaType);
