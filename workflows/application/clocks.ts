import { berlinDate, endOfBerlinDay, type PlainDate } from '@bauraum/kernel';
import { notifiedOn, runClock, type ClockEvent, type ClockState, type PeriodRule, type SupplementsEffect } from '@bauraum/law';
import { calendarOf, findPeriodRule, notificationRule, periodRule, procedureOf, type Procedure } from '../packs';
import type { NoDeadline } from '../proceeding';
import type { DeadlineSpec } from '../types';
import type { ApplicationContext } from './context';
import type { ServiceChannel } from './events';

type Clocks = Pick<ApplicationContext, 'clocks' | 'deadlines'>;

/** The periods of the check; which fact starts each, its rule says. */
export const CHECK = ['formalCheck', 'decision'] as const;

/** The periods that a request for supplements may stop, if their rules say so. */
export const STOPPABLE = [...CHECK, 'demolitionNotice'] as const;

/** The day that chooses the version of a rule: that of receipt; before it, that on which the case was opened. */
const lawOn = ({ receivedOn, openedAt }: ApplicationContext): PlainDate => receivedOn ?? berlinDate(openedAt);

/**
 * The rule of a period for this case, or undefined when the law knows none.
 *
 * @throws RangeError when the authority is not installed.
 * @example ruleOf(context, 'decision')?.fiction
 */
export const ruleOf = (context: ApplicationContext, kind: string): PeriodRule | undefined =>
  findPeriodRule(context.authority, context.procedure, kind, lawOn(context));

/** The procedure as the packs describe it. @throws RangeError when it is not in the packs. @example offerOf(context).entry */
export const offerOf = (context: ApplicationContext): Procedure => procedureOf(context.authority, context.procedure, lawOn(context));

/**
 * How a period of this case stands after one more event; undefined when the law knows no such period.
 *
 * @throws RangeError as `runClock`.
 * @example clockOf(context, 'decision')?.explained?.end
 */
export function clockOf(context: ApplicationContext, kind: string, ...next: readonly ClockEvent[]): ClockState | undefined {
  const rule = ruleOf(context, kind);
  return rule && runClock(rule, factsWith(context, kind, next), calendarOf(context.authority));
}

/**
 * Lets something happen to a period; nothing when the law knows no such period.
 *
 * @throws RangeError as `runClock`.
 * @example happen(context, 'decision', { type: 'started', on: '2026-11-30' }).deadlines.decision?.dueOn // '2027-03-22'
 */
export function happen(context: ApplicationContext, kind: string, ...events: readonly ClockEvent[]): Clocks {
  const rule = ruleOf(context, kind);
  if (!rule || events.length === 0) return { clocks: context.clocks, deadlines: context.deadlines };
  const { explained } = clockOf(context, kind, ...events) ?? {};
  const clocks = { ...context.clocks, [kind]: factsWith(context, kind, events) };
  const others = without(context.deadlines, kind);
  return { clocks, deadlines: explained ? { ...others, [kind]: { dueOn: explained.end, fiction: rule.fiction } } : others };
}

/**
 * Begins a period anew whose last day the office sets.
 *
 * @throws RangeError when the packs have no rule for it, or the day does not exist.
 * Source: § 31 (2) and (3) sentence 2 VwVfG.
 * @example fix(context, 'supplements', '2026-12-07', '2027-01-31').deadlines.supplements?.dueOn // '2027-01-31', a Sunday
 */
export function fix(context: ApplicationContext, kind: string, on: PlainDate, to: PlainDate): Clocks {
  periodRule(context.authority, context.procedure, kind, lawOn(context));
  return happen({ ...context, ...drop(context, kind) }, kind, { type: 'started', on }, { type: 'fixed', on, to });
}

/** Forgets periods that are over. @example drop(context, 'supplements').deadlines.supplements // undefined */
export const drop = ({ clocks, deadlines }: Clocks, ...kinds: readonly string[]): Clocks => ({
  clocks: without(clocks, ...kinds),
  deadlines: without(deadlines, ...kinds),
});

