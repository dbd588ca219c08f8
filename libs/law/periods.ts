import { addDays, isPlainDate, type PlainDate } from '@bauraum/kernel';
import type { Calendar } from './holidays';
import { addLength, dayOff, type Length } from './lengths';

/** A day on which a period may not end, and why (in German). */
export interface Moved {
  readonly date: PlainDate;
  readonly reason: string;
}

/** The calendar is that of the authority's seat. */
export interface PeriodInput extends Calendar {
  /** The day of the event that sets the period going; it does not count (§ 187 (1) BGB). */
  readonly event: PlainDate;
  readonly length: Length;
  /** The period begins only so long after the event; this beginning never moves off a weekend. */
  readonly startsAfter?: Length;
  /** May the end move to the next working day? False for a fiction that the Land counts strictly. */
  readonly roll: boolean;
  /** A day that the authority fixed and told as such: it stands (§ 31 (3) sentence 2 VwVfG). */
  readonly authorityFixed?: PlainDate;
}

export interface Period {
  readonly event: PlainDate;
  /** Only with `startsAfter`: the day that counts as the event of the period proper. */
  readonly begin?: PlainDate;
  /** The end as counted, before it moves. */
  readonly rawEnd: PlainDate;
  /** The last day of the period. */
  readonly end: PlainDate;
  readonly movedBecause?: readonly Moved[];
}

/**
 * The last day of a period.
 *
 * The day of the event does not count; weeks and months end on the day with the same name or number, else on the last day of the month; an end on a
 * Saturday, Sunday or public holiday moves to the next working day; a date fixed by the authority stands. A period that begins some weeks after an
 * event is counted as if the event lay on the day on which those weeks end.
 *
 * @throws RangeError when a day does not exist or a length is not a whole number of at least 1.
 * Source: § 31 VwVfG, §§ 187, 188, 193 BGB.
 * @example periodEnd({ event: '2027-02-08', length: { months: 1 }, land: 'MV', roll: true }).end // '2027-03-09', 8 March is a holiday
 */
export function periodEnd(input: PeriodInput): Period {
  const event = requireDay(input.event);
  if (input.authorityFixed !== undefined) {
    const end = requireDay(input.authorityFixed);
    return { event, rawEnd: end, end };
  }
  const begin = input.startsAfter ? addLength(event, input.startsAfter, input) : event;
  const rawEnd = addLength(begin, input.length, input);
  return { event, ...(input.startsAfter ? { begin } : {}), rawEnd, ...rolled(rawEnd, input.roll ? input : undefined) };
}

/**
 * The end of a period once it has moved off the days on which it cannot end.
 *
 * @param calendar absent: the end does not move.
 * @param isSuspended a period cannot end on a day on which it is suspended either; gives the reason.
 * @throws RangeError when the day does not exist or lies outside the holiday data.
 * Source: § 31 (3) VwVfG, § 193 BGB.
 * @example rolled('2027-03-06', { land: 'NI' }).end // '2027-03-08'
 */
export function rolled(
  rawEnd: PlainDate,
  calendar: Calendar | undefined,
  isSuspended: (date: PlainDate) => string | undefined = () => undefined,
): Pick<Period, 'end' | 'movedBecause'> {
  if (!calendar) return { end: rawEnd };
  const movedBecause: Moved[] = [];
  for (let date = rawEnd; ; date = addDays(date, 1)) {
    const reason = dayOff(date, calendar) ?? isSuspended(date);
    if (reason === undefined) return { end: date, ...(movedBecause.length > 0 ? { movedBecause } : {}) };
    movedBecause.push({ date, reason });
  }
}

/**
 * The day itself, checked.
 *
 * @throws RangeError when the day does not exist.
 * @example requireDay('2027-02-29') // RangeError
 */
export function requireDay(date: PlainDate): PlainDate {
  if (!isPlainDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  return date;
}
