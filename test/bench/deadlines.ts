import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client } from 'pg';
import { DeadlineSweep, DUE_CASES, WorkflowRunner } from '@bauraum/cases';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { addDays, berlinDate } from '@bauraum/kernel';
import { explainPeriod } from '@bauraum/law';
import { Database, ensureDatabase, ensureRoles, migrate, RelayDatabase } from '@bauraum/persistence';
import { calendarOf, periodRule } from '@bauraum/workflows';
import { submitted, tenant } from '../../libs/cases/cases.fixture';
import { publish } from './publish';

const DEADLINES = 1_000_000;
const DUE = 5_000;
/** Handled before the clock is started, so that code is compiled and the heap has its size. */
const WARM_UP = 1_000;
const TENANTS = 900;
const POOL = 10;
const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

/** Every query that this process sends, counted at the driver. */
let statements = 0;
const original = Client.prototype.query as (...args: unknown[]) => unknown;
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  statements++;
  return original.apply(this, args);
} as typeof Client.prototype.query;

/** The real sweep over a million open deadlines of 900 authorities, each with a clock of its own. */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-bench-'));
  const server = await startEmbeddedPostgres({ dir, port: 0, fsync: true, password: 'bench' });
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'bench');
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/bench`;
    await migrate(url('bauraum_owner', PASSWORDS.owner));
    const admin = new Client({ connectionString: server.superuserUrl.replace(/\/postgres$/, '/bench') });
    await admin.connect();
    const db = await Database.connect({ url: url('bauraum_app', PASSWORDS.app), poolSize: POOL, entities: [] });
    const relay = new RelayDatabase(url('bauraum_relay', PASSWORDS.relay));
    await measure(admin, db, relay).finally(() => Promise.all([admin.end(), db.close(), relay.close()]));
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure(admin: Client, db: Database, relay: RelayDatabase): Promise<void> {
  const runner = new WorkflowRunner();
  const sweep = new DeadlineSweep(db, runner);
  const loading = performance.now();
  await load(admin, db, runner);
  const loadSeconds = (performance.now() - loading) / 1000;
  const buffers = await buffersOf(admin);
  const idle = await timed(() => sweep.run(relay));
  if (idle.fired !== 0) throw new Error(`${idle.fired} deadlines lapsed before their day`);

  await admin.query(MAKE_WARN, [WARM_UP]);
  await sweep.run(relay);
  const before = { entries: await count(admin, `case_event`), warned: await count(admin, WARNINGS) };
  await admin.query(MAKE_DUE, [DUE]);
  const lapses = await timed(() => sweep.run(relay));
  await proveLapses(admin, lapses.fired, before.entries);
  await admin.query(MAKE_WARN, [DUE]);
  const warnings = await timed(() => sweep.run(relay));
  await proveWarnings(admin, warnings.fired, before.warned);
  await report({ loadSeconds, idle, lapses, warnings, buffers, period: periodMicroseconds() });
}

interface Timed {
  readonly fired: number;
  readonly seconds: number;
  readonly statements: number;
  /** Megabytes. */
  readonly rss: { readonly start: number; readonly peak: number; readonly end: number };
  /** Megabytes of the heap that survive a full collection: what resident memory cannot say, because V8 keeps what it once took. */
  readonly live: { readonly before: number; readonly after: number };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function liveHeap(): number {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
}

async function timed(work: () => Promise<number>): Promise<Timed> {
  const live = liveHeap();
  const rss = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const start = rss();
  let peak = start;
  const watch = setInterval(() => (peak = Math.max(peak, rss())), 50);
  const before = { statements, at: performance.now() };
  const fired = await work();
  const seconds = (performance.now() - before.at) / 1000;
  clearInterval(watch);
  const end = rss();
  return {
    fired,
    seconds,
    statements: statements - before.statements,
    rss: { start, peak: Math.max(peak, end), end },
    live: { before: live, after: liveHeap() },
  };
}

/** A real case as the pattern, copied with sets: two open deadlines each, a few authorities with very many cases. */
async function load(admin: Client, db: Database, runner: WorkflowRunner): Promise<void> {
  await admin.query(`insert into tenant (tenant_id, name) values ($1, $1)`, [tenant]);
  const id = await submitted(db, runner);
  await admin.query(`create temporary table pattern as select * from process where id = '${id}'`);
  await admin.query(
    `create temporary table clock as select * from deadline where case_id = '${id}' and kind in ('formalCheck', 'decision')`,
  );
  for (const table of ['outbox', 'case_event', 'deadline', 'process', 'permit_case']) await admin.query(`delete from ${table}`);
  await admin.query(
    `insert into tenant (tenant_id, name, clock_offset_ms) select 'bench-' || n, 'bench-' || n, n * 3600000::bigint from generate_series(0, $1 - 1) n`,
    [TENANTS],
  );
  await admin.query(
    `create temporary table made as
     select uuidv7() as id, 'bench-' || floor($2 * power(random(), 3))::int as tenant_id, (1 + random() * 300)::int as days
     from generate_series(1, $1::int / 2) n`,
    [DEADLINES, TENANTS],
  );
  await admin.query(
    `insert into process (tenant_id, id, case_id, workflow_id, workflow_version, state, status, updated_at)
     select m.tenant_id, m.id, m.id, p.workflow_id, p.workflow_version, p.state, p.status, now() from made m, pattern p`,
  );
  await admin.query(
    `insert into deadline (tenant_id, id, case_id, process_id, kind, due_on, due_at, fiction, explanation, status, warn_from, next_warning_at)
     select m.tenant_id, uuidv7(), m.id, m.id, c.kind, at::date, at, c.fiction, c.explanation, 'open', at - interval '1 hour', at - interval '1 hour'
     from made m join tenant t using (tenant_id) cross join clock c
     cross join lateral (select now() + t.clock_offset_ms * interval '1 millisecond' + m.days * interval '1 day' as at) x`,
  );
  await admin.query(`vacuum analyze`);
}

/** So many decisions are due since the day before yesterday, by the clock of their authority; all warnings have gone out. */
const MAKE_DUE = `
  with due as (select d.tenant_id, d.id, d.process_id, (now() + t.clock_offset_ms * interval '1 millisecond')::date - 2 as day
      from deadline d join tenant t using (tenant_id) where d.kind = 'decision' and d.status = 'open' order by random() limit $1),
    told as (update process p set state = jsonb_set(p.state, '{context,deadlines,decision,dueOn}', to_jsonb(to_char(due.day, 'YYYY-MM-DD')))
      from due where p.tenant_id = due.tenant_id and p.id = due.process_id)
  update deadline d set due_on = due.day, due_at = due.day + 1, warn_from = null, next_warning_at = null
  from due where d.tenant_id = due.tenant_id and d.id = due.id`;

const MAKE_WARN = `
  update deadline d set next_warning_at = now() + t.clock_offset_ms * interval '1 millisecond' - interval '1 minute'
  from tenant t where t.tenant_id = d.tenant_id
    and d.id in (select id from deadline where status = 'open' and kind = 'decision' and next_warning_at = warn_from order by random() limit $1)`;

async function count(admin: Client, sql: string): Promise<number> {
  return Number((await admin.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n);
}

const expectSame = (what: string, found: number, wanted: number): void => {
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
};

/** What was said to have happened is there: state, journal entry with proof, effects; the other deadline of each case has ended with it. */
async function proveLapses(admin: Client, fired: number, entriesBefore: number): Promise<void> {
  expectSame('fired', fired, DUE);
  expectSame('deadlines fired', await count(admin, `deadline where status = 'fired'`), DUE);
  expectSame('deadlines cancelled', await count(admin, `deadline where status = 'cancelled'`), DUE);
  expectSame('fictions', await count(admin, `process where status = 'deemedGranted'`), DUE);
  const proven = `(select distinct process_id from case_event where event = 'DEADLINE_EXPIRED' and payload #>> '{deadline,explanation,sentence}' <> '') x`;
  expectSame('journal entries', await count(admin, proven), DUE);
  expectSame('all journal entries', (await count(admin, `case_event`)) - entriesBefore, DUE);
  expectSame('certificates', await count(admin, `outbox where effect = 'produceFictionCertificate'`), DUE);
  const told = `(select process_id from outbox where params ->> 'template' = 'deemedGranted' group by 1 having count(*) = 2) x`;
  expectSame('messages', await count(admin, told), DUE);
}

