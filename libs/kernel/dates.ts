/** A calendar day in Germany, `YYYY-MM-DD`. Compares correctly as a string. */
export type PlainDate = string;
/** A moment, ISO 8601 in UTC with milliseconds, `2026-11-30T08:15:00.000Z`. Compares correctly as a string. */
export type Instant = string;

const DAY_MS = 86_400_000;
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/**
 * Is this a day that exists?
 *
 * @example isPlainDate('2027-02-29') // false
 */
export function isPlainDate(value: string): value is PlainDate {
  return SHAPE.test(value) && !Number.isNaN(parse(value));
}

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Milliseconds since 1970 of a day in the right shape; NaN when the calendar does not have it. */
function parse(value: string): number {
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  const ms = Date.UTC(Number(value.slice(0, 4)), month - 1, day);
  // A day that does not exist rolls over into the next month, where its number is another.
  return month >= 1 && month <= 12 && new Date(ms).getUTCDate() === day ? ms : Number.NaN;
}

/**
 * The day number since 1970-01-01, for arithmetic on days.
 *
 * @throws RangeError when the day does not exist.
 * @example dayNumber('1970-01-02') // 1
 */
export function dayNumber(date: PlainDate): number {
  const ms = SHAPE.test(date) ? parse(date) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${date}`);
  return ms / DAY_MS;
}

/** @example fromDayNumber(1) // '1970-01-02' */
export const fromDayNumber = (day: number): PlainDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** @example addDays('2026-12-31', 1) // '2027-01-01' */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + days);

/** 1 = Monday ... 7 = Sunday. @example weekday('2027-03-01') // 1 */
export const weekday = (date: PlainDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/**
 * The day on the wall calendar in Germany at a moment.
 *
 * @example berlinDate('2026-06-30T22:30:00.000Z') // '2026-07-01'
 */
export const berlinDate = (at: Instant): PlainDate => berlin.format(Date.parse(at)).slice(0, 10);

/**
 * The moment at which a day begins in Germany (00:00 Europe/Berlin).
 *
 * @example startOfBerlinDay('2026-07-01') // '2026-06-30T22:00:00.000Z'
 */
export function startOfBerlinDay(date: PlainDate): Instant {
  const known = midnights.get(date);
  if (known) return known;
  const found = findMidnight(date);
  if (midnights.size >= MEMORY) midnights.clear();
  midnights.set(date, found);
  return found;
}

// The time zone database is slow to ask, and the same days are asked again and again.
const midnights = new Map<PlainDate, Instant>();
const MEMORY = 5000;

function findMidnight(date: PlainDate): Instant {
  const utc = dayNumber(date) * DAY_MS;
  for (const offsetHours of [2, 1]) {
    const candidate = new Date(utc - offsetHours * 3_600_000).toISOString();
    if (berlin.format(Date.parse(candidate)) === `${date} 00:00:00`) return candidate;
  }
  throw new RangeError(`no midnight in Berlin on ${date}`);
}

/**
 * The moment from which a period that ends on this day has lapsed: the start of the next day in Germany (§ 188 BGB).
 *
 * @example endOfBerlinDay('2026-12-31') // '2026-12-31T23:00:00.000Z'
 */
export const endOfBerlinDay = (date: PlainDate): Instant => startOfBerlinDay(addDays(date, 1));

const WEEKDAYS = ['Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.', 'So.'];
const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/** @example formatDate('2027-03-01') // 'Mo., 1. März 2027' */
export function formatDate(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${WEEKDAYS[weekday(date) - 1]}, ${day}. ${MONTHS[month - 1]} ${year}`;
}
