import type { Readable } from 'node:stream';
import { UserError } from '@bauraum/kernel';

/**
 * The same bytes, but exactly as many as announced. The source is left open when there are more.
 *
 * @param size bytes.
 * @throws UserError 413 `too-large` or 400 `size-mismatch`, and what the source throws.
 * @example for await (const chunk of exactly(request.raw, 5)) …
 */
export async function* exactly(source: Readable, size: number): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    seen += chunk.length;
    if (seen > size) throw new UserError(413, 'too-large');
    yield chunk;
  }
  if (seen < size) throw new UserError(400, 'size-mismatch');
}
