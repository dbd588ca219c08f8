import * as fc from 'fast-check';
import { fromAmount, toAmount, toDescription, toPurpose } from './index';
import { DESCRIPTION_PATTERN, PURPOSE_PATTERN } from './text';

describe('amounts', () => {
  it('survive the way through JSON to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        (cents) => fromAmount(JSON.parse(JSON.stringify(toAmount(cents)))) === cents,
      ),
    );
  });

  it('show exactly the digits of the cents', () => {
    expect([29, 118400, 118456, 5, 100, 110].map((cents) => JSON.stringify(toAmount(cents)))).toEqual([
      '0.29',
      '1184',
      '1184.56',
      '0.05',
      '1',
      '1.1',
    ]);
    expect(fromAmount('1184.50')).toBe(118450);
  });

  it.each([-1, 0.001, '1,50', '1.', '.5', '01', '1e3', 1e21, NaN, null, undefined, {}, ''])('%p is no amount', (value) => {
    expect(() => fromAmount(value)).toThrow(RangeError);
  });

  it.each([-1, 0.5, NaN, 2 ** 53])('%p is no number of cents', (value) => {
    expect(() => toAmount(value)).toThrow(RangeError);
  });
});

describe('texts', () => {
  it('fit the alphabet and the length of the standard, whatever comes in', () => {
    const anything = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(anything, (text) => toPurpose(`A${text}`.repeat(20)).length <= 27 && PURPOSE_PATTERN.test(toPurpose(`A${text}`))),
    );
    fc.assert(fc.property(anything, (text) => DESCRIPTION_PATTERN.test(toDescription(`A${text}`.repeat(99)))));
  });

  it('stay readable', () => {
    expect(toPurpose('Gebühr 63/2026-00012')).toBe('Gebuehr 63-2026-00012');
    expect(toDescription('Gebühr § 63 (Vorschuss)')).toBe('Gebühr Par. 63 - Vorschuss -');
  });
});
