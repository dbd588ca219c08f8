import { advanceFee, buildingKinds, fee, feeProblems, missingForFee, type FeeInput, type FeeSchedule } from '@bauraum/law';
import bw from './de/bw/oehringen/fees.json';
import by from './de/by/fees.json';
import mv from './de/mv/fees.json';
import ni from './de/ni/fees.json';
import nw from './de/nw/fees.json';

const of = (rows: unknown): readonly FeeSchedule[] => rows as readonly FeeSchedule[];
const ALL = of([mv, nw, ni, by, bw].flat());
const on = '2026-11-30';
const house: FeeInput = { on, volumeM3: 750, buildingKind: 'dwelling', declaredCostsCents: 35_000_000, minutes: 90 };
const schedule = (rows: unknown, procedure: string): FeeSchedule => {
  const row = of(rows).find(({ procedures }) => procedures.includes(procedure));
  if (!row) throw new Error(`no fee of ${procedure}`);
  return row;
};
const total = (rows: unknown, procedure: string, more: Partial<FeeInput> = {}): number =>
  fee(schedule(rows, procedure), { ...house, ...more }).totalCents;

test('a dwelling of 750 m³ in each Land', () => {
  expect([total(mv, 'simplified'), total(mv, 'full')]).toEqual([118_400, 162_800]);
  expect([total(nw, 'simplified'), total(nw, 'full')]).toEqual([74_200, 160_800]); // shell costs 123.750,00 €, down to whole euros
  expect([total(ni, 'simplified'), total(ni, 'full')]).toEqual([102_000, 153_000]); // 255 units of 500 €
  expect([total(by, 'simplified'), total(by, 'full')]).toEqual([70_000, 140_000]); // of construction costs of 350.000,00 €
  expect([total(bw, 'simplified'), total(bw, 'full'), total(bw, 'permit-exemption')]).toEqual([175_000, 210_000, 35_000]);
});

test('M-V: the three dated indexes, minimum, threefold and half', () => {
  const value = (day: string) => fee(schedule(mv, 'simplified'), { ...house, volumeM3: 1, on: day }).valueCents;
  expect(['2021-07-29', '2022-08-31', '2022-09-01', '2023-08-31', '2023-09-01'].map(value)).toEqual([
    14_500, 14_500, 16_000, 16_000, 19_700,
  ]);
  expect([total(mv, 'simplified', { volumeM3: 30 }), total(mv, 'full', { volumeM3: 30 })]).toEqual([6_000, 7_000]);
  expect(total(mv, 'simplified', { factors: ['begunWithoutPermit'] })).toBe(355_200);
  expect(total(mv, 'simplified', { factors: ['identicalBuilding'] })).toBe(59_200);
  expect(total(mv, 'simplified', { amounts: { deviation: 10_000, outlays: 500 } })).toBe(128_900);
  expect(total(mv, 'simplified', { amounts: { outlays: 500 }, exemptions: ['public-body'] })).toBe(500);
  expect(advanceFee(schedule(mv, 'simplified'), house).amountCents).toBe(118_400);
});

test('a municipal statute: deviations and notices counted, time by quarters of an hour', () => {
  expect(total(bw, 'simplified', { counts: { deviation: 2, 'neighbour-notice': 4 } })).toBe(217_000);
  expect(total(bw, 'extension', { minutes: 91 })).toBe(11_900); // 7 quarters at 17,00 €
  expect(total(bw, 'permit-exemption', { declaredCostsCents: 200_000_000 })).toBe(100_000);
});

test.each(ALL.map((row) => [row.id, row] as const))('%s is whole, says where it comes from, and can be computed', (_id, row) => {
  expect(feeProblems(row)).toEqual([]);
  const { multipliers = [], surcharges = [], exemptions = [], expenses = [] } = row;
  const values = [row, ...multipliers, ...surcharges, ...exemptions, ...expenses, ...buildingKinds(row, on)];
  // Nobody of the Land has confirmed a value yet; who does, changes this line together with the data.
  for (const { basis, source, verified } of values) expect([basis.length > 3, source.length > 3, verified]).toEqual([true, true, false]);
  const officer = row.base.kind === 'range' ? { officerSetCents: row.base.minimumCents } : {};
  expect(missingForFee(row, { ...house, ...officer })).toEqual([]);
  const result = fee(row, { ...house, ...officer });
  expect(result.totalCents).toBeGreaterThan(0);
  expect(advanceFee(row, house).amountCents).toBeLessThanOrEqual(result.totalCents);
});

test('ids are unique', () => expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length));
