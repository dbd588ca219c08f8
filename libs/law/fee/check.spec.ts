import { flat, index, item, simplified } from './fee.fixture';
import { feeProblems, type FeeIndex, type FeeSchedule, type FeeTier } from './index';

const of = (more: Partial<FeeSchedule>) => feeProblems({ ...flat, ...more }).map(({ path, problem }) => `${path} ${problem}`);
const indexed = (...indexes: FeeIndex[]) => of({ base: { ...simplified.base, indexes } as FeeSchedule['base'] });
const tiered = (...ends: (number | undefined)[]) => {
  const tiers: FeeTier[] = ends.map((upToCents) => ({ rate: { kind: 'fixed', amountCents: 1 }, ...(upToCents ? { upToCents } : {}) }));
  return of({ base: { kind: 'declared-costs', rate: { kind: 'tiers', of: 'whole', tiers } } });
};

test('whole schedules have none', () => {
  expect([
    feeProblems(simplified),
    of({}),
    of({ minimumCents: 100, maximumCents: 100 }),
    of({ minimumCents: 5 }),
    of({ maximumCents: 5 }),
  ]).toEqual(Array(5).fill([]));
});

test('limits the wrong way round, wherever they stand', () => {
  expect(of({ minimumCents: 101, maximumCents: 100 })).toEqual(['/maximumCents is less than the minimum']);
  expect(of({ base: { kind: 'range', minimumCents: 2, maximumCents: 1 } })).toEqual(['/base/maximumCents is less than the minimum']);
  const charge = { kind: 'range', minimumCents: 2, maximumCents: 1 } as const;
  const open = { ...item('open'), charge: { kind: 'range', minimumCents: 2 } as const };
  expect(of({ surcharges: [open, { ...item('a'), charge }], expenses: [{ ...item('b'), charge }] })).toEqual([
    '/surcharges/1/charge/maximumCents is less than the minimum',
    '/expenses/0/charge/maximumCents is less than the minimum',
  ]);
});

test('rounding to euros needs limits of whole euros', () => {
  const limits = { minimumCents: 150, maximumCents: 250 };
  const problem = 'must be whole euros when fees are rounded to euros';
  expect(of({ ...limits, rounding: 'floor-euro' })).toEqual([`/minimumCents ${problem}`, `/maximumCents ${problem}`]);
  expect(of({ minimumCents: 200, rounding: 'half-up-euro' })).toEqual([]);
  expect([of({ ...limits, rounding: 'ceil-cent' }), of({ ...limits, rounding: 'half-up-cent' })]).toEqual([[], []]);
});

test('two rows of the index of one kind must not apply on the same day', () => {
  const first = index(1, '2021-01-01', '2021-12-31');
  expect(indexed(first, index(2, '2022-01-01'), index(3, '2021-01-01', undefined, 'garage'))).toEqual([]);
  expect(indexed(index(2, '2022-01-01'), first)).toEqual([]); // in whatever order they stand
  expect(indexed(first, index(2, '2021-12-31'))).toEqual(['/base/indexes/1 applies on the same days as /base/indexes/0']);
  expect(indexed(index(2, '2021-12-31'), first)).toEqual(['/base/indexes/1 applies on the same days as /base/indexes/0']);
  expect(indexed(index(1, '2021-01-01'), index(2, '2030-01-01'))).toHaveLength(1);
  expect(indexed(index(1, '2021-01-02', '2021-01-01'))).toEqual(['/base/indexes/0 ends before it begins']);
  expect(indexed(index(1, '2021-01-01', '2021-01-01'))).toEqual([]);
});

test('steps ascend, and only the last is open', () => {
  expect([tiered(undefined), tiered(1, undefined), tiered(100, 200, undefined)]).toEqual([[], [], []]);
  expect(tiered(100, 100, undefined)).toEqual(['/base/rate/tiers/1 does not ascend']);
  expect(tiered(100, 50, undefined)).toEqual(['/base/rate/tiers/1 does not ascend']);
  expect(tiered(100)).toEqual(['/base/rate/tiers/0 upToCents must be there in every step but the last']);
  expect(tiered(undefined, undefined)).toEqual(['/base/rate/tiers/0 upToCents must be there in every step but the last']);
});

test('shares of more than the whole', () => {
  expect(of({ advance: { share: [3, 2] } })).toEqual(['/advance/share is more than the whole']);
  expect(
    of({
      exemptions: [
        { ...item('a'), share: [1, 1] },
        { ...item('b'), share: [2, 1] },
      ],
    }),
  ).toEqual(['/exemptions/1/share is more than the whole']);
});

test('an id stands once in a schedule, whatever it is for', () => {
  const charge = { kind: 'flat', amountCents: 1 } as const;
  expect(
    of({
      multipliers: [{ ...item('a'), factor: [2, 1] }],
      surcharges: [{ ...item('b'), charge }],
      exemptions: [{ ...item('a'), share: [1, 2] }],
      expenses: [{ ...item('b'), charge }],
    }),
  ).toEqual(['/exemptions/0 a is used twice', '/expenses/0 b is used twice']);
});
