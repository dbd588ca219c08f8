import { addDays, dayNumber, formatDate, type PlainDate } from '@bauraum/kernel';
import type { ClockEvent } from './clock.types';
import type { Suspension } from './explained';
import type { Calendar } from './holidays';
import { addLength, dayOff, type Length } from './lengths';
import { periodEnd, requireDay, rolled, type Period } from './periods';
import type { PeriodRule } from './rules';
import { WAITING, type Run, type Stop } from './run';

type EventOf<T extends ClockEvent['type']> = Extract<ClockEvent, { readonly type: T }>;

/** What every step needs besides the run and the event. */
export interface Scope {
  readonly rule: PeriodRule;
  readonly calendar: Calendar;
}

/**
 * A clock after one more event.
 *
 * @throws RangeError when the event cannot happen now: wrong order, wrong state, too late, or not allowed by the rule.
 * @example step(WAITING, { type: 'started', on: '2027-02-08' }, { rule, calendar }).state // 'running'
 */
export function step(run: Run, event: ClockEvent, scope: Scope): Run {
  const refuse = (why: string): never => {
    throw new RangeError(`${scope.rule.id}: ${event.type} on ${event.on} is impossible, ${why}`);
  };
  if (requireDay(event.on) < (run.latest ?? '')) refuse(`${run.latest} came before`);
  if (!FROM[event.type].includes(run.state)) refuse(`the clock is ${run.state}`);
  if (run.state === 'running' && run.period && event.on > run.period.end && !mayComeLate(event, scope.rule)) {
    refuse(`the period ended on ${run.period.end}`);
  }
  return { ...change(run, event, scope, refuse), latest: event.on };
}

/** In which states an event can happen. */
const FROM: Readonly<Record<ClockEvent['type'], readonly Run['state'][]>> = {
  started: ['waiting'],
  suspended: ['running'],
  resumed: ['suspended'],
  interrupted: ['running', 'suspended'],
  restarted: ['interrupted'],
  extended: ['running'],
  fixed: ['running'],
};

/** Periods set by an authority may be prolonged after they have ended (§ 31 (7) sentence 2 VwVfG), others only where the rule says so. */
const mayComeLate = ({ type }: ClockEvent, { extension }: PeriodRule): boolean =>
  type === 'fixed' || (type === 'extended' && extension?.retroactive === true);

/** Refuses an event, with the reason. */
type Refuse = (why: string) => never;

function change(run: Run, event: ClockEvent, scope: Scope, refuse: Refuse): Run {
  switch (event.type) {
    case 'started':
      return start(run, event.on, 'event', scope);
    case 'suspended':
      return run.fixed ? refuse('a day fixed by the authority stands') : stopped(run, event);
    case 'resumed':
      return resume(run, event.on, scope);
    case 'interrupted':
      return stopped(run, event);
    case 'restarted':
      return restart(run, event.on, scope);
    case 'extended':
      return extend(run, event, scope, refuse);
    case 'fixed':
      return event.to < event.on ? refuse(`${event.to} has passed`) : fix(run, event.to);
  }
}

function start(run: Run, on: PlainDate, kind: 'event' | 'restarted', { rule, calendar }: Scope): Run {
  const { length, startsAfter, roll } = rule;
  const happenings = [...run.happenings, { date: on, kind }];
  const begun: Run = { ...run, state: 'running', event: on, happenings };
  return length ? { ...begun, period: periodEnd({ ...calendar, event: on, length, startsAfter, roll }), unit: length } : begun;
}

function stopped(run: Run, { type, on, reason, basis }: EventOf<'suspended' | 'interrupted'>): Run {
  const stop = { on, reason, ...(basis === undefined ? {} : { basis }) };
  return { ...run, state: type, stop, happenings: [...run.happenings, { date: on, kind: type, detail: reason }] };
}

function resume({ stop, ...run }: Run, on: PlainDate, scope: Scope): Run {
  const happenings = [...run.happenings, { date: on, kind: 'resumed' as const }];
  const running: Run = { ...run, state: 'running', happenings };
  if (!stop || !run.period || !run.unit) return running; // nobody knows its end yet: there is nothing to move
  const days = uncounted(run, run.period, run.unit, stop, on, scope.calendar);
  const { on: from, ...why } = stop;
  const suspensions = [...run.suspensions, { from, to: on, days, ...why }];
  const later = (day: PlainDate): PlainDate => (days === 0 ? day : addLength(day, countedIn(run.unit, days), scope.calendar));
  const period = withEnd(run.period, later(run.period.rawEnd), scope, suspensions);
  return { ...running, suspensions, period, ...(run.limit === undefined ? {} : { limit: later(run.limit) }) };
}

