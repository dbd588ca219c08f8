import { addDays, isPlainDate, weekday, type PlainDate } from '@bauraum/kernel';
import type { Land } from './holidays.data';
import { holidayName } from './holidays';

/** The length of a period: exactly one unit, a whole number of at least 1. */
export type Length = { readonly months: number } | { readonly weeks: number } | { readonly days: number };

/** A day on which a period may not end, and why (in German). */
export interface Moved {
  readonly date: PlainDate;
  readonly reason: string;
}

export interface PeriodInput {
  /** The day of the event that sets the period going; it does not count (§ 187 (1) BGB). */
  readonly event: PlainDate;
  readonly length: Length;
  /** The period begins only so long after the event; this beginning never moves off a weekend. */
  readonly startsAfter?: Length;
  /** Land and municipality (AGS) of the authority's seat: their holidays count. */
  readonly land: Land;
  readonly municipality?: string;
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
  if (input.authorityFixed !== undefined) {
    const end = requireDay(input.authorityFixed);
    return { event: requireDay(input.event), rawEnd: end, end };
  }
  const begin = input.startsAfter ? addLength(input.event, input.startsAfter) : input.event;
  const rawEnd = addLength(begin, input.length);
  const moved = input.roll ? daysOff(rawEnd, input.land, input.municipality) : [];
  return {
    event: input.event,
    ...(input.startsAfter ? { begin } : {}),
    rawEnd,
    end: addDays(rawEnd, moved.length),
    ...(moved.length > 0 ? { movedBecause: moved } : {}),
  };
}

/**
 * A day plus a length, by the calendar and without moving.
 *
 * @throws RangeError when the day does not exist or the length is not a whole number of at least 1.
 * Source: § 188 (2) and (3) BGB.
 * @example addLength('2027-01-31', { months: 1 }) // '2027-02-28'
 */
export function addLength(date: PlainDate, length: Length): PlainDate {
  if ('months' in length) return addMonths(date, requireCount(length.months));
  if ('weeks' in length) return addDays(date, 7 * requireCount(length.weeks));
  return addDays(date, requireCount(length.days));
}

/**
 * Why a period cannot end on a day, in German.
 *
 * @throws RangeError when the day does not exist.
 * Source: § 31 (3) VwVfG, § 193 BGB.
 * @example dayOff('2027-03-08', 'MV') // 'Feiertag: Internationaler Frauentag'
 */
export function dayOff(date: PlainDate, land: Land, municipality?: string): string | undefined {
  const name = holidayName(date, land, municipality);
  if (name !== undefined) return `Feiertag: ${name}`;
  const day = weekday(date);
  if (day === 6) return 'Samstag';
  return day === 7 ? 'Sonntag' : undefined;
}

function daysOff(from: PlainDate, land: Land, municipality?: string): Moved[] {
  const moved: Moved[] = [];
  for (let date = from; ; date = addDays(date, 1)) {
    const reason = dayOff(date, land, municipality);
    if (reason === undefined) return moved;
    moved.push({ date, reason });
  }
}

function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = requireDay(date).split('-').map(Number) as [number, number, number];
  const ordinal = year * 12 + (month - 1) + months;
  const head = `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
  for (let last = day; ; last--) {
    const candidate = `${head}-${String(last).padStart(2, '0')}`;
    if (isPlainDate(candidate)) return candidate;
    if (last < 28) throw new RangeError(`outside the calendar: ${candidate}`);
  }
}

function requireCount(count: number): number {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a length: ${count}`);
  return count;
}

function requireDay(date: PlainDate): PlainDate {
  if (!isPlainDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  return date;
}
