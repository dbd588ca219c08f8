/** Counts up when pictures come out otherwise: everything is rendered anew when it is next asked for. */
export const RENDERER_VERSION = 1;

/** `thumbnail` for lists, `page` to read on a screen, `large` to read the small print of a plan. */
export const PREVIEW_SIZES = ['thumbnail', 'page', 'large'] as const;
export type PreviewSize = (typeof PREVIEW_SIZES)[number];

const THUMBNAIL_PX = 320;
const PAGE_PX = 1600;
/** Letters of 2.5 mm, the smallest on a plan (DIN EN ISO 3098), are 20 px high at this resolution. */
const LARGE_DPI = 200;
/** An A0 sheet at 137 dpi, the same letters 13 px high; a browser on a phone still opens it. */
const LARGE_MAX_PX = 6400;
const POINTS_PER_INCH = 72;

/** Width and height of a page in points, as it is shown. */
export interface PageDimensions {
  readonly width: number;
  readonly height: number;
}

/**
 * How long the long side of a picture is.
 *
 * @returns pixels.
 * @example longSide('large', { width: 3370, height: 2384 }) // 6400
 */
export function longSide(size: PreviewSize, { width, height }: PageDimensions): number {
  switch (size) {
    case 'thumbnail':
      return THUMBNAIL_PX;
    case 'page':
      return PAGE_PX;
    case 'large':
      return Math.min(LARGE_MAX_PX, Math.max(PAGE_PX, Math.round((Math.max(width, height) / POINTS_PER_INCH) * LARGE_DPI)));
  }
}

/** Pages that are rendered together when one of them is asked for: opening the file is most of the work. */
const BLOCK = 8;

/**
 * The pages of the block in which a page lies.
 *
 * @example blockOf(10, 12) // [9, 10, 11, 12]
 */
export function blockOf(page: number, count: number): number[] {
  const first = page - ((page - 1) % BLOCK);
  return Array.from({ length: Math.min(BLOCK, count - first + 1) }, (_, index) => first + index);
}
