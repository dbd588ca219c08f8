import { addDays, isPlainDate, weekday, type PlainDate } from '@bauraum/kernel';
import { HOLIDAY_ROWS, HOLIDAY_YEARS, type HolidayRow, type Land } from './holidays.data';

/** Whose holidays count: those at the seat of the authority. */
export interface Calendar {
  readonly land: Land;
  /** AGS of the seat (8 digits), for holidays that hold in single municipalities. */
  readonly municipality?: string;
  /** Ids of local holidays that hold at the seat, e.g. `mariae-himmelfahrt`, beside those that the data know by its AGS. */
  readonly localHolidays?: readonly string[];
}

/** A public holiday: the day and its German name. */
export interface Holiday {
  readonly date: PlainDate;
  readonly name: string;
}

/** Ids of all holidays that hold in single municipalities only; an authority pack may name those of its seat. */
export const LOCAL_HOLIDAYS: readonly string[] = [...new Set(HOLIDAY_ROWS.flatMap((row) => (row.local ? [row.local.id] : [])))];

/**
 * Easter Sunday of a year in the Gregorian calendar (anonymous Gregorian algorithm, Meeus/Jones/Butcher).
 *
 * @throws RangeError when the year is not a whole number from 1583 to 9999.
 * @example easterSunday(2027) // '2027-03-28'
 */
export function easterSunday(year: number): PlainDate {
  if (!Number.isInteger(year) || year < 1583 || year > 9999) throw new RangeError(`no Gregorian year: ${year}`);
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const ordinal = epact + toSunday - 7 * shift + 114;
  return `${year}-${twoDigits(Math.floor(ordinal / 31))}-${twoDigits((ordinal % 31) + 1)}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/**
 * All public holidays at a seat in a year, in order of date; Sundays that the act of the Land names are among them.
 *
 * @throws RangeError when the year lies outside the holiday data (1991 to 2199).
 * Source: holiday acts of the Länder, rows in `holidays.data.ts`.
 * @example holidays(2027, { land: 'MV' }).some((day) => day.date === '2027-03-08') // true
 */
export function holidays(year: number, calendar: Calendar): readonly Holiday[] {
  return [...holidaysOf(year, calendar)].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date));
}

/**
 * The German name of the public holiday on a day, if it is one.
 *
 * @throws RangeError when the day does not exist or lies outside the holiday data (1991 to 2199).
 * @example holidayName('2027-03-08', { land: 'MV' }) // 'Internationaler Frauentag'
 * @example holidayName('2027-03-08', { land: 'NI' }) // undefined
 */
export function holidayName(date: PlainDate, calendar: Calendar): string | undefined {
  if (!isPlainDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  return holidayOn(date, calendar);
}

/** The same for a day that is known to exist. */
export const holidayOn = (date: PlainDate, calendar: Calendar): string | undefined =>
  holidaysOf(Number(date.slice(0, 4)), calendar).get(date);

/** Computed once for each year and seat: the result depends on nothing else. */
const known = new Map<string, ReadonlyMap<PlainDate, string>>();

function holidaysOf(year: number, calendar: Calendar): ReadonlyMap<PlainDate, string> {
  const key = `${year} ${calendar.land} ${calendar.municipality ?? ''} ${calendar.localHolidays?.join() ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const found = new Map(rowsOf(year, calendar).map((row) => [dateOf(row, year), row.name] as const));
  known.set(key, found);
  return found;
}

function rowsOf(year: number, calendar: Calendar): readonly HolidayRow[] {
  const { first, last } = HOLIDAY_YEARS;
  if (!(year >= first && year <= last)) throw new RangeError(`holidays are known from ${first} to ${last}, not in ${year}`);
  return HOLIDAY_ROWS.filter(
    ({ lands, from = first, to = last, local }) =>
      (!lands || lands.includes(calendar.land)) && year >= from && year <= to && (!local || holdsAt(local, calendar)),
  );
}

function holdsAt({ id, municipalities }: Required<HolidayRow>['local'], { municipality, localHolidays = [] }: Calendar): boolean {
  return localHolidays.includes(id) || (municipality !== undefined && municipalities.some((ags) => municipality.startsWith(ags)));
}

function dateOf(row: HolidayRow, year: number): PlainDate {
  if (row.easter !== undefined) return addDays(easterSunday(year), row.easter);
  if (row.on !== undefined) return `${year}-${row.on}`;
  const dayBefore = addDays(`${year}-${row.wednesdayBefore}`, -1);
  return addDays(dayBefore, -((weekday(dayBefore) + 4) % 7));
}
