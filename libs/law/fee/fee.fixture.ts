import type { FeeIndex, FeeInput, FeeItem, FeeSchedule } from './index';

export const sourced = { basis: 'Gebührenverordnung', source: 'a gazette', verified: true };

export const index = (centsPerCubicMetre: number, validFrom: string, validTo?: string, buildingKind = 'dwelling'): FeeIndex => ({
  ...sourced,
  basis: 'Bekanntmachung',
  buildingKind,
  label: 'Wohngebäude',
  centsPerCubicMetre,
  validFrom,
  ...(validTo ? { validTo } : {}),
});

export const INDEXES = [
  index(14_500, '2021-07-29', '2022-08-31'),
  index(16_000, '2022-09-01', '2023-08-31'),
  index(5_000, '2021-07-29', undefined, 'garage'),
  index(19_700, '2023-09-01'),
];

export const item = (id: string): FeeItem => ({ ...sourced, basis: `Basis ${id}`, id, label: `Posten ${id}` });

/** 8 EUR per started 1,000 EUR, at least 60 EUR. */
export const simplified: FeeSchedule = {
  ...sourced,
  id: 'simplified',
  version: 3,
  land: 'MV',
  title: 'Baugenehmigung',
  procedures: ['simplified'],
  section: '§ 63',
  base: { kind: 'volume-index', indexes: INDEXES, rate: { kind: 'per-unit', unitCents: 100_000, rateCents: 800 } },
  minimumCents: 6_000,
  multipliers: [
    { ...item('begunWithoutPermit'), label: 'Dreifache Gebühr: Baubeginn ohne Genehmigung', factor: [3, 1] },
    { ...item('identicalBuilding'), label: 'Halbe Gebühr: weiteres Gebäude gleicher Bauart', factor: [1, 2] },
  ],
  rounding: 'ceil-cent',
  advance: { share: [1, 1] },
  validFrom: '2021-07-29',
};

export const full: FeeSchedule = {
  ...simplified,
  id: 'full',
  base: { kind: 'volume-index', indexes: INDEXES, rate: { kind: 'per-unit', unitCents: 100_000, rateCents: 1_100 } },
  minimumCents: 7_000,
};

/** A flat fee of 100 EUR, to see the steps after it. */
export const flat: FeeSchedule = {
  ...simplified,
  base: { kind: 'flat', amountCents: 10_000 },
  minimumCents: undefined,
  multipliers: [],
};

export const input = (more: Partial<FeeInput> = {}): FeeInput => ({ volumeM3: 750, buildingKind: 'dwelling', on: '2026-11-30', ...more });
