import type { FeeIndex, FeeSchedule, FeeTier, Fraction } from './schedule';

/** What is wrong in a schedule, with the JSON pointer to it. */
export interface FeeProblem {
  readonly path: string;
  readonly problem: string;
}

type Limits = { readonly minimumCents?: number; readonly maximumCents?: number };

/**
 * What the JSON schema cannot see: limits the wrong way round, steps that do not ascend, rows that apply on the same day, ids used twice,
 * shares above one, limits that a rounding to euro would break. Empty when all is well.
 *
 * @example feeProblems({ ...simplified, minimumCents: 2, maximumCents: 1 }) // [{ path: '/maximumCents', problem: 'is less than the minimum' }]
 */
export function feeProblems(schedule: FeeSchedule): readonly FeeProblem[] {
  const { base } = schedule;
  return [
    ...limitProblems(schedule, ''),
    ...(base.kind === 'range' ? limitProblems(base, '/base') : []),
    ...('indexes' in base ? indexProblems(base.indexes) : []),
    ...('rate' in base && base.rate.kind === 'tiers' ? tierProblems(base.rate.tiers) : []),
    ...shareProblems(schedule.advance.share, '/advance/share'),
    ...itemProblems(schedule),
    ...(schedule.rounding.endsWith('euro') ? wholeEuroProblems(schedule) : []),
  ];
}

function limitProblems({ minimumCents = 0, maximumCents = minimumCents }: Limits, path: string): FeeProblem[] {
  return maximumCents < minimumCents ? [{ path: `${path}/maximumCents`, problem: 'is less than the minimum' }] : [];
}

function wholeEuroProblems(schedule: FeeSchedule): FeeProblem[] {
  return (['minimumCents', 'maximumCents'] as const)
    .filter((key) => (schedule[key] ?? 0) % 100 !== 0)
    .map((key) => ({ path: `/${key}`, problem: 'must be whole euros when fees are rounded to euros' }));
}

function shareProblems([numerator, denominator]: Fraction, path: string): FeeProblem[] {
  return numerator > denominator ? [{ path, problem: 'is more than the whole' }] : [];
}

function indexProblems(rows: readonly FeeIndex[]): FeeProblem[] {
  const last = ({ validTo }: FeeIndex): string => validTo ?? '9999-12-31';
  return rows.flatMap((row, at) => {
    const path = `/base/indexes/${at}`;
    if (last(row) < row.validFrom) return [{ path, problem: 'ends before it begins' }];
    const other = rows
      .slice(0, at)
      .findIndex((one) => one.buildingKind === row.buildingKind && one.validFrom <= last(row) && row.validFrom <= last(one));
    return other < 0 ? [] : [{ path, problem: `applies on the same days as /base/indexes/${other}` }];
  });
}

function tierProblems(tiers: readonly FeeTier[]): FeeProblem[] {
  return tiers.flatMap(({ upToCents }, at) => {
    const path = `/base/rate/tiers/${at}`;
    const isLast = at === tiers.length - 1;
    if (isLast !== (upToCents === undefined)) return [{ path, problem: 'upToCents must be there in every step but the last' }];
    const before = tiers[at - 1]?.upToCents ?? -1;
    return (upToCents ?? Infinity) <= before ? [{ path, problem: 'does not ascend' }] : [];
  });
}

function itemProblems({ multipliers = [], surcharges = [], exemptions = [], expenses = [] }: FeeSchedule): FeeProblem[] {
  const places = Object.entries({ multipliers, surcharges, exemptions, expenses }).flatMap(([section, items]) =>
    items.map((item, at) => ({ id: item.id, path: `/${section}/${at}` })),
  );
  const twice = places.filter(({ id }, at) => places.findIndex((one) => one.id === id) < at);
  const charges = Object.entries({ surcharges, expenses }).flatMap(([section, items]) =>
    items.flatMap(({ charge }, at) => (charge.kind === 'range' ? limitProblems(charge, `/${section}/${at}/charge`) : [])),
  );
  return [
    ...twice.map(({ id, path }) => ({ path, problem: `${id} is used twice` })),
    ...charges,
    ...exemptions.flatMap(({ share }, at) => shareProblems(share, `/exemptions/${at}/share`)),
  ];
}
