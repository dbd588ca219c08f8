import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds; default 150 s, because work of a killed worker is taken up again after a minute. */
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/**
 * Asks again and again until there is an answer.
 *
 * @param probe returns undefined, null or false as long as it has to wait.
 * @throws Error naming what did not come.
 * @example const receipt = await waitFor('the receipt', () => findReceipt());
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | null | false>,
  { withinMs = 150_000, everyMs = 150 }: WaitOptions = {},
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`${what} did not come within ${Math.round(withinMs / 1000)} s`);
    await sleep(everyMs);
  }
}
