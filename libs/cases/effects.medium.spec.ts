import { Logger } from '@nestjs/common';
import { newId } from '@bauraum/kernel';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { submitted, tenant } from './cases.fixture';
import { DeadlineSweep } from './deadline-sweep';
import { Effects, type EffectHandler } from './effects';
import { LOST_AFTER_SECONDS, relay, type OutboxJob } from './outbox';
import { WorkflowRunner } from './runner';

let test: TestDatabase;
const runner = new WorkflowRunner();
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
const outboxIds = async (caseId: string, effect: string): Promise<string[]> =>
  (
    await query<{ id: string }>(`select id from outbox where tenant_id = $1 and case_id = $2 and effect = $3 order by id`, caseId, effect)
  ).map((r) => r.id);
const mails = async (): Promise<number> => (await query(`select 1 from mail where tenant_id = $1`)).length;

beforeAll(async () => {
  Logger.overrideLogger(false); // failures here are wanted
  test = await testDatabase();
  await addTenant(test.db, tenant);
});
afterAll(() => test.close());

/** Writes one mail row; `before` may fail at any point. */
const writer = (effect: string, after: () => void = () => undefined): EffectHandler => ({
  effect,
  async apply(tx) {
    await tx.query(`insert into mail (tenant_id, id, recipient, subject, body, created_at) values ($1, $2, 'a', 'b', 'c', now())`, [
      tx.tenant,
      newId(),
    ]);
    after();
  },
});

describe('an effect', () => {
  it('happens once, however often its job runs', async () => {
    const effects = new Effects(test.db);
    effects.register(writer('openEfile'));
    const [id = ''] = await outboxIds(await submitted(test.db), 'openEfile');
    const before = await mails();
    await Promise.all([effects.run(tenant, id), effects.run(tenant, id), effects.run(tenant, id)]);
    await effects.run(tenant, id);
    expect(await mails()).toBe(before + 1);
  });

  it('that fails half way leaves nothing, is noted, and happens at the next try', async () => {
    let fail = true;
    const effects = new Effects(test.db);
    effects.register(
      writer('openEfile', () => {
        if (fail) throw new Error('the disk is full');
      }),
    );
    const [id = ''] = await outboxIds(await submitted(test.db), 'openEfile');
    const before = await mails();
    await expect(effects.run(tenant, id)).rejects.toThrow('the disk is full');
    expect(await mails()).toBe(before);
    expect(await query(`select attempts, last_error from outbox where tenant_id = $1 and id = $2`, id)).toEqual([
      { attempts: 1, last_error: 'the disk is full' },
    ]);
    fail = false;
    await effects.run(tenant, id);
    expect(await mails()).toBe(before + 1);
  });

  it('that says later stays, and waits', async () => {
    const effects = new Effects(test.db);
    effects.register({ effect: 'openEfile', apply: () => Promise.resolve({ retryInMs: 60_000 }) });
    const [id = ''] = await outboxIds(await submitted(test.db), 'openEfile');
    await effects.run(tenant, id);
    const [row] = await query<{ waits: boolean; queued_at: Date | null }>(
      `select available_at > now() as waits, queued_at from outbox where tenant_id = $1 and id = $2`,
      id,
    );
    expect(row).toEqual({ waits: true, queued_at: null });
  });

  it('has one handler: a missing or second one is an error', () => {
    const effects = new Effects(test.db);
    effects.register(writer('a'));
    expect(() => effects.register(writer('a'))).toThrow(/two handlers/);
    expect(() => effects.assertComplete(['a', 'b'])).toThrow(/without handler: b/);
    expect(() => effects.assertComplete([])).toThrow(/without effect: a/);
    expect(() => effects.assertComplete(['a'])).not.toThrow();
  });
});

describe('the relay', () => {
  it('hands over each row once, also when several relays run', async () => {
    await submitted(test.db);
    const seen: OutboxJob[] = [];
    const add = (jobs: OutboxJob[]): Promise<void> => Promise.resolve(void seen.push(...jobs));
    await Promise.all(Array.from({ length: 4 }, () => relay(test.relay, add, 3)));
    while ((await relay(test.relay, add)) > 0);
    expect(new Set(seen.map((j) => j.id)).size).toBe(seen.length);
    expect(seen.every((j) => j.data.tenant === tenant)).toBe(true);
  });

  it('queues a row again whose job was lost', async () => {
    const [id = ''] = await outboxIds(await submitted(test.db), 'openEfile');
    const seen: string[] = [];
    const add = (jobs: OutboxJob[]): Promise<void> => Promise.resolve(void seen.push(...jobs.map((j) => j.id)));
    await relay(test.relay, add);
    await relay(test.relay, add);
    expect(seen.filter((s) => s === id)).toHaveLength(1);
    await query(
      `update outbox set queued_at = now() - $3 * interval '1 second' where tenant_id = $1 and id = $2`,
      id,
      LOST_AFTER_SECONDS + 1,
    );
    await relay(test.relay, add);
    expect(seen.filter((s) => s === id)).toHaveLength(2);
  });
});

describe('the deadline sweep', () => {
  it('fires what has lapsed by the clock of its authority, once, with its proof in the journal', async () => {
    const sweep = new DeadlineSweep(test.db, runner);
    const id = await submitted(test.db);
    await sweep.run(test.relay);
    const status = async (): Promise<string | undefined> =>
      (await query<{ status: string }>(`select status from process where tenant_id = $1 and id = $2`, id))[0]?.status;
    expect(await status()).toBe('formalCheck');
    await query(`update tenant set clock_offset_ms = $2 where tenant_id = $1`, 130 * 86_400_000);
    const fired = (await Promise.all([sweep.run(test.relay), sweep.run(test.relay)])).reduce((a, b) => a + b);
    expect(fired).toBeGreaterThanOrEqual(2);
    expect(await status()).toBe('deemedGranted');
    const [entry] = await query<{ payload: { deadline: { explanation: { sentence: string } } } }>(
      `select payload from case_event where tenant_id = $1 and case_id = $2 and to_status = 'deemedGranted'`,
      id,
    );
    expect(entry?.payload.deadline.explanation.sentence).toMatch(/endet am|verlängert sich/);
    const open = await query(`select 1 from deadline where tenant_id = $1 and case_id = $2 and status = 'open'`, id);
    expect(open).toEqual([]);
    expect(await sweep.run(test.relay)).toBe(0);
  });
});
