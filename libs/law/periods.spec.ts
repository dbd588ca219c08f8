import { addDays, dayNumber, endOfBerlinDay, weekday, type PlainDate } from '@bauraum/kernel';
import fc from 'fast-check';
import { LANDS, addLength, dayOff, lengthText, periodEnd, subtractLength, type Calendar, type Land, type Length } from './index';

const anyDay = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-12-31') }).map((day) => addDays('1970-01-01', day));
const anyLand = fc.constantFrom(...LANDS);
const anyLength: fc.Arbitrary<Length> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((years) => ({ years })),
  fc.integer({ min: 1, max: 48 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 60 }).map((weeks) => ({ weeks })),
  fc.integer({ min: 1, max: 400 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 60 }).map((workingDays) => ({ workingDays })),
);
const augsburg = { land: 'BY', municipality: '09761000' } as const;

describe('the end of a period', () => {
  type Row = readonly [event: PlainDate, length: Length, land: Land, end: PlainDate, why: string];
  test.each<Row>([
    ['2026-11-30', { months: 3 }, 'MV', '2027-03-01', '§ 188 (3): no 30 February, so the 28th, a Sunday'],
    ['2027-01-31', { months: 1 }, 'MV', '2027-03-01', '§ 188 (3): the 28th, a Sunday'],
    ['2027-02-08', { months: 1 }, 'MV', '2027-03-09', '8 March is a holiday in MV'],
    ['2027-02-08', { months: 1 }, 'BE', '2027-03-09', '8 March is a holiday in BE'],
    ['2027-02-08', { months: 1 }, 'NI', '2027-03-08', '8 March is none in NI'],
    ['2027-02-08', { months: 1 }, 'BW', '2027-03-08', '8 March is none in BW'],
    ['2027-02-08', { months: 1 }, 'BY', '2027-03-08', '8 March is none in BY'],
    ['2027-02-08', { months: 1 }, 'NW', '2027-03-08', '8 March is none in NW'],
    ['2027-02-26', { months: 1 }, 'MV', '2027-03-30', 'Good Friday to Easter Monday'],
    ['2026-10-31', { months: 2 }, 'MV', '2026-12-31', 'a holiday as event does not matter; 31 December is no holiday'],
    ['2026-11-24', { months: 1 }, 'MV', '2026-12-24', '24 December is a working day by law'],
    ['2026-11-25', { months: 1 }, 'MV', '2026-12-28', 'two holidays and a Sunday'],
    ['2026-12-01', { months: 1 }, 'MV', '2027-01-04', 'New Year, Saturday, Sunday'],
    ['2026-12-06', { months: 1 }, 'MV', '2027-01-06', 'Epiphany is no holiday in MV'],
    ['2026-12-06', { months: 1 }, 'BY', '2027-01-07', 'Epiphany in BY'],
    ['2028-01-31', { months: 1 }, 'MV', '2028-02-29', 'a leap year has a 29th'],
    ['2027-11-30', { months: 3 }, 'MV', '2028-02-29', 'a leap year has a 29th'],
    ['2028-02-29', { months: 1 }, 'MV', '2028-03-29', 'the same number, not the last of the month'],
    ['2027-02-28', { months: 1 }, 'NI', '2027-03-30', 'the 28th is Easter Sunday; § 188 (2) knows no last of month here'],
    ['2026-03-31', { months: 1 }, 'MV', '2026-04-30', 'April has no 31st'],
    ['2026-08-31', { months: 1 }, 'MV', '2026-09-30', 'September has no 31st'],
    ['2026-08-31', { months: 6 }, 'MV', '2027-03-01', '28 February 2027 is a Sunday'],
    ['2024-02-29', { years: 1 }, 'MV', '2025-02-28', 'no 29 February in the next year'],
    ['2024-02-29', { years: 4 }, 'MV', '2028-02-29', 'but four years later'],
    ['2096-02-29', { years: 4 }, 'MV', '2100-03-01', '2100 is no leap year; the 28th is a Sunday'],
    ['2026-11-30', { years: 3 }, 'MV', '2029-11-30', 'validity of a permit'],
    ['2026-11-30', { years: 4 }, 'BY', '2030-12-02', 'the last day is a Saturday'],
    ['2026-11-21', { days: 1 }, 'MV', '2026-11-23', 'from Saturday; Sunday moves to Monday'],
    ['2026-11-20', { days: 1 }, 'MV', '2026-11-23', 'Saturday moves to Monday'],
    ['2026-11-23', { days: 1 }, 'MV', '2026-11-24', 'the day of the event does not count'],
    ['2026-11-28', { weeks: 3 }, 'MV', '2026-12-21', 'from a Saturday to a Saturday, then Monday'],
    ['2026-11-30', { weeks: 3 }, 'MV', '2026-12-21', 'the same weekday'],
    ['2026-12-04', { weeks: 3 }, 'MV', '2026-12-28', 'Christmas on a Friday'],
    ['2027-04-24', { weeks: 1 }, 'MV', '2027-05-03', '1 May on a Saturday'],
    ['2027-04-22', { weeks: 2 }, 'MV', '2027-05-07', 'Ascension Day'],
    ['2027-04-17', { months: 1 }, 'MV', '2027-05-18', 'Whit Monday'],
    ['2027-04-27', { months: 1 }, 'NW', '2027-05-28', 'Corpus Christi in NW'],
    ['2027-04-27', { months: 1 }, 'MV', '2027-05-27', 'none in MV'],
    ['2026-10-01', { months: 1 }, 'MV', '2026-11-02', '1 November is a Sunday'],
    ['2027-10-01', { months: 1 }, 'BW', '2027-11-02', 'All Saints on a Monday'],
    ['2027-10-01', { months: 1 }, 'NI', '2027-11-01', 'none in NI'],
    ['2028-09-30', { months: 1 }, 'NI', '2028-10-30', 'the same number: the 30th'],
    ['2028-10-17', { weeks: 2 }, 'NI', '2028-11-01', 'Reformation Day on a Tuesday'],
    ['2028-10-17', { weeks: 2 }, 'NW', '2028-10-31', 'none in NW'],
    ['2026-10-18', { months: 1 }, 'SN', '2026-11-19', 'the day of repentance in SN'],
    ['2026-10-18', { months: 1 }, 'TH', '2026-11-18', 'none in TH'],
    ['2027-08-20', { months: 1 }, 'TH', '2027-09-21', 'Children’s Day in TH'],
    ['2027-03-25', { workingDays: 1 }, 'MV', '2027-03-30', 'over Easter'],
    ['2026-12-23', { workingDays: 2 }, 'MV', '2026-12-28', '24 December counts, Christmas does not'],
    ['2026-11-30', { workingDays: 10 }, 'NW', '2026-12-14', 'two weeks without a holiday'],
    ['2027-03-05', { workingDays: 1 }, 'MV', '2027-03-09', 'weekend and 8 March'],
    ['2027-03-05', { workingDays: 1 }, 'NI', '2027-03-08', 'weekend only'],
    ['2026-11-28', { workingDays: 1 }, 'MV', '2026-11-30', 'from a Saturday'],
    ['2028-05-17', { months: 1 }, 'BE', '2028-06-19', '17 June 2028 is a Saturday and a holiday'],
    ['2025-04-08', { months: 1 }, 'BE', '2025-05-09', '8 May 2025 in BE'],
    ['2017-09-30', { days: 31 }, 'NW', '2017-11-02', 'Reformation Day 2017 and All Saints'],
    ['1994-10-16', { months: 1 }, 'HH', '1994-11-17', 'the day of repentance, everywhere until 1994'],
    ['2027-02-28', { months: 1 }, 'BB', '2027-03-30', 'Easter Sunday is a holiday by name in BB'],
  ])('%s + %j in %s: %s (%s)', (event, length, land, end) => {
    expect(periodEnd({ event, length, land, roll: true }).end).toBe(end);
  });

  test.each<[event: PlainDate, calendar: Calendar, end: PlainDate, why: string]>([
    ['2025-07-08', { ...augsburg }, '2025-08-11', 'Friday the 8th is a holiday in Augsburg'],
    ['2025-07-08', { land: 'BY', municipality: '09162000' }, '2025-08-08', 'but not in Munich'],
    ['2025-07-15', { ...augsburg }, '2025-08-18', 'Friday the 15th'],
    ['2025-07-15', { land: 'BY', municipality: '09564000' }, '2025-08-15', 'not in Nuremberg'],
    ['2025-07-15', { land: 'BY', localHolidays: ['mariae-himmelfahrt'] }, '2025-08-18', 'where the pack says so'],
  ])('%s + 1 month at the seat %j: %s (%s)', (event, calendar, end) => {
    expect(periodEnd({ event, length: { months: 1 }, ...calendar, roll: true }).end).toBe(end);
  });

  test('the reasons for moving are named, day by day', () => {
    const { rawEnd, movedBecause } = periodEnd({ event: '2027-02-26', length: { months: 1 }, land: 'MV', roll: true });
    expect(rawEnd).toBe('2027-03-26');
    expect(movedBecause).toEqual([
      { date: '2027-03-26', reason: 'Feiertag: Karfreitag' },
      { date: '2027-03-27', reason: 'Samstag' },
      { date: '2027-03-28', reason: 'Sonntag' },
      { date: '2027-03-29', reason: 'Feiertag: Ostermontag' },
    ]);
    expect(periodEnd({ event: '2027-02-08', length: { months: 1 }, land: 'NI', roll: true })).toEqual({
      event: '2027-02-08',
      rawEnd: '2027-03-08',
      end: '2027-03-08',
    });
  });

  test.each<[event: PlainDate, startsAfter: Length, length: Length, begin: PlainDate, end: PlainDate, why: string]>([
    ['2026-12-04', { weeks: 3 }, { months: 3 }, '2026-12-25', '2027-03-25', 'a beginning on Christmas does not move'],
    ['2026-11-30', { weeks: 3 }, { months: 3 }, '2026-12-21', '2027-03-22', 'the end is a Sunday and moves'],
    ['2027-03-01', { workingDays: 5 }, { weeks: 2 }, '2027-03-09', '2027-03-23', 'five working days over 8 March'],
    ['2026-10-31', { months: 1 }, { months: 3 }, '2026-11-30', '2027-03-01', 'no 31 November, no 30 February'],
  ])('%s, %j later + %j: begins %s, ends %s (%s)', (event, startsAfter, length, begin, end) => {
    expect(periodEnd({ event, startsAfter, length, land: 'MV', roll: true })).toMatchObject({ event, begin, end });
  });

  test('a fiction that is counted strictly ends on the Sunday itself', () => {
    const strict = periodEnd({ event: '2026-11-30', length: { months: 3 }, land: 'MV', roll: false });
    expect(strict).toEqual({ event: '2026-11-30', rawEnd: '2027-02-28', end: '2027-02-28' });
  });

  test('a day fixed by the authority stands, even a Sunday', () => {
    const input = { event: '2026-11-30', length: { months: 1 }, startsAfter: { weeks: 1 }, land: 'MV', roll: true } as const;
    expect(periodEnd({ ...input, authorityFixed: '2026-12-20' })).toEqual({ event: '2026-11-30', rawEnd: '2026-12-20', end: '2026-12-20' });
    expect(() => periodEnd({ ...input, authorityFixed: '2026-12-32' })).toThrow('not a calendar day: 2026-12-32');
  });

  test.each<[event: PlainDate, length: Length, end: PlainDate, over: string, why: string]>([
    ['2026-03-28', { days: 1 }, '2026-03-30', '2026-03-30T22:00:00.000Z', 'from the day before summer time: Sunday has 23 hours'],
    ['2026-10-24', { weeks: 1 }, '2026-11-02', '2026-11-02T23:00:00.000Z', 'over the day of 25 hours'],
    ['2026-09-25', { months: 1 }, '2026-10-26', '2026-10-26T23:00:00.000Z', 'the day of 25 hours is a Sunday'],
    ['2026-03-27', { workingDays: 1 }, '2026-03-30', '2026-03-30T22:00:00.000Z', 'one working day over the change'],
  ])('%s + %j ends on %s, over at %s (%s)', (event, length, end, over) => {
    expect(periodEnd({ event, length, land: 'NI', roll: true }).end).toBe(end);
    expect(endOfBerlinDay(end)).toBe(over);
  });

  test.each(['2027-02-29', '2026-11-31', '', '30.11.2026'])('%p is no event', (event) => {
    expect(() => periodEnd({ event, length: { days: 1 }, land: 'MV', roll: true })).toThrow(`not a calendar day: ${event}`);
  });

  test('an end beyond the holiday data is an error, unless it does not move', () => {
    const input = { event: '2199-12-15', length: { months: 1 }, land: 'MV' } as const;
    expect(() => periodEnd({ ...input, roll: true })).toThrow('holidays are known from 1991 to 2199, not in 2200');
    expect(periodEnd({ ...input, roll: false }).end).toBe('2200-01-15');
  });
});

