import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';

/** What a server has used since it began: no clock on the wall, so other work on the machine hardly touches it. */
export interface Counters {
  readonly cpuMs: number;
  readonly statements: number;
  /** Statements that appended to logs. */
  readonly appends: number;
}

/** In the server's process: answers its parent. */
export function answerCounters(of: () => Omit<Counters, 'cpuMs'> = () => ({ statements: 0, appends: 0 })): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000, ...of() } satisfies Counters);
  });
}

/** In the parent's. */
export async function countersOf(child: ChildProcess): Promise<Counters> {
  const answer = once(child, 'message');
  child.send('counters');
  return ((await answer) as [Counters])[0];
}

/** What came between two readings. */
export const since = (before: Counters, after: Counters): Counters => ({
  cpuMs: after.cpuMs - before.cpuMs,
  statements: after.statements - before.statements,
  appends: after.appends - before.appends,
});
