import { addDays, dayNumber, weekday, type PlainDate } from '@bauraum/kernel';
import fc from 'fast-check';
import {
  LANDS,
  addLength,
  dayOff,
  easterSunday,
  explainPeriod,
  holidayName,
  holidays,
  lengthText,
  periodEnd,
  type Length,
  type PeriodRule,
} from './index';

const anyDay = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-12-31') }).map((day) => addDays('1970-01-01', day));
const anyLand = fc.constantFrom(...LANDS);
const anyLength: fc.Arbitrary<Length> = fc.oneof(
  fc.integer({ min: 1, max: 48 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 60 }).map((weeks) => ({ weeks })),
  fc.integer({ min: 1, max: 400 }).map((days) => ({ days })),
);

describe('holidays', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  test('Easter is a Sunday from 22 March to 25 April in every year from 1970', () => {
    for (let year = 1970; year <= 9999; year += 1) {
      const day = easterSunday(year);
      expect([weekday(day), day.slice(5) >= '03-22', day.slice(5) <= '04-25']).toEqual([7, true, true]);
    }
  });

  test.each([
    ['BB', 12],
    ['BE', 10],
    ['BW', 12],
    ['BY', 12],
    ['HB', 10],
    ['HE', 10],
    ['HH', 10],
    ['MV', 11],
    ['NI', 10],
    ['NW', 11],
    ['RP', 11],
    ['SH', 10],
    ['SL', 12],
    ['SN', 11],
    ['ST', 11],
    ['TH', 11],
  ] as const)('%s has %i holidays in 2027', (land, count) => {
    expect(holidays(2027, { land })).toHaveLength(count);
  });

  test('rows begin and end with their years', () => {
    expect(holidayName('2022-03-08', { land: 'MV' })).toBeUndefined();
    expect(holidayName('2023-03-08', { land: 'MV' })).toBe('Internationaler Frauentag');
    expect(holidayName('2018-03-08', { land: 'BE' })).toBeUndefined();
    expect(holidayName('2017-10-31', { land: 'NW' })).toBe('Reformationstag');
    expect(holidayName('2018-10-31', { land: 'NW' })).toBeUndefined();
    expect(holidayName('2017-10-31', { land: 'NI' })).toBe('Reformationstag');
    expect(holidayName('2025-05-08', { land: 'BE' })).toBeDefined();
    expect(holidayName('2026-05-08', { land: 'BE' })).toBeUndefined();
    expect(holidayName('2018-09-20', { land: 'TH' })).toBeUndefined();
  });

  test('the day of repentance is the Wednesday before 23 November, in SN only', () => {
    expect(holidayName('2026-11-18', { land: 'SN' })).toBe('Buß- und Bettag');
    expect(holidayName('2022-11-16', { land: 'SN' })).toBe('Buß- und Bettag'); // 23 November 2022 is itself a Wednesday
    expect(holidayName('2026-11-18', { land: 'MV' })).toBeUndefined();
  });

  test('24 and 31 December are holidays nowhere', () => {
    for (const land of LANDS)
      expect([holidayName('2026-12-24', { land }), holidayName('2026-12-31', { land })]).toEqual([undefined, undefined]);
  });

  test('a local holiday holds in its municipality only', () => {
    expect(holidayName('2027-08-08', { land: 'BY', municipality: '09761000' })).toBe('Augsburger Friedensfest');
    expect(holidayName('2027-08-08', { land: 'BY', municipality: '09162000' })).toBeUndefined();
    expect(holidayName('2027-08-08', { land: 'BY' })).toBeUndefined();
  });

  test('a day or year that does not exist is an error', () => {
    expect(() => holidayName('2027-02-29', { land: 'MV' })).toThrow(RangeError);
    expect(() => easterSunday(1500)).toThrow(RangeError);
  });
});

