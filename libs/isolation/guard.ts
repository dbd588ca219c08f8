import { workerData } from 'node:worker_threads';

/** How often the process is looked at: what a library takes beside the heap has no limit of its own. */
const WATCH_MS = 50;

/** A thread beside the work, which may never let go: ends the whole process when it takes too much, or when nobody waits for it any more. */
const { memoryMb, parent } = workerData as { readonly memoryMb: number; readonly parent: number };

setInterval(() => {
  if (process.memoryUsage.rss() > memoryMb * 1024 ** 2 || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, WATCH_MS);
