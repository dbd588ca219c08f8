import { MAX_BYTES, mediaTypeOf } from './suggest';

/** What can be told before a file is sent; null: nothing. The server decides by the content afterwards. */
export function fileProblem(file: File): string | null {
  if (file.size === 0) return 'empty';
  if (file.size > MAX_BYTES) return 'too-large';
  return mediaTypeOf(file.name) === null ? 'type-not-allowed' : null;
}
