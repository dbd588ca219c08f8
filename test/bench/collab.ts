import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import { Client } from 'pg';
import { median } from './harness';
import { countersOf, since, type Counters } from './collab/counters';
import { Editors, type Latencies, type Target } from './collab/editors';
import { publish } from './publish';

const DOCUMENTS = Number(process.env['BENCH_DOCUMENTS'] ?? 50);
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 12);
/** Each editor types this often: fast typing, all the time. */
const KEY_EVERY_MS = 200;
const BLOCK_MS = 4000;
const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

/** The time from a key in one editor to the document of another one: the api with its durable log, and a bare relay, in turn. */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-bench-'));
  const server = await startEmbeddedPostgres({ dir, port: 0, fsync: true, password: 'bench' });
  const children: ChildProcess[] = [];
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'bench');
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/bench`;
    await migrate(url('bauraum_owner', PASSWORDS.owner));
    const start = async (name: string): Promise<Side> => {
      const child = fork(join(__dirname, 'collab', name), [url('bauraum_app', PASSWORDS.app), String(DOCUMENTS)], {
        execArgv: [
          '--no-warnings',
          ...(process.env['BENCH_CPU_PROF'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_CPU_PROF']}`] : []),
        ],
      });
      children.push(child);
      const [targets] = (await once(child, 'message')) as [Target[]];
      return { child, editors: await Editors.open(targets) };
    };
    const ours = await start('ours.js');
    const floor = await start('relay.js');
    const counting = new Client({ connectionString: server.superuserUrl.replace(/\/postgres$/, '/bench') });
    await counting.connect();
    await report(await measure(ours, floor, counting));
    for (const { editors } of [ours, floor]) editors.close();
    await counting.end();
  } finally {
    for (const child of children) child.kill();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A server in a process of its own, and who types against it. */
interface Side {
  readonly child: ChildProcess;
  readonly editors: Editors;
}

interface Block extends Latencies, Counters {
  readonly walBytes: number;
}

interface Result {
  readonly ours: Block[];
  readonly floor: Block[];
  readonly lost: number;
}

async function measure(ours: Side, floor: Side, counting: Client): Promise<Result> {
  const wal = async (): Promise<number> => {
    const { rows } = await counting.query<{ wal: string }>(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal`);
    return Number(rows[0]?.wal);
  };
  const block = async ({ child, editors }: Side): Promise<Block> => {
    const [before, used] = [await wal(), await countersOf(child)];
    const latencies = await editors.type(BLOCK_MS, KEY_EVERY_MS);
    const walBytes = (await wal()) - before;
    const counters = since(used, await countersOf(child));
    await sleep(300);
    return { ...latencies, ...counters, walBytes };
  };
  await block(ours);
  await block(floor);
  const result: Result = { ours: [], floor: [], lost: 0 };
  for (let pair = 0; pair < PAIRS; pair++) {
    const first = pair % 2 === 0;
    if (first) result.ours.push(await block(ours));
    result.floor.push(await block(floor));
    if (!first) result.ours.push(await block(ours));
    process.stderr.write(`\rpair ${pair + 1} of ${PAIRS}`);
  }
  process.stderr.write('\n');
  return { ...result, lost: (await ours.editors.lost()) + (await floor.editors.lost()) + (await notInLog(counting, ours.editors)) };
}

/** Documents whose log does not say what the editors say. */
async function notInLog(counting: Client, editors: Editors): Promise<number> {
  let lost = 0;
  for (const [caseId, text] of editors.texts()) {
    const { rows } = await counting.query<{ update: Buffer }>('select update from collab_update where case_id = $1 order by seq', [caseId]);
    if (editors.textOf(rows.map(({ update }) => update)) !== text) lost++;
  }
  return lost;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const ms = (value: number): string => `${value.toFixed(2)} ms`;

async function report({ ours, floor, lost }: Result): Promise<void> {
  const p = (blocks: readonly Block[], share: number): number[] => blocks.map(({ values }) => percentile(values, share));
  const ratios = p(ours, 0.5).map((value, i) => value / (p(floor, 0.5)[i] ?? 1));
  const added = p(ours, 0.99).map((value, i) => value - (p(floor, 0.99)[i] ?? 0));
  const sum = (blocks: readonly Block[], of: (block: Block) => number): number => blocks.reduce((total, block) => total + of(block), 0);
  const keys = (blocks: readonly Block[]): number => sum(blocks, ({ keys: n }) => n);
  const bytes = (blocks: readonly Block[]): string => (sum(blocks, ({ receivedBytes }) => receivedBytes) / keys(blocks)).toFixed(0);
  const wal = (sum(ours, ({ walBytes }) => walBytes) / keys(ours)).toFixed(0);
  const perKey = (blocks: readonly Block[], of: (block: Block) => number): number => sum(blocks, of) / keys(blocks);
  const cpu = [perKey(ours, ({ cpuMs }) => cpuMs), perKey(floor, ({ cpuMs }) => cpuMs)] as const;
  const statements = perKey(ours, (block) => block.statements);
  const keysPerAppend = keys(ours) / sum(ours, ({ appends }) => appends);
  const figures = {
    documents: DOCUMENTS,
    pairs: PAIRS,
    ratios,
    added,
    lost,
    keys: keys(ours),
    walBytesPerKey: Number(wal),
    cpu,
    statements,
    keysPerAppend,
  };
  await publish('collab', figures, [
    ['figure', 'ours, appended before it is sent on', 'bare relay of Yjs updates', 'ratio or difference', 'goal'],
    ['p50', ms(median(p(ours, 0.5))), ms(median(p(floor, 0.5))), `${median(ratios).toFixed(2)} x`, '<= 1.5 x'],
    ['p99', ms(median(p(ours, 0.99))), ms(median(p(floor, 0.99))), `+ ${ms(median(added))}`, '<= + 5 ms'],
    ['bytes on the wire for each keystroke, received by one editor', bytes(ours), bytes(floor), '', ''],
    ['WAL for each keystroke', `${wal} bytes`, '-', '', ''],
    ['CPU of the server for each keystroke', ms(cpu[0]), ms(cpu[1]), `${(cpu[0] / cpu[1]).toFixed(2)} x`, ''],
    ['statements for each keystroke', statements.toFixed(2), '-', '', ''],
    ['keystrokes for each statement that appends (one commit)', keysPerAppend.toFixed(2), '-', '', ''],
    ['keystrokes', String(keys(ours)), String(keys(floor)), '', ''],
    ['lost (editors that differ, documents whose log differs)', String(lost), '', '', '0'],
    [
      'settings',
      `3 editors x ${DOCUMENTS} documents, a key each ${KEY_EVERY_MS} ms, blocks of ${BLOCK_MS / 1000} s in turn`,
      `Node ${process.version}`,
      'fsync on',
      '',
    ],
  ]);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
