import type { Database } from '@bauraum/persistence';
import { Appends } from './appends';
import { Closing } from './close-codes';
import type { Entry } from './draft';

const entry = (byte: number): Entry => ({ update: new Uint8Array([byte]), personId: null, fields: ['project.title'] });
const AT = '2026-11-21T10:00:00.000Z';
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A database that answers when it is told to. */
class FakeDatabase {
  readonly calls: { name: string; documents: unknown; answer: (value: unknown) => void; fail: (error: Error) => void }[] = [];
  call(_: string, name: string, params: readonly unknown[]): Promise<unknown> {
    return new Promise((answer, fail) => void this.calls.push({ name, documents: params[1], answer, fail }));
  }
}

function setUp(): { db: FakeDatabase; appends: Appends } {
  const db = new FakeDatabase();
  return { db, appends: new Appends(db as unknown as Database) };
}

describe('appends', () => {
  it('of one moment go in one statement, whichever documents they belong to', async () => {
    const { db, appends } = setUp();
    const last = Promise.all(['a', 'b'].map((caseId) => appends.add('t', caseId, [entry(1), entry(2)], AT)));
    await turn();
    expect(db.calls.map(({ name, documents }) => [name, documents])).toEqual([['collab_append_all', ['a', 'a', 'b', 'b']]]);
    db.calls[0]?.answer({ a: 7, b: 9 });
    expect(await last).toEqual([7, 9]);
  });

  it('that come while one is under way go together with the next', async () => {
    const { db, appends } = setUp();
    const first = appends.add('t', 'a', [entry(1)], AT);
    await turn();
    const later = ['b', 'c'].map((caseId) => appends.add('t', caseId, [entry(1)], AT));
    await turn();
    expect(db.calls).toHaveLength(1);
    db.calls[0]?.answer({ a: 1 });
    await first;
    await turn();
    expect(db.calls.map(({ documents }) => documents)).toEqual([['a'], ['b', 'c']]);
    db.calls[1]?.answer({ b: 1, c: 1 });
    expect(await Promise.all(later)).toEqual([1, 1]);
  });

  it('of two authorities never share a statement', async () => {
    const { db, appends } = setUp();
    void appends.add('t', 'a', [entry(1)], AT);
    void appends.add('u', 'a', [entry(1)], AT);
    await turn();
    expect(db.calls).toHaveLength(2);
  });

  it('to a document that somebody holds wait alone; the neighbours are told at once', async () => {
    const { db, appends } = setUp();
    const [held, free] = [appends.add('t', 'a', [entry(1)], AT), appends.add('t', 'b', [entry(1)], AT)];
    await turn();
    db.calls[0]?.answer({ b: 3 });
    expect(await free).toBe(3);
    expect(db.calls.map(({ name, documents }) => [name, documents]).slice(1)).toEqual([['collab_append', 'a']]);
    db.calls[1]?.answer('4');
    expect(await held).toBe(4);
  });

  it('to a closed document are refused', async () => {
    const { db, appends } = setUp();
    const closed = appends.add('t', 'a', [entry(1)], AT);
    await turn();
    db.calls[0]?.answer({});
    await turn();
    db.calls[1]?.answer(null);
    await expect(closed).rejects.toEqual(new Closing('notDraft'));
  });

  it('fail together, and what comes after them does not', async () => {
    const { db, appends } = setUp();
    const lost = ['a', 'b'].map((caseId) => appends.add('t', caseId, [entry(1)], AT));
    await turn();
    db.calls[0]?.fail(new Error('gone'));
    expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = appends.add('t', 'a', [entry(1)], AT);
    await turn();
    db.calls[1]?.answer({ a: 1 });
    expect(await next).toBe(1);
  });
});
