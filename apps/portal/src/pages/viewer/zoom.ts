import type { PreviewPage } from '../../api/types';

/** `fit`: as wide as there is room; else the share of the size on paper. */
export type Zoom = 'fit' | number;

const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** What a rounded share may differ from a step and still be it. */
const SAME = 0.01;
/** A CSS pixel is a 96th of an inch, a point a 72nd. */
const CSS_PER_POINT = 96 / 72;
/** Long side of the usual picture, and how far it may be blown up before the large one is worth its bytes. */
const PAGE_PX = 1600;
const STRETCH = 1.15;

/** How wide a page is at 100 %: a sheet as on paper, a photo with one pixel for each of its own. */
export const naturalWidth = ({ width, format }: PreviewPage): number => (format === null ? width : width * CSS_PER_POINT);

/** How wide a page is shown. @example shownWidth(a4, 1, 500) // 793 */
export const shownWidth = (page: PreviewPage, zoom: Zoom, room: number): number =>
  Math.max(1, Math.floor(zoom === 'fit' ? room : naturalWidth(page) * zoom));

/** The share of a page that is shown at this width. */
export const shareOf = (page: PreviewPage, zoom: Zoom, room: number): number => shownWidth(page, zoom, room) / naturalWidth(page);

/** The next larger step. @example zoomIn(0.6) // 0.75 */
export const zoomIn = (share: number): number => STEPS.find((step) => step > share + SAME) ?? Math.max(...STEPS);

/** The next smaller step. @example zoomOut(0.6) // 0.5 */
export const zoomOut = (share: number): number => STEPS.findLast((step) => step < share - SAME) ?? Math.min(...STEPS);

/** Which picture a page of this width needs on a screen with so many pixels for each of CSS. */
export function pictureFor(page: PreviewPage, width: number, pixelRatio: number): 'page' | 'large' {
  if (page.format === null && Math.max(page.width, page.height) <= PAGE_PX) return 'page'; // there is no more of it
  const longSide = width * Math.max(1, page.height / page.width) * pixelRatio;
  return longSide > PAGE_PX * STRETCH ? 'large' : 'page';
}