describe('lengths', () => {
  test.each<[PlainDate, Length, PlainDate, string]>([
    ['2027-03-31', { months: 1 }, '2027-02-28', 'no 31 February'],
    ['2028-03-31', { months: 1 }, '2028-02-29', 'a leap year'],
    ['2027-01-15', { months: 14 }, '2025-11-15', 'over two turns of the year'],
    ['2028-02-29', { years: 1 }, '2027-02-28', 'no 29 February'],
    ['2027-03-09', { workingDays: 1 }, '2027-03-05', 'over 8 March and the weekend'],
    ['2027-03-09', { weeks: 2 }, '2027-02-23', 'the same weekday'],
    ['2027-03-09', { days: 9 }, '2027-02-28', 'backwards'],
  ])('%s minus %j in MV is %s (%s)', (date, length, expected) => {
    expect(subtractLength(date, length, { land: 'MV' })).toBe(expected);
  });

  const wrong = [{ months: 0 }, { weeks: -1 }, { days: 1.5 }, { months: Number.NaN }, { years: 0 }, { workingDays: 0 }];
  test.each(wrong as Length[])('%j is not a length', (length) => {
    expect(() => addLength('2026-11-30', length, { land: 'MV' })).toThrow(/^not a length: (0|-1|1\.5|NaN) \w+$/);
  });

  test.each<object>([{}, { hours: 3 }, { toString: 1 }, { days: 1, weeks: 1 }])('%j has not exactly one known unit', (length) => {
    expect(() => addLength('2026-11-30', length as Length)).toThrow(`not a length: ${JSON.stringify(length)}`);
  });

  test('working days need a calendar, months a day that exists and a year of four digits', () => {
    expect(() => addLength('2026-11-30', { workingDays: 1 })).toThrow('working days need the calendar of the seat');
    expect(() => addLength('2026-11-31', { months: 1 })).toThrow('not a calendar day: 2026-11-31');
    expect(() => addLength('9999-12-31', { months: 1 })).toThrow('outside the calendar: 10000-01-27');
  });

  test('a year before 1000 keeps its four digits', () => {
    expect(addLength('0999-10-31', { months: 1 })).toBe('0999-11-30');
  });

  test('in German', () => {
    const units = ['days', 'workingDays', 'weeks', 'months', 'years'] as const;
    const text = (count: number, grammaticalCase?: 'accusative') =>
      units.map((unit) => lengthText({ [unit]: count } as unknown as Length, grammaticalCase));
    expect(text(1)).toEqual(['einem Tag', 'einem Arbeitstag', 'einer Woche', 'einem Monat', 'einem Jahr']);
    expect(text(2)).toEqual(['2 Tagen', '2 Arbeitstagen', '2 Wochen', '2 Monaten', '2 Jahren']);
    expect(text(1, 'accusative')).toEqual(['einen Tag', 'einen Arbeitstag', 'eine Woche', 'einen Monat', 'ein Jahr']);
    expect(text(10, 'accusative')).toEqual(['10 Tage', '10 Arbeitstage', '10 Wochen', '10 Monate', '10 Jahre']);
  });
});

