import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { WorkflowRunner } from '@bauraum/cases';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { addDays, berlinDate, newId } from '@bauraum/kernel';
import { Database, ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import { builder, clerk, submitted, tenant } from '../../libs/cases/cases.fixture';
import { WRITE_CASE } from '../../libs/cases/runner.sql';
import { compare, counterOf, rateOf, type Measured } from './harness';
import { publish } from './publish';

const CONCURRENCY = 8;
const PAIRS = 24;
const CASES = 64;
const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

/** Every query that this process sends, counted at the driver. */
let statements = 0;
const original = Client.prototype.query as (...args: unknown[]) => unknown;
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  statements++;
  return original.apply(this, args);
} as typeof Client.prototype.query;

/** `dispatch` against the same rows written by one prepared statement, on the same server, in turn. */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-bench-'));
  const server = await startEmbeddedPostgres({ dir, port: 0, fsync: true, password: 'bench' });
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'bench');
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/bench`;
    await migrate(url('bauraum_owner', PASSWORDS.owner));
    const measured = await measure(url('bauraum_app', PASSWORDS.app), server.superuserUrl);
    await report(measured);
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Result extends Measured {
  readonly written: { readonly answered: number; readonly found: number };
}

async function measure(appUrl: string, adminUrl: string): Promise<Result> {
  const db = await Database.connect({ url: appUrl, poolSize: CONCURRENCY, entities: [] });
  const runner = new WorkflowRunner();
  await db.transaction(tenant, (tx) => tx.query(`insert into tenant (tenant_id, name) values ($1, $1)`, [tenant]));
  const ids: string[] = [];
  for (let i = 0; i < CASES * 2; i++) ids.push(await submitted(db, runner));
  const counting = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/bench') });
  await counting.connect();
  const counters = async (): Promise<Record<string, number>> => {
    const { rows } = await counting.query<{ wal: string }>(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal`);
    return { walBytes: Number(rows[0]?.wal), statements: statements };
  };
  const rows = async (): Promise<number> => {
    const { rows: found } = await counting.query<{ n: string }>(`select count(*) as n from case_event`);
    return Number(found[0]?.n);
  };
  const before = await rows();
  let answered = 0;
  const count = (operation: (lane: number) => Promise<void>) => async (lane: number) => {
    await operation(lane);
    answered++;
  };
  const floor = await floorOf(appUrl, ids.slice(CASES), db);
  const measured = await compare(count(systemOf(db, runner, ids.slice(0, CASES))), count(floor.run), counters, {
    concurrency: CONCURRENCY,
    pairs: PAIRS,
    blockMs: 1000,
    warmUpMs: 3000,
  });
  const found = (await rows()) - before;
  await floor.close();
  await counting.end();
  await db.close();
  return { ...measured, written: { answered, found } };
}

/** Cases go to and fro between formal check and supplements: effects and deadlines in both directions. */
function systemOf(db: Database, runner: WorkflowRunner, ids: readonly string[]): (lane: number) => Promise<void> {
  const dueOn = addDays(berlinDate(new Date().toISOString()), 28);
  const turn = new Map<number, number>();
  return async (lane) => {
    const n = turn.get(lane) ?? 0;
    turn.set(lane, n + 1);
    const mine = ids.length / CONCURRENCY;
    const processId = ids[lane * mine + (Math.floor(n / 2) % mine)] as string;
    const finding = { id: newId(), kind: 'documentMissing', text: 'Der Schnitt fehlt.', legalBasis: '§ 8' };
    const event =
      n % 2 === 0
        ? { type: 'REQUEST_SUPPLEMENTS', requestId: newId(), dueOn, findings: [finding] }
        : { type: 'SUBMIT_SUPPLEMENTS', answers: [] };
    await db.transaction(tenant, (tx) => runner.dispatch(tx, { processId, event, actor: n % 2 === 0 ? clerk : builder }));
  };
}

interface Head {
  seq: number;
  revision: number;
}