describe('periods', () => {
  test.each([
    ['2026-11-30', 3, 'MV', '2027-03-01'],
    ['2027-01-31', 1, 'MV', '2027-03-01'],
    ['2027-02-08', 1, 'MV', '2027-03-09'],
    ['2027-02-08', 1, 'NI', '2027-03-08'],
    ['2027-02-08', 1, 'BW', '2027-03-08'],
    ['2027-02-08', 1, 'BY', '2027-03-08'],
    ['2027-02-08', 1, 'NW', '2027-03-08'],
    ['2027-02-26', 1, 'MV', '2027-03-30'],
    ['2026-10-31', 2, 'MV', '2026-12-31'],
  ] as const)('%s + %i months in %s ends on %s', (event, months, land, end) => {
    expect(periodEnd({ event, length: { months }, land, roll: true }).end).toBe(end);
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
  });

  test('a start on a weekend does not move, and neither does the beginning after some weeks', () => {
    expect(periodEnd({ event: '2026-11-28', length: { weeks: 3 }, land: 'MV', roll: true }).end).toBe('2026-12-21'); // from a Saturday to a Saturday, then Monday
    const later = periodEnd({ event: '2026-12-04', startsAfter: { weeks: 3 }, length: { months: 3 }, land: 'MV', roll: true });
    expect(later).toEqual({ event: '2026-12-04', begin: '2026-12-25', rawEnd: '2027-03-25', end: '2027-03-25' });
  });

  test('a fiction that is counted strictly ends on the Sunday itself', () => {
    expect(periodEnd({ event: '2026-11-30', length: { months: 3 }, land: 'MV', roll: false }).end).toBe('2027-02-28');
  });

  test('a day fixed by the authority stands, even a Sunday', () => {
    const input = { event: '2026-11-30', length: { months: 1 }, land: 'MV', roll: true } as const;
    expect(periodEnd({ ...input, authorityFixed: '2026-12-20' })).toEqual({ event: '2026-11-30', rawEnd: '2026-12-20', end: '2026-12-20' });
  });

  test('months end on the last day when the number is missing', () => {
    expect(addLength('2027-01-31', { months: 1 })).toBe('2027-02-28');
    expect(addLength('2028-01-31', { months: 1 })).toBe('2028-02-29');
    expect(addLength('2026-12-31', { months: 2 })).toBe('2027-02-28');
    expect(addLength('2027-02-28', { months: 1 })).toBe('2027-03-28');
    expect(addLength('2026-11-15', { months: 14 })).toBe('2028-01-15');
  });

  test.each([{ months: 0 }, { weeks: -1 }, { days: 1.5 }, { months: Number.NaN }])('%j is not a length', (length) => {
    expect(() => addLength('2026-11-30', length)).toThrow(RangeError);
  });

  test('an end never lies on a day off, after the raw end, and everything between is a day off', () => {
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
        const [first, second] = [event, addDays(event, later)].map((day) => periodEnd({ event: day, length, land, roll: true }).end);
        expect(second! >= first!).toBe(true);
      }),
    );
  });

  test('weeks end on the same weekday, months on the same number or the last of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        expect(weekday(addLength(day, { weeks: count }))).toBe(weekday(day));
        const end = addLength(day, { months: count });
        expect(end.slice(8) === day.slice(8) || addDays(end, 1).endsWith('-01')).toBe(true);
      }),
    );
  });
});

describe('explanations', () => {
  const rule: PeriodRule = {
    id: 'test.decision',
    version: 2,
    kind: 'decision',
    section: '§ 63',
    length: { months: 3 },
    startsAfter: { weeks: 3 },
    eventLabel: 'dem Eingang des Antrags',
    roll: true,
    fiction: true,
    consequence: 'deemed-granted',
    consequenceText: 'Die Genehmigung gilt als erteilt.',
    basis: '§ 63 LBauO',
    source: 'a book',
    verified: false,
    validFrom: '2026-01-01',
  };

  test('a date carries rule, events, moves and a German sentence', () => {
    const explained = explainPeriod(rule, { event: '2026-11-30', land: 'MV' });
    expect(explained).toMatchObject({
      ruleId: 'test.decision',
      ruleVersion: 2,
      begin: '2026-12-21',
      rawEnd: '2027-03-21',
      end: '2027-03-22',
    });
    expect(explained.sentence).toBe(
      'Die Frist von 3 Monaten (§ 63 LBauO) beginnt 3 Wochen nach dem Eingang des Antrags (Mo., 30. November 2026), also am Mo., 21. Dezember 2026, ' +
        'und endet am So., 21. März 2027. Sie verlängert sich bis Mo., 22. März 2027, weil ihr Ende nicht auf diese Tage fallen kann: So., 21. März 2027 (Sonntag).',
    );
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });

  test('a day set by the authority says so', () => {
    const { startsAfter: _, length: __, ...open } = rule;
    const explained = explainPeriod(open, { event: '2026-11-30', land: 'MV', authorityFixed: '2026-12-20' });
    expect(explained).toMatchObject({ end: '2026-12-20', fixedByAuthority: true });
    expect(explained.length).toBeUndefined();
    expect(explained.sentence).toContain('Ein festgesetzter Tag verschiebt sich nicht.');
    expect(() => explainPeriod(open, { event: '2026-11-30', land: 'MV' })).toThrow('must set the day');
  });

  test('lengths in German', () => {
    const all: Length[] = [{ months: 1 }, { weeks: 1 }, { days: 1 }, { months: 2 }, { weeks: 2 }, { days: 2 }];
    expect(all.map((length) => lengthText(length))).toEqual([
      'einem Monat',
      'einer Woche',
      'einem Tag',
      '2 Monaten',
      '2 Wochen',
      '2 Tagen',
    ]);
    expect(lengthText({ weeks: 1 }, 'accusative')).toBe('eine Woche');
  });
});

function daysBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
