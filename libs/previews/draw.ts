import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { longSide, type PreviewSize } from './sizes';
import type { RenderedImage } from './task';

/** WebP: lines of a plan stay sharp, and a page weighs a tenth of a PNG. */
const QUALITY = 80;

export interface Drawn {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
}

/** White paper. */
export function blank(width: number, height: number): Drawn {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, context };
}

/** Each size from one drawing: the largest is drawn, smaller ones are made from it. */
export async function drawAll(sizes: readonly PreviewSize[], draw: (size: PreviewSize) => Promise<Drawn>): Promise<RenderedImage[]> {
  const [largest, ...others] = sizes.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (!largest) return [];
  const { canvas } = await draw(largest);
  const images = [await encoded(largest, canvas)];
  for (const size of others) images.push(await encoded(size, shrunk(canvas, size)));
  return images;
}

const ORDER: readonly PreviewSize[] = ['large', 'page', 'thumbnail'];

/** By halves: taken at once, thin lines of a plan would break into dots. */
function shrunk(from: Canvas, size: PreviewSize): Canvas {
  const scale = longSide(size, from) / Math.max(from.width, from.height);
  if (scale >= 1) return from;
  const step = Math.max(scale, 0.5);
  const { canvas, context } = blank(from.width * step, from.height * step);
  context.imageSmoothingQuality = 'high';
  context.drawImage(from, 0, 0, canvas.width, canvas.height);
  return shrunk(canvas, size);
}

async function encoded(size: PreviewSize, canvas: Canvas): Promise<RenderedImage> {
  return { size, width: canvas.width, height: canvas.height, bytes: await canvas.encode('webp', QUALITY) };
}
