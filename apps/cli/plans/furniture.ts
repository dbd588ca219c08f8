import { PEN, type Canvas } from './canvas';
import type { Rect, Storey } from './geometry';

const rect = (x: number, y: number, w: number, d: number): Rect => ({ x, y, w, d });

// Loose furniture is only hinted at, so that the use of each room can be seen.
const RECTS: Readonly<Record<Storey['id'], readonly Rect[]>> = {
  EG: [
    ...[
      rect(4.3, 1.7, 1.8, 0.9),
      rect(4.45, 1.25, 0.45, 0.4),
      rect(5.1, 1.25, 0.45, 0.4),
      rect(4.45, 2.65, 0.45, 0.4),
      rect(5.1, 2.65, 0.45, 0.4),
    ],
    ...[rect(1.5, 4.05, 2.2, 0.9), rect(1.5, 4.72, 2.2, 0.23), rect(1.95, 2.0, 1.1, 0.6)],
    ...[
      rect(9.0, 0.4, 0.6, 4.6),
      rect(7.315, 0.4, 1.685, 0.6),
      rect(9.1, 1.4, 0.4, 0.5),
      rect(7.9, 0.48, 0.5, 0.42),
      rect(9.02, 4.35, 0.56, 0.6),
    ],
    ...[rect(0.45, 8.9, 0.6, 0.65), rect(1.15, 8.9, 0.6, 0.65), rect(0.45, 5.3, 0.75, 0.75), rect(1.3, 5.3, 0.6, 0.6)],
    ...[rect(7.65, 5.29, 1.9, 0.8), rect(9.05, 5.34, 0.45, 0.7)],
    ...[rect(8.7, 7.765, 0.9, 0.7), rect(7.6, 7.72, 0.4, 0.55), rect(6.95, 9.15, 0.6, 0.42)],
  ],
  OG: [
    ...[
      rect(3.35, 1.0, 1.8, 2.05),
      rect(3.45, 2.6, 0.75, 0.4),
      rect(4.3, 2.6, 0.75, 0.4),
      rect(2.9, 1.2, 0.4, 0.4),
      rect(5.2, 1.2, 0.4, 0.4),
    ],
    ...[rect(0.42, 1.1, 0.6, 2.9), rect(1.68, 1.1, 0.6, 1.3)],
    ...[rect(8.6, 2.9, 1.0, 2.05), rect(8.75, 4.45, 0.7, 0.4), rect(6.4, 1.15, 0.7, 1.4), rect(8.9, 1.1, 0.65, 1.3)],
    ...[rect(1.95, 5.29, 1.0, 2.05), rect(2.1, 6.85, 0.7, 0.4), rect(0.45, 5.29, 1.2, 0.6), rect(0.45, 8.95, 1.4, 0.6)],
    ...[rect(8.8, 7.8, 0.75, 1.75), rect(7.46, 5.29, 0.9, 0.9), rect(8.75, 5.29, 0.8, 0.5), rect(9.05, 6.7, 0.55, 0.4)],
  ],
};
const CIRCLES: Readonly<Record<Storey['id'], readonly (readonly [number, number, number])[]>> = {
  EG: [
    [9.2, 3.0, 0.1],
    [9.2, 3.3, 0.1],
    [9.45, 3.0, 0.08],
    [9.45, 3.3, 0.08],
    [7.8, 8.35, 0.17],
    [7.25, 9.35, 0.15],
    [9.15, 8.1, 0.05],
  ],
  OG: [
    [9.15, 5.54, 0.16],
    [8.95, 6.9, 0.18],
    [7.9, 5.74, 0.05],
    [9.17, 8.2, 0.05],
  ],
};

/** Hints at the furniture of a storey with hair lines. */
export function furnish(canvas: Canvas, storey: Storey['id']): void {
  RECTS[storey].forEach((piece) => canvas.rect(piece, { pen: PEN.hair, color: '#666666' }));
  CIRCLES[storey].forEach(([x, y, radius]) => canvas.circle([x, y], radius, { pen: PEN.hair, color: '#666666' }));
}
