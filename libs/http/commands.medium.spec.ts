import { newId } from '@bauraum/kernel';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { Commands } from './commands';
import type { CommandContext } from './principal';

let test: TestDatabase;
let runs = 0;

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, 'north');
});
afterAll(() => test.close());

const context = (key: string, personId = 'p1'): CommandContext => ({
  key,
  route: 'POST /x',
  principal: { tenant: 'north', personId, name: 'A', email: null, roles: [], bodyIds: [] },
});
const work = (): Promise<{ id: string }> => Promise.resolve({ id: `run ${++runs}` });

describe('a command', () => {
  it('with the same key and body gives the same answer and runs once', async () => {
    const commands = new Commands(test.db);
    const key = newId();
    const first = await commands.run(context(key), { a: 1 }, work);
    expect(await commands.run(context(key), { a: 1 }, work)).toEqual(first);
  });

  it('with the same key at the same time runs once', async () => {
    const commands = new Commands(test.db);
    const key = newId();
    const before = runs;
    const answers = await Promise.all(Array.from({ length: 8 }, () => commands.run(context(key), {}, work)));
    expect(runs).toBe(before + 1);
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
  });

  it('with the same key and another body is refused', async () => {
    const commands = new Commands(test.db);
    const key = newId();
    await commands.run(context(key), { a: 1 }, work);
    await expect(commands.run(context(key), { a: 2 }, work)).rejects.toMatchObject({ status: 422, code: 'idempotency-mismatch' });
  });

  it('of another person may have the same key', async () => {
    const commands = new Commands(test.db);
    const key = newId();
    const mine = await commands.run(context(key, 'p1'), {}, work);
    expect(await commands.run(context(key, 'p2'), {}, work)).not.toEqual(mine);
  });

  it('that failed may be sent again', async () => {
    const commands = new Commands(test.db);
    const key = newId();
    await expect(commands.run(context(key), {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await commands.run(context(key), {}, work)).toEqual({ id: `run ${runs}` });
  });
});