/** A period ran out and nothing else ended with it; its history stays. @example lapse(context, 'formalCheck').deadlines.formalCheck // undefined */
export const lapse = ({ clocks, deadlines }: Clocks, kind: string): Clocks => ({ clocks, deadlines: without(deadlines, kind) });

/**
 * A fact starts the periods of the check whose rules wait for it; one that has begun does not begin again.
 *
 * @throws RangeError as `runClock`.
 * @example startCheck(context, 'receipt', '2026-11-30').deadlines.formalCheck?.dueOn // '2026-12-21'
 */
export const startCheck = (context: ApplicationContext, fact: string, on: PlainDate): ApplicationContext =>
  each(context, CHECK, (now, kind) => (waitsFor(now, kind, fact) && now.clocks[kind] === undefined ? [{ type: 'started', on }] : []));

/** Does a period of the check begin with a fact? One that no longer applies waits for nothing. @example waitsFor(context, 'decision', 'receipt') */
export const waitsFor = (context: ApplicationContext, kind: string, fact: string): boolean =>
  !(kind === 'decision' && context.decisionUntimed) && (ruleOf(context, kind)?.trigger ?? 'receipt') === fact;

/**
 * A request for supplements stops the periods that its rules name: they start anew with the supplements, or go on with them. A late one leaves them alone.
 *
 * @throws RangeError as `runClock`.
 * Source: the `supplements` of each rule.
 * @example stopForSupplements(context, '2026-12-07').deadlines.decision // undefined
 */
export function stopForSupplements(context: ApplicationContext, on: PlainDate): ApplicationContext {
  const reason = 'Unterlagen nachgefordert';
  const stopped = each(context, STOPPABLE, (now, kind) => {
    const { supplements, basis } = ruleOf(now, kind) ?? {};
    if (!supplements || !isRunning(now, kind, on) || !inTime(context, supplements, on)) return [];
    return [{ type: supplements.effect === 'restart' ? 'interrupted' : 'suspended', on, reason, ...(basis ? { basis } : {}) }];
  });
  return isRunning(stopped, 'formalCheck', on) ? stopped : { ...stopped, ...lapse(stopped, 'formalCheck') };
}

/** With the supplements, what stood still runs again. @throws RangeError as `runClock`. @example goOnAfterSupplements(context, '2027-01-15') */
export const goOnAfterSupplements = (context: ApplicationContext, on: PlainDate): ApplicationContext =>
  each(context, STOPPABLE, (now, kind) => restartOf(now, kind, on));

/**
 * A deferral interrupts the period of the decision; it starts anew when the deferral ends.
 *
 * @throws RangeError when the packs have no rule for it, or as `runClock`.
 * Source: § 15 BauGB; the rule `deferral` of the pack.
 * @example defer(context, '2026-12-07', '2027-06-01').deadlines.decision // undefined
 */
export function defer(context: ApplicationContext, on: PlainDate, until: PlainDate): ApplicationContext {
  const basis = ruleOf(context, 'deferral')?.basis;
  const deferred = { ...context, ...fix(context, 'deferral', on, until) };
  return each(deferred, ['decision'], (now, kind) =>
    isRunning(now, kind, on) ? [{ type: 'interrupted', on, reason: 'Entscheidung zurückgestellt', ...(basis ? { basis } : {}) }] : [],
  );
}

/** The deferral is over. @throws RangeError as `runClock`. @example endDeferral(context, '2027-06-01').deadlines.decision?.dueOn */
export const endDeferral = (context: ApplicationContext, on: PlainDate): ApplicationContext =>
  each({ ...context, ...drop(context, 'deferral') }, ['decision'], (now, kind) => restartOf(now, kind, on));

/** Does a period run on a day, its last one included? @example isRunning(context, 'decision', '2026-12-07') */
export const isRunning = ({ deadlines }: Clocks, kind: string, on: PlainDate): boolean => {
  const due = deadlines[kind]?.dueOn;
  return due !== undefined && on <= due;
};

