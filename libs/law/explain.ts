import { formatDate, type PlainDate } from '@bauraum/kernel';
import type { Calendar } from './holidays';
import { lengthText, type Length } from './lengths';
import { periodEnd, type Moved } from './periods';
import type { PeriodRule, Sourced, WaitsFor } from './rules';

export type { Dated, PeriodRule, Sourced } from './rules';

/** Days that were not counted, both included. */
export interface Suspension {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How many of them did not count (working days for a period in working days). */
  readonly days: number;
  readonly reason: string;
  readonly basis?: string;
}

/** What had run was lost; the period started anew. */
export interface Interruption {
  readonly on: PlainDate;
  readonly restartedOn: PlainDate;
  readonly reason: string;
  readonly basis?: string;
}

/** The end before and after. */
export interface Extension {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason?: string;
  readonly basis: string;
  /** The day on which it was extended. */
  readonly on: PlainDate;
}

/** One day of the small timeline that the portal draws. */
export interface TimelineEntry {
  readonly date: PlainDate;
  readonly kind: 'event' | 'begin' | 'suspended' | 'resumed' | 'interrupted' | 'restarted' | 'extended' | 'warning' | 'rawEnd' | 'end';
  /** In German. */
  readonly label: string;
}

/** A date that explains itself: goes with the deadline into the journal, the letters and the portal. */
export interface Explained extends Sourced {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly section: string;
  readonly event: PlainDate;
  readonly begin?: PlainDate;
  readonly rawEnd: PlainDate;
  readonly end: PlainDate;
  readonly movedBecause?: readonly Moved[];
  /** Absent when the authority set the day itself. */
  readonly length?: Length;
  readonly fixedByAuthority?: true;
  readonly consequence: string;
  /** The whole computation in German. */
  readonly sentence: string;
  // Everything below came later: explanations in old cases lack it.
  readonly kind?: string;
  readonly title?: string;
  readonly trigger?: string;
  readonly waitsFor?: WaitsFor;
  readonly fiction?: boolean;
  readonly suspensions?: readonly Suspension[];
  readonly interruptions?: readonly Interruption[];
  readonly extensions?: readonly Extension[];
  /** The days on which warnings go out, in order. */
  readonly warnings?: readonly PlainDate[];
  readonly timeline?: readonly TimelineEntry[];
}

export interface ExplainInput extends Calendar {
  readonly event: PlainDate;
  /** A day that the authority set; needed when the rule has no length, and wins over one. */
  readonly authorityFixed?: PlainDate;
}

/**
 * Applies a rule to an event and explains the end date.
 *
 * @throws RangeError when a day does not exist, or the rule has no length and no fixed day is given.
 * Source: § 31 VwVfG, §§ 187-193 BGB, and the basis of the rule.
 * @example explainPeriod(statementRule, { event: '2027-02-08', land: 'MV' }).end // '2027-03-09'
 */
export function explainPeriod(rule: PeriodRule, input: ExplainInput): Explained {
  const fixed = input.authorityFixed;
  if (fixed === undefined && rule.length === undefined) throw new RangeError(`the authority must set the day for ${rule.id}`);
  const length = fixed === undefined ? rule.length : undefined;
  const period = periodEnd({ ...input, length: rule.length ?? { days: 1 }, startsAfter: rule.startsAfter, roll: rule.roll });
  const facts = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    section: rule.section,
    ...period,
    basis: rule.basis,
    source: rule.source,
    verified: rule.verified,
    consequence: rule.consequence,
    ...(length ? { length } : {}),
    ...(fixed === undefined ? {} : { fixedByAuthority: true as const }),
  };
  return { ...facts, sentence: sentenceOf(facts, rule) };
}

function sentenceOf(facts: Omit<Explained, 'sentence'>, rule: PeriodRule): string {
  const end = formatDate(facts.end);
  if (facts.length === undefined) {
    return `Die Behörde hat die Frist auf ${end} festgesetzt (${facts.basis}). Ein festgesetzter Tag verschiebt sich nicht.`;
  }
  const event = `${rule.eventLabel} (${formatDate(facts.event)})`;
  const start =
    facts.begin === undefined || rule.startsAfter === undefined
      ? `beginnt mit ${event}`
      : `beginnt ${lengthText(rule.startsAfter, 'accusative')} nach ${event}, also am ${formatDate(facts.begin)},`;
  const first = `Die Frist von ${lengthText(facts.length)} (${facts.basis}) ${start} und endet am ${formatDate(facts.rawEnd)}.`;
  if (!facts.movedBecause) return first;
  const days = facts.movedBecause.map((day) => `${formatDate(day.date)} (${day.reason})`).join(', ');
  return `${first} Sie verlängert sich bis ${end}, weil ihr Ende nicht auf diese Tage fallen kann: ${days}.`;
}
