/**
 * A second, slow implementation of the counting of periods, to hold the first against. It walks from day to day, knows its own leap years, weekdays, Easter
 * (Gauss, corrected by Lichtenberg) and holidays (as sentences of the acts), and shares nothing with the first but the names of the types.
 */
import type { Calendar, ClockEvent, Length } from './index';

// Looked up once: in jest's sandbox a global is slow, and the walk asks for millions.
const { abs, trunc } = Math;

/** Days are whole numbers: year * 10000 + month * 100 + day. */
export type Day = number;

export const parse = (text: string): Day => Number(text.replaceAll('-', ''));
export const print = (day: Day): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

const yearOf = (day: Day): number => trunc(day / 10_000);
const monthOf = (day: Day): number => trunc(day / 100) % 100;
const numberOf = (day: Day): number => day % 100;

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function next(day: Day): Day {
  if (numberOf(day) < monthLength(yearOf(day), monthOf(day))) return day + 1;
  return monthOf(day) < 12 ? day - numberOf(day) + 101 : (yearOf(day) + 1) * 10_000 + 101;
}

export function previous(day: Day): Day {
  if (numberOf(day) > 1) return day - 1;
  if (monthOf(day) === 1) return (yearOf(day) - 1) * 10_000 + 1231;
  return yearOf(day) * 10_000 + (monthOf(day) - 1) * 100 + monthLength(yearOf(day), monthOf(day) - 1);
}

export function walk(day: Day, steps: number): Day {
  let at = day;
  for (let left = abs(steps); left > 0; left--) at = steps > 0 ? next(at) : previous(at);
  return at;
}

/** 0 = Sunday ... 6 = Saturday (Sakamoto). */
export function weekdayOf(day: Day): number {
  const month = monthOf(day);
  const year = yearOf(day) - (month < 3 ? 1 : 0);
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] as number;
  return (year + trunc(year / 4) - trunc(year / 100) + trunc(year / 400) + shift + numberOf(day)) % 7;
}

/** Easter Sunday by Gauss's rule with Lichtenberg's correction, counted as a day of March. */
export function easterOf(year: number): Day {
  const k = trunc(year / 100);
  const m = 15 + trunc((3 * k + 3) / 4) - trunc((8 * k + 13) / 25);
  const s = 2 - trunc((3 * k + 3) / 4);
  const a = year % 19;
  const d = (19 * a + m) % 30;
  const r = trunc((d + trunc(a / 11)) / 29);
  const og = 21 + d - r;
  const sz = 7 - ((year + trunc(year / 4) + s) % 7);
  const oe = 7 - ((og - sz) % 7);
  return walk(year * 10_000 + 301, og + oe - 1);
}

const easters = new Map<number, ReadonlyMap<Day, number>>();

/** How many days after Easter a day is, if that matters for a holiday. */
function afterEaster(day: Day): number | undefined {
  const year = yearOf(day);
  const known = easters.get(year) ?? new Map([-2, 0, 1, 39, 49, 50, 60].map((days) => [walk(easterOf(year), days), days] as const));
  easters.set(year, known);
  return known.get(day);
}

/** Is it a holiday at the seat? One line for each sentence of an act. */
export function isHoliday(day: Day, calendar: Calendar): boolean {
  const easter = afterEaster(day);
  return isHolidayEverywhere(day, easter) || isHolidayInLand(day, easter, calendar.land) || isHolidayAtSeat(day, easter, calendar);
}

function isHolidayEverywhere(day: Day, easter: number | undefined): boolean {
  if ([101, 501, 1003, 1225, 1226].includes(day % 10_000) || day === 20171031) return true;
  if (easter !== undefined && [-2, 1, 39, 50].includes(easter)) return true;
  return isRepentance(day) && yearOf(day) < 1995;
}

const isRepentance = (day: Day): boolean => day % 10_000 >= 1116 && day % 10_000 <= 1122 && weekdayOf(day) === 3;

function isHolidayInLand(day: Day, easter: number | undefined, land: string): boolean {
  const year = yearOf(day);
  const is = (...lands: readonly string[]): boolean => lands.includes(land);
  if (easter === 0 || easter === 49) return is('BB');
  if (easter === 60 && is('BW', 'BY', 'HE', 'NW', 'RP', 'SL')) return true;
  if (isRepentance(day)) return is('SN');
  if (is('BE') && [20200508, 20250508, 20280617].includes(day)) return true;
  switch (day % 10_000) {
    case 106:
      return is('BW', 'BY', 'ST');
    case 308:
      return is('BE') ? year >= 2019 : is('MV') && year >= 2023;
    case 815:
      return is('SL');
    case 920:
      return is('TH') && year > 2018;
    case 1031:
      return is('BB', 'MV', 'SN', 'ST', 'TH') || (year > 2017 && is('HB', 'HH', 'NI', 'SH'));
    case 1101:
      return is('BW', 'BY', 'NW', 'RP', 'SL');
    default:
      return false;
  }
}

