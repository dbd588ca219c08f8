import { setTimeout as sleep } from 'node:timers/promises';
import { chainProblems, type JournalRecord } from '@bauraum/efile-verify';
import { PERMIT } from '../../apps/cli/journey/permit';
import { Journey, line, play, type Step } from '../../apps/cli/journey/play';
import { waitFor } from '../../apps/cli/journey/wait';
import type { CaseView } from '../../apps/cli/journey/views';
import { BUILDER, newKey, submittable } from './drafts';
import { MAIN, useWorld, type World } from './world';

const world = useWorld();
const SEED = 20261121;
/** What dies during which step; each at a moment that the seed chooses. */
const KILLS: Readonly<Record<string, readonly ('api' | 'worker')[]>> = {
  edit: ['api'],
  documents: ['worker', 'api'],
  pay: ['worker'],
  submit: ['api'],
  receipt: ['worker'],
  supplements: ['worker'],
  participations: ['worker', 'api'],
  silence: ['worker'],
  release: ['api', 'worker'],
};
const WITHIN_MS = 700;

/** Small repeatable numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Steps that are the same, but for processes that die under them. */
function underFire({ stack }: World, steps: readonly Step[]): { steps: Step[]; calm(): Promise<number> } {
  const random = seeded(SEED);
  let kills = 0;
  let fire: Promise<void> = Promise.resolve();
  const kill = async (name: 'api' | 'worker'): Promise<void> => {
    await sleep(random() * WITHIN_MS);
    await stack.kill(name);
    kills++;
    await stack.restart(name);
  };
  const wrapped = steps.map((step) => ({
    ...step,
    run: (journey: Journey) => {
      for (const name of KILLS[step.id] ?? []) fire = fire.then(() => kill(name));
      return step.run(journey);
    },
  }));
  return {
    steps: wrapped,
    calm: async () => {
      await fire;
      return kills;
    },
  };
}

/** Eight plans, one asked for later, statements, letters, the notice, two receipts. */
const DOCUMENTS = 17;
/** The defective one was put right. */
const VERSIONS = DOCUMENTS + 1;

type Counted = { name: string; n: number };
const counts = (rows: readonly Counted[]): Record<string, number> => Object.fromEntries(rows.map(({ name, n }) => [name, n]));

describe('a journey under kill -9', () => {
  const caseId = async (): Promise<string> => {
    const [row] = await world().query<{ id: string }>('select id from permit_case');
    return row?.id ?? '';
  };

  it('reaches its end', async () => {
    const { stack, dataDir } = world();
    const journey = new Journey({ name: 'killed', apiUrl: stack.apiUrl, authority: MAIN, dataDir, plans: 'small', patienceMs: 180_000 });
    const { steps, calm } = underFire(world(), PERMIT);
    const lines: string[] = [];
    await play(steps, journey, (report) => void lines.push(line(report)));
    expect(await calm()).toBe(Object.values(KILLS).flat().length);
    expect(lines).toHaveLength(PERMIT.length);
  }, 1_500_000);

  it('leaves nothing to be done', async () => {
    await waitFor('an empty outbox', async () => (await world().query('select 1 from outbox')).length === 0);
    // After the decision only what may happen to the permit is waited for.
    expect(await world().query(`select kind from deadline where status = 'open' order by kind`)).toEqual([
      { kind: 'objection' },
      { kind: 'validity' },
    ]);
  }, 200_000);

  it('has an unbroken journal, each step in it once', async () => {
    const rows = await world().query<Record<string, unknown>>('select * from case_event where case_id = $1 order by seq', [await caseId()]);
    expect(chainProblems(rows.map(toRecord))).toEqual({ hashes: [], links: [] });
    const [process] = await world().query<{ state: unknown }>('select state from process where id = $1', [await caseId()]);
    expect(process).toBeDefined();
    expect(counts(countOf(rows.map((row) => String(row['event']))))).toEqual({
      ...{ MEMBER_JOINED: 1, DOCUMENT_ADDED: 8, ADVANCE_PAID: 1, SIGNED_OFF: 3, SUBMIT: 1, DOCUMENT_FILED: 10, REQUEST_SUPPLEMENTS: 1 },
      ...{ SUBMIT_SUPPLEMENTS: 1, CONFIRM_COMPLETE: 1, START_PARTICIPATIONS: 1, PARTICIPATION_CLOSED: 5, PROPOSE_DECISION: 1 },
      ...{ RELEASE_DECISION: 1, NOTICE_OPENED: 1, DELIVERED: 5, ASK_MORE_TIME: 1, GRANT_TIME: 1, STATE_OPINION: 4, DEADLINE_EXPIRED: 1 },
      ...{ TRANSACTION_STARTED: 1, STATUS_POLLED: 1 },
      ...optional(rows, ['PAYER_RETURNED', 'CREATED', 'DEADLINE_WARNED']),
    });
  });

  it('has each document once, in the case and in the e-file', async () => {
    const documents = await world().query<Counted>(
      `select d.title as name, count(*)::int as n from document d where case_id = $1 group by 1 order by 1`,
      [await caseId()],
    );
    expect(documents).toHaveLength(DOCUMENTS);
    expect(documents.filter(({ n }) => n !== 1)).toEqual([]);
    const versions = await world().query<{ status: string }>(
      `select v.status from document_version v join document d on d.tenant_id = v.tenant_id and d.id = v.document_id where d.case_id = $1`,
      [await caseId()],
    );
    expect(versions.map((v) => v.status)).toEqual(Array.from({ length: VERSIONS }, () => 'available'));
    const entries = await world().query<{ no: number }>('select no from efile_entry where case_id = $1 order by no', [await caseId()]);
    expect(entries.map((e) => e.no)).toEqual(Array.from({ length: VERSIONS }, (_, i) => i + 1));
  });

  it('was charged once', async () => {
    const payments = await world().query<{ id: string }>('select id from payment where case_id = $1', [await caseId()]);
    expect((await world().ledger()).map(({ requestId, amountCents }) => ({ requestId, amountCents }))).toEqual(
      payments.map(({ id }) => ({ requestId: id, amountCents: 118_400 })),
    );
    expect(payments).toHaveLength(1);
  });

  it('told everybody everything once', async () => {
    const told = await world().query<{ name: string; person: string; n: number }>(
      `select kind as name, person_id as person, count(*)::int as n from notification where case_id = $1 group by 1, 2`,
      [await caseId()],
    );
    const expected = (kind: string): number => (kind === 'statementReceived' ? 4 : 1);
    expect(told.filter(({ name, n }) => n !== expected(name))).toEqual([]);
    expect(told.length).toBeGreaterThan(20);
    const [sums] = await world().query<{ urgent: number; mails: number; collected: number }>(
      `select count(*) filter (where not collected)::int as urgent, count(*) filter (where collected)::int as collected,
         (select count(*)::int from mail m where not exists (select 1 from mail_digest d where d.mail_id = m.id)) as mails from notification`,
    );
    expect(sums?.mails).toBe(sums?.urgent);
    expect(sums?.collected).toBeGreaterThan(0);
  });
});

