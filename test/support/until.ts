import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for something that another process or server brings about.
 *
 * @throws Error naming what did not happen in time.
 * @example await until('the job is done', () => done.length === 1);
 */
export async function until(what: string, check: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}
