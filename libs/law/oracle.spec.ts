import { addDays, weekday } from '@bauraum/kernel';
import fc from 'fast-check';
import { LANDS, LOCAL_HOLIDAYS, easterSunday, holidays, type Calendar } from './index';
import { anyCase, compared, seeded } from './oracle.cases.fixture';
import { easterOf, isHoliday, next, parse, print, weekdayOf } from './oracle.fixture';

test('engine and oracle agree on 10,000 random clocks', () => {
  const property = fc.property(fc.integer(), (seed) => {
    const { engine, oracle } = compared(anyCase(seeded(seed)));
    expect(engine).toEqual(oracle);
  });
  fc.assert(property, { numRuns: 10_000 });
});

test('two formulas find the same Easter in every year from 1583 to 2499', () => {
  for (let year = 1583; year < 2500; year++) expect(print(easterOf(year))).toBe(easterSunday(year));
});

test('engine and oracle know the same weekdays', () => {
  let day = 19910101;
  for (let date = '1991-01-01'; date < '2110-01-01'; date = addDays(date, 1), day = next(day)) {
    expect([print(day), weekdayOf(day) || 7]).toEqual([date, weekday(date)]);
  }
});

const CALENDARS: readonly Calendar[] = [
  ...LANDS.map((land) => ({ land })),
  ...LANDS.map((land) => ({ land, localHolidays: LOCAL_HOLIDAYS })),
  { land: 'BY', municipality: '09761000' },
  { land: 'BY', municipality: '09162000' },
  { land: 'BY', municipality: '09564000' },
  { land: 'TH', municipality: '16061045' },
];

test.each(CALENDARS)('engine and oracle know the same holidays from 1991 to 2060: %j', (calendar) => {
  for (let year = 1991; year <= 2060; year++) {
    const found: string[] = [];
    for (let day = parse(`${year}-01-01`); day < parse(`${year + 1}-01-01`); day = next(day))
      if (isHoliday(day, calendar)) found.push(print(day));
    expect(found).toEqual(holidays(year, calendar).map(({ date }) => date));
  }
});
