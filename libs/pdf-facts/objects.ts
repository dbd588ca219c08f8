import { inflateSync } from 'node:zlib';

/** Longest body of an object without its stream that is looked at: longer ones are tables of numbers. */
const MAX_DICT = 200_000;
/** A content stream or a font is never as long as this; a bomb is. */
const MAX_STREAM = 256 * 1024 ** 2;
const MAX_TOTAL = 1024 ** 3;

/** The file says more, once inflated, than a document should. */
export class InflatesTooMuch extends Error {}

/** What stands between two objects (a trailer) has no number. */
export interface PdfObject {
  readonly number?: number;
  /** As text, names unescaped, without the stream. */
  readonly dict: string;
}

/**
 * All objects of a PDF, also those that are packed into object streams, and those that nothing refers to any more. It reads damaged files, too: what
 * has no place in a submission is found wherever it hides.
 *
 * @throws InflatesTooMuch when a stream is a bomb.
 */
export function objectsOf(bytes: Uint8Array): readonly PdfObject[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: PdfObject[] = [];
  let total = 0;
  let at = 0;
  while (at < file.length) {
    const start = nextStream(file, at);
    const objects = split(file.toString('latin1', at, start < 0 ? file.length : start));
    for (const object of objects) found.push(object);
    if (start < 0) break;
    const dict = objects.at(-1)?.dict ?? '';
    const body = bodyStart(file, start);
    const stop = streamEnd(file, body, dict);
    const inflated = inflate(dict, file.subarray(body, stop), MAX_TOTAL - total);
    total += inflated?.length ?? 0;
    if (inflated && /\/ObjStm\b/.test(dict)) found.push(...packed(inflated, dict));
    const marker = file.indexOf('endstream', stop, 'latin1');
    at = marker < 0 ? file.length : marker + 'endstream'.length;
  }
  return found;
}

function split(text: string): PdfObject[] {
  return text.split(/\bendobj\b|\btrailer\b|\bstartxref\b/).flatMap((part) => {
    if (!part.includes('<<')) return [];
    const number = /(\d+)\s+\d+\s+obj\b/.exec(part.slice(0, 500))?.[1];
    return [{ ...(number ? { number: Number(number) } : {}), dict: unescapeNames(part.slice(0, MAX_DICT)) }];
  });
}

/** Where the keyword `stream` stands next: behind a dictionary and before a line end, so that a font's name (`Bitstream`) is none. */
function nextStream(file: Buffer, from: number): number {
  for (let at = file.indexOf('stream', from, 'latin1'); at >= 0; at = file.indexOf('stream', at + 6, 'latin1')) {
    const next = file[at + 'stream'.length];
    if ((next === 0x0a || next === 0x0d) && /(>>|%[^\r\n]*[\r\n])\s*$/.test(file.toString('latin1', Math.max(0, at - 100), at))) return at;
  }
  return -1;
}

/** After the keyword stands a line end, which is no part of the stream. */
function bodyStart(file: Buffer, keyword: number): number {
  const at = keyword + 'stream'.length;
  if (file[at] === 0x0d && file[at + 1] === 0x0a) return at + 2;
  return file[at] === 0x0a || file[at] === 0x0d ? at + 1 : at;
}

/** By its length if it is told and true, else at the next keyword. */
function streamEnd(file: Buffer, body: number, dict: string): number {
  const told = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dict)?.[1];
  const end = body + Number(told ?? Number.NaN);
  if (Number.isSafeInteger(end) && end <= file.length && /^\s{0,2}endstream/.test(file.toString('latin1', end, end + 11))) return end;
  const next = file.indexOf('endstream', body, 'latin1');
  return next < 0 ? file.length : next;
}

/** Images are never decoded here, so their size says nothing. */
function inflate(dict: string, stream: Buffer, left: number): Buffer | undefined {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dict)?.[1] ?? '';
  const filters = filter.match(/\/\w+/g) ?? [];
  if (/\/Subtype\s*\/Image\b/.test(dict) || filters.length === 0 || filters.length > 8) return undefined;
  let data = stream;
  for (const name of filters) {
    if (name !== '/FlateDecode' && name !== '/Fl') return undefined;
    const longest = Math.min(MAX_STREAM, left);
    try {
      data = inflateSync(data, { maxOutputLength: longest });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new InflatesTooMuch();
      return undefined; // damaged or encrypted: nothing to see
    }
  }
  return data;
}

/** The objects of an object stream: pairs of number and offset, then the objects from `First` on. */
function packed(data: Buffer, dict: string): PdfObject[] {
  const first = Number(/\/First\s+(\d+)/.exec(dict)?.[1] ?? 0);
  const head = data.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  const numbers = head.filter((_, index) => index % 2 === 0);
  const starts = head.filter((_, index) => index % 2 === 1).map((offset) => first + offset);
  return starts.map((start, index) => {
    const end = Math.min(starts[index + 1] ?? data.length, start + MAX_DICT);
    return { number: numbers[index] ?? 0, dict: unescapeNames(data.toString('latin1', start, end)) };
  });
}

const unescapeNames = (text: string): string =>
  text.includes('#') ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
