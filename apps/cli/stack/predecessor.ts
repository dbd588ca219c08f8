import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@bauraum/embedded-postgres';

interface Entry {
  readonly name: string;
  readonly pid: number;
}

const fileOf = (dataDir: string): string => join(dataDir, 'processes.json');

/** Writes down who runs, so that a successor can clear up after a `kill -9`. */
export function remember(dataDir: string, entries: readonly Entry[]): void {
  writeFileSync(fileOf(dataDir), JSON.stringify(entries));
}

export function forget(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/**
 * Ends the processes that a killed predecessor left on this data folder.
 *
 * @throws Error when the predecessor itself still runs: two stacks on one folder would fight.
 */
export async function clearPredecessors(dataDir: string, log: (line: string) => void): Promise<void> {
  if (!existsSync(fileOf(dataDir))) return;
  const entries = readEntries(dataDir).filter(({ pid }) => isAlive(pid) && isOurs(pid));
  const leader = entries.find((e) => e.name === 'cli');
  if (leader && leader.pid !== process.pid) {
    throw new Error(`Bauraum already runs on ${dataDir} (process ${leader.pid}). Stop it with Ctrl-C there, or use another folder.`);
  }
  for (const { name, pid } of entries) {
    log(`Ending ${name} (process ${pid}), left by a run that was killed.`);
    await end(pid);
  }
  forget(dataDir);
}

function readEntries(dataDir: string): Entry[] {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Entry[];
  } catch {
    return []; // half written by a run that was killed
  }
}

/** A process id may have been given to somebody else: only one that runs a main file of ours is ended. */
function isOurs(pid: number): boolean {
  try {
    return /apps\/(cli|api|worker|sandbox)\/main\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

async function end(pid: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let i = 0; i < 50 && isAlive(pid); i++) await sleep(100);
    if (!isAlive(pid)) return;
  }
}
