import { centRounding, numberText } from './amounts';
import { flat, index, input, simplified } from './fee.fixture';
import { fee, missingForFee, type FeeBase, type FeeInput, type FeeRate, type FeeSchedule, type ValueRate } from './index';

const on = '2026-11-30';
const compute = (base: FeeBase, more: Partial<FeeInput> = {}, schedule: Partial<FeeSchedule> = {}) =>
  fee({ ...flat, ...schedule, base }, { on, ...more });
const lines = (base: FeeBase, more?: Partial<FeeInput>, schedule?: Partial<FeeSchedule>) =>
  compute(base, more, schedule).lines.map((line) => [line.key, line.text, line.amountCents]);
const share = (numerator: number, denominator: number): FeeRate => ({ kind: 'share', share: [numerator, denominator] });

test('shell costs: gross volume times the shell costs of the kind, per mille', () => {
  const base: FeeBase = { kind: 'shell-costs', indexes: [index(16_500, '2024-01-01')], rate: share(6, 1000) };
  const result = compute(base, input());
  expect(lines(base, input())).toEqual([
    ['value', 'Rohbausumme: 750 m³ × 165,00 € je m³', 12_375_000],
    ['fee', 'Gebühr: 6 ‰ der Rohbausumme', 74_250],
    ['total', 'Gesamtbetrag', 74_250],
  ]);
  expect([result.valueCents, result.index?.validFrom]).toEqual([12_375_000, '2024-01-01']);
  expect(compute({ ...base, kind: 'volume-index' }, input()).lines.map((line) => line.text)[1]).toBe('Gebühr: 6 ‰ des Bauwerts');
});

test('declared costs: what the applicant states, per mille', () => {
  const base: FeeBase = { kind: 'declared-costs', rate: share(4, 1000) };
  expect(compute(base, { declaredCostsCents: 35_000_000 })).toMatchObject({ valueCents: 35_000_000, totalCents: 140_000 });
  expect(lines(base, { declaredCostsCents: 35_000_000 })).toEqual([
    ['value', 'Baukosten nach den Angaben im Antrag', 35_000_000],
    ['fee', 'Gebühr: 4 ‰ der Baukosten', 140_000],
    ['total', 'Gesamtbetrag', 140_000],
  ]);
  expect(compute(base, { declaredCostsCents: 1 }).lines[0]).toMatchObject({ kind: 'base', basis: 'Gebührenverordnung', verified: true });
  expect(compute(base, { declaredCostsCents: 0 }, { minimumCents: 7_500 }).totalCents).toBe(7_500);
  expect(() => compute(base)).toThrow('missing for the fee: declaredCostsCents');
  expect(() => compute(base, { declaredCostsCents: 0.5 })).toThrow(RangeError);
  expect(() => compute(base, { declaredCostsCents: -1 })).toThrow(RangeError);
});

test('flat', () => {
  expect(lines({ kind: 'flat', amountCents: 5_000 })).toEqual([
    ['fee', 'Feste Gebühr', 5_000],
    ['total', 'Gesamtbetrag', 5_000],
  ]);
});

test('hourly: each started quarter of an hour', () => {
  const base: FeeBase = { kind: 'hourly', centsPerHour: 6_810 };
  const total = (minutes: number) => compute(base, { minutes }).totalCents;
  expect([0, 1, 15, 16, 60].map(total)).toEqual([0, 1_703, 1_703, 3_405, 6_810]);
  expect(compute(base, { minutes: 1 }, { rounding: 'half-up-euro' }).totalCents).toBe(1_700);
  expect(lines(base, { minutes: 61 })[0]).toEqual(['fee', 'Gebühr nach Zeit: 5 angefangene Viertelstunden, 68,10 € je Stunde', 8_513]);
  expect(() => compute(base)).toThrow('missing for the fee: minutes');
  expect(() => total(-1)).toThrow(RangeError);
  expect(() => total(1.5)).toThrow(RangeError);
});

test('a range: the officer’s amount, both limits included', () => {
  const base: FeeBase = { kind: 'range', minimumCents: 5_000, maximumCents: 50_000 };
  const total = (officerSetCents: number) => compute(base, { officerSetCents }).totalCents;
  expect([5_000, 7_777, 50_000].map(total)).toEqual([5_000, 7_777, 50_000]);
  expect(() => total(4_999)).toThrow('49,99 € is not within 50,00 € bis 500,00 €');
  expect(() => total(50_001)).toThrow('500,01 € is not within 50,00 € bis 500,00 €');
  expect(() => total(6_000.5)).toThrow(RangeError);
  expect(() => compute(base)).toThrow('missing for the fee: officerSetCents');
  expect(lines(base, { officerSetCents: 6_000 })[0]).toEqual([
    'fee',
    'Rahmengebühr (50,00 € bis 500,00 €), festgesetzt von der Behörde',
    6_000,
  ]);
});

