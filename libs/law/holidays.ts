import { addDays, isPlainDate, weekday, type PlainDate } from '@bauraum/kernel';
import { HOLIDAY_ROWS, type HolidayRow, type Land } from './holidays.data';

/** A public holiday: the day and its German name. */
export interface Holiday {
  readonly date: PlainDate;
  readonly name: string;
}

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
  return plain(year, Math.floor(ordinal / 31), (ordinal % 31) + 1);
}

/**
 * All public holidays of a Land in a year, in order of date. Local ones only for the municipality that is named.
 *
 * @param municipality AGS of the authority's seat (8 digits), for holidays that hold in single municipalities.
 * @throws RangeError when the year is not a Gregorian year.
 * Source: holiday acts of the Länder, rows in `holidays.data.ts`.
 * @example holidays(2027, 'MV').some((day) => day.date === '2027-03-08') // true
 */
export function holidays(year: number, land: Land, municipality?: string): readonly Holiday[] {
  return [...calendar(year, land, municipality)].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date));
}

/**
 * The German name of the public holiday on a day, if it is one.
 *
 * @throws RangeError when the day does not exist.
 * @example holidayName('2027-03-08', 'MV') // 'Internationaler Frauentag'
 * @example holidayName('2027-03-08', 'NI') // undefined
 */
export function holidayName(date: PlainDate, land: Land, municipality?: string): string | undefined {
  if (!isPlainDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  return calendar(Number(date.slice(0, 4)), land, municipality).get(date);
}

/** Computed once for each year, Land and municipality: the result depends on nothing else. */
const calendars = new Map<string, ReadonlyMap<PlainDate, string>>();

function calendar(year: number, land: Land, municipality?: string): ReadonlyMap<PlainDate, string> {
  const key = `${year} ${land} ${municipality ?? ''}`;
  const known = calendars.get(key);
  if (known) return known;
  const found = new Map<PlainDate, string>();
  for (const row of HOLIDAY_ROWS) {
    if (applies(row, year, land, municipality)) found.set(dateOf(row, year), row.name);
  }
  calendars.set(key, found);
  return found;
}

function applies(row: HolidayRow, year: number, land: Land, municipality?: string): boolean {
  if (row.lands && !row.lands.includes(land)) return false;
  if (row.from !== undefined && year < row.from) return false;
  if (row.to !== undefined && year > row.to) return false;
  return row.municipalities === undefined || (municipality !== undefined && row.municipalities.includes(municipality));
}

function dateOf(row: HolidayRow, year: number): PlainDate {
  if (row.easter !== undefined) return addDays(easterSunday(year), row.easter);
  if (row.on !== undefined) return `${String(year).padStart(4, '0')}-${row.on}`;
  const dayBefore = addDays(plain(year, 11, 23), -1);
  return addDays(dayBefore, -((weekday(dayBefore) - 3 + 7) % 7));
}

function plain(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
