/** Gives bytes of the file; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** A drawing of format A0 at 600 dots per inch has 558 million; a bomb has billions in a few kilobytes. */
const MOST_PIXELS = 600_000_000;
const MOST_STEPS = 1000;

const WINDOW_BYTES = 64 * 1024;

/** Reads ahead, so that many small looks are few readings of the store. */
function windowed(read: ReadAt): ReadAt {
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return async (offset, length) => {
    if (offset < start || offset + length > start + window.length) {
      window = await read(offset, Math.max(length, WINDOW_BYTES));
      start = offset;
    }
    return window.subarray(offset - start, offset - start + length);
  };
}

/**
 * Looks at a picture's measures without unpacking it.
 *
 * @returns `inflates-too-much` for a decompression bomb, `broken` when the measures cannot be found, else null.
 * @example await pictureProblem('image/png', (offset, length) => Promise.resolve(png.subarray(offset, offset + length))) // null
 */
export async function pictureProblem(mediaType: string, at: ReadAt): Promise<'inflates-too-much' | 'broken' | null> {
  const pixels = await pixelsOf(mediaType, windowed(at));
  if (pixels === null) return 'broken';
  return pixels > MOST_PIXELS ? 'inflates-too-much' : null;
}

/** Of all its pages together. */
function pixelsOf(mediaType: string, at: ReadAt): Promise<number | null> {
  switch (mediaType) {
    case 'image/png':
      return ofPng(at);
    case 'image/jpeg':
      return ofJpeg(at);
    case 'image/tiff':
      return ofTiff(at);
    default:
      return Promise.resolve(0);
  }
}

async function ofPng(at: ReadAt): Promise<number | null> {
  const head = await at(0, 24);
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return product(head.readUInt32BE(16), head.readUInt32BE(20));
}

/** Segments stand one after the other until the frame's header (SOF) tells the measures. */
async function ofJpeg(at: ReadAt): Promise<number | null> {
  let offset = 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    const segment = await at(offset, 9);
    if (segment.length < 4 || segment[0] !== 0xff) return null;
    const marker = segment[1] ?? 0;
    if (marker === 0xff) {
      offset += 1; // padding
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return segment.length < 9 ? null : product(segment.readUInt16BE(7), segment.readUInt16BE(5));
    } else if (marker === 0xda || marker === 0xd9) {
      return null;
    } else {
      offset += 2 + segment.readUInt16BE(2);
    }
  }
  return null;
}

const WIDTH = 256;
const HEIGHT = 257;
const MOST_ENTRIES = 4096;

/** A chain of directories, one for each page; a chain that does not end is a bomb, too. */
async function ofTiff(at: ReadAt): Promise<number | null> {
  const head = await at(0, 8);
  if (head.length < 8) return null;
  const little = head.toString('latin1', 0, 2) === 'II';
  const short = (bytes: Buffer, index: number): number => (little ? bytes.readUInt16LE(index) : bytes.readUInt16BE(index));
  const long = (bytes: Buffer, index: number): number => (little ? bytes.readUInt32LE(index) : bytes.readUInt32BE(index));
  if (short(head, 2) !== 42) return null;
  let offset = long(head, 4);
  let pixels = 0;
  for (let step = 0; offset !== 0; step++) {
    if (step === MOST_STEPS) return Infinity;
    const count = await at(offset, 2);
    if (count.length < 2 || short(count, 0) === 0 || short(count, 0) > MOST_ENTRIES) return null;
    const entries = await at(offset + 2, short(count, 0) * 12 + 4);
    if (entries.length < short(count, 0) * 12 + 4) return null;
    const value = (tag: number): number | null => {
      for (let entry = 0; entry < entries.length - 4; entry += 12) {
        if (short(entries, entry) === tag) return short(entries, entry + 2) === 3 ? short(entries, entry + 8) : long(entries, entry + 8);
      }
      return null;
    };
    const page = product(value(WIDTH), value(HEIGHT));
    if (page === null) return null;
    pixels += page;
    offset = long(entries, entries.length - 4);
  }
  return pixels === 0 ? null : pixels;
}

const product = (width: number | null, height: number | null): number | null => (width && height ? width * height : null);