describe('tiers', () => {
  const tiers = [
    { upToCents: 1_000_000, rate: { kind: 'fixed', amountCents: 5_000 } },
    { upToCents: 5_000_000, rate: { kind: 'per-unit', unitCents: 100_000, rateCents: 600 } },
    { rate: share(5, 1000) },
  ] as const;
  const of = (kind: 'whole' | 'slice'): FeeBase => ({ kind: 'declared-costs', rate: { kind: 'tiers', of: kind, tiers } });
  const total = (kind: 'whole' | 'slice', declaredCostsCents: number) => compute(of(kind), { declaredCostsCents }).totalCents;

  test('whole: the step in which the value lies, its end included', () => {
    expect([0, 1_000_000, 1_000_001, 5_000_000, 5_000_200].map((value) => total('whole', value))).toEqual([
      5_000, 5_000, 6_600, 30_000, 25_001,
    ]);
    expect(lines(of('whole'), { declaredCostsCents: 1 }).map(([key]) => key)).toEqual(['value', 'fee', 'total']);
    const text = (declaredCostsCents: number) => lines(of('whole'), { declaredCostsCents })[1]?.[1];
    expect([text(1), text(1_000_001), text(9_000_000)]).toEqual([
      'Gebühr: fester Betrag (Stufe bis 10.000,00 €)',
      'Gebühr: 11 × 6,00 € je angefangene 1.000,00 € Baukosten (Stufe bis 50.000,00 €)',
      'Gebühr: 5 ‰ der Baukosten (höchste Stufe)',
    ]);
  });

  test('slice: each step on its part of the value, a line for each', () => {
    expect(lines(of('slice'), { declaredCostsCents: 7_000_000 })).toEqual([
      ['value', 'Baukosten nach den Angaben im Antrag', 7_000_000],
      ['fee.1', 'Gebühr: fester Betrag (Teil von 0,00 € bis 10.000,00 €)', 5_000],
      ['fee.2', 'Gebühr: 40 × 6,00 € je angefangene 1.000,00 € Baukosten (Teil von 10.000,00 € bis 50.000,00 €)', 24_000],
      ['fee.3', 'Gebühr: 5 ‰ der Baukosten (Teil von 50.000,00 € bis 70.000,00 €)', 10_000],
      ['total', 'Gesamtbetrag', 39_000],
    ]);
    expect([1, 1_000_000, 1_000_001, 5_000_000].map((value) => total('slice', value))).toEqual([5_000, 5_000, 5_600, 29_000]);
    expect(lines(of('slice'), { declaredCostsCents: 1_000_000 }).map(([key]) => key)).toEqual(['value', 'fee.1', 'total']);
  });

  test('a table that ends knows nothing beyond its end', () => {
    const rate: ValueRate = { kind: 'tiers', of: 'whole', tiers: tiers.slice(0, 2) };
    expect(() => compute({ kind: 'declared-costs', rate }, { declaredCostsCents: 5_000_001 })).toThrow(
      'no step for 50.000,01 € in simplified',
    );
  });
});

test('a volume needs its kind of building, and the row of that kind', () => {
  expect(() => fee(simplified, { on, volumeM3: 1 })).toThrow('missing for the fee: buildingKind');
  expect(() => fee(simplified, { on, buildingKind: 'dwelling' })).toThrow('missing for the fee: volumeM3');
  expect(fee(simplified, input({ buildingKind: 'garage', volumeM3: 20.5 })).valueCents).toBe(102_500);
});

test.each([0, -1, 0.0001, 1.0005, Number.NaN, Number.POSITIVE_INFINITY, 1e15])('%p m³ is no volume', (volumeM3) => {
  expect(() => fee(simplified, input({ volumeM3 }))).toThrow(`not a volume: ${volumeM3}`);
});

test('three decimals count exactly, and the value is rounded up to the cent', () => {
  expect(fee(simplified, input({ volumeM3: 0.001 })).valueCents).toBe(20);
  expect(fee(simplified, input({ volumeM3: 750.125 })).valueCents).toBe(14_777_463);
  expect(fee(simplified, input({ volumeM3: 750.125 })).lines[0]?.text).toBe('Bauwert: 750,125 m³ × 197,00 € je m³');
  expect(fee(simplified, input({ volumeM3: 12_345.6 })).lines[0]?.text).toBe('Bauwert: 12.345,6 m³ × 197,00 € je m³');
});

test('large values are exact; what cannot be counted in cents is an error', () => {
  const base = (rate: FeeRate): FeeBase => ({ kind: 'declared-costs', rate });
  const declaredCostsCents = Number.MAX_SAFE_INTEGER;
  expect(compute(base(share(999_999, 1_000_000)), { declaredCostsCents }).totalCents).toBe(9_007_190_247_541_737);
  expect(() => compute(base(share(2, 1)), { declaredCostsCents })).toThrow(RangeError);
  expect(() => compute(base({ kind: 'per-unit', unitCents: 1, rateCents: 2 }), { declaredCostsCents })).toThrow(RangeError);
  expect(() => fee(simplified, input({ volumeM3: 900_000_000_000 }))).toThrow(RangeError);
});

