import { inflateSync } from 'node:zlib';

const HEADER = 44; // WOFF 1.0, https://www.w3.org/TR/WOFF/
const ENTRY = 20;

interface TableEntry {
  readonly tag: number;
  readonly checksum: number;
  readonly data: Buffer;
}

function readTables(woff: Buffer): TableEntry[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY;
    const [offset, packedLength, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const packed = woff.subarray(offset, offset + packedLength);
    return { tag: woff.readUInt32BE(at), checksum: woff.readUInt32BE(at + 16), data: packedLength < length ? inflateSync(packed) : packed };
  });
}

/**
 * Unpacks a WOFF 1.0 font into the TrueType file it came from. pdfkit can read WOFF itself, with an inflate in JavaScript that
 * costs a second a document.
 *
 * @throws RangeError when it is not a WOFF file.
 * @example unpackWoff(readFileSync('fira-sans-latin-400-normal.woff')).readUInt32BE(0) // 0x00010000
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF 1.0 font');
  const tables = readTables(woff);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + tables.length * 16);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tables.length - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const padding = (4 - (data.length % 4)) % 4;
    [tag, checksum, offset, data.length].forEach((value, field) => head.writeUInt32BE(value, 12 + index * 16 + field * 4));
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}
