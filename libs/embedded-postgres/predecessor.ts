import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_PATH } from './binaries';

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(procFile(pid, 'stat'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

const ps = (pid: number, column: string): string =>
  String(spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', env: { PATH: SYSTEM_PATH } }).stdout ?? '').trim();

/** When a process began, in the system's own spelling: tells a reused process id from the process that is meant. */
function beginOf(pid: number): string {
  const stat = procFile(pid, 'stat');
  return stat ? (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '') : ps(pid, 'lstart');
}

const commandOf = (pid: number): string => procFile(pid, 'cmdline').replaceAll('\0', ' ') || ps(pid, 'command');

/** Waits until the process is gone. @returns false when it still lives after `ms` milliseconds. */
export async function waitForEnd(pid: number, ms: number): Promise<boolean> {
  const steps = Math.ceil(ms / 20);
  for (let step = 0; step < steps; step++) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return !isAlive(pid);
}

/** Fast shutdown, then immediate shutdown, then SIGKILL; returns when the server is gone. */
export async function shutDown(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForEnd(pid, patience)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) cannot be stopped`);
}

interface Owner {
  readonly pid: number;
  readonly begin: string;
}

/** Takes the folder for this process. @throws Error when a living process, this one included, holds it. */
export function claim(dir: string): void {
  const file = join(dir, 'owner.json');
  const owner = readOwner(file);
  if (owner && isAlive(owner.pid) && beginOf(owner.pid) === owner.begin) {
    throw new Error(`The database in ${dir} is in use by process ${owner.pid}. Stop that one first.`);
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, begin: beginOf(process.pid) } satisfies Owner));
}

/** Gives the folder back. */
export const release = (dir: string): void => rmSync(join(dir, 'owner.json'), { force: true });

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Clears what a killed predecessor left: a stale pid file goes, a server that still runs on this data is shut down. */
export async function clearPredecessor(dataDir: string, log: (line: string) => void): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (pid > 1 && isAlive(pid) && commandOf(pid).includes(dataDir)) {
    log(`a PostgreSQL of an earlier run (process ${pid}) still uses ${dataDir}: stopping it`);
    await shutDown(pid);
  } else {
    log(`removing the stale pid file of an earlier run (process ${pid} is gone)`);
  }
  rmSync(file, { force: true });
}
