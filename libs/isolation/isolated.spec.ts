import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Deed } from './echo.fixture';
import { Isolated } from './isolated';

const program = { file: join(__dirname, 'echo.fixture.ts'), execArgv: ['-r', join(__dirname, '../../test/support/typescript-hook.cjs')] };
const limits = { timeoutMs: 5000, memoryMb: 400, parallel: 2 };
const isolated = (changed: Partial<typeof limits> = {}): Isolated<{ deed: Deed }, unknown> =>
  new Isolated(program, { ...limits, ...changed });

async function run(deed: Deed, input = 'Inhalt', by = isolated()): Promise<readonly [string, readonly unknown[]]> {
  const said: unknown[] = [];
  const ended = await by.run(
    { deed },
    () => Promise.resolve(Readable.from([Buffer.from(input)])),
    (message) => said.push(message),
  );
  return [ended, said];
}

describe('an isolated process', () => {
  it('gets the whole file and answers', async () => {
    const long = 'x'.repeat(3 * 1024 ** 2);
    expect(await run('echo', long)).toEqual(['done', [long]]);
    expect(await run('two')).toEqual(['done', [1, 2]]);
  });

  it('sees no settings, and no file but our code', async () => {
    process.env['SECRET_OF_SPEC'] = 'secret';
    const [ended, [seen]] = await run('look');
    delete process.env['SECRET_OF_SPEC'];
    expect(ended).toBe('done');
    expect(seen).toMatchObject({ etc: 'ERR_ACCESS_DENIED' });
    expect(JSON.stringify(seen)).not.toContain('SECRET_OF_SPEC');
  });

  it('that never comes to an end is ended, also when it lets nobody else run, or waits for nothing', async () => {
    expect(await run('loop', '', isolated({ timeoutMs: 300 }))).toEqual(['timeout', []]);
    expect(await run('sleep', '', isolated({ timeoutMs: 60_000 }))).toEqual(['timeout', []]);
  });

  it('that gets nothing of the processor is to be tried again: the machine is starved, the file did nothing', async () => {
    const starved = new Isolated<{ deed: Deed }, unknown>(
      { ...program, file: join(__dirname, 'starved.fixture.ts') },
      { ...limits, timeoutMs: 100 },
    );
    await expect(run('echo', '', starved)).rejects.toMatchObject({ code: 'isolation-starved' });
    expect(starved.running).toBe(0);
  });

  it.each(['grow', 'grow-buffers'] as const)('that takes too much memory is ended: %s', async (deed) =>
    expect(await run(deed, '', isolated({ timeoutMs: 60_000 }))).toEqual(['memory', []]),
  );

  it.each(['throw', 'exit'] as const)('that fails says so: %s', async (deed) => expect(await run(deed)).toEqual(['crashed', []]));

  it('that cannot start is our fault, not the file’s', async () => {
    const none = new Isolated<{ deed: Deed }, unknown>({ file: join(__dirname, 'missing.js') }, limits);
    await expect(run('echo', '', none)).rejects.toMatchObject({ code: 'isolation-failed' });
  });

  it('passes on what the store throws', async () => {
    const lost = new Readable({ read: () => undefined });
    setImmediate(() => lost.destroy(new Error('the store is gone')));
    const none = isolated();
    await expect(none.run({ deed: 'echo' }, () => Promise.resolve(lost), () => undefined)).rejects.toThrow('the store is gone'); // prettier-ignore
    await expect(none.run({ deed: 'echo' }, () => Promise.reject(new Error('no such object')), () => undefined)).rejects.toThrow('no such object'); // prettier-ignore
    expect(none.running).toBe(0);
  });

  it('counts what runs', async () => {
    const one = isolated({ parallel: 1 });
    const running = run('echo', 'a', one);
    expect([one.busy, one.running]).toEqual([true, 1]);
    await running;
    expect([one.busy, one.running]).toEqual([false, 0]);
  });
});
