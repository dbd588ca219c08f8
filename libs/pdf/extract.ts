import { inflateSync } from 'node:zlib';

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)endobj/g;

interface PdfObject {
  readonly dict: string;
  readonly stream?: string | undefined;
}

function objects(pdf: Buffer): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  const source = pdf.toString('latin1');
  for (const match of source.matchAll(OBJECT)) {
    const body = match[2] ?? '';
    const at = body.indexOf('stream\n');
    const dict = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? undefined : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const packed = raw !== undefined && dict.includes('/FlateDecode') && !dict.includes('/Image');
    found.set(match[1] ?? '', { dict, stream: packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw });
  }
  return found;
}

const reference = (dict: string, key: string): string | undefined => new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1];

/** Glyph number -> text, from the font's ToUnicode map. */
function glyphTexts(all: Map<string, PdfObject>, font: string): string[] {
  const cmap = all.get(reference(all.get(font)?.dict ?? '', 'ToUnicode') ?? '')?.stream ?? '';
  const texts: string[] = [];
  for (const range of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    [...(range[2] ?? '').matchAll(/<([^>]*)>/g)].forEach((entry, index) => {
      const units = (entry[1] ?? '').split(' ').map((hex) => Number.parseInt(hex, 16));
      texts[first + index] = String.fromCharCode(...units);
    });
  }
  return texts;
}

function pageText(all: Map<string, PdfObject>, page: PdfObject, fontTexts: Map<string, string[]>): string {
  const content = all.get(reference(page.dict, 'Contents') ?? '')?.stream ?? '';
  const resources = all.get(reference(page.dict, 'Resources') ?? '')?.dict ?? '';
  let texts: string[] = [];
  const lines: string[] = [];
  for (const token of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (token[1]) {
      const font = reference(resources, token[1]) ?? '';
      texts = fontTexts.get(font) ?? glyphTexts(all, font);
      fontTexts.set(font, texts);
    } else {
      const glyphs = [...(token[2] ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap((part) => (part[1] ?? '').match(/.{4}/g) ?? []);
      lines.push(glyphs.map((glyph) => texts[Number.parseInt(glyph, 16)] ?? '').join(''));
    }
  }
  return lines.join('\n');
}

/**
 * The text of each page of a PDF that this library wrote, one line of text a line. For tests: it does not read foreign PDFs.
 *
 * @throws Error when a stream is damaged.
 * @example extractText(receiptPdf(input))[0]?.includes('Eingangsbestätigung') // true
 */
export function extractText(pdf: Buffer): string[] {
  const all = objects(pdf);
  const fontTexts = new Map<string, string[]>();
  return [...all.values()].filter(({ dict }) => /\/Type \/Page\n/.test(dict)).map((page) => pageText(all, page, fontTexts));
}