function isHolidayAtSeat(day: Day, easter: number | undefined, { land, municipality = '', localHolidays = [] }: Calendar): boolean {
  const at = day % 10_000;
  if (land === 'TH' && easter === 60) return localHolidays.includes('fronleichnam') || municipality.startsWith('16061');
  if (land === 'SN' && easter === 60) return localHolidays.includes('fronleichnam');
  if (land === 'BY' && at === 808) return localHolidays.includes('augsburger-friedensfest') || municipality === '09761000';
  return land === 'BY' && at === 815 && (localHolidays.includes('mariae-himmelfahrt') || CATHOLIC.includes(municipality));
}

const CATHOLIC = ['09162000', '09161000', '09163000', '09261000', '09262000', '09263000', '09362000', '09663000', '09761000'];

export const isOff = (day: Day, calendar: Calendar): boolean => [0, 6].includes(weekdayOf(day)) || isHoliday(day, calendar);

/** A day so far from another, forwards or backwards. */
export function away(from: Day, length: Length, calendar: Calendar, go: (day: Day) => Day = next): Day {
  if ('months' in length) return monthsAway(from, length.months, go);
  if ('years' in length) return monthsAway(from, length.years * 12, go);
  const counted = 'weeks' in length ? length.weeks * 7 : 'days' in length ? length.days : length.workingDays;
  let at = from;
  for (let left = counted; left > 0;) {
    at = go(at);
    if (!('workingDays' in length) || !isOff(at, calendar)) left--;
  }
  return at;
}

/** Walks into the right month, then looks for the day with the same number, else the last one. */
function monthsAway(from: Day, months: number, go: (day: Day) => Day): Day {
  let at = from;
  for (let left = months; left > 0;) {
    const to = go(at);
    if (monthOf(to) !== monthOf(at)) left--;
    at = to;
  }
  while (numberOf(at) > numberOf(from)) at = previous(at);
  while (numberOf(at) < numberOf(from) && monthOf(next(at)) === monthOf(at)) at = next(at);
  return at;
}

/** What the oracle needs of a rule. */
export interface OracleRule {
  readonly length: Length;
  readonly startsAfter?: Length;
  readonly roll: boolean;
  readonly upTo?: Length;
}

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** A clock that is told what happens, remembers all of it, and walks from the start each time it is asked. */
export class OracleClock {
  readonly events: ClockEvent[] = [];
  /** Courses of events that the engine must refuse. */
  readonly refused: (readonly ClockEvent[])[] = [];
  private begin: Day;
  private stretches: Stretch[] = [];
  private unit: Length;
  rawEnd: Day;
  end: Day;
  latest: Day;

  constructor(
    private readonly rule: OracleRule,
    private readonly calendar: Calendar,
    event: Day,
  ) {
    this.events.push({ type: 'started', on: print(event) });
    this.latest = event;
    this.unit = rule.length;
    this.begin = rule.startsAfter ? away(event, rule.startsAfter, calendar) : event;
    this.rawEnd = away(this.begin, rule.length, calendar);
    this.end = this.roll(this.rawEnd);
  }

  suspend(from: Day, to: Day): void {
    const needed = this.count(this.rawEnd); // so many days were to be counted, and still are
    this.stretches.push({ from, to });
    this.events.push({ type: 'suspended', on: print(from), reason: 'ein Grund' }, { type: 'resumed', on: print(to) });
    let at = this.rawEnd;
    while (this.count(at) < needed) at = next(at);
    this.rawEnd = at;
    this.end = this.roll(at);
    this.latest = to;
  }

  restart(on: Day, again: Day): void {
    const clock = new OracleClock(this.rule, this.calendar, again);
    this.events.push({ type: 'interrupted', on: print(on), reason: 'ein Grund' }, { type: 'restarted', on: print(again) });
    Object.assign(this, { begin: clock.begin, stretches: [], unit: clock.unit, rawEnd: clock.rawEnd, end: clock.end, latest: again });
  }

  /** Beyond the limit nothing happens. */
  extend(on: Day, by: Length): void {
    const rawEnd = away(this.end, by, this.calendar);
    const end = this.roll(rawEnd);
    const event = { type: 'extended', on: print(on), by, reason: 'ein Grund' } as const;
    if (this.rule.upTo && end > this.roll(away(this.end, this.rule.upTo, this.calendar))) {
      this.refused.push([...this.events, event]);
    } else {
      this.events.push(event);
      Object.assign(this, { unit: by, rawEnd, end, latest: on });
    }
  }

  /** Counted days after the beginning, up to a day. */
  private count(until: Day): number {
    let days = 0;
    for (let at = this.begin; at < until;) {
      at = next(at);
      const off = 'workingDays' in this.unit && isOff(at, this.calendar);
      if (!off && !this.isSuspended(at)) days++;
    }
    return days;
  }

  private roll(day: Day): Day {
    let at = day;
    while (this.rule.roll && (isOff(at, this.calendar) || this.isSuspended(at))) at = next(at);
    return at;
  }

  private isSuspended(day: Day): boolean {
    return this.stretches.some(({ from, to }) => from <= day && day <= to);
  }
}
