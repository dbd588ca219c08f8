import { serve } from './serve';

export type Deed = 'echo' | 'loop' | 'grow' | 'grow-buffers' | 'throw' | 'exit' | 'look' | 'two' | 'sleep';

/** Does what a hostile file could make a library do. */
serve<{ readonly deed: Deed }, unknown>(async ({ deed }, input, send) => {
  const kept: unknown[] = [];
  switch (deed) {
    case 'echo':
      return send(input.toString());
    case 'two':
      send(1);
      return send(2);
    case 'loop':
      for (;;) kept.length = 0;
    case 'sleep':
      return new Promise(() => undefined);
    case 'grow':
      for (;;) kept.push(Array.from({ length: 1e5 }, (_, i) => `${i}`));
    case 'grow-buffers':
      for (;;) kept.push(Buffer.alloc(16 * 1024 ** 2, 1));
    case 'throw':
      throw new Error('broken');
    case 'exit':
      return process.exit(0);
    case 'look':
      return send({ env: { ...process.env }, etc: await attempt(async () => (await import('node:fs')).readFileSync('/etc/hostname')) });
  }
});

async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? 'failed';
  }
}
