import { berlinDate, newId } from '@bauraum/kernel';
import type { Explained } from '@bauraum/law';
import { bodiesOf, statementPeriod } from '@bauraum/workflows';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { chainProblems, type JournalRecord } from '@bauraum/efile-verify';
import { clerk, submitted, tenant } from './cases.fixture';
import { DeadlineSweep } from './deadline-sweep';
import { WorkflowRunner } from './runner';

const DAY_MS = 86_400_000;

let test: TestDatabase;
let sweep: DeadlineSweep;
const runner = new WorkflowRunner();
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));

/** The authority's clock stands at noon of a day. */
const setDay = (day: string): Promise<unknown> =>
  query(`update tenant set clock_offset_ms = $2 where tenant_id = $1`, Date.parse(`${day}T12:00:00Z`) - Date.now());

interface Entry {
  readonly event: string;
  readonly payload: {
    kind?: string;
    dueOn?: string;
    daysLeft?: number;
    title?: string;
    basis?: string;
    deadline?: { explanation: Explained };
  };
  readonly from_status: string;
  readonly to_status: string;
  readonly at: Date;
}
const journal = (id: string): Promise<Entry[]> =>
  query<Entry>(`select * from case_event where tenant_id = $1 and case_id = $2 order by seq`, id);
const warnings = async (id: string): Promise<[string | undefined, string][]> =>
  (await journal(id))
    .filter((e) => e.event === 'DEADLINE_WARNED' && e.payload.kind !== 'formalCheck')
    .map((e) => [e.payload.kind, berlinDate(e.at.toISOString())]);
const mails = (id: string): Promise<{ to: string; kind: string }[]> =>
  query(
    `select params ->> 'to' as to, params -> 'values' ->> 'kind' as kind from outbox
     where tenant_id = $1 and case_id = $2 and params ->> 'template' = 'deadlineWarning' and params -> 'values' ->> 'kind' <> 'formalCheck' order by 1, 2`,
    id,
  );
/** Warnings and lapses in their order; the formal check may warn too, or not. */
const happened = async (id: string): Promise<[string, string | undefined][]> =>
  (await journal(id))
    .filter((e) => e.event === 'DEADLINE_EXPIRED' || (e.event === 'DEADLINE_WARNED' && e.payload.kind !== 'formalCheck'))
    .map((e) => [e.event, e.payload.kind]);
const decisionOf = async (id: string): Promise<Explained & { warnings: string[] }> => {
  const [row] = await query<{ explanation: Explained }>(
    `select explanation from deadline where tenant_id = $1 and case_id = $2 and kind = 'decision' and status = 'open'`,
    id,
  );
  if (!row?.explanation.warnings) throw new Error('the decision has no warnings');
  return { ...row.explanation, warnings: [...row.explanation.warnings] };
};
const status = async (id: string): Promise<string | undefined> =>
  (await query<{ status: string }>(`select status from process where tenant_id = $1 and id = $2`, id))[0]?.status;
const days = (day: string, n: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, tenant);
  sweep = new DeadlineSweep(test.db, runner);
});
beforeEach(() => query(`update tenant set clock_offset_ms = 0 where tenant_id = $1`));
afterEach(() => query(`update deadline set status = 'cancelled', closed_at = now() where tenant_id = $1 and status = 'open'`));
afterAll(() => test.close());