const WARNINGS = `case_event e where e.event = 'DEADLINE_WARNED'
  and exists (select 1 from outbox o where o.tenant_id = e.tenant_id and o.process_id = e.process_id and o.params ->> 'template' = 'deadlineWarning')`;

async function proveWarnings(admin: Client, fired: number, warnedBefore: number): Promise<void> {
  expectSame('fired', fired, 0);
  expectSame('warnings', (await count(admin, WARNINGS)) - warnedBefore, DUE);
}

/** Buffers that one look for due deadlines touches when none is due: a counter without noise. */
async function buffersOf(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${DUE_CASES}`,
    [new Date().toISOString(), [], 500],
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}

function periodMicroseconds(): number {
  const calendar = calendarOf(tenant);
  const today = berlinDate(new Date().toISOString());
  const rule = periodRule(tenant, 'simplified', 'decision', today);
  const runs = 100_000;
  const round = (): void => {
    for (let i = 0; i < runs; i++) explainPeriod(rule, { event: addDays(today, i % 1000), ...calendar });
  };
  round();
  const start = performance.now();
  round();
  return ((performance.now() - start) * 1000) / runs;
}

interface Figures {
  readonly loadSeconds: number;
  readonly idle: Timed;
  readonly lapses: Timed;
  readonly warnings: Timed;
  readonly buffers: number;
  readonly period: number;
}

async function report({ loadSeconds, idle, lapses, warnings, buffers, period }: Figures): Promise<void> {
  const settings = {
    deadlines: DEADLINES,
    cases: DEADLINES / 2,
    tenants: `${TENANTS}, a different clock each, the largest has about 10 % of the cases`,
    due: DUE,
    warmUp: WARM_UP,
    fsync: 'on',
    poolSize: POOL,
    node: process.version,
    postgres: '18.4, settings of the embedded server',
  };
  await publish(
    'deadlines',
    { goal: { seconds: 60 }, loadSeconds, idle, lapses, warnings, idleBuffers: buffers, periodMicroseconds: period, settings },
    [
      ['', `${DUE} lapses`, `${DUE} warnings`, 'nothing due'],
      ['seconds (goal: at most 60)', ...[lapses, warnings, idle].map((t) => t.seconds.toFixed(t === idle ? 3 : 1))],
      ['rows per second', (DUE / lapses.seconds).toFixed(0), (DUE / warnings.seconds).toFixed(0), ''],
      [
        'round trips to the database, each',
        (lapses.statements / DUE).toFixed(2),
        (warnings.statements / DUE).toFixed(2),
        `${idle.statements} in all`,
      ],
      [
        'resident memory before / peak / after, MB',
        ...[lapses, warnings, idle].map(({ rss }) => `${rss.start} / ${rss.peak} / ${rss.end}`),
      ],
      ['live heap before / after, MB', ...[lapses, warnings, idle].map(({ live }) => `${live.before} / ${live.after}`)],
      [
        'found afterwards',
        'each fired once, with proof in the journal and its effects',
        'each in the journal once, with its message',
        `${buffers} buffers`,
      ],
      ['one period (libs/law), microseconds', period.toFixed(1), '', ''],
      ['open deadlines', String(DEADLINES), '', ''],
      ['authorities, each with its own clock', String(TENANTS), '', ''],
      ['settings', `fsync on, pool ${POOL}, Node ${process.version}, PostgreSQL 18.4`, '', ''],
    ],
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
