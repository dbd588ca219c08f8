import { weekday } from '@bauraum/kernel';
import { LANDS, LOCAL_HOLIDAYS, easterSunday, holidayName, holidays, type Calendar, type Land } from './index';

describe('Easter', () => {
  test.each([
    [1991, '1991-03-31', 'the first year of the data'],
    [2000, '2000-04-23', 'a leap year divisible by 400'],
    [2008, '2008-03-23', 'one of the earliest'],
    [2024, '2024-03-31', 'on the day of the change to summer time'],
    [2025, '2025-04-20', 'late'],
    [2026, '2026-04-05', 'ordinary'],
    [2027, '2027-03-28', 'on the day of the change to summer time'],
    [2038, '2038-04-25', 'the latest day that there is'],
    [2049, '2049-04-18', 'the exception for epact 25 and 24'],
    [2076, '2076-04-19', 'the exception of Gauss'],
    [2100, '2100-03-28', 'no leap year'],
    [2285, '2285-03-22', 'the earliest day that there is'],
  ])('%i: %s (%s)', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  test('is a Sunday from 22 March to 25 April in every year of the calendar', () => {
    for (let year = 1583; year <= 9999; year++) {
      const day = easterSunday(year);
      expect([weekday(day), day.slice(5) >= '03-22', day.slice(5) <= '04-25']).toEqual([7, true, true]);
    }
  });

  test.each([1582, 10_000, 2027.5, Number.NaN])('%p is no Gregorian year', (year) => {
    expect(() => easterSunday(year)).toThrow(new RangeError(`no Gregorian year: ${year}`));
  });
});

describe('public holidays', () => {
  test.each<[land: Land, count: number, why: string]>([
    ['BB', 12, 'Easter and Whit Sunday are named by the act'],
    ['BE', 10, 'with 8 March'],
    ['BW', 12, 'Epiphany, Corpus Christi, All Saints'],
    ['BY', 12, 'the same; Assumption only in Catholic municipalities'],
    ['HB', 10, 'with Reformation Day'],
    ['HE', 10, 'with Corpus Christi'],
    ['HH', 10, 'with Reformation Day'],
    ['MV', 11, 'Reformation Day and 8 March'],
    ['NI', 10, 'with Reformation Day'],
    ['NW', 11, 'Corpus Christi, All Saints'],
    ['RP', 11, 'Corpus Christi, All Saints'],
    ['SH', 10, 'with Reformation Day'],
    ['SL', 12, 'Corpus Christi, Assumption, All Saints'],
    ['SN', 11, 'Reformation Day, repentance'],
    ['ST', 11, 'Epiphany, Reformation Day'],
    ['TH', 11, 'Children’s Day, Reformation Day'],
  ])('%s has %i in 2027 (%s)', (land, count) => {
    expect(holidays(2027, { land })).toHaveLength(count);
  });

  test('come in order of date', () => {
    expect(holidays(2027, { land: 'MV' })).toEqual([
      { date: '2027-01-01', name: 'Neujahr' },
      { date: '2027-03-08', name: 'Internationaler Frauentag' },
      { date: '2027-03-26', name: 'Karfreitag' },
      { date: '2027-03-29', name: 'Ostermontag' },
      { date: '2027-05-01', name: 'Tag der Arbeit' },
      { date: '2027-05-06', name: 'Christi Himmelfahrt' },
      { date: '2027-05-17', name: 'Pfingstmontag' },
      { date: '2027-10-03', name: 'Tag der Deutschen Einheit' },
      { date: '2027-10-31', name: 'Reformationstag' },
      { date: '2027-12-25', name: '1. Weihnachtstag' },
      { date: '2027-12-26', name: '2. Weihnachtstag' },
    ]);
    expect(holidays(2027, { land: 'BB' }).map(({ name }) => name)).toEqual(expect.arrayContaining(['Ostersonntag', 'Pfingstsonntag']));
  });

  const munich: Calendar = { land: 'BY', municipality: '09162000' };
  const augsburg: Calendar = { land: 'BY', municipality: '09761000' };
  const nuremberg: Calendar = { land: 'BY', municipality: '09564000' };
  test.each<[date: string, calendar: Calendar, name: string | undefined, why: string]>([
    ['2022-03-08', { land: 'MV' }, undefined, 'a holiday in MV only since 2023'],
    ['2023-03-08', { land: 'MV' }, 'Internationaler Frauentag', 'the first in MV'],
    ['2018-03-08', { land: 'BE' }, undefined, 'a holiday in BE only since 2019'],
    ['2019-03-08', { land: 'BE' }, 'Internationaler Frauentag', 'the first in BE'],
    ['2027-03-08', { land: 'NI' }, undefined, 'BE and MV only'],
    ['2016-10-31', { land: 'NW' }, undefined, 'not yet the 500th anniversary'],
    ['2017-10-31', { land: 'NW' }, 'Reformationstag', 'once in all of Germany'],
    ['2018-10-31', { land: 'NW' }, undefined, 'and not again'],
    ['2016-10-31', { land: 'NI' }, undefined, 'the north has it since 2018'],
    ['2017-10-31', { land: 'NI' }, 'Reformationstag', 'once in all of Germany'],
    ['2018-10-31', { land: 'NI' }, 'Reformationstag', 'the first of its own in NI'],
    ['2018-10-31', { land: 'SH' }, 'Reformationstag', 'the first of its own in SH'],
    ['2016-10-31', { land: 'BB' }, 'Reformationstag', 'always in the east'],
    ['2027-10-31', { land: 'BE' }, undefined, 'never in BE but in 2017'],
    ['2020-05-08', { land: 'BE' }, '75. Jahrestag der Befreiung', 'once'],
    ['2025-05-08', { land: 'BE' }, '80. Jahrestag der Befreiung', 'once'],
    ['2026-05-08', { land: 'BE' }, undefined, 'not every year'],
    ['2025-05-08', { land: 'BB' }, undefined, 'BE only'],
    ['2028-06-17', { land: 'BE' }, '75. Jahrestag des Volksaufstandes', 'once'],
    ['2027-06-17', { land: 'BE' }, undefined, 'not every year'],
    ['2029-06-17', { land: 'BE' }, undefined, 'not every year'],
    ['2018-09-20', { land: 'TH' }, undefined, 'since 2019'],
    ['2019-09-20', { land: 'TH' }, 'Weltkindertag', 'the first'],
    ['1994-11-16', { land: 'NW' }, 'Buß- und Bettag', 'everywhere until nursing care insurance took it'],
    ['1995-11-22', { land: 'NW' }, undefined, 'abolished in 1995'],
    ['1995-11-22', { land: 'SN' }, 'Buß- und Bettag', 'but not in SN'],
    ['2026-11-18', { land: 'SN' }, 'Buß- und Bettag', 'Wednesday before 23 November'],
    ['2022-11-16', { land: 'SN' }, 'Buß- und Bettag', '23 November 2022 is itself a Wednesday'],
    ['2022-11-23', { land: 'SN' }, undefined, 'before the 23rd, not on it'],
    ['2026-11-18', { land: 'MV' }, undefined, 'SN only'],
    ['2027-01-06', { land: 'ST' }, 'Heilige Drei Könige', 'BW, BY, ST'],
    ['2027-01-06', { land: 'SN' }, undefined, 'not beside them'],
    ['2027-05-27', { land: 'HE' }, 'Fronleichnam', '60 days after Easter'],
    ['2027-05-27', { land: 'SN' }, undefined, 'single places only'],
    ['2027-05-27', { land: 'SN', localHolidays: ['fronleichnam'] }, 'Fronleichnam', 'the pack says that the seat is one'],
    ['2027-05-27', { land: 'TH', municipality: '16061045' }, 'Fronleichnam', 'all of the Eichsfeld'],
    ['2027-05-27', { land: 'TH', municipality: '16051000' }, undefined, 'not Erfurt'],
    ['2027-05-27', { land: 'MV', localHolidays: ['fronleichnam'] }, undefined, 'no pack makes a holiday that the Land does not know'],
    ['2027-08-15', { land: 'SL' }, 'Mariä Himmelfahrt', 'all of SL'],
    ['2025-08-15', munich, 'Mariä Himmelfahrt', 'a Catholic municipality'],
    ['2025-08-15', nuremberg, undefined, 'not a Catholic municipality'],
    ['2025-08-15', { ...nuremberg, localHolidays: ['mariae-himmelfahrt'] }, 'Mariä Himmelfahrt', 'the pack decides'],
    ['2025-08-15', { land: 'BY' }, undefined, 'nobody said where the seat is'],
    ['2025-08-08', augsburg, 'Augsburger Friedensfest', 'the city of Augsburg alone'],
    ['2025-08-15', augsburg, 'Mariä Himmelfahrt', 'Catholic, too'],
    ['2025-08-08', munich, undefined, 'not Munich'],
    ['2025-08-15', { land: 'BY', localHolidays: ['augsburger-friedensfest'] }, undefined, 'each local holiday is named by itself'],
    ['2025-08-15', { land: 'BY', localHolidays: ['mariae-himmelfahrt'] }, 'Mariä Himmelfahrt', 'each local holiday is named by itself'],
    ['2027-12-24', { land: 'BB' }, undefined, 'a holiday nowhere'],
    ['2027-12-31', { land: 'BY' }, undefined, 'a holiday nowhere'],
    ['1991-10-03', { land: 'HH' }, 'Tag der Deutschen Einheit', 'since 1990'],
  ])('%s %j: %s (%s)', (date, calendar, name) => {
    expect(holidayName(date, calendar)).toBe(name);
  });

  test('24 and 31 December are holidays nowhere', () => {
    for (const land of LANDS) {
      expect([holidayName('2026-12-24', { land }), holidayName('2026-12-31', { land })]).toEqual([undefined, undefined]);
    }
  });

  test('an authority pack may name these local holidays', () => {
    expect(LOCAL_HOLIDAYS).toEqual(['fronleichnam', 'augsburger-friedensfest', 'mariae-himmelfahrt']);
  });

  test.each(['2027-02-29', '2027-13-01', 'today', ''])('%p is no day', (date) => {
    expect(() => holidayName(date, { land: 'MV' })).toThrow(new RangeError(`not a calendar day: ${date}`));
  });

  test.each([1990, 2200])('%i lies outside the data', (year) => {
    expect(() => holidays(year, { land: 'MV' })).toThrow(new RangeError(`holidays are known from 1991 to 2199, not in ${year}`));
    expect(() => holidayName(`${year}-01-01`, { land: 'MV' })).toThrow(RangeError);
  });

  test('1991 and 2199 lie inside', () => {
    expect(holidays(1991, { land: 'MV' })).toHaveLength(11); // with the day of repentance, without 8 March
    expect(holidays(2199, { land: 'MV' })).toHaveLength(11);
  });
});
