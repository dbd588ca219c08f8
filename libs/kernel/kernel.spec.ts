import {
  addDays,
  berlinDate,
  canonicalJson,
  dayNumber,
  endOfBerlinDay,
  formatDate,
  formatEuro,
  hashOf,
  isPlainDate,
  sha256,
  startOfBerlinDay,
  weekday,
} from '@bauraum/kernel';

describe('dates', () => {
  it.each([
    ['2027-02-28', true],
    ['2027-02-29', false],
    ['2028-02-29', true],
    ['2027-13-01', false],
    ['2027-00-10', false],
    ['2027-01-00', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['1969-12-31', true],
    ['27-01-01', false],
  ])('isPlainDate(%s) is %s', (value, expected) => expect(isPlainDate(value)).toBe(expected));

  it('refuses arithmetic on a day that does not exist', () => expect(() => dayNumber('2027-02-30')).toThrow(RangeError));

  it.each([
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-12-01', '2026-11-30T23:00:00.000Z'],
    ['2027-03-28', '2027-03-27T23:00:00.000Z'], // the night the clocks go forward
    ['2026-10-25', '2026-10-24T22:00:00.000Z'], // the night they go back
  ])('the day %s begins at %s', (date, at) => {
    expect(startOfBerlinDay(date)).toBe(at);
    expect(berlinDate(at)).toBe(date);
  });

  it('ends a day of 23 hours and one of 25 hours where the next begins', () => {
    expect(endOfBerlinDay('2027-03-28')).toBe('2027-03-28T22:00:00.000Z');
    expect(endOfBerlinDay('2026-10-25')).toBe('2026-10-25T23:00:00.000Z');
  });

  it('writes a date as people read it', () => expect(formatDate('2027-03-01')).toBe('Mo., 1. März 2027'));
  it('knows Sundays, also before 1970', () => {
    expect(weekday(addDays('2027-03-01', -1))).toBe(7);
    expect(weekday('1969-12-28')).toBe(7);
  });
});

describe('money', () => {
  it.each([
    [118400, '1.184,00 €'],
    [5, '0,05 €'],
    [-100000000, '-1.000.000,00 €'],
  ])('%d cents are %s', (cents, text) => expect(formatEuro(cents)).toBe(text));
  it('refuses a float', () => expect(() => formatEuro(0.5)).toThrow(RangeError));
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ä' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ä","d":null}]}');
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  });
  it('hashes bytes and text alike', () => expect(sha256('ü')).toBe(sha256(Buffer.from('ü'))));
});
