import { dirname, join, sep } from 'node:path';
import { getDocument, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { blank, drawAll, type Drawn } from './draw';
import { longSide, type PageDimensions, type PreviewSize } from './sizes';
import type { RenderMessage, RenderTask } from './task';

const PACKAGE = dirname(require.resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(PACKAGE, name) + sep;

/** Nothing of the file is run, nothing is fetched; what it does not bring along (fonts, codecs) comes from the package. */
const OPTIONS = {
  verbosity: 0,
  isEvalSupported: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  standardFontDataUrl: folder('standard_fonts'),
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  wasmUrl: folder('wasm'),
  iccUrl: folder('iccs'),
} as const;

/** What is read to those who cannot see the page. */
const MAX_TEXT = 10_000;
const CONTROL = /[\p{Cc}\p{Cs}]+/gu;

/** @throws Error when a page cannot be drawn. */
export async function renderPdf(task: RenderTask, bytes: Uint8Array, send: (message: RenderMessage) => void): Promise<void> {
  const document = await open(bytes);
  if (typeof document === 'string') return send({ kind: 'refused', problem: document });
  send({ kind: 'opened', count: document.numPages, pages: await measures(document, task.maxPages) });
  for (const number of task.pages) {
    const page = await document.getPage(number);
    const images = await drawAll(task.sizes, (size) => draw(page, size));
    send({ kind: 'page', page: number, text: await textOf(page), images });
    page.cleanup();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy | 'encrypted' | 'broken'> {
  try {
    const document = await getDocument({ ...OPTIONS, data: new Uint8Array(bytes) }).promise;
    return document.numPages > 0 ? document : 'broken';
  } catch (error) {
    return error instanceof PasswordException ? 'encrypted' : 'broken';
  }
}

async function measures(document: PDFDocumentProxy, maxPages: number): Promise<PageDimensions[]> {
  const found: PageDimensions[] = [];
  for (let number = 1; number <= Math.min(document.numPages, maxPages); number++) {
    found.push(dimensions(await document.getPage(number)));
  }
  return found;
}

/** As the page is shown, turned and in points; a page without any extent is shown as a point. */
function dimensions(page: PDFPageProxy): PageDimensions {
  const { width, height } = page.getViewport({ scale: page.userUnit });
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

async function draw(page: PDFPageProxy, size: PreviewSize): Promise<Drawn> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = longSide(size, dimensions(page)) / Math.max(width, height, 1);
  const drawn = blank(width * scale, height * scale);
  // pdf.js means the browser's canvas; in Node it draws on this one.
  const target = { canvas: drawn.canvas, canvasContext: drawn.context } as unknown as {
    readonly canvas: null;
    readonly canvasContext: never;
  };
  await page.render({ ...target, viewport: page.getViewport({ scale }) }).promise;
  return drawn;
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  const lines = words.join('').split('\n');
  return lines
    .map((line) => line.replace(CONTROL, ' ').trim())
    .filter(Boolean)
    .join('\n')
    .slice(0, MAX_TEXT);
}
