import type { FeeIndex, FeeSchedule } from '@bauraum/law';

const indexes: readonly FeeIndex[] = [
  { centsPerCubicMetre: 14_500, validFrom: '2021-07-29', validTo: '2022-08-31' },
  { centsPerCubicMetre: 16_000, validFrom: '2022-09-01', validTo: '2023-08-31' },
  { centsPerCubicMetre: 19_700, validFrom: '2023-09-01' },
].map((row) => ({
  ...row,
  buildingKind: 'dwelling',
  basis: 'BauGebVO M-V, Bekanntmachung der Rohbauwerte für Wohngebäude',
  source: 'Amtsblatt M-V, gelesen in Auszügen',
  verified: false,
}));

const common = {
  formula: 'volume-index',
  unitCents: 100_000,
  indexes,
  factors: { begunWithoutPermit: [3, 1], identicalBuilding: [1, 2] },
  participationCents: 0,
  advance: { share: 1 },
  basis: 'BauGebVO M-V',
  source: 'Baugebührenverordnung M-V, gelesen in Auszügen',
  verified: false,
  validFrom: '2021-07-29',
} as const;

/** Fees of the Land's ordinance on building fees. */
export const fees: readonly FeeSchedule[] = [
  {
    id: 'mv.fee-simplified',
    version: 1,
    procedures: ['simplified'],
    section: '§ 63 LBauO M-V',
    rateCents: 800,
    minimumCents: 6_000,
    ...common,
  },
  { id: 'mv.fee-full', version: 1, procedures: ['full'], section: '§ 64 LBauO M-V', rateCents: 1_100, minimumCents: 7_000, ...common },
];
