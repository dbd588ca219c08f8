import { newId, SYSTEM_ACTOR, UserError } from '@bauraum/kernel';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { builder, clerk, draft, submitted, tenant } from './cases.fixture';
import { entryHash, type JournalEntry } from './journal';
import { WorkflowRunner } from './runner';

let test: TestDatabase;
const runner = new WorkflowRunner();
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
const dispatch = (processId: string, event: { type: string; [f: string]: unknown }, eventId?: string) =>
  test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId, event, actor: builder, ...(eventId ? { eventId } : {}) }));
const joined = (name: string) => ({ type: 'MEMBER_JOINED', personId: newId(), name, role: 'designer' });

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, tenant);
});
afterAll(() => test.close());

interface EventRow {
  seq: string;
  process_id: string;
  case_id: string;
  workflow: string;
  event: string;
  payload: Record<string, unknown>;
  actor: JournalEntry['actor'];
  at: Date;
  recorded_at: Date;
  from_status: string;
  to_status: string;
  previous_hash: string;
  hash: string;
}

const journal = (id: string) => query<EventRow>(`select * from case_event where tenant_id = $1 and case_id = $2 order by seq`, id);

describe('a step', () => {
  it('writes state, journal, effects and deadlines together', async () => {
    const id = await submitted(test.db);
    const [process] = await query<{ status: string; revision: number; journal_seq: string }>(
      `select * from process where tenant_id = $1 and id = $2`,
      id,
    );
    expect(process).toMatchObject({ status: 'formalCheck', revision: 4, journal_seq: '4' });
    const effects = await query<{ effect: string }>(`select effect from outbox where tenant_id = $1 and case_id = $2 order by effect`, id);
    expect(effects.map((e) => e.effect)).toEqual(['notify', 'notify', 'openEfile', 'produceReceipt']);
    const deadlines = await query<{ kind: string; status: string; sentence: string; fiction: boolean }>(
      `select kind, status, fiction, explanation ->> 'sentence' as sentence from deadline where tenant_id = $1 and process_id = $2 order by kind`,
      id,
    );
    expect(deadlines.map((d) => [d.kind, d.status, d.fiction])).toEqual([
      ['decision', 'open', true],
      ['formalCheck', 'open', false],
    ]);
    for (const { sentence } of deadlines) expect(sentence).toMatch(/Die Frist von/);
  });

  it('chains the journal by hashes that can be computed again from what was stored', async () => {
    const id = await submitted(test.db);
    let previous = '';
    for (const row of await journal(id)) {
      expect(row.previous_hash).toBe(previous);
      const entry: JournalEntry = {
        tenant,
        caseId: row.case_id,
        seq: Number(row.seq),
        processId: row.process_id,
        workflow: row.workflow,
        event: row.event,
        payload: row.payload,
        actor: row.actor,
        at: row.at.toISOString(),
        recordedAt: row.recorded_at.toISOString(),
        from: row.from_status,
        to: row.to_status,
        previousHash: row.previous_hash,
      };
      expect(entryHash(entry)).toBe(row.hash);
      previous = row.hash;
    }
    expect((await journal(id)).map((r) => r.event)).toEqual(['CREATED', 'DOCUMENT_ADDED', 'ADVANCE_PAID', 'SUBMIT']);
  });

  it('refuses what is not allowed now, says what is, and leaves no trace', async () => {
    const id = await draft(test.db);
    const refused = await dispatch(id, { type: 'CONFIRM_COMPLETE', checklist: [] }).catch((e: UserError) => e);
    expect(refused).toMatchObject({ status: 409, code: 'event-not-allowed', details: { event: 'CONFIRM_COMPLETE', state: 'draft' } });
    expect((refused as UserError).details['allowed']).toEqual(expect.arrayContaining(['SUBMIT', 'DOCUMENT_ADDED']));
    expect(await journal(id)).toHaveLength(1);
  });

  it('answers an unknown process like one of another tenant', async () => {
    await expect(dispatch(newId(), { type: 'SUBMIT' })).rejects.toMatchObject({ status: 404 });
    const id = await draft(test.db);
    await addTenant(test.db, 'elsewhere');
    const foreign = test.db.transaction('elsewhere', (tx) =>
      runner.dispatch(tx, { processId: id, event: { type: 'DISCARD' }, actor: builder }),
    );
    await expect(foreign).rejects.toMatchObject({ status: 404 });
  });

  it('applies an event with the same id once', async () => {
    const id = await draft(test.db);
    const event = joined('Jonas Weiß');
    const first = await dispatch(id, event, 'join:1');
    const second = await dispatch(id, event, 'join:1');
    expect([first.seq, second.seq]).toEqual([2, undefined]);
    expect(await journal(id)).toHaveLength(2);
  });

  it('serialises steps of one case that come at the same time, without losing one', async () => {
    const id = await draft(test.db);
    await Promise.all(Array.from({ length: 24 }, (_, i) => dispatch(id, joined(`Person ${i}`))));
    const rows = await journal(id);
    expect(rows.map((r) => Number(r.seq))).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    rows.slice(1).forEach((row, i) => expect(row.previous_hash).toBe(rows[i]?.hash));
  });

  it('lets one of two equal steps win', async () => {
    const id = await submitted(test.db);
    const complete = () =>
      test.db.transaction(tenant, (tx) =>
        runner.dispatch(tx, { processId: id, event: { type: 'CONFIRM_COMPLETE', checklist: [] }, actor: clerk }),
      );
    const results = await Promise.allSettled([complete(), complete()]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is rolled back with the transaction that it belongs to', async () => {
    const id = await draft(test.db);
    const failing = test.db.transaction(tenant, async (tx) => {
      await runner.dispatch(tx, { processId: id, event: joined('X'), actor: builder });
      throw new Error('after the step');
    });
    await expect(failing).rejects.toThrow('after the step');
    expect(await journal(id)).toHaveLength(1);
  });
});

describe('a deadline', () => {
  it('that is set anew replaces the open one', async () => {
    const id = await submitted(test.db);
    const dueOn = (
      await query<{ d: string }>(`select to_char(now() + interval '20 days', 'YYYY-MM-DD') as d from tenant where tenant_id = $1`)
    )[0]?.d;
    const finding = { id: newId(), kind: 'documentMissing', text: 'fehlt', legalBasis: '§' };
    const ask = { type: 'REQUEST_SUPPLEMENTS', requestId: newId(), dueOn, findings: [finding] };
    await test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, event: ask, actor: clerk }));
    await dispatch(id, { type: 'SUBMIT_SUPPLEMENTS', answers: [] });
    const rows = await query<{ kind: string; status: string }>(
      `select kind, status from deadline where tenant_id = $1 and process_id = $2 order by created_at, kind`,
      id,
    );
    const count = (kind: string, status: string): number => rows.filter((r) => r.kind === kind && r.status === status).length;
    expect([
      count('decision', 'cancelled'),
      count('decision', 'open'),
      count('supplements', 'cancelled'),
      count('formalCheck', 'open'),
    ]).toEqual([1, 1, 1, 1]);
  });
});

describe('a process beneath a case', () => {
  it('shares the journal of its case', async () => {
    const caseId = await submitted(test.db);
    const id = newId();
    const input = { caseId, purpose: 'final', amountCents: 100, requestId: id };
    await test.db.transaction(tenant, (tx) => runner.create(tx, { workflow: 'payment', id, caseId, input, actor: builder }));
    const started = { type: 'TRANSACTION_STARTED', transactionId: 't', redirectUrl: 'http://pay.test' };
    await test.db.transaction(tenant, (tx) => runner.dispatch(tx, { processId: id, event: started, actor: SYSTEM_ACTOR }));
    const rows = await journal(caseId);
    expect(rows.slice(-2).map((r) => [r.event, r.process_id, r.from_status, r.to_status])).toEqual([
      ['CREATED', id, '', 'created'],
      ['TRANSACTION_STARTED', id, 'created', 'awaitingPayer'],
    ]);
    const [root] = await query<{ journal_seq: string; journal_hash: string }>(
      `select journal_seq, journal_hash from process where tenant_id = $1 and id = $2`,
      caseId,
    );
    expect(root).toEqual({ journal_seq: String(rows.length), journal_hash: rows.at(-1)?.hash });
  });
});
