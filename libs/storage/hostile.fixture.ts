import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

export interface HostileFile {
  readonly what: string;
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
  readonly problem: string;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A ZIP with one file. @param inflated how large it says that the file is. */
export function zipOf(name: string, content: Buffer, inflated = content.length): Buffer {
  const data = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(inflated, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, latin(name), data, central, latin(name), end]);
}

/** A PNG of these measures without their pixels, as a decompression bomb is one. */
export function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([latin(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([latin('\x89PNG\r\n\x1a\n'), chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG of these measures behind so many bytes of what a camera writes about it. */
export function jpegOf(width: number, height: number, about = 100): Buffer {
  const frame = latin('\xff\xc0\x00\x0b\x08\0\0\0\0\x01\x01\x11\x00');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const segments: Buffer[] = [];
  for (let left = about; left > 0; left -= 60_000) {
    const data = Buffer.alloc(Math.min(left, 60_000), 0x20);
    const head = latin('\xff\xe1\0\0');
    head.writeUInt16BE(data.length + 2, 2);
    segments.push(head, data);
  }
  return Buffer.concat([latin('\xff\xd8'), ...segments, frame, latin('\xff\xda\x00\x02abc\xff\xd9')]);
}

/** A TIFF of these pages; its directories stand at the end, as many programs write them. */
export function tiffOf(pages: readonly (readonly [width: number, height: number])[], { circle = false, between = 100 } = {}): Buffer {
  const head = latin('II*\0\0\0\0\0');
  const start = head.length + between;
  head.writeUInt32LE(start, 4);
  const length = 2 + 2 * 12 + 4;
  const directories = pages.map(([width, height], index) => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt16LE(2, 0);
    [width, height].forEach((value, entry) => {
      bytes.writeUInt16LE(256 + entry, 2 + entry * 12);
      bytes.writeUInt16LE(4, 4 + entry * 12);
      bytes.writeUInt32LE(1, 6 + entry * 12);
      bytes.writeUInt32LE(value, 10 + entry * 12);
    });
    const last = index === pages.length - 1;
    bytes.writeUInt32LE(last ? (circle ? start : 0) : start + (index + 1) * length, length - 4);
    return bytes;
  });
  return Buffer.concat([head, Buffer.alloc(between), ...directories]);
}

const SCRIPT = latin('<html><script>alert(1)</script></html>\n');
const BILLION_LAUGHS = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]><a>&c;</a>`;

/** Files that are something else beside what they seem, or more than they seem. @param pdf a good one. */
export function hostileFiles(pdf: Buffer): readonly HostileFile[] {
  const zip = zipOf('virus.exe', latin('MZ'));
  const asPdf = { fileName: 'Plan.pdf', mediaType: 'application/pdf' };
  const asPng = { fileName: 'Foto.png', mediaType: 'image/png' };
  const asJpeg = { fileName: 'Foto.jpg', mediaType: 'image/jpeg' };
  const asTiff = { fileName: 'Scan.tif', mediaType: 'image/tiff' };
  const mixed = 'mixed-type';
  const bomb = 'inflates-too-much';
  return [
    { what: 'a script before a PDF', bytes: Buffer.concat([SCRIPT, pdf]), ...asPdf, problem: mixed },
    { what: 'a line before a PDF', bytes: Buffer.concat([latin('\n'), pdf]), ...asPdf, problem: mixed },
    { what: 'a PDF with a ZIP behind it', bytes: Buffer.concat([pdf, zip]), ...asPdf, problem: mixed },
    { what: 'a PDF as a ZIP with a comment', bytes: Buffer.concat([pdf, zip, latin(' a comment\n%%EOF\n')]), ...asPdf, problem: mixed },
    { what: 'a PDF with a script behind it', bytes: Buffer.concat([pdf, SCRIPT]), ...asPdf, problem: mixed },
    { what: 'a PDF with much padding', bytes: Buffer.concat([pdf, Buffer.alloc(5000)]), ...asPdf, problem: mixed },
    { what: 'a PNG with a ZIP behind it', bytes: Buffer.concat([pngOf(10, 10), zip]), ...asPng, problem: mixed },
    { what: 'a PNG with a RAR behind it', bytes: Buffer.concat([pngOf(10, 10), latin('Rar!\x1a\x07\x00x')]), ...asPng, problem: mixed },
    { what: 'a PNG with a text behind it', bytes: Buffer.concat([pngOf(10, 10), latin('secret')]), ...asPng, problem: mixed },
    { what: 'a JPEG with a ZIP behind it', bytes: Buffer.concat([jpegOf(10, 10), zip]), ...asJpeg, problem: mixed },
    {
      what: 'a JPEG with a 7z behind it',
      bytes: Buffer.concat([jpegOf(10, 10), latin('7z\xbc\xaf\x27\x1c\0')]),
      ...asJpeg,
      problem: mixed,
    },
    { what: 'a JPEG with a PDF in it', bytes: Buffer.concat([jpegOf(10, 10), pdf]), ...asJpeg, problem: mixed },
    { what: 'a PNG bomb', bytes: pngOf(100_000, 100_000), ...asPng, problem: bomb },
    { what: 'a JPEG bomb', bytes: jpegOf(65_500, 65_500, 200_000), ...asJpeg, problem: bomb },
    { what: 'a TIFF bomb', bytes: tiffOf([[100_000, 100_000]]), ...asTiff, problem: bomb },
    { what: 'a TIFF of many pages', bytes: tiffOf(Array.from({ length: 20 }, () => [10_000, 10_000] as const)), ...asTiff, problem: bomb },
    { what: 'a TIFF without an end', bytes: tiffOf([[10, 10]], { circle: true }), ...asTiff, problem: bomb },
    { what: 'a TIFF without measures', bytes: tiffOf([[0, 0]]), ...asTiff, problem: 'broken' },
    { what: 'a JPEG without measures', bytes: latin('\xff\xd8\xff\xe0\x00\x02\xff\xd9'), ...asJpeg, problem: 'broken' },
    { what: 'a ZIP bomb', bytes: zipOf('0.dll', Buffer.alloc(10_000_000), 2 ** 32 - 2), ...asPdf, problem: 'type-not-allowed' },
    { what: 'an XML bomb', bytes: latin(BILLION_LAUGHS), ...asPdf, problem: 'type-not-allowed' },
    { what: 'an SVG', bytes: latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), ...asPng, problem: 'type-not-allowed' },
  ];
}
