import { getDocument, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { leavesMark } from './blank';
import type { FileStructure, PdfAClaim, PdfFacts, ReadablePdf } from './facts';
import { InflatesTooMuch } from './objects';
import { countSizes, pageSize } from './page-size';
import { scalesIn } from './scale';
import { structureOf, type Structure } from './structure';
import { titleWords, type PlacedText } from './title-block';

export interface ReadLimits {
  /** Pages that are looked at; 0: only the structure is. */
  readonly maxPages: number;
  /** Time for the pages; absent: as long as it takes. */
  readonly maxMs?: number;
}

/** There was no time for all pages. */
class TooSlow extends Error {}

/** Nothing of the file is run, nothing is fetched, and no image is decoded that is larger than a symbol. */
const OPTIONS = {
  verbosity: 0,
  isEvalSupported: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  maxImageSize: 4096,
} as const;

/**
 * What is inside a PDF. It runs in the thread that calls it: foreign files go through `PdfReader`, which ends what takes too long.
 *
 * @example (await readPdf(bytes, { maxPages: 2000 })).readable // true
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits,
  onStructure: (structure: FileStructure) => void = () => undefined,
): Promise<PdfFacts> {
  try {
    const structure = structureOf(bytes); // first: it finds the bombs
    const { encrypted, javaScript, launchAction, embedsFiles } = structure;
    onStructure({ encrypted, javaScript, launchAction, embedsFiles });
    if (limits.maxPages === 0) return { readable: false, reason: 'too-large' };
    return await withDocument(bytes, (document) => factsOf(document, structure, limits));
  } catch (error) {
    if (error instanceof TooSlow) return { readable: false, reason: 'timeout' };
    if (error instanceof PasswordException) return { readable: false, reason: 'encrypted' };
    return { readable: false, reason: error instanceof InflatesTooMuch ? 'inflates-too-much' : 'broken' };
  }
}

async function withDocument<T>(bytes: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ ...OPTIONS, data: new Uint8Array(bytes) }); // pdf.js takes the buffer away
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function factsOf(document: PDFDocumentProxy, structure: Structure, { maxPages, maxMs = Infinity }: ReadLimits): Promise<ReadablePdf> {
  const end = performance.now() + maxMs;
  const pagesRead = Math.min(document.numPages, maxPages);
  const pages: PageRead[] = [];
  for (let number = 1; number <= pagesRead; number++) {
    if (performance.now() > end) throw new TooSlow();
    pages.push(await readPage(await document.getPage(number), structure));
  }
  const numbersOf = (wanted: (page: PageRead) => boolean): number[] => pages.flatMap((page, index) => (wanted(page) ? [index + 1] : []));
  const { info, metadata } = await document.getMetadata();
  const told = info as Readonly<Record<string, unknown>>;
  const attachments = [...((await document.getAttachments())?.values() ?? [])].map(({ filename }) => filename);
  const sizes = countSizes(pages.map(({ size }) => size));
  const { encrypted, launchAction, fonts } = structure;
  return {
    readable: true,
    version: textOf(told['PDFFormatVersion']),
    pdfA: claimOf(metadata?.getRaw()),
    pages: document.numPages,
    pagesRead,
    sizes,
    encrypted: encrypted || textOf(told['EncryptFilterName']) !== null,
    javaScript: structure.javaScript || (await document.hasJSActions()),
    launchAction,
    embeddedFiles: attachments,
    embedsFiles: structure.embedsFiles || attachments.length > 0 || told['IsCollectionPresent'] === true,
    acroForm: structure.acroForm || told['IsAcroFormPresent'] === true,
    fonts,
    pagesWithoutText: numbersOf(({ silent }) => silent),
    blankPages: numbersOf(({ blank }) => blank),
    scales: scalesIn(pages.map(({ texts }) => texts.map(({ text }) => text).join(' ')).join('\n')),
    titleWords: titleWords(pages[0]?.texts ?? [], sizes[0]?.format !== 'A4'),
    title: textOf(told['Title']),
    producer: textOf(told['Producer']),
  };
}

interface PageRead {
  readonly size: ReturnType<typeof pageSize>;
  readonly texts: readonly PlacedText[];
  /** Without text. */
  readonly silent: boolean;
  readonly blank: boolean;
}

async function readPage(page: PDFPageProxy, structure: Structure): Promise<PageRead> {
  const texts = await textsOf(page);
  const silent = texts.every(({ text }) => text.trim() === '');
  const read = { size: pageSize(page), texts, silent, blank: silent && (await isBlank(page, structure)) };
  page.cleanup();
  return read;
}

async function textsOf(page: PDFPageProxy): Promise<readonly PlacedText[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [x = 0, y = 0] = viewport.convertToViewportPoint(Number(item.transform[4]), Number(item.transform[5])) as number[];
    return [{ text: item.str, x: x / viewport.width, y: 1 - y / viewport.height }];
  });
}

/** Larger images are left out by pdf.js, so a page that could show one is not blank. */
async function isBlank(page: PDFPageProxy, structure: Structure): Promise<boolean> {
  if (structure.usesObjects(page.ref?.num ?? Number.NaN)) return false;
  const { fnArray, argsArray } = await page.getOperatorList();
  return !leavesMark(fnArray, argsArray);
}

/** As elements or as attributes, both are in use. */
function claimOf(xmp: unknown): PdfAClaim | null {
  const text = typeof xmp === 'string' ? xmp : '';
  const part = /pdfaid:part\s*(?:>|=\s*["'])\s*(\d)/.exec(text)?.[1];
  const conformance = /pdfaid:conformance\s*(?:>|=\s*["'])\s*([A-Za-z])/.exec(text)?.[1];
  return part === undefined ? null : { part: Number(part), conformance: conformance?.toUpperCase() ?? null };
}

const LONGEST_TEXT = 200;
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_TEXT) : null;