describe('properties', () => {
  test('an end never lies on a day off, and everything between it and the counted end is a day off', () => {
    fc.assert(
      fc.property(anyDay, anyLength, anyLand, (event, length, land) => {
        const { rawEnd, end, movedBecause = [] } = periodEnd({ event, length, land, roll: true });
        expect(dayOff(end, { land })).toBeUndefined();
        expect(movedBecause.map((moved) => moved.date)).toEqual(daysBetween(rawEnd, end));
        expect(movedBecause.every((moved) => dayOff(moved.date, { land }) === moved.reason)).toBe(true);
      }),
    );
  });

  test('a later event never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), anyLength, anyLand, (event, later, length, land) => {
        const end = (day: PlainDate): PlainDate => periodEnd({ event: day, length, land, roll: true }).end;
        expect(end(addDays(event, later)) >= end(event)).toBe(true);
      }),
    );
  });

  test('weeks end on the same weekday, months on the same number or the last of the month, twelve of them are a year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        expect(weekday(addLength(day, { weeks: count }))).toBe(weekday(day));
        const end = addLength(day, { months: count });
        expect(end.slice(8) === day.slice(8) || addDays(end, 1).endsWith('-01')).toBe(true);
        expect(addLength(day, { years: count })).toBe(addLength(day, { months: 12 * count }));
      }),
    );
  });

  test('days, weeks and working days come back, working days from a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyLand, (day, count, land) => {
        for (const length of [{ days: count }, { weeks: count }]) expect(subtractLength(addLength(day, length), length)).toBe(day);
        fc.pre(dayOff(day, { land }) === undefined);
        const length = { workingDays: count };
        expect(subtractLength(addLength(day, length, { land }), length, { land })).toBe(day);
      }),
    );
  });
});

function daysBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
