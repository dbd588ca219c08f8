/** Random clocks for the comparison with the oracle; the days that are easy to get wrong come often. */
import {
  HOLIDAY_YEARS,
  LANDS,
  LOCAL_HOLIDAYS,
  runClock,
  type Calendar,
  type ClockEvent,
  type ClockState,
  type Length,
  type PeriodRule,
} from './index';
import { OracleClock, away, easterOf, parse, previous, print, walk, type Day, type OracleRule } from './oracle.fixture';

/** A whole number from 0, below a bound: from fast-check in the tests, from a seeded generator in the benchmark. */
export type Pick = (below: number) => number;

const one = <T>(pick: Pick, list: readonly T[]): T => list[pick(list.length)] as T;
const maybe = (pick: Pick, oneIn: number): boolean => pick(oneIn) === 0;

/** Seats with holidays of their own: Augsburg, Munich, Nuremberg (none), a place in the Eichsfeld. */
const SEATS = ['09761000', '09162000', '09564000', '16061045'];
const AWKWARD = [
  '01-01',
  '01-29',
  '01-30',
  '01-31',
  '02-08',
  '02-26',
  '02-28',
  '03-08',
  '03-28',
  '03-31',
  '05-31',
  '08-08',
  '08-15',
  '08-31',
]
  .concat(['09-20', '10-03', '10-25', '10-31', '11-01', '11-22', '11-30', '12-24', '12-31'])
  .map((day) => parse(`0000-${day}`));

function anyCalendar(pick: Pick): Calendar {
  const municipality = maybe(pick, 3) ? one(pick, SEATS) : undefined;
  const land = municipality && maybe(pick, 2) ? (municipality.startsWith('09') ? 'BY' : 'TH') : one(pick, LANDS);
  return { land, ...(municipality ? { municipality } : {}), ...(maybe(pick, 5) ? { localHolidays: [one(pick, LOCAL_HOLIDAYS)] } : {}) };
}

/** Half of them an awkward day or one around Easter, mostly in the years that matter. */
function anyDay(pick: Pick): Day {
  const year = maybe(pick, 4) ? HOLIDAY_YEARS.first + pick(180) : 2019 + pick(22);
  switch (pick(4)) {
    case 0:
      return year * 10_000 + one(pick, AWKWARD);
    case 1:
      return walk(easterOf(year), pick(140) - 70);
    default:
      return walk(year * 10_000 + 101, pick(366));
  }
}

function anyLength(pick: Pick): Length {
  switch (pick(5)) {
    case 0:
      return { days: 1 + pick(60) };
    case 1:
      return { workingDays: 1 + pick(25) };
    case 2:
      return { weeks: 1 + pick(12) };
    case 3:
      return { months: 1 + pick(14) };
    default:
      return maybe(pick, 6) ? { years: 1 + pick(4) } : { months: 1 + pick(3) };
  }
}

/** A day from the latest event to the end of the clock. */
function dayWithin(pick: Pick, clock: OracleClock): Day {
  let length = 0;
  for (let at = clock.latest; at < clock.end; at = walk(at, 1)) length++;
  return walk(clock.latest, pick(length + 1));
}

function happen(pick: Pick, clock: OracleClock): void {
  const on = dayWithin(pick, clock);
  switch (pick(4)) {
    case 0:
      return clock.restart(on, walk(on, pick(40)));
    case 1:
      return clock.extend(on, anyLength(pick));
    default:
      return clock.suspend(on, walk(on, pick(40)));
  }
}

export interface OracleCase {
  readonly rule: PeriodRule;
  readonly calendar: Calendar;
  readonly clock: OracleClock;
  readonly warnings: readonly string[];
}

/** A random rule, seat and course of events, with what the oracle makes of it. */
export function anyCase(pick: Pick): OracleCase {
  const calendar = anyCalendar(pick);
  const startsAfter = maybe(pick, 4) ? anyLength(pick) : undefined;
  const rule: OracleRule = { length: anyLength(pick), roll: !maybe(pick, 5), ...(startsAfter ? { startsAfter } : {}) };
  const limited = maybe(pick, 2) ? { upTo: anyLength(pick) } : {};
  const event = anyDay(pick);
  const clock = new OracleClock({ ...rule, ...limited }, calendar, event);
  // An extension with a limit comes at most once: the oracle does not remember from where the limit counts.
  for (let events = one(pick, [0, 0, 0, 1, 1, 2, 3]); events > 0; events--) {
    if (limited.upTo && clock.events.some(({ type }) => type === 'extended')) break;
    happen(pick, clock);
  }
  const warnBefore = maybe(pick, 3) ? [anyLength(pick), anyLength(pick)] : [];
  return { rule: fullRule(rule, limited, warnBefore), calendar, clock, warnings: warningsOf(warnBefore, clock, calendar) };
}

function warningsOf(warnBefore: readonly Length[], clock: OracleClock, calendar: Calendar): readonly string[] {
  const started = clock.events.findLast(({ type }) => type === 'started' || type === 'restarted')?.on ?? '';
  const days = warnBefore.map((length) => print(away(clock.end, length, calendar, previous))).filter((day) => day > started);
  return [...new Set(days)].sort();
}

function fullRule(rule: OracleRule, limited: { readonly upTo?: Length }, warnBefore: readonly Length[]): PeriodRule {
  return {
    ...rule,
    id: 'oracle',
    version: 1,
    kind: 'decision',
    section: '§ 1',
    eventLabel: 'dem Ereignis',
    extension: { ...limited, basis: '§ 1', needsReason: true },
    ...(warnBefore.length > 0 ? { warnBefore } : {}),
    fiction: true,
    consequence: 'none',
    consequenceText: 'Nichts geschieht.',
    basis: '§ 1',
    source: 'oracle',
    verified: false,
    validFrom: '1991-01-01',
  };
}

/** What both say of a case; equal when the engine is right. */
export function compared({ rule, calendar, clock, warnings }: OracleCase): { readonly engine: object; readonly oracle: object } {
  const { explained }: ClockState = runClock(rule, clock.events, calendar);
  return {
    engine: {
      rawEnd: explained?.rawEnd,
      end: explained?.end,
      warnings: explained?.warnings ?? [],
      refused: clock.refused.map((events) => isRefused(rule, events, calendar)),
    },
    oracle: { rawEnd: print(clock.rawEnd), end: print(clock.end), warnings, refused: clock.refused.map(() => true) },
  };
}

function isRefused(rule: PeriodRule, events: readonly ClockEvent[], calendar: Calendar): boolean {
  try {
    runClock(rule, events, calendar);
    return false;
  } catch (error) {
    return error instanceof RangeError && error.message.includes('at the latest');
  }
}

/** A small generator of random numbers (mulberry32): the same seed gives the same cases. */
export function seeded(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
