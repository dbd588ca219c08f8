import { type Readable, Transform } from 'node:stream';
import { UserError } from '@bauraum/kernel';

/**
 * The same bytes, but exactly as many as announced.
 *
 * @throws UserError (on the stream) 413 `too-large`, 400 `size-mismatch`, 400 `truncated` when the sender went away.
 * @example for await (const chunk of exactly(request.raw, 5)) …
 */
export function exactly(source: Readable, size: number): Readable {
  let seen = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > size) done(new UserError(413, 'too-large'));
      else done(null, chunk);
    },
    flush: (done) => done(seen < size ? new UserError(400, 'size-mismatch') : null),
  });
  source.once('error', (error) => counted.destroy(error));
  source.once('aborted', () => counted.destroy(new UserError(400, 'truncated')));
  return source.pipe(counted);
}
