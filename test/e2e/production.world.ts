import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { MAIN, PERSONAS } from '../../apps/cli/journey/personas';
import type { Stack } from '../../apps/cli/stack';
import { type TestCeph, startCeph } from '../support/ceph';
import { endServer, findProgram, spawnServer } from '../support/programs';
import { startRedis, type TestRedis } from '../support/redis';
import { type Balancer, startBalancer } from './production.balancer';

const ROOT = join(__dirname, '..', '..');
export const BUCKET = 'permits';
export const APIS = ['api', 'api-2'] as const;
export const WORKERS = ['worker', 'worker-2'] as const;

/** Bauraum as in production: Redis, S3, two apis behind a balancer, two workers. */
export interface Production {
  readonly stack: Stack;
  readonly redis: TestRedis;
  readonly ceph: TestCeph;
  readonly balancer: Balancer;
  readonly dataDir: string;
  /** Takes the database away, or Redis with everything in it; the function brings it back at the same address. */
  withoutDatabase(): Promise<() => Promise<void>>;
  withoutRedis(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Real servers take their time on a busy machine. @throws Error when one of them does not start. */
export async function startProduction(): Promise<Production> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bauraum-production-'));
  const ending: (() => Promise<unknown>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const keep = <T>(thing: T, end: () => Promise<unknown>): T => (ending.push(end), thing);
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const [redis, ceph, balancer] = await Promise.all([startRedis(), startCeph(), startBalancer()]);
    for (const server of [redis, ceph, { stop: () => balancer.close() }]) keep(server, () => server.stop());
    const env = {
      PUBLIC_URL: balancer.url,
      REDIS_URL: redis.url,
      S3_ENDPOINT: ceph.endpoint,
      S3_ACCESS_KEY: ceph.accessKey,
      S3_SECRET_KEY: ceph.secretKey,
      S3_BUCKET: BUCKET,
    };
    // The processes run from `dist`, so the stack starts from there too.
    const { startStack } = jest.requireActual<typeof import('../../apps/cli/stack')>('../../dist/apps/cli/stack');
    const replicas = { api: APIS.length, worker: WORKERS.length };
    const stack = await startStack({ dataDir, personas: PERSONAS, ports: 'free', fsync: false, env, replicas });
    keep(stack, () => stack.stop());
    balancer.point(APIS.map((name) => urlOf(stack, name)));
    const withoutDatabase = () => stopDatabase(stack, dataDir, (server) => keep(server, () => server.stop()));
    const withoutRedis = () => stopRedis(redis, dataDir, (server) => keep(server, () => endServer(server)));
    return { stack, redis, ceph, balancer, dataDir, withoutDatabase, withoutRedis, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopDatabase(stack: Stack, dataDir: string, keep: (server: EmbeddedPostgres) => void): Promise<() => Promise<void>> {
  const { server } = stack.database;
  await server.stop();
  const options = { dir: join(dataDir, 'postgres'), password: stack.secrets.superuser, fsync: false, port: server.port };
  return async () => keep(await startEmbeddedPostgres(options));
}

async function stopRedis(redis: TestRedis, dir: string, keep: (server: ChildProcess) => void): Promise<() => Promise<void>> {
  await redis.stop();
  const options = ['--bind', '127.0.0.1', '--port', new URL(redis.url).port, '--dir', dir, '--save', '', '--appendonly', 'no'];
  return async () => keep(spawnServer(findProgram('redis-server') as string, options));
}

export const urlOf = ({ urls }: Stack, name: string): string => urls[name] ?? `no process ${name}`;

/** A counter or gauge of a process, over all labels that match. */
export async function figure(stack: Stack, name: string, metric: string, labels = ''): Promise<number> {
  const text = await (await fetch(`${urlOf(stack, name)}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${metric}{`) && line.includes(labels));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

export interface Ready {
  readonly status: number;
  readonly body: { readonly ready: boolean; readonly checks: Readonly<Record<string, string>> };
}

export async function readyOf(stack: Stack, name: string): Promise<Ready> {
  const response = await fetch(`${urlOf(stack, name)}/health/ready`);
  return { status: response.status, body: (await response.json()) as Ready['body'] };
}

/** Everything that apis and workers have printed, line by line. */
export function logLines(dataDir: string): string[] {
  const folder = join(dataDir, 'logs');
  const files = readdirSync(folder).filter((file) => /^(api|worker)/.test(file));
  return files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a main file of ours to its end. */
export function runMain(main: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawnMain(main, args, env);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => void (out += text));
  return new Promise((done) => child.once('close', (code) => done({ code, out })));
}

/** Starts an api beside the others. @returns what ends it. */
export async function startApi(env: Readonly<Record<string, string>>, port: number): Promise<() => Promise<void>> {
  const child = spawnMain('api', [], { ...env, PORT: String(port) });
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error('the api ended');
    await sleep(100);
  }
  return () => endServer(child);
}

function spawnMain(main: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const file = join(ROOT, 'dist', 'apps', main, 'main.js');
  return spawn(process.execPath, [file, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export { MAIN };
