import type { Instant } from './dates';

/** The only source of time. Tests and sandbox authorities set it; pure code never sees it. */
export interface Clock {
  now(): Instant;
}

/** The clock on the wall. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * A clock that stands until it is moved.
 *
 * @example fixedClock('2026-11-30T08:00:00.000Z').now() // '2026-11-30T08:00:00.000Z'
 */
export function fixedClock(start: Instant): Clock & { set(at: Instant): void } {
  let current = start;
  return { now: () => current, set: (at) => void (current = at) };
}
