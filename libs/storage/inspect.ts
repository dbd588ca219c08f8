import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Sha256 } from '@bauraum/kernel';
import { HIDDEN_ARCHIVES, hidesPdf, isMixed, type Ends } from './polyglot';

const HEAD_BYTES = 8192;
/** An archive's directory ends at most so far before the end (a comment may follow). */
const TAIL_BYTES = 66_000;
/** Where the mark of the end has to be in a file that is no mixture. */
const END_BYTES = 2048;

export interface Inspected extends Ends {
  readonly sha256: Sha256;
}

/** Reads an upload once: its hash, its size, its first and last bytes, and whether an archive hides in it. Memory stays flat. */
export async function inspectUpload(stream: AsyncIterable<Buffer>): Promise<Inspected> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let hidesArchive = false;
  for await (const chunk of stream) {
    hash.update(chunk);
    size += chunk.length;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    hidesArchive ||= HIDDEN_ARCHIVES.some((mark) => {
      const seam = Buffer.concat([tail.subarray(1 - mark.length), chunk.subarray(0, mark.length - 1)]);
      return chunk.includes(mark) || seam.includes(mark);
    });
    tail = chunk.length >= TAIL_BYTES ? Buffer.from(chunk.subarray(-TAIL_BYTES)) : Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
  }
  return { sha256: hash.digest('hex'), size, head, tail, hidesArchive };
}

/** What an application takes; a plan must be a PDF, a photograph may be an image. */
export const ALLOWED_TYPES: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'];

/** What a TIFF begins with. Its directory may stand at the end, where it is not looked for. */
const TIFF = [Buffer.from('II*\0'), Buffer.from('MM\0*')];

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
};

export type UploadProblem = 'empty' | 'type-not-allowed' | 'type-mismatch' | 'mixed-type' | 'truncated';

export interface SniffInput extends Ends {
  readonly fileName: string;
  /** What the client said it is. */
  readonly mediaType: string;
}

/**
 * Looks at the content: the name and the client's word prove nothing, but they have to agree with it. Nothing is unpacked.
 *
 * @example await sniff({ ...inspected, fileName: 'plan.pdf', mediaType: 'application/pdf' }) // { mediaType: 'application/pdf', problem: null }
 */
export async function sniff(input: SniffInput): Promise<{ mediaType: string | null; problem: UploadProblem | null }> {
  const { head, tail, fileName, mediaType } = input;
  if (head.length === 0) return { mediaType: null, problem: 'empty' };
  const found = (await fileTypeFromBuffer(head))?.mime ?? (TIFF.some((mark) => head.indexOf(mark) === 0) ? 'image/tiff' : null);
  if (!found) return { mediaType: null, problem: hidesPdf(head) ? 'mixed-type' : 'type-not-allowed' };
  if (!ALLOWED_TYPES.includes(found)) return { mediaType: found, problem: 'type-not-allowed' };
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (found !== mediaType || !EXTENSIONS[found]?.includes(extension)) return { mediaType: found, problem: 'type-mismatch' };
  if (isMixed(found, input)) return { mediaType: found, problem: 'mixed-type' };
  return { mediaType: found, problem: isCutOff(found, tail.subarray(-END_BYTES)) ? 'truncated' : null };
}

function isCutOff(mediaType: string, tail: Buffer): boolean {
  switch (mediaType) {
    case 'application/pdf':
      return !tail.includes('%%EOF');
    case 'image/png':
      return !tail.includes('IEND');
    case 'image/jpeg':
      return !tail.includes(Buffer.from([0xff, 0xd9]));
    default:
      return false;
  }
}
