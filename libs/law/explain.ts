import { formatDate, type PlainDate } from '@bauraum/kernel';
import type { Land } from './holidays.data';
import { periodEnd, type Length, type Moved } from './periods';

/** Where a rule comes from; every dated row carries it. */
export interface Sourced {
  /** The legal basis as it is cited, e.g. `§ 63 Abs. 2 LBauO M-V`. */
  readonly basis: string;
  /** Where it was read, or `recall`. */
  readonly source: string;
  /** Has a lawyer of the Land confirmed it? */
  readonly verified: boolean;
}

/** A dated row: valid from its first to its last day, both included. */
export interface Dated {
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
}

/** A rule of a Land pack from which a period is computed. */
export interface PeriodRule extends Sourced, Dated {
  readonly id: string;
  readonly version: number;
  /** What the period is for, e.g. `formalCheck`, `decision`, `statement`. */
  readonly kind: string;
  /** The procedures to which it applies; absent: all. */
  readonly procedures?: readonly string[];
  readonly section: string;
  /** Absent: the authority sets the day itself. */
  readonly length?: Length;
  readonly startsAfter?: Length;
  /** What sets it going, in German with its article, for the sentence: `dem Eingang des Antrags`. */
  readonly eventLabel: string;
  readonly roll: boolean;
  /** Does the law attach a legal fiction to its lapse? */
  readonly fiction: boolean;
  /** Code of what happens when it lapses, e.g. `deemed-granted`. */
  readonly consequence: string;
  /** The same in a German sentence, for letters and the portal. */
  readonly consequenceText: string;
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
}

export interface ExplainInput {
  readonly event: PlainDate;
  readonly land: Land;
  readonly municipality?: string;
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

/**
 * A length in German: dative for `Frist von ...`, accusative for `... nach dem Eingang`.
 *
 * @example lengthText({ months: 3 }) // '3 Monaten'
 * @example lengthText({ weeks: 1 }, 'accusative') // 'eine Woche'
 */
export function lengthText(length: Length, grammaticalCase: 'dative' | 'accusative' = 'dative'): string {
  const [count, words] =
    'months' in length
      ? ([length.months, MONTH] as const)
      : 'weeks' in length
        ? ([length.weeks, WEEK] as const)
        : ([length.days, DAY] as const);
  const [one, many] = words[grammaticalCase];
  return count === 1 ? one : `${count} ${many}`;
}

const MONTH = { dative: ['einem Monat', 'Monaten'], accusative: ['einen Monat', 'Monate'] } as const;
const WEEK = { dative: ['einer Woche', 'Wochen'], accusative: ['eine Woche', 'Wochen'] } as const;
const DAY = { dative: ['einem Tag', 'Tagen'], accusative: ['einen Tag', 'Tage'] } as const;

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
