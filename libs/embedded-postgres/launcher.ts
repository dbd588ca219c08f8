import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { binaryFolder, runAs, type RunAs, SYSTEM_PATH } from './binaries';
import { choosePort } from './ports';
import { claim, clearPredecessor, release, shutDown } from './predecessor';

export interface EmbeddedPostgresOptions {
  /** Folder for data, log and remembered port; made when missing. */
  readonly dir: string;
  /** Wanted port; when it is taken, the next free one is used. 0: any. Default 55000. */
  readonly port?: number;
  /** `false` for tests only: fast, and a power cut loses data. */
  readonly fsync: boolean;
  /** Password of the superuser `postgres`; set at the first start, needed at every later one. */
  readonly password: string;
  /** Default 100. */
  readonly maxConnections?: number;
  /** Receives one line for everything a person should know. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** `postgres://postgres:…@127.0.0.1:<port>/postgres` */
  readonly superuserUrl: string;
  readonly pid: number;
  /** Fast shutdown; resolves when the server is gone. May be called twice. */
  stop(): Promise<void>;
  /** Resolves with the exit code once the server has ended, wanted or not. */
  readonly exited: Promise<number | null>;
  /** Milliseconds for creating the cluster, 0 when it existed. */
  readonly initMs: number;
  /** Milliseconds from start to the first answered query. */
  readonly startMs: number;
}

const READY_WITHIN_MS = 60_000;
const LOG_LIMIT_BYTES = 10_000_000;
const BIND_ATTEMPTS = 5;

/**
 * Starts PostgreSQL from its npm package, on 127.0.0.1 only and with scram-sha-256, as root (through another user) or as anybody.
 * Clears what a killed predecessor left and waits for crash recovery, 60 s at most.
 *
 * @throws Error when the package is missing, the folder is in use or cannot be entered, the password is wrong, or the server does not start.
 * @example const pg = await startEmbeddedPostgres({ dir: '.data/postgres', fsync: true, password }); await pg.stop();
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const bin = binaryFolder();
  const dir = makeFolder(options.dir);
  const dataDir = join(dir, 'data');
  const as = runAs(dataDir, [dirname(dir), bin]);
  const ids = idsOf(as, dataDir);
  if (ids) chownSync(dir, ids.uid, ids.gid);
  claim(dir);
  try {
    const begin = performance.now();
    const fresh = !existsSync(join(dataDir, 'PG_VERSION'));
    if (fresh) createCluster(bin, dir, dataDir, as, options.password, ids);
    else await clearPredecessor(dataDir, log);
    const initMs = fresh ? Math.round(performance.now() - begin) : 0;
    for (let attempt = 1; ; attempt++) {
      const port = await choosePort(dir, options.port, log);
      const server = launch(bin, dir, dataDir, as, port, options);
      try {
        const startMs = await waitUntilReady(server, dir, port, options.password);
        return handle(server, dir, port, options.password, initMs, startMs);
      } catch (error) {
        if (server.exitCode === null && server.pid) await shutDown(server.pid);
        if (attempt === BIND_ATTEMPTS || !(error instanceof PortTaken)) throw error;
      }
    }
  } catch (error) {
    release(dir);
    throw error;
  }
}

class PortTaken extends Error {}

function makeFolder(path: string): string {
  const dir = resolve(path);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    return realpathSync(dir);
  } catch (error) {
    throw new Error(`The folder ${dir} for PostgreSQL cannot be made: ${(error as Error).message}`, { cause: error });
  }
}

function idsOf(as: RunAs, dataDir: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (as.uid !== undefined && as.gid !== undefined) return { uid: as.uid, gid: as.gid };
  if (existsSync(dataDir)) return statSync(dataDir);
  const number = (name: string): number => Number(as.prefix.find((part) => part.startsWith(name))?.split('=')[1]);
  return { uid: number('--reuid'), gid: number('--regid') };
}

const ENV = { PATH: SYSTEM_PATH, LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C', TZ: 'UTC' };

function command(as: RunAs, program: string, args: readonly string[]): [string, string[]] {
  const [first, ...rest] = [...as.prefix, program, ...args];
  return [first as string, rest];
}

// Made beside its place and renamed when complete: a kill in between leaves no half cluster.
function createCluster(bin: string, dir: string, dataDir: string, as: RunAs, password: string, ids?: { uid: number; gid: number }): void {
  const building = join(dir, 'data.new');
  const passwordFile = join(dir, 'password.tmp');
  rmSync(building, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    if (ids) chownSync(passwordFile, ids.uid, ids.gid);
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${ENV.LC_ALL}`];
    const auth = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const args = [`--pgdata=${building}`, ...auth, ...locale, '--no-sync', '--no-instructions'];
    const [program, list] = command(as, join(bin, 'initdb'), args);
    const result = spawnSync(program, list, { uid: as.uid, gid: as.gid, env: ENV, cwd: '/', encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? `${result.stderr}${result.stdout}`.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(building, dataDir);
}

function launch(bin: string, dir: string, dataDir: string, as: RunAs, port: number, options: EmbeddedPostgresOptions): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: options.maxConnections ?? 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(options.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, list] = command(as, join(bin, 'postgres'), ['-D', dataDir, '-p', String(port), ...flags]);
  const file = join(dir, 'postgres.log');
  const big = existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES;
  const output = openSync(file, big ? 'w' : 'a');
  // detached: Ctrl-C in the terminal must not reach the database before those who use it
  const server = spawn(program, list, { uid: as.uid, gid: as.gid, env: ENV, cwd: '/', stdio: ['ignore', output, output], detached: true });
  server.once('error', () => undefined); // reported by waitUntilReady
  closeSync(output);
  return server;
}

async function waitUntilReady(server: ChildProcess, dir: string, port: number, password: string): Promise<number> {
  const begin = performance.now();
  while (performance.now() - begin < READY_WITHIN_MS) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) throw startError(dir);
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return Math.round(performance.now() - begin);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01')
        throw new Error(`The password for the database in ${dir} is wrong: it was made with another one.`, { cause: error });
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(20);
  }
  throw new Error(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s, see ${join(dir, 'postgres.log')}`);
}

function startError(dir: string): Error {
  const lines = readFileSync(join(dir, 'postgres.log'), 'utf8').trim().split('\n').slice(-8).join('\n');
  return /could not bind|could not create any TCP/.test(lines) ? new PortTaken(lines) : new Error(`PostgreSQL did not start:\n${lines}`);
}

function handle(server: ChildProcess, dir: string, port: number, password: string, initMs: number, startMs: number): EmbeddedPostgres {
  const pid = server.pid as number;
  const kill = (): boolean => server.kill('SIGINT');
  process.once('exit', kill);
  const exited = new Promise<number | null>((done) => {
    server.once('exit', (code) => {
      process.removeListener('exit', kill);
      release(dir);
      done(code);
    });
  });
  server.unref();
  const superuserUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    server.ref();
    if (server.exitCode === null && server.signalCode === null) await shutDown(pid);
    await exited;
  };
  return { port, superuserUrl, pid, stop, exited, initMs, startMs };
}
