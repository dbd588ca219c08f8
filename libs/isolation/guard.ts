import { workerData } from 'node:worker_threads';

/** How often the process is looked at: what a library takes beside the heap has no limit of its own. */
const WATCH_MS = 50;

export interface Guarded {
  readonly memoryMb: number;
  /** Of the processor: a machine that is busy with others is not the file's fault. */
  readonly timeoutMs: number;
  /** Counts what was achieved: 0 before the file is there. */
  readonly progress: Int32Array;
  readonly parent: number;
}

/** A thread beside the work, which may never let go: ends the whole process when it takes too much, or when nobody waits for it any more. */
const { memoryMb, timeoutMs, progress, parent } = workerData as Guarded;
let achieved = 0;
let usedBefore = 0;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const used = (user + system) / 1000;
  const now = Atomics.load(progress, 0);
  if (now !== achieved) [achieved, usedBefore] = [now, used];
  if (process.memoryUsage.rss() > memoryMb * 1024 ** 2 || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  else if (achieved > 0 && used - usedBefore > timeoutMs) process.kill(process.pid, 'SIGALRM');
}, WATCH_MS);
