import { NotFoundException } from '@nestjs/common';
import { OperationalError, UserError } from '@bauraum/kernel';
import { decodeCursor, encodeCursor, revisionOf, toPage, toProblem } from '@bauraum/http';
import { notText } from './validation';

describe('a problem', () => {
  it('shows what the caller must do, and nothing of our own failures', () => {
    expect(toProblem(new UserError(409, 'stale-revision', { current: 3 }), 'r')).toMatchObject({
      status: 409,
      code: 'stale-revision',
      current: 3,
    });
    expect(toProblem(new OperationalError('database-unavailable', { cause: new Error('secret') }), 'r')).toEqual({
      type: 'urn:bauraum:problem:temporarily-unavailable',
      title: 'temporarily unavailable',
      status: 503,
      code: 'temporarily-unavailable',
      requestId: 'r',
    });
    expect(JSON.stringify(toProblem(new Error('password=1'), 'r'))).not.toContain('password');
    expect(toProblem(new NotFoundException(), 'r')).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('text', () => {
  it.each([
    [{ title: 'Häuser 🏠 für alle' }, []],
    [{ title: 'a\0b' }, ['/title']],
    [{ list: [{ text: 'ok' }, { text: 'half \ud83d' }] }, ['/list/1/text']],
    [{ 'x\0': 1 }, ['']],
    [null, []],
  ])('%j cannot be kept at %j', (value, paths) => expect(notText(value).map((p) => p.path)).toEqual(paths));
});

describe('a page', () => {
  it('ends where the rows end, and goes on where it stopped', () => {
    expect(toPage([1, 2], 2, (n) => [n])).toEqual({ items: [1, 2], next: null });
    const { next } = toPage([1, 2, 3], 2, (n) => [n]);
    expect(decodeCursor(next ?? '', 1)).toEqual([2]);
  });

  it.each(['!', 'bm90IGpzb24', encodeCursor([1, 2])])('refuses the cursor %s', (cursor) =>
    expect(() => decodeCursor(cursor, 1)).toThrow(expect.objectContaining({ status: 400, code: 'bad-cursor' }) as Error),
  );
});

describe('a revision', () => {
  it.each([
    ['"7"', 7],
    ['"0"', 0],
  ])('%s is %d', (header, revision) => expect(revisionOf(header)).toBe(revision));

  it.each([
    [undefined, 428],
    ['', 428],
    ['7', 400],
    ['W/"7"', 400],
    ['*', 400],
  ])('%s is answered with %d', (header, status) => expect(() => revisionOf(header)).toThrow(expect.objectContaining({ status }) as Error));
});
