import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import type { Sha256 } from '@bauraum/kernel';

const HEAD_BYTES = 8192;
const TAIL_BYTES = 2048;

export interface Inspected {
  readonly sha256: Sha256;
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** Reads an upload once: its hash, its size, its first and last bytes. Memory stays flat. */
export async function inspectUpload(stream: Readable): Promise<Inspected> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  }
  return { sha256: hash.digest('hex'), size, head, tail };
}

/** What an application takes; a plan must be a PDF, a photograph may be an image. */
export const ALLOWED_TYPES: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'];

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
};

export type UploadProblem = 'empty' | 'type-not-allowed' | 'type-mismatch' | 'truncated';

export interface SniffInput extends Pick<Inspected, 'head' | 'tail'> {
  readonly fileName: string;
  /** What the client said it is. */
  readonly mediaType: string;
}

/**
 * Looks at the content: the name and the client's word prove nothing, but they have to agree with it.
 *
 * @example await sniff({ head, tail, fileName: 'plan.pdf', mediaType: 'application/pdf' }) // { mediaType: 'application/pdf', problem: null }
 */
export async function sniff({
  head,
  tail,
  fileName,
  mediaType,
}: SniffInput): Promise<{ mediaType: string | null; problem: UploadProblem | null }> {
  if (head.length === 0) return { mediaType: null, problem: 'empty' };
  const found = (await fileTypeFromBuffer(head))?.mime ?? null;
  if (!found || !ALLOWED_TYPES.includes(found)) return { mediaType: found, problem: 'type-not-allowed' };
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (found !== mediaType || !EXTENSIONS[found]?.includes(extension)) return { mediaType: found, problem: 'type-mismatch' };
  return { mediaType: found, problem: isCutOff(found, tail) ? 'truncated' : null };
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
