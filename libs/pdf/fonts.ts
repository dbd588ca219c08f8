import { readFileSync } from 'node:fs';
import { unpackWoff } from './woff';

/** Weights of Fira Sans (SIL OFL 1.1) that documents use. */
export type FontStyle = 'light' | 'regular' | 'italic' | 'medium' | 'bold';
type Face = FontStyle | 'wide' | 'wideBold';

const FIRA = '@fontsource/fira-sans/files/fira-sans-latin';
const NOTO = '@kern-ux/native/dist/fonts/noto-sans/NotoSans';
const FILES: Readonly<Record<Face, string>> = {
  light: `${FIRA}-300-normal.woff`,
  regular: `${FIRA}-400-normal.woff`,
  italic: `${FIRA}-400-italic.woff`,
  medium: `${FIRA}-500-normal.woff`,
  bold: `${FIRA}-600-normal.woff`,
  wide: `${NOTO}-Regular.woff`, // Noto Sans (SIL OFL 1.1) has all Latin letters of DIN 91379, Greek and Cyrillic
  wideBold: `${NOTO}-Bold.woff`,
};

const bytes = new Map<Face, Buffer>();
function faceBytes(face: Face): Buffer {
  const known = bytes.get(face);
  if (known) return known;
  const read = unpackWoff(readFileSync(require.resolve(FILES[face])));
  bytes.set(face, read);
  return read;
}

interface OpenFont {
  _glyphs: Record<number, unknown>;
  hasGlyphForCodePoint(codePoint: number): boolean;
}
interface WithFont {
  _font: { font: OpenFont };
}

// What some fonts lack and a reader understands as well.
const PLAIN: Readonly<Record<string, string>> = {
  '−': '–',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '→': '->',
  '\u2009': ' ',
  '\u202f': '\u00a0',
  '\u200b': '',
  '\ufeff': '',
  '\u2011': '-',
};

/** Composes letters (NFC) and takes out what no page can show; keeps line breaks. */
const cleaned = (text: string): string => (PLAIN_LATIN.test(text) ? text : composed(text));

const PLAIN_LATIN = /^[\n -~\u00a0-\u00ff€„“”–…·]*$/;
const composed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, (char) => (char === '\n' ? '\n' : ''));

/**
 * Selects the face that can show a text completely and returns the text as that face can write it: PDF/A forbids missing glyphs.
 *
 * @returns the text to draw; the document's font is set as a side effect.
 */
export function useFont(doc: PDFKit.PDFDocument, style: FontStyle, raw: string): string {
  const text = cleaned(raw);
  const lacks = (char: string): boolean => !hasGlyph((doc as unknown as WithFont)._font.font, char);
  setFace(doc, style);
  const missing = [...text].filter(lacks);
  if (missing.length === 0) return text;
  if (missing.some((char) => PLAIN[char] === undefined)) setFace(doc, style === 'bold' || style === 'medium' ? 'wideBold' : 'wide');
  return [...text].map((char) => (lacks(char) ? (PLAIN[char] ?? '?') : char)).join('');
}

const covered = new WeakMap<OpenFont, Map<string, boolean>>();
function hasGlyph(font: OpenFont, char: string): boolean {
  const known = covered.get(font) ?? new Map<string, boolean>([['\n', true]]);
  covered.set(font, known);
  const answer = known.get(char) ?? font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
  known.set(char, answer);
  return answer;
}

const opened = new Map<Face, OpenFont>();
const registered = new WeakMap<PDFKit.PDFDocument, Set<Face>>();

/**
 * Registers a face once a document. The parsed font is shared, because parsing costs more than writing a letter; its glyphs are not, since
 * a glyph remembers the first character it stood for and the same input must give the same file whatever was written before.
 */
function setFace(doc: PDFKit.PDFDocument, face: Face): void {
  const faces = registered.get(doc) ?? new Set();
  registered.set(doc, faces);
  if (faces.has(face)) {
    doc.font(face);
    return;
  }
  faces.add(face);
  const shared = opened.get(face);
  if (shared) shared._glyphs = {};
  doc.registerFont(face, (shared ?? faceBytes(face)) as Buffer);
  doc.font(face);
  opened.set(face, (doc as unknown as WithFont)._font.font);
}
