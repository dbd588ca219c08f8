import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sameTree } from './install.mjs';
import { withLock } from './lock.mjs';
import { NOTHING, add, closingLine, summarize } from './results.mjs';

const suite = (status, ...tests) => ({
  name: 'a.spec.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test, title: 'does it', fullName: 'thing does it', ancestorTitles: ['thing'] })),
});
const result = (testResults) => {
  const count = (status) => testResults.flatMap((one) => one.assertionResults).filter((test) => test.status === status).length;
  return { testResults, numPassedTests: count('passed'), numPendingTests: count('pending'), numTodoTests: count('todo') };
};

describe('results', () => {
  it('sum up', () => {
    const sum = summarize(result([suite('passed', 'passed', 'pending')]), { code: 0 });
    expect(sum).toEqual({ passed: 1, failed: 0, skipped: 1, problems: [], skips: ['a.spec.ts: thing'] });
    expect(closingLine(add(sum, { ...NOTHING, failed: 2 }))).toBe('1 passed, 2 failed, 1 skipped');
  });
  it('count a failed test, a crashed suite, a run without a result, one that took too long, one that only says it failed', () => {
    expect(summarize(result([suite('failed', 'passed', 'failed')]), { code: 1 })).toMatchObject({ passed: 1, failed: 1 });
    expect(summarize(result([suite('failed')]), { code: 1 })).toMatchObject({ failed: 1, problems: ['a.spec.ts: the suite did not run'] });
    expect(summarize(undefined, { code: 134 })).toMatchObject({ failed: 1 });
    expect(summarize(result([suite('passed', 'passed')]), { code: 1, timedOut: true })).toMatchObject({ passed: 1, failed: 1 });
    expect(summarize(result([suite('passed', 'passed')]), { code: 1 })).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('installed packages', () => {
  const wanted = { '': {}, a: { version: '1' }, b: { version: '2', optional: true } };
  it('match the lock file, optional ones aside', () => {
    expect(sameTree(wanted, { a: { version: '1' } })).toBe(true);
    expect(sameTree(wanted, { a: { version: '1' }, b: { version: '2' } })).toBe(true);
  });
  it('are out of date when one is missing, older or too many', () => {
    expect(sameTree(wanted, {})).toBe(false);
    expect(sameTree(wanted, { a: { version: '0' } })).toBe(false);
    expect(sameTree(wanted, { a: { version: '1' }, c: { version: '1' } })).toBe(false);
  });
});

describe('lock', () => {
  let folder;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bauraum-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one in at a time and goes away', async () => {
    let inside = 0;
    const one = () =>
      withLock(
        'x',
        async () => {
          inside += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
          expect(inside).toBe(1);
          inside -= 1;
          return 'done';
        },
        folder,
      );
    expect(await Promise.all([one(), one(), one()])).toEqual(['done', 'done', 'done']);
    expect(() => readFileSync(join(folder, 'x.lock'))).toThrow('ENOENT');
  });

  it('of a dead process is taken over', async () => {
    writeFileSync(join(folder, 'x.lock'), '2147483646');
    expect(await withLock('x', () => 'in', folder)).toBe('in');
  });

  it('is free again after an error', async () => {
    await expect(withLock('x', () => Promise.reject(new Error('no')), folder)).rejects.toThrow('no');
    expect(await withLock('x', () => 'in', folder)).toBe('in');
  });
});