/** Has something happened to a clock on a day? @example touched(context, 'decision', '2026-12-07') */
export const touched = ({ clocks }: Clocks, kind: string, on: PlainDate): boolean => clocks[kind]?.at(-1)?.on === on;

/**
 * The row of a deadline as its clock stands; without a kind when it has no end.
 *
 * @throws RangeError as `runClock`.
 * @example deadlineNow(context, 'decision').dueOn
 */
export function deadlineNow(context: ApplicationContext, kind: string): DeadlineSpec | NoDeadline {
  const present = context.deadlines[kind];
  const explanation = present && clockOf(context, kind)?.explained;
  return explanation ? { kind, ...present, dueAt: endOfBerlinDay(present.dueOn), explanation } : {};
}

/**
 * The day on which a decision counts as notified that was retrieved from the portal; undefined when it was retrieved too late and must be served again.
 *
 * @throws RangeError when the packs have no rule for notification.
 * Source: § 41 (2a) VwVfG, and the rule of the pack.
 * @example retrievedNotice(context, '2026-12-08')
 */
export function retrievedNotice(context: ApplicationContext, retrievedOn: PlainDate): PlainDate | undefined {
  const providedOn = context.decidedOn ?? retrievedOn;
  const rule = notificationRule(context.authority, 'portal', providedOn);
  return notifiedOn(rule, { channel: 'portal', providedOn, retrievedOn }, calendarOf(context.authority)).notifiedOn;
}

/**
 * The day on which a decision counts as notified that only lies ready; undefined where the law wants it retrieved.
 *
 * @throws RangeError when the packs have no rule for notification.
 * Source: the `deemedAfterDays` of the pack's rule.
 * @example providedNotice(context) // undefined
 */
export function providedNotice({ authority, decidedOn }: ApplicationContext): PlainDate | undefined {
  if (decidedOn === null) return undefined;
  const rule = notificationRule(authority, 'portal', decidedOn);
  return notifiedOn(rule, { channel: 'portal', providedOn: decidedOn }, calendarOf(authority)).notifiedOn;
}

/**
 * The day on which a decision counts as notified that was posted or formally served.
 *
 * @throws RangeError when the packs have no rule for notification, or the day does not exist.
 * Source: § 41 (2) and (5) VwVfG, and the rule of the pack.
 * @example servedNotice(context, 'post', '2027-02-08')
 */
export function servedNotice(context: ApplicationContext, channel: ServiceChannel, on: PlainDate): PlainDate | undefined {
  const rule = notificationRule(context.authority, channel, on);
  const sent = channel === 'post' ? { channel, postedOn: on } : { channel, servedOn: on };
  return notifiedOn(rule, sent, calendarOf(context.authority)).notifiedOn;
}

/** A record without some of its keys. @example without({ a: 1, b: 2 }, 'a') // { b: 2 } */
export function without<V>(record: Readonly<Record<string, V>>, ...keys: readonly string[]): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** What happened stays in its order, even when somebody has set the clock of a sandbox back. */
function factsWith({ clocks }: Clocks, kind: string, next: readonly ClockEvent[]): readonly ClockEvent[] {
  const facts = clocks[kind] ?? [];
  const latest = facts.at(-1)?.on ?? '';
  return [...facts, ...next.map((event) => (event.on < latest ? { ...event, on: latest } : event))];
}

function each(
  context: ApplicationContext,
  kinds: readonly string[],
  eventsFor: (now: ApplicationContext, kind: string) => readonly ClockEvent[],
): ApplicationContext {
  return kinds.reduce((now, kind) => ({ ...now, ...happen(now, kind, ...eventsFor(now, kind)) }), context);
}

/** Only a request inside the period that the rule names stops a clock. */
const inTime = (context: ApplicationContext, { within }: SupplementsEffect, on: PlainDate): boolean =>
  within === undefined || isRunning(context, within, on);

function restartOf(context: ApplicationContext, kind: string, on: PlainDate): readonly ClockEvent[] {
  const state = clockOf(context, kind)?.state;
  if (state === 'interrupted') return [{ type: 'restarted', on }];
  return state === 'suspended' ? [{ type: 'resumed', on }] : [];
}