/** The same rows with values prepared beforehand: one statement in a transaction, the tenant set once for each connection. */
async function floorOf(
  url: string,
  ids: readonly string[],
  db: Database,
): Promise<{ run: (lane: number) => Promise<void>; close: () => Promise<void> }> {
  const pool = new Pool({ connectionString: url, max: CONCURRENCY });
  const clients = await Promise.all(Array.from({ length: CONCURRENCY }, () => pool.connect()));
  for (const client of clients) await client.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
  const [state] = await db.transaction(tenant, (tx) =>
    tx.query<{ state: object }[]>(`select state from process where tenant_id = $1 limit 1`, [tenant]),
  );
  const [explanation] = await db.transaction(tenant, (tx) =>
    tx.query<{ explanation: object }[]>(`select explanation from deadline where tenant_id = $1 limit 1`, [tenant]),
  );
  const heads = new Map<string, Head>(ids.map((id) => [id, { seq: 4, revision: 4 }]));
  const turn = new Map<number, number>();
  const run = async (lane: number): Promise<void> => {
    const n = turn.get(lane) ?? 0;
    turn.set(lane, n + 1);
    const mine = ids.length / CONCURRENCY;
    const id = ids[lane * mine + (Math.floor(n / 2) % mine)] as string;
    const head = heads.get(id) as Head;
    const client = clients[lane] as (typeof clients)[number];
    await client.query('begin');
    const { rows } = await client.query({ name: 'floor', text: WRITE_CASE, values: valuesOf(id, head, n % 2 === 0, state, explanation) });
    await client.query('commit');
    if (rows.length !== 1) throw new Error('the floor wrote nothing');
    head.seq++;
    head.revision++;
  };
  return { run, close: () => Promise.resolve(clients.forEach((c) => c.release())).then(() => pool.end()) };
}

function valuesOf(id: string, head: Head, request: boolean, state: unknown, explanation: unknown): unknown[] {
  const at = new Date().toISOString();
  const hash = 'c'.repeat(64);
  const finding = { id: newId(), kind: 'documentMissing', text: 'Der Schnitt fehlt.', legalBasis: '§ 8' };
  const payload = request ? { requestId: newId(), dueOn: at.slice(0, 10), findings: [finding] } : { answers: [] };
  const event = {
    case_id: id,
    seq: head.seq + 1,
    workflow: 'building-permit@1',
    event: 'REQUEST_SUPPLEMENTS',
    event_id: null,
    payload,
    actor: builder,
  };
  const journal = {
    ...event,
    at,
    recorded_at: at,
    from_status: 'formalCheck',
    to_status: 'supplementsRequested',
    previous_hash: hash,
    hash,
  };
  const effects = Array.from({ length: request ? 2 : 1 }, () => ({
    id: newId(),
    case_id: id,
    effect: 'notify',
    params: { to: 'applicants', template: 'x' },
  }));
  const kinds = request ? ['supplements'] : ['formalCheck', 'decision'];
  const explained = (explanation as { explanation: object }).explanation;
  const deadlines = kinds.map((kind) => ({
    id: newId(),
    case_id: id,
    kind,
    due_on: at.slice(0, 10),
    due_at: at,
    fiction: true,
    explanation: explained,
  }));
  const closing = request ? ['formalCheck', 'decision', 'supplements'] : ['supplements', 'formalCheck', 'decision'];
  const stored = JSON.stringify((state as { state: object }).state);
  const rows = [JSON.stringify(journal), JSON.stringify(effects), JSON.stringify(deadlines), stored];
  return [tenant, id, ...rows, request ? 'supplementsRequested' : 'formalCheck', at, hash, closing, '', head.revision];
}

async function report({ system, floor, ratio, written }: Result): Promise<void> {
  const figures = {
    ratio,
    aim: { ratio: 0.5, statements: 5, walFactor: 1.5 },
    system: { perSecond: rateOf(system), statements: counterOf(system, 'statements'), walBytes: counterOf(system, 'walBytes') },
    floor: { perSecond: rateOf(floor), statements: counterOf(floor, 'statements'), walBytes: counterOf(floor, 'walBytes') },
    acknowledged: written,
    settings: {
      concurrency: CONCURRENCY,
      pairs: PAIRS,
      blockSeconds: 1,
      fsync: 'on',
      poolSize: CONCURRENCY,
      cases: CASES,
      node: process.version,
      postgres: '18.4',
    },
  };
  if (written.answered !== written.found) throw new Error(`acknowledged ${written.answered}, found ${written.found}`);
  await publish('transition', figures, [
    ['', 'dispatch', 'floor'],
    ['per second (median)', figures.system.perSecond.toFixed(0), figures.floor.perSecond.toFixed(0)],
    ['SQL statements per transition', figures.system.statements.toFixed(2), figures.floor.statements.toFixed(2)],
    ['WAL bytes per transition', figures.system.walBytes.toFixed(0), figures.floor.walBytes.toFixed(0)],
    [
      'ratio, median [95 %]',
      `${ratio.median.toFixed(2)} [${ratio.low.toFixed(2)}, ${ratio.high.toFixed(2)}]`,
      ratio.publishable ? '' : 'too noisy to publish',
    ],
  ]);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
