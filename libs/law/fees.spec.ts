import fc from 'fast-check';
import { advanceFee, fee, type FeeInput, type FeeSchedule } from './index';

const sourced = { basis: 'Gebührenverordnung', source: 'a gazette', verified: false };
const index = (centsPerCubicMetre: number, validFrom: string, validTo?: string) => ({
  ...sourced,
  buildingKind: 'dwelling',
  centsPerCubicMetre,
  validFrom,
  ...(validTo ? { validTo } : {}),
});
const simplified: FeeSchedule = {
  ...sourced,
  id: 'simplified',
  version: 1,
  procedures: ['simplified'],
  section: '§ 63',
  formula: 'volume-index',
  unitCents: 100_000,
  rateCents: 800,
  minimumCents: 6_000,
  indexes: [index(14_500, '2021-07-29', '2022-08-31'), index(16_000, '2022-09-01', '2023-08-31'), index(19_700, '2023-09-01')],
  factors: { begunWithoutPermit: [3, 1], identicalBuilding: [1, 2] },
  participationCents: 0,
  advance: { share: 1 },
  validFrom: '2021-07-29',
};
const full: FeeSchedule = { ...simplified, id: 'full', rateCents: 1_100, minimumCents: 7_000 };
const input = (more: Partial<FeeInput>): FeeInput => ({ volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30', ...more });

test('a dwelling of 750 m³ costs 1.184,00 € simplified and 1.628,00 € in full', () => {
  const result = fee(simplified, input({}));
  expect(result).toMatchObject({ valueCents: 14_775_000, units: 148, totalCents: 118_400, dueCents: 118_400 });
  expect(fee(full, input({})).totalCents).toBe(162_800);
  expect(result.lines.map((line) => [line.key, line.text, line.amountCents])).toEqual([
    ['value', 'Bauwert: 750 m³ × 197,00 € je m³', 14_775_000],
    ['fee', 'Gebühr: 148 × 8,00 € je angefangene 1.000,00 € Bauwert', 118_400],
    ['total', 'Gesamtbetrag', 118_400],
  ]);
});

test('a small building costs the minimum, with a line that says so', () => {
  const result = fee(simplified, input({ volumeM3: 30 }));
  expect(result.totalCents).toBe(6_000);
  expect(result.lines.map((line) => line.key)).toEqual(['value', 'fee', 'minimum', 'total']);
});

test('200.000,00 € exactly are 200 units, one litre more begins the next', () => {
  const on = '2023-01-15'; // 160,00 € per m³
  expect(fee(simplified, input({ volumeM3: 1250, on }))).toMatchObject({ valueCents: 20_000_000, units: 200, totalCents: 160_000 });
  expect(fee(simplified, input({ volumeM3: 1250.001, on })).units).toBe(201);
});

test('the index of the day applies, on its first and last day', () => {
  const valueOn = (on: string) => fee(simplified, input({ volumeM3: 1, on })).valueCents;
  expect(['2022-08-31', '2022-09-01', '2023-08-31', '2023-09-01'].map(valueOn)).toEqual([14_500, 16_000, 16_000, 19_700]);
  expect(() => valueOn('2021-07-28')).toThrow('no index');
});

test('threefold without a permit, half for an identical building', () => {
  expect(fee(simplified, input({ factors: ['begunWithoutPermit'] })).totalCents).toBe(355_200);
  expect(fee(simplified, input({ factors: ['identicalBuilding'] })).totalCents).toBe(59_200);
});

test('the final fee takes off the advance and adds expenses', () => {
  const withExpenses = { ...simplified, participationCents: 2_500 };
  const result = fee(withExpenses, input({ participations: 5, advancePaidCents: 118_400 }));
  expect(result).toMatchObject({ totalCents: 130_900, dueCents: 12_500 });
  expect(fee(simplified, input({ participations: 5, advancePaidCents: 118_400 })).dueCents).toBe(0);
  expect(fee(simplified, input({ advancePaidCents: 120_000 })).lines.at(-1)).toMatchObject({
    key: 'due',
    text: 'Erstattung',
    amountCents: -1_600,
  });
});

test('the advance is the pack’s share of the fee without expenses', () => {
  const schedule = { ...simplified, participationCents: 2_500 };
  expect(advanceFee(schedule, input({ participations: 3 })).amountCents).toBe(118_400);
  expect(advanceFee({ ...schedule, advance: { share: 0.5 } }, input({})).amountCents).toBe(59_200);
});

test.each([0, -1, 0.0001, Number.NaN, Number.POSITIVE_INFINITY])('%p m³ is no volume', (volumeM3) => {
  expect(() => fee(simplified, input({ volumeM3 }))).toThrow(RangeError);
});

test('wrong counts, kinds and days are errors', () => {
  expect(() => fee(simplified, input({ participations: 1.5 }))).toThrow(RangeError);
  expect(() => fee(simplified, input({ advancePaidCents: -1 }))).toThrow(RangeError);
  expect(() => fee(simplified, input({ buildingKind: 'castle' }))).toThrow('no index for castle');
  expect(() => fee(simplified, input({ on: '2026-02-30' }))).toThrow(RangeError);
});

test('a bigger building never costs less, and every amount is whole cents', () => {
  const anyMilli = fc.integer({ min: 1, max: 500_000_000 });
  fc.assert(
    fc.property(anyMilli, anyMilli, (a, b) => {
      const [small, big] = [Math.min(a, b), Math.max(a, b)].map((milli) => fee(simplified, input({ volumeM3: milli / 1000 })));
      expect(big!.totalCents).toBeGreaterThanOrEqual(small!.totalCents);
      expect(small!.totalCents).toBeGreaterThanOrEqual(simplified.minimumCents);
      for (const line of big!.lines) expect(Number.isSafeInteger(line.amountCents)).toBe(true);
      expect(big!.units).toBe(Math.ceil(big!.valueCents / simplified.unitCents));
    }),
  );
});