describe('a warning', () => {
  it('goes out once on each of its days, never before, and changes nothing', async () => {
    const id = await submitted(test.db);
    const { warnings: due } = await decisionOf(id);
    const before = await query(`select state, status, revision from process where tenant_id = $1 and id = $2`, id);
    await setDay(days(due[0] ?? '', -1));
    await query(`update deadline set status = 'cancelled' where tenant_id = $1 and case_id = $2 and kind = 'formalCheck'`, id);
    await sweep.run(test.relay);
    expect(await warnings(id)).toEqual([]);
    for (const day of due) {
      await setDay(day);
      await Promise.all([sweep.run(test.relay), sweep.run(test.relay)]);
      await sweep.run(test.relay);
    }
    expect(due.length).toBeGreaterThan(1);
    expect(await warnings(id)).toEqual(due.map((day) => ['decision', day]));
    expect(await query(`select state, status, revision from process where tenant_id = $1 and id = $2`, id)).toEqual(before);
    expect(await mails(id)).toEqual(due.map(() => ({ to: 'office', kind: 'decision' })));
  });

  it('says which clock, how long before, and on what basis; the chain of the journal holds', async () => {
    const id = await submitted(test.db);
    const { warnings: due, end, basis } = await decisionOf(id);
    await setDay(due[0] ?? '');
    await sweep.run(test.relay);
    const entries = await journal(id);
    const warned = entries.find((e) => e.event === 'DEADLINE_WARNED' && e.payload.kind === 'decision');
    const daysLeft = (Date.parse(end) - Date.parse(due[0] ?? '')) / DAY_MS;
    expect(warned?.payload).toMatchObject({ kind: 'decision', dueOn: end, basis, daysLeft, title: 'Entscheidungsfrist' });
    expect(warned?.to_status).toBe(warned?.from_status);
    await test.db.transaction(tenant, (tx) =>
      runner.dispatch(tx, { processId: id, event: { type: 'CONFIRM_COMPLETE', checklist: [] }, actor: clerk }),
    );
    const records = (await journal(id)).map((row) => recordOf(row as unknown as Record<string, unknown>));
    expect(chainProblems(records)).toEqual({ hashes: [], links: [] });
  });

  it('of a deadline that was cancelled never goes out', async () => {
    const id = await submitted(test.db);
    const { warnings: due } = await decisionOf(id);
    await test.db.transaction(tenant, (tx) =>
      runner.dispatch(tx, {
        processId: id,
        event: { type: 'WITHDRAW', reason: 'Wir bauen nicht.' },
        actor: { id: newId(), name: 'B', role: 'builder' },
      }),
    );
    await setDay(due.at(-1) ?? '');
    await sweep.run(test.relay);
    expect([await warnings(id), await mails(id)]).toEqual([[], []]);
  });

  it('stands for all that were missed before it', async () => {
    const id = await submitted(test.db);
    const { warnings: due } = await decisionOf(id);
    const last = due.at(-1) ?? '';
    await setDay(last);
    await sweep.run(test.relay);
    expect(await warnings(id)).toEqual([['decision', last]]);
  });

  it('goes to the applicants and, because a fiction follows, to the office', async () => {
    const id = await submitted(test.db);
    const dueOn = days(berlinDate(new Date().toISOString()), 20);
    const finding = { id: newId(), kind: 'documentMissing', text: 'fehlt', legalBasis: '§' };
    const event = { type: 'REQUEST_SUPPLEMENTS', requestId: newId(), dueOn, findings: [finding] };
    await test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, event, actor: clerk }));
    await setDay(days(dueOn, -2));
    await sweep.run(test.relay);
    expect(await mails(id)).toEqual([
      { to: 'applicants', kind: 'supplements' },
      { to: 'office', kind: 'supplements' },
    ]);
  });
});

describe('a body that is asked', () => {
  it('is warned, and the office with it; then its silence is what the law makes of it', async () => {
    const caseId = await submitted(test.db);
    const id = newId();
    const bodyId = bodiesOf(tenant).find(({ kind }) => kind === 'specialist')?.id ?? '';
    const at = new Date().toISOString();
    const { dueOn, explanation } = statementPeriod(tenant, bodyId, 'simplified', at);
    const input = { caseId, bodyId, dueOn, basis: explanation.basis, consequence: explanation.consequence, explanation };
    await test.db.transaction(tenant, (tx) => runner.create(tx, { workflow: 'participation', id, caseId, input, actor: clerk }));
    await setDay(explanation.warnings?.at(-1) ?? '');
    await sweep.run(test.relay);
    expect((await mails(caseId)).filter(({ kind }) => kind === 'statement')).toEqual([
      { to: 'body', kind: 'statement' },
      { to: 'office', kind: 'statement' },
    ]);
    await setDay(days(dueOn, 1));
    await sweep.run(test.relay);
    const own = (await journal(caseId)).filter((e) => e.payload.kind === 'statement').map((e) => [e.event, e.to_status]);
    expect(own).toEqual([
      ['DEADLINE_WARNED', 'requested'],
      ['DEADLINE_EXPIRED', 'deemedNoConcerns'],
    ]);
  });
});

