import type { PlainDate } from '@bauraum/kernel';
import type { ClockEvent, ClockState } from './clock.types';
import { explanationOf } from './explain';
import type { Explained } from './explained';
import type { Calendar } from './holidays';
import type { PeriodRule } from './rules';
import { WAITING, type Run } from './run';
import { step } from './steps';

export interface ExplainInput extends Calendar {
  readonly event: PlainDate;
  /** A day that the authority set; needed when the rule has no length, and wins over one. */
  readonly authorityFixed?: PlainDate;
}

/**
 * How a period stands after everything that happened to it.
 *
 * Suspended days are not counted, both the first and the last included (§ 209 BGB); an interruption loses what has run, and the period starts anew with the
 * event that ends it; an extension is counted from the end that it replaces (§ 190 BGB), needs a reason when the rule says so and never goes beyond the
 * rule's limit; a day that the authority fixed stands.
 *
 * @param events in the order in which they happened.
 * @param calendar holidays at the seat of the authority.
 * @throws RangeError when the events are not in order, one of them cannot happen (no suspension to resume, an end that has passed, no extension in the
 * rule, beyond its limit ...), or a day or a length is none.
 * Source: § 31 VwVfG, §§ 187-193, 209, 212 BGB by analogy, and the basis of the rule.
 * @example runClock(statementRule, [{ type: 'started', on: '2027-02-08' }], { land: 'MV' }).explained?.end // '2027-03-09'
 */
export function runClock(rule: PeriodRule, events: readonly ClockEvent[], calendar: Calendar): ClockState {
  const run = events.reduce((before, event) => step(before, event, { rule, calendar }), WAITING);
  const { state, event, stop, period } = run;
  return {
    kind: rule.kind,
    state,
    ...awaited(rule, run),
    ...(event === undefined ? {} : { since: stop?.on ?? event }),
    ...(stop ? { reason: stop.reason } : {}),
    ...(stop?.basis === undefined ? {} : { basis: stop.basis }),
    ...(state === 'running' && period ? { explained: explanationOf(rule, { ...run, period }, calendar) } : {}),
  };
}

/** Its trigger before it runs; the day that the authority has yet to set while nobody knows its end. */
function awaited(rule: PeriodRule, { state, period }: Run): Pick<ClockState, 'awaits'> {
  if (state === 'waiting' && rule.trigger !== undefined) return { awaits: rule.trigger };
  return state === 'running' && !period ? { awaits: dueFact(rule.kind) } : {};
}

/**
 * Code of the fact that is the day which the authority sets for a period.
 *
 * @example dueFact('supplements') // 'supplementsDue'
 */
export const dueFact = (kind: string): string => `${kind}Due`;

/**
 * Applies a rule to an event and explains the end date: the clock to which nothing else has happened.
 *
 * @throws RangeError when a day does not exist, or the rule has no length and no fixed day is given.
 * Source: § 31 VwVfG, §§ 187-193 BGB, and the basis of the rule.
 * @example explainPeriod(statementRule, { event: '2027-02-08', land: 'MV' }).end // '2027-03-09'
 */
export function explainPeriod(rule: PeriodRule, input: ExplainInput): Explained {
  const { event, authorityFixed: to } = input;
  const started: ClockEvent = { type: 'started', on: event };
  const { explained } = runClock(rule, to === undefined ? [started] : [started, { type: 'fixed', on: event, to }], input);
  if (!explained) throw new RangeError(`the authority must set the day for ${rule.id}`);
  return explained;
}
