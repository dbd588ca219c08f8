import type { PageFormat, PageSize } from './facts';

const MM_PER_POINT = 25.4 / 72;
/** Short and long side in millimetres. */
const SIDES: Readonly<Record<Exclude<PageFormat, 'other'>, readonly [number, number]>> = {
  A0: [841, 1189],
  A1: [594, 841],
  A2: [420, 594],
  A3: [297, 420],
  A4: [210, 297],
};
/** Plotters and trimming lose some millimetres. */
const TOLERANCE_MM = 5;

/** A page's box in points, and how it is turned when it is shown. */
export interface PageBox {
  readonly view: readonly number[];
  readonly rotate: number;
  /** Points per unit, 1 unless the page is larger than 5 m. */
  readonly userUnit: number;
}

/**
 * The size of one page, as it is shown.
 *
 * @returns millimetres, rounded.
 * @example pageSize({ view: [0, 0, 1190.55, 841.89], rotate: 0, userUnit: 1 }) // { format: 'A3', orientation: 'landscape', widthMm: 420, heightMm: 297 }
 */
export function pageSize({ view, rotate, userUnit }: PageBox): Omit<PageSize, 'pages'> {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const sides = [right - left, top - bottom].map((points) => Math.round(Math.abs(points) * userUnit * MM_PER_POINT));
  const [widthMm = 0, heightMm = 0] = rotate % 180 === 0 ? sides : sides.toReversed();
  return { format: formatOf(widthMm, heightMm), orientation: widthMm > heightMm ? 'landscape' : 'portrait', widthMm, heightMm };
}

function formatOf(width: number, height: number): PageFormat {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const names = Object.keys(SIDES) as (keyof typeof SIDES)[];
  return (
    names.find((name) => {
      const [a, b] = SIDES[name];
      return Math.abs(a - short) <= TOLERANCE_MM && Math.abs(b - long) <= TOLERANCE_MM;
    }) ?? 'other'
  );
}

/** Each size once, with the number of its pages. @example countSizes([a4, a4, a3]).map(({ pages }) => pages) // [2, 1] */
export function countSizes(sizes: readonly Omit<PageSize, 'pages'>[]): readonly PageSize[] {
  const counted = new Map<string, PageSize>();
  for (const size of sizes) {
    const key = `${size.widthMm}x${size.heightMm}`;
    counted.set(key, { ...size, pages: (counted.get(key)?.pages ?? 0) + 1 });
  }
  return [...counted.values()];
}