describe('a kill between commit and effect', () => {
  it('loses no effect and does none twice', async () => {
    const { stack } = world();
    const client = world().as(BUILDER);
    const id = await submittable(world());
    await stack.kill('worker'); // nobody is there to do what the commit asks for
    const { status } = await client.post<CaseView>(`cases/${id}/submit`, {}, newKey());
    expect(status).toBe('formalCheck');
    await stack.kill('api');
    const waiting = await world().query<Counted>(
      // A last look at the payment may wait there too; it belongs to what was before.
      `select effect as name, count(*)::int as n from outbox where case_id = $1 and effect <> 'pollTransaction' group by 1 order by 1`,
      [id],
    );
    expect(counts(waiting)).toEqual({ notify: 2, openEfile: 1, produceReceipt: 1 });
    expect(await world().query(`select 1 from document where case_id = $1 and direction = 'outgoing'`, [id])).toEqual([]);
    await Promise.all([stack.restart('api'), stack.restart('worker')]);
    await waitFor('an empty outbox', async () => (await world().query('select 1 from outbox where case_id = $1', [id])).length === 0);
    const letters = await world().query<{ title: string }>(`select title from document where case_id = $1 and direction = 'outgoing'`, [
      id,
    ]);
    expect(letters).toEqual([{ title: 'Eingangsbestätigung' }]);
    const told = await world().query<{ n: number }>(
      `select count(*)::int as n from notification where case_id = $1 and kind = 'submitted' group by person_id`,
      [id],
    );
    expect(told.map(({ n }) => n)).toEqual([1, 1, 1]); // builder, clerk and officer
    expect(await world().query('select 1 from efile_entry where case_id = $1', [id])).toHaveLength(2);
  }, 300_000);
});

const countOf = (names: readonly string[]): Counted[] =>
  [...new Set(names)].map((name) => ({ name, n: names.filter((other) => other === name).length }));

/** Entries whose number depends on how fast everything is; they are there, that is all. */
function optional(rows: readonly Record<string, unknown>[], events: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    countOf(rows.map((r) => String(r['event'])))
      .filter(({ name }) => events.includes(name))
      .map(({ name, n }) => [name, n]),
  );
}

const instant = (value: unknown): string => (value as Date).toISOString();

const toRecord = (row: Record<string, unknown>): JournalRecord => ({
  tenant: String(row['tenant_id']),
  caseId: String(row['case_id']),
  seq: Number(row['seq']),
  processId: String(row['process_id']),
  workflow: String(row['workflow']),
  event: String(row['event']),
  payload: row['payload'] as Record<string, unknown>,
  actor: row['actor'] as JournalRecord['actor'],
  at: instant(row['at']),
  recordedAt: instant(row['recorded_at']),
  from: String(row['from_status']),
  to: String(row['to_status']),
  previousHash: String(row['previous_hash']),
  hash: String(row['hash']),
});
