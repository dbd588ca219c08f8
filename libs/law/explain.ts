import type { PlainDate } from '@bauraum/kernel';
import type { Explained } from './explained';
import type { Calendar } from './holidays';
import { subtractLength } from './lengths';
import type { Period } from './periods';
import type { PeriodRule } from './rules';
import type { Run } from './run';
import { sentenceOf } from './sentence';
import { timelineOf } from './timeline';

/** A run whose end is known. */
export type Known = Run & { readonly period: Period };

/**
 * The explanation of a clock whose end is known: facts, warnings, timeline and a German sentence. Plain JSON.
 *
 * @throws RangeError when a warning lies outside the holiday data.
 * @example explanationOf(rule, run, { land: 'MV' }).sentence // 'Die Frist von ...'
 */
export function explanationOf(rule: PeriodRule, run: Known, calendar: Calendar): Explained {
  const { suspensions, interruptions, extensions } = run;
  const warnings = warningsOf(rule, run.period, calendar);
  const facts = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    kind: rule.kind,
    section: rule.section,
    ...run.period,
    ...given(rule, 'title', 'trigger', 'waitsFor'),
    fiction: rule.fiction,
    consequence: rule.consequence,
    consequenceText: rule.consequenceText,
    basis: rule.basis,
    source: rule.source,
    verified: rule.verified,
    ...(rule.length && !run.fixed ? { length: rule.length } : {}),
    ...(run.fixed ? { fixedByAuthority: true as const } : {}),
    ...(suspensions.length > 0 ? { suspensions } : {}),
    ...(interruptions.length > 0 ? { interruptions } : {}),
    ...(extensions.length > 0 ? { extensions } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
  return { ...facts, timeline: timelineOf(rule, run, warnings), sentence: sentenceOf(rule, run) };
}

/** The fields of a rule that are there. */
function given<K extends keyof PeriodRule>(rule: PeriodRule, ...keys: readonly K[]): Partial<Pick<PeriodRule, K>> {
  return Object.fromEntries(keys.filter((key) => rule[key] !== undefined).map((key) => [key, rule[key]])) as Partial<Pick<PeriodRule, K>>;
}

/** The days of the warnings in order. One that would lie on or before the event is left out: the beginning itself tells everybody. */
function warningsOf({ warnBefore = [] }: PeriodRule, { event, end }: Period, calendar: Calendar): readonly PlainDate[] {
  const days = warnBefore.map((distance) => subtractLength(end, distance, calendar)).filter((day) => day > event);
  return [...new Set(days)].sort();
}
