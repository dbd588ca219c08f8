import { addDays, isPlainDate, weekday, type PlainDate } from '@bauraum/kernel';
import { holidayOn, type Calendar } from './holidays';

/**
 * The length of a period: exactly one unit, a whole number of at least 1. `workingDays` (Arbeitstage) are Monday to Friday without the public
 * holidays at the seat of the authority; a Saturday is none.
 */
export type Length =
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly years: number };

/**
 * A day plus a length, without moving: the day itself does not count; weeks, months and years end on the day with the same name or number, else on the
 * last day of the month.
 *
 * @param calendar holidays at the seat; only working days need it.
 * @throws RangeError when the day does not exist, the length is not a whole number of at least 1, or working days come without a calendar.
 * Source: §§ 187 (1), 188 (2) and (3) BGB.
 * @example addLength('2027-01-31', { months: 1 }) // '2027-02-28'
 * @example addLength('2027-03-05', { workingDays: 1 }, { land: 'MV' }) // '2027-03-09', 8 March is a holiday
 */
export function addLength(date: PlainDate, length: Length, calendar?: Calendar): PlainDate {
  return shift(date, length, 1, calendar);
}

/**
 * A day so long before another, for warnings: the mirror of `addLength`.
 *
 * @throws RangeError as `addLength`.
 * @example subtractLength('2027-03-31', { months: 1 }) // '2027-02-28'
 */
export function subtractLength(date: PlainDate, length: Length, calendar?: Calendar): PlainDate {
  return shift(date, length, -1, calendar);
}

/**
 * Why a day is no working day, in German; undefined on a working day.
 *
 * @throws RangeError when the day does not exist or lies outside the years of the holiday data.
 * Source: § 31 (3) VwVfG, § 193 BGB.
 * @example dayOff('2027-03-08', { land: 'MV' }) // 'Feiertag: Internationaler Frauentag'
 */
export function dayOff(date: PlainDate, calendar: Calendar): string | undefined {
  const day = weekday(date); // checks the day, too
  const name = holidayOn(date, calendar);
  if (name !== undefined) return `Feiertag: ${name}`;
  if (day === 6) return 'Samstag';
  return day === 7 ? 'Sonntag' : undefined;
}

/**
 * A length in German: dative for `Frist von ...`, accusative for `... nach dem Eingang`.
 *
 * @example lengthText({ months: 3 }) // '3 Monaten'
 * @example lengthText({ workingDays: 1 }, 'accusative') // 'einen Arbeitstag'
 */
export function lengthText(length: Length, grammaticalCase: 'dative' | 'accusative' = 'dative'): string {
  const [unit, count] = unitOf(length);
  const [one, many] = WORDS[unit][grammaticalCase];
  return count === 1 ? one : `${count} ${many}`;
}

const WORDS = {
  days: { dative: ['einem Tag', 'Tagen'], accusative: ['einen Tag', 'Tage'] },
  workingDays: { dative: ['einem Arbeitstag', 'Arbeitstagen'], accusative: ['einen Arbeitstag', 'Arbeitstage'] },
  weeks: { dative: ['einer Woche', 'Wochen'], accusative: ['eine Woche', 'Wochen'] },
  months: { dative: ['einem Monat', 'Monaten'], accusative: ['einen Monat', 'Monate'] },
  years: { dative: ['einem Jahr', 'Jahren'], accusative: ['ein Jahr', 'Jahre'] },
} as const;
type Unit = keyof typeof WORDS;

/** The one unit of a length and its count, checked: packs come from files. */
function unitOf(length: Length): readonly [unit: Unit, count: number] {
  const [only, ...more] = Object.entries(length);
  if (!only || more.length > 0 || !Object.hasOwn(WORDS, only[0])) throw new RangeError(`not a length: ${JSON.stringify(length)}`);
  const [unit, count] = only;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a length: ${count} ${unit}`);
  return [unit as Unit, count];
}

function shift(date: PlainDate, length: Length, sign: 1 | -1, calendar?: Calendar): PlainDate {
  const [unit, count] = unitOf(length);
  switch (unit) {
    case 'days':
      return addDays(date, sign * count);
    case 'weeks':
      return addDays(date, sign * 7 * count);
    case 'months':
      return addMonths(date, sign * count);
    case 'years':
      return addMonths(date, sign * 12 * count);
    case 'workingDays':
      if (!calendar) throw new RangeError('working days need the calendar of the seat');
      return walkWorkingDays(date, count, sign, calendar);
  }
}

function walkWorkingDays(date: PlainDate, count: number, sign: 1 | -1, calendar: Calendar): PlainDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, sign);
    if (dayOff(day, calendar) === undefined) left--;
  }
  return day;
}

function addMonths(date: PlainDate, months: number): PlainDate {
  if (!isPlainDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const ordinal = year * 12 + (month - 1) + months;
  const head = `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
  for (let last = day; ; last--) {
    const candidate = `${head}-${String(last).padStart(2, '0')}`;
    if (isPlainDate(candidate)) return candidate;
    if (last < 28) throw new RangeError(`outside the calendar: ${candidate}`);
  }
}
