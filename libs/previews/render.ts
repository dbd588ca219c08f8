import { loadImage } from '@napi-rs/canvas';
import { blank, drawAll, type Drawn } from './draw';
import { renderPdf } from './render-pdf';
import { longSide, type PreviewSize } from './sizes';
import type { RenderMessage, RenderTask } from './task';

type Send = (message: RenderMessage) => void;

/**
 * Draws pages of a file. It runs in the process that calls it: foreign files go through `PreviewRenderer`.
 *
 * @throws Error when a page cannot be drawn; what was told before stands.
 * @example await render({ mediaType: 'application/pdf', pages: [1], sizes: ['page'], maxPages: 2000 }, bytes, send)
 */
export async function render(task: RenderTask, bytes: Uint8Array, send: Send): Promise<void> {
  if (task.mediaType === 'application/pdf') return renderPdf(task, bytes, send);
  await renderPicture(task, bytes, send);
}

/** A photo or a scan is a document of one page. */
async function renderPicture({ pages, sizes }: RenderTask, bytes: Uint8Array, send: Send): Promise<void> {
  const picture = await loadImage(bytes).catch(() => null);
  if (!picture) return send({ kind: 'refused', problem: 'broken' });
  const { width, height } = picture;
  send({ kind: 'opened', count: 1, pages: [{ width, height }] });
  if (!pages.includes(1)) return;
  const draw = (size: PreviewSize): Promise<Drawn> => {
    // Never larger than it is: that would show nothing more.
    const scale = Math.min(1, longSide(size, { width, height }) / Math.max(width, height));
    const drawn = blank(width * scale, height * scale);
    drawn.context.imageSmoothingQuality = 'high';
    drawn.context.drawImage(picture, 0, 0, drawn.canvas.width, drawn.canvas.height);
    return Promise.resolve(drawn);
  };
  send({ kind: 'page', page: 1, text: '', images: await drawAll(sizes, draw) });
}
