import { endOfBerlinDay, isPlainDate, berlinDate, type Instant, type PlainDate } from '@bauraum/kernel';
import { explainPeriod, type ExplainInput, type PeriodRule } from '@bauraum/law';
import type { DeadlineSpec } from './types';

/**
 * A deadline from a rule of a pack.
 *
 * @throws RangeError as `explainPeriod`.
 * @example deadlineOf(decisionRule, { event: '2026-11-30', land: 'MV' }).dueOn // '2027-03-22'
 */
export function deadlineOf(rule: PeriodRule, input: ExplainInput): DeadlineSpec {
  const explanation = explainPeriod(rule, input);
  return { kind: rule.kind, dueOn: explanation.end, dueAt: endOfBerlinDay(explanation.end), fiction: rule.fiction, explanation };
}

/**
 * Has a day passed completely in Germany? False without a day: nothing can lapse that was never set.
 *
 * @example hasLapsed('2026-12-31', '2026-12-31T22:59:59.999Z') // false
 */
export function hasLapsed(dueOn: PlainDate | undefined, at: Instant): boolean {
  return dueOn !== undefined && at >= endOfBerlinDay(dueOn);
}

/**
 * Is this a day that exists and lies after the day of the moment? A period that an authority sets must lie ahead.
 *
 * @example isAhead('2026-12-01', '2026-11-30T12:00:00.000Z') // true
 */
export function isAhead(day: unknown, at: Instant): day is PlainDate {
  return typeof day === 'string' && isPlainDate(day) && day > berlinDate(at);
}