/** So many days of a suspension that the period does not count: those after its beginning, and none that another suspension has taken out already. */
function uncounted(run: Run, { begin, event, rawEnd }: Period, unit: Length, stop: Stop, to: PlainDate, calendar: Calendar): number {
  if (stop.on > rawEnd) return 0; // all days have been counted; only a weekend kept it from ending
  const before = run.suspensions.at(-1)?.to ?? event;
  const last = [addDays(stop.on, -1), begin ?? event, before].reduce((a, b) => (a > b ? a : b));
  if (!('workingDays' in unit)) return Math.max(0, dayNumber(to) - dayNumber(last));
  let days = 0;
  for (let day = addDays(last, 1); day <= to; day = addDays(day, 1)) if (dayOff(day, calendar) === undefined) days++;
  return days;
}

const countedIn = (unit: Length | undefined, days: number): Length => (unit && 'workingDays' in unit ? { workingDays: days } : { days });

const headOf = ({ event, begin }: Period): Pick<Period, 'event' | 'begin'> => ({ event, ...(begin === undefined ? {} : { begin }) });

/** The period with another end, which moves as its rule says and never falls on a suspended day. */
function withEnd(period: Period, rawEnd: PlainDate, { rule, calendar }: Scope, suspensions: readonly Suspension[]): Period {
  const suspended = (day: PlainDate): string | undefined => {
    const found = suspensions.find(({ from, to }) => from <= day && day <= to);
    return found && `gehemmt: ${found.reason}`;
  };
  return { ...headOf(period), rawEnd, ...rolled(rawEnd, rule.roll ? calendar : undefined, suspended) };
}

/** Everything that belonged to the lost time goes; what happened stays in the timeline. */
function restart({ stop, interruptions, happenings }: Run, on: PlainDate, scope: Scope): Run {
  const over = stop ? [...interruptions, { ...stop, restartedOn: on }] : interruptions;
  return start({ ...WAITING, interruptions: over, happenings }, on, 'restarted', scope);
}

function fix(run: Run, to: PlainDate): Run {
  const event = run.event ?? to;
  return { ...run, fixed: true, period: { event, rawEnd: requireDay(to), end: to } };
}

function extend(run: Run, event: EventOf<'extended'>, scope: Scope, refuse: Refuse): Run {
  const { period } = run;
  const rule = scope.rule.extension ?? refuse('the rule knows no extension');
  if (!period) return refuse('its end is not known');
  const reason = event.reason?.trim() ?? '';
  if (rule.needsReason && reason === '') refuse('an extension needs a reason');
  if (run.fixed && event.by) refuse('a fixed day is extended to another day');
  const next = extendedPeriod(period, event, scope);
  if (next.end <= period.end) refuse(`it would not end later than on ${period.end}`);
  const limit = run.limit ?? (rule.upTo && addLength(period.end, rule.upTo, scope.calendar));
  if (limit !== undefined) {
    const { end: last } = rolled(limit, scope.rule.roll ? scope.calendar : undefined);
    if (next.end > last) refuse(`it may end on ${last} at the latest (${rule.basis})`);
  }
  const why = reason === '' ? {} : { reason };
  const detail = `bis ${formatDate(next.end)}${reason === '' ? '' : `, ${reason}`}`;
  return {
    ...run,
    period: next,
    unit: event.by ?? { days: 1 },
    ...(limit === undefined ? {} : { limit }),
    extensions: [...run.extensions, { from: period.end, to: next.end, ...why, basis: rule.basis, on: event.on }],
    happenings: [...run.happenings, { date: event.on, kind: 'extended', detail }],
  };
}

/** A length is counted from the end that it replaces, moves included (§ 190 BGB); a day that the authority names stands. */
function extendedPeriod(period: Period, event: EventOf<'extended'>, scope: Scope): Period {
  if (event.by) return withEnd(period, addLength(period.end, event.by, scope.calendar), scope, []);
  const to = requireDay(event.to);
  return { ...headOf(period), rawEnd: to, end: to };
}