test.each([
  ['ceil-cent', 3_334],
  ['half-up-cent', 3_333],
  ['floor-euro', 3_300],
  ['half-up-euro', 3_300],
] as const)('rounding %s of 33,333… €', (rounding, expected) => {
  expect(compute({ kind: 'declared-costs', rate: share(1, 3) }, { declaredCostsCents: 10_000 }, { rounding }).totalCents).toBe(expected);
});

test('rounding to euro is a line of its own, from half a euro up, and never twice', () => {
  const base: FeeBase = { kind: 'declared-costs', rate: share(1, 2) };
  const of = (declaredCostsCents: number, rounding: FeeSchedule['rounding']) => lines(base, { declaredCostsCents }, { rounding }).slice(2);
  expect(of(300, 'half-up-euro')).toEqual([
    ['rounding', 'Rundung auf volle Euro', 50],
    ['total', 'Gesamtbetrag', 200],
  ]);
  expect(of(299, 'half-up-euro')).toEqual([
    ['rounding', 'Rundung auf volle Euro', -49],
    ['total', 'Gesamtbetrag', 100],
  ]);
  expect(of(399, 'floor-euro')).toEqual([
    ['rounding', 'Rundung auf volle Euro', -99],
    ['total', 'Gesamtbetrag', 100],
  ]);
  expect(of(400, 'floor-euro')).toEqual([['total', 'Gesamtbetrag', 200]]);
  expect(of(301, 'half-up-cent')).toEqual([['total', 'Gesamtbetrag', 151]]);
});

test.each([
  [[6, 1000], '6 ‰'],
  [[15, 10_000], '1,5 ‰'],
  [[13, 1000], '13 ‰'],
  [[1, 10], '10 %'],
  [[1, 1], '100 %'],
  [[1, 8], '12,5 %'],
  [[1, 3], '1/3'],
  [[1, 300_000], '1/300.000'],
] as const)('the share %j reads %s', ([numerator, denominator], text) => {
  expect(lines({ kind: 'declared-costs', rate: share(numerator, denominator) }, { declaredCostsCents: 600_000 })[1]?.[1]).toBe(
    `Gebühr: ${text} der Baukosten`,
  );
});

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1.000'],
  [1_234_567.5, '1.234.567,5'],
])('the number %p reads %s', (number, text) => {
  expect(numberText(number)).toBe(text);
});

test('a step is rounded down where the fee is rounded to euros in the end', () => {
  expect((['ceil-cent', 'half-up-cent', 'floor-euro', 'half-up-euro'] as const).map(centRounding)).toEqual([
    'ceil',
    'half-up',
    'floor',
    'floor',
  ]);
});

test('an open range says so', () => {
  const schedule: FeeSchedule = {
    ...flat,
    expenses: [{ id: 'x', label: 'x', basis: 'b', source: 's', verified: true, charge: { kind: 'range', minimumCents: 100 } }],
  };
  expect(() => fee(schedule, { on, amounts: { x: 99 } })).toThrow('0,99 € is not within mindestens 1,00 €');
  expect(fee(schedule, { on, amounts: { x: 100 } }).totalCents).toBe(10_100);
});

test('a kind of building that the list does not name goes by the declared costs, where the schedule says so', () => {
  const base = { kind: 'volume-index', indexes: [index(19_700, '2023-09-01')], rate: { kind: 'share', share: [1, 100] } } as const;
  const garage = { on, buildingKind: 'garage', volumeM3: 90, declaredCostsCents: 2_000_000 };
  expect(() => fee({ ...simplified, minimumCents: 0, base }, garage)).toThrow('no index for garage');
  const open = { ...simplified, minimumCents: 0, base: { ...base, otherwise: 'declared-costs' } } as const;
  expect(fee(open, garage)).toMatchObject({ valueCents: 2_000_000, totalCents: 20_000 });
  expect(fee(open, { ...garage, buildingKind: 'dwelling' })).toMatchObject({ valueCents: 1_773_000, totalCents: 17_730 });
  expect(missingForFee(open, { on, buildingKind: 'garage' })).toEqual(['/building/constructionCosts']);
  expect(missingForFee(open, { on, buildingKind: 'dwelling' })).toEqual(['/building/grossVolume']);
  expect(missingForFee(open, { on })).toEqual(['/building/grossVolume', '/project/buildingKind']);
});

test('a kind that the list does name goes by its volume, beside other kinds and earlier rows', () => {
  const open = { ...simplified, base: { ...simplified.base, otherwise: 'declared-costs' } } as FeeSchedule;
  expect(fee(open, input({ declaredCostsCents: 2_000_000 }))).toEqual(fee(simplified, input()));
});
