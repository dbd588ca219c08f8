import { isParcelId, parseParcelId } from './parcel';

test('a parcel key falls into its parts', () => {
  expect(parseParcelId('13273000100042______')).toEqual({
    land: '13',
    district: '2730',
    corridor: 1,
    numerator: 42,
    denominator: null,
    sequence: null,
  });
  expect(parseParcelId('031234___001230004__')).toEqual({
    land: '03',
    district: '1234',
    corridor: null,
    numerator: 123,
    denominator: 4,
    sequence: null,
  });
  expect(parseParcelId('03123400700123000402')).toMatchObject({ corridor: 7, denominator: 4, sequence: '02' });
  expect(parseParcelId('03123400700123000400')).toMatchObject({ sequence: null });
});

test.each([
  ['', 'nothing'],
  ['13273000100042', 'too short'],
  ['13273000100042_______', 'too long'],
  ['17273000100042______', 'no such Land'],
  ['00273000100042______', 'no such Land'],
  ['13273000100000______', 'a parcel has a number'],
  ['132730001000420000__', 'a denominator is not zero'],
  ['1327300_100042______', 'half a gap'],
  ['1327300010004A______', 'a letter'],
  [' 3273000100042______', 'a space'],
])('%j is none: %s', (text) => expect(isParcelId(text)).toBe(false));
