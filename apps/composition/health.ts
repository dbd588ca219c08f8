/** One thing that a process cannot work without. */
export interface Check {
  readonly name: string;
  ping(): Promise<unknown>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** Asks everything at once, each for three seconds at most. */
export async function readiness(checks: readonly Check[]): Promise<Readiness> {
  const results = await Promise.all(checks.map(async ({ name, ping }) => [name, await answers(ping)] as const));
  return { ready: results.every(([, state]) => state === 'up'), checks: Object.fromEntries(results) };
}

async function answers(ping: () => Promise<unknown>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('no answer')), 3000)));
  try {
    await Promise.race([ping(), late]);
    return 'up';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
