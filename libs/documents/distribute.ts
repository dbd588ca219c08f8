import { PassThrough, type Readable } from 'node:stream';

const AHEAD_BYTES = 256 * 1024;

type Consumer<T> = (bytes: Readable) => Promise<T>;

/**
 * One reading for several readers: each gets every piece, and the slowest sets the pace, so that memory stays flat. One that has seen enough gets no
 * more. A source that fails fails each of them.
 *
 * @throws what the first reader throws.
 * @example const [hash, size] = await distribute(stream, [hashOf, sizeOf])
 */
export async function distribute<A, B, C>(
  source: Readable,
  consumers: readonly [Consumer<A>, Consumer<B>, Consumer<C>],
): Promise<readonly [A, B, C]> {
  const branches: PassThrough[] = [];
  const feed = async <T>(consume: Consumer<T>): Promise<T> => {
    const branch = new PassThrough({ highWaterMark: AHEAD_BYTES });
    branch.on('error', () => undefined); // the reader has heard of it
    branches.push(branch);
    try {
      return await consume(branch);
    } finally {
      branch.destroy();
    }
  };
  const [first, second, third] = consumers;
  const results = Promise.all([feed(first), feed(second), feed(third)]);
  void pump(source, branches);
  try {
    return await results;
  } finally {
    for (const stream of [source, ...branches]) stream.destroy();
  }
}

async function pump(source: Readable, branches: readonly PassThrough[]): Promise<void> {
  try {
    for await (const piece of source as AsyncIterable<Buffer>) await Promise.all(branches.map((branch) => push(branch, piece)));
    for (const branch of branches) branch.end();
  } catch (error) {
    for (const branch of branches) branch.destroy(error as Error);
  }
}

async function push(branch: PassThrough, piece: Buffer): Promise<void> {
  if (branch.destroyed || branch.write(piece)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      branch.off('drain', done).off('close', done);
      resolve();
    };
    branch.on('drain', done).on('close', done);
  });
}