describe('a fiction', () => {
  it('follows its last warning in the same run, when the clock was moved beyond both', async () => {
    const id = await submitted(test.db);
    const { end } = await decisionOf(id);
    await setDay(days(end, 1));
    await sweep.run(test.relay);
    expect(await status(id)).toBe('deemedGranted');
    expect(await happened(id)).toEqual([
      ['DEADLINE_EXPIRED', 'formalCheck'],
      ['DEADLINE_WARNED', 'decision'],
      ['DEADLINE_EXPIRED', 'decision'],
    ]);
  });

  it('of the earlier day wins, however far the clock was moved', async () => {
    const id = await submitted(test.db);
    await query(
      `update deadline set due_at = now() + interval '1 day', next_warning_at = now() - interval '1 day' where tenant_id = $1 and case_id = $2 and kind = 'decision'`,
      id,
    );
    const dueOn = days(berlinDate(new Date().toISOString()), 14);
    const finding = { id: newId(), kind: 'documentMissing', text: 'fehlt', legalBasis: '§' };
    const event = { type: 'REQUEST_SUPPLEMENTS', requestId: newId(), dueOn, findings: [finding] };
    await test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, event, actor: clerk }));
    // The clock of the decision goes on, as after a late request: it warns before the supplements are due, and ends after them.
    await query(
      `update deadline set status = 'open', due_at = now() + interval '30 days' where tenant_id = $1 and case_id = $2 and kind = 'decision'`,
      id,
    );
    await setDay(days(dueOn, 60));
    await sweep.run(test.relay);
    expect(await status(id)).toBe('deemedWithdrawn');
    expect(await happened(id)).toEqual([
      ['DEADLINE_WARNED', 'decision'],
      ['DEADLINE_WARNED', 'supplements'],
      ['DEADLINE_EXPIRED', 'supplements'],
    ]);
  });

  it('never stands in the journal without the computation that proves its day', async () => {
    const rows = await query<Entry>(
      `select * from case_event where tenant_id = $1 and to_status like 'deemed%' and from_status <> to_status`,
    );
    expect(new Set(rows.map((r) => r.to_status))).toEqual(new Set(['deemedGranted', 'deemedWithdrawn', 'deemedNoConcerns']));
    for (const { event, payload, at } of rows) {
      expect(event).toBe('DEADLINE_EXPIRED');
      expect(payload.deadline?.explanation).toMatchObject({
        end: expect.any(String) as string,
        sentence: expect.stringMatching(/Frist/) as string,
      });
      expect(berlinDate(at.toISOString()) > (payload.deadline?.explanation.end ?? '9999')).toBe(true);
    }
  });
});

function recordOf(row: Record<string, unknown>): JournalRecord {
  const iso = (value: unknown): string => (value as Date).toISOString();
  return {
    tenant: row['tenant_id'],
    caseId: row['case_id'],
    seq: Number(row['seq']),
    processId: row['process_id'],
    workflow: row['workflow'],
    event: row['event'],
    payload: row['payload'],
    actor: row['actor'],
    at: iso(row['at']),
    recordedAt: iso(row['recorded_at']),
    from: row['from_status'],
    to: row['to_status'],
    previousHash: row['previous_hash'],
    hash: row['hash'],
  } as JournalRecord;
}
