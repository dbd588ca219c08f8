const PDF = '%PDF-';
/** A PDF may begin as late as this for most readers. */
const PDF_WITHIN = 1024;
const PDF_END = '%%EOF';
/** Line ends and padding that some programs leave behind the last line. */
const PADDING_BYTES = 1024;
const PNG_END = 'IEND';
const CRC_BYTES = 4;

/** Archives that unpackers find wherever they begin, so that a picture before them hides them. */
export const HIDDEN_ARCHIVES = [Buffer.from('Rar!\x1a\x07', 'latin1'), Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])] as const;

export interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** An archive of `HIDDEN_ARCHIVES` stands somewhere in it. */
  readonly hidesArchive: boolean;
}

/**
 * Does something stand before a PDF's header (a script, a picture)? Then programs disagree on what the file is.
 *
 * @example hidesPdf(Buffer.from('<script></script>%PDF-1.7')) // true
 */
export const hidesPdf = (head: Buffer): boolean => head.subarray(0, PDF_WITHIN).indexOf(PDF, 0, 'latin1') > 0;

/** Is a file of this type another one at the same time? */
export function isMixed(mediaType: string, file: Ends): boolean {
  if (hidesPdf(file.head) || endsAsZip(file)) return true;
  switch (mediaType) {
    case 'application/pdf':
      return !endsWith(file.tail, PDF_END, 0);
    case 'image/png':
      return file.hidesArchive || !endsWith(file.tail, PNG_END, CRC_BYTES);
    default:
      return file.hidesArchive; // cameras put more behind a JPEG's end: previews, moving pictures
  }
}

/** Nothing but padding stands behind the last mark. A file without a mark in its tail is cut off, and no mixture. */
function endsWith(tail: Buffer, mark: string, more: number): boolean {
  const at = tail.lastIndexOf(mark, undefined, 'latin1');
  if (at < 0) return true;
  const rest = tail.subarray(at + mark.length + more);
  return rest.length <= PADDING_BYTES && /^[\s\0]*$/.test(rest.toString('latin1'));
}

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const RECORD_BYTES = 22;

/**
 * Is there an end of a ZIP's directory in the tail? Its figures have to fit, for four bytes alone come by chance.
 *
 * Source: APPNOTE.TXT 4.3.16
 */
function endsAsZip({ tail, size }: Ends): boolean {
  for (let at = tail.lastIndexOf(END_RECORD); at >= 0; at = at > 0 ? tail.lastIndexOf(END_RECORD, at - 1) : -1) {
    if (at + RECORD_BYTES > tail.length) continue;
    const [here, all] = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
    const directory = tail.readUInt32LE(at + 12) + tail.readUInt32LE(at + 16);
    const isZip64 = here === 0xffff || directory >= 0xffffffff;
    if (here === all && all > 0 && (isZip64 || directory <= size - tail.length + at)) return true;
  }
  return false;
}
