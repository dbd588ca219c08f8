import fc from 'fast-check';
import { flat, full, index, input, INDEXES, item, simplified } from './fee.fixture';
import { advanceFee, buildingKinds, fee, missingForFee, type FeeCharge, type FeeInput, type FeeResult, type FeeSchedule } from './index';

const linesOf = (result: FeeResult) => result.lines.map((line) => [line.key, line.text, line.amountCents]);
const keysOf = (result: FeeResult) => result.lines.map((line) => line.key);
const share = (numerator: number, denominator: number): { kind: 'share'; share: [number, number] } => ({
  kind: 'share',
  share: [numerator, denominator],
});
const expense = (id: string, charge: FeeCharge) => ({ ...item(id), charge });

test('a dwelling of 750 m³ costs 1.184,00 € simplified and 1.628,00 € in full', () => {
  const result = fee(simplified, input());
  expect(result).toMatchObject({ valueCents: 14_775_000, feeCents: 118_400, totalCents: 118_400, dueCents: 118_400, undecided: [] });
  expect(fee(full, input()).totalCents).toBe(162_800);
  expect(result.lines).toEqual([
    {
      key: 'value',
      kind: 'base',
      text: 'Bauwert: 750 m³ × 197,00 € je m³',
      amountCents: 14_775_000,
      basis: 'Bekanntmachung',
      verified: true,
    },
    {
      key: 'fee',
      kind: 'charge',
      text: 'Gebühr: 148 × 8,00 € je angefangene 1.000,00 € Bauwert',
      amountCents: 118_400,
      basis: 'Gebührenverordnung',
      verified: true,
    },
    { key: 'total', kind: 'sum', text: 'Gesamtbetrag', amountCents: 118_400, basis: 'Gebührenverordnung', verified: true },
  ]);
});

test('the result says by which rule and which row of the index it was computed', () => {
  expect(fee(simplified, input({ on: '2023-08-31' }))).toMatchObject({
    scheduleId: 'simplified',
    scheduleVersion: 3,
    section: '§ 63',
    on: '2023-08-31',
    basis: 'Gebührenverordnung',
    source: 'a gazette',
    verified: true,
    index: {
      ...index(16_000, '2022-09-01', '2023-08-31'),
      reason:
        'Maßgeblich ist der Do., 31. August 2023. An diesem Tag gilt für „Wohngebäude“ der Satz von 160,00 € je m³ (seit Do., 1. September 2022 bis Do., 31. August 2023).',
    },
  });
  expect(fee(simplified, input()).index?.reason).toMatch(/\(seit Fr\., 1\. September 2023\)\.$/);
  expect(fee(flat, { on: '2026-11-30' })).not.toHaveProperty('index');
  expect(fee(flat, { on: '2026-11-30' })).not.toHaveProperty('valueCents');
});

test('one unconfirmed value makes the whole result unconfirmed', () => {
  const indexes = [{ ...index(19_700, '2023-09-01'), verified: false }];
  const result = fee({ ...simplified, base: { ...full.base, indexes } as FeeSchedule['base'] }, input());
  expect([result.verified, result.lines[0]?.verified, result.lines[1]?.verified]).toEqual([false, false, true]);
  expect(fee({ ...simplified, verified: false }, input()).verified).toBe(false);
});

test('a small building costs the minimum, and the lines add up to it', () => {
  const result = fee(simplified, input({ volumeM3: 30 }));
  expect(result.totalCents).toBe(6_000);
  expect(linesOf(result).slice(1)).toEqual([
    ['fee', 'Gebühr: 6 × 8,00 € je angefangene 1.000,00 € Bauwert', 4_800],
    ['minimum', 'Anhebung auf die Mindestgebühr von 60,00 €', 1_200],
    ['total', 'Gesamtbetrag', 6_000],
  ]);
  expect(fee(full, input({ volumeM3: 30 })).totalCents).toBe(7_000);
});

test('limits: exactly the minimum or the maximum is no line, beyond it is', () => {
  expect(keysOf(fee({ ...flat, minimumCents: 10_000, maximumCents: 10_000 }, input()))).toEqual(['fee', 'total']);
  expect(linesOf(fee({ ...flat, maximumCents: 9_999 }, input()))).toEqual([
    ['fee', 'Feste Gebühr', 10_000],
    ['maximum', 'Begrenzung auf die Höchstgebühr von 99,99 €', -1],
    ['total', 'Gesamtbetrag', 9_999],
  ]);
});

test('200.000,00 € exactly are 200 units, one litre more begins the next', () => {
  const on = '2023-01-15'; // 160,00 € per m³
  expect(fee(simplified, input({ volumeM3: 1250, on }))).toMatchObject({ valueCents: 20_000_000, totalCents: 160_000 });
  expect(fee(simplified, input({ volumeM3: 1250.001, on }))).toMatchObject({ valueCents: 20_000_016, totalCents: 160_800 });
});

test('the index of the day applies, on its first and last day', () => {
  const valueOn = (on: string) => fee(simplified, input({ volumeM3: 1, on })).valueCents;
  const days = ['2021-07-29', '2022-08-31', '2022-09-01', '2023-08-31', '2023-09-01'];
  expect(days.map(valueOn)).toEqual([14_500, 14_500, 16_000, 16_000, 19_700]);
  expect(() => valueOn('2021-07-28')).toThrow('no index for dwelling on 2021-07-28 in simplified');
});

test('a change of the index never alters what was computed for an earlier day', () => {
  const before = fee(simplified, input({ on: '2026-11-30' }));
  const indexes = [...INDEXES.slice(0, 3), index(19_700, '2023-09-01', '2026-12-31'), index(25_000, '2027-01-01')];
  const changed = { ...simplified, base: { ...simplified.base, indexes } as FeeSchedule['base'] };
  const again = fee(changed, input({ on: before.on }));
  expect(again.lines).toEqual(before.lines);
  expect([again.scheduleId, again.scheduleVersion, again.index?.validFrom]).toEqual([
    before.scheduleId,
    before.scheduleVersion,
    before.index?.validFrom,
  ]);
  expect(fee(changed, input({ on: '2027-01-01' })).totalCents).toBe(150_400);
});

test('threefold without a permit, half for an identical building; both in the order of the schedule', () => {
  const threefold = fee(simplified, input({ factors: ['begunWithoutPermit'] }));
  expect(threefold.lines[2]).toEqual({
    key: 'factor.begunWithoutPermit',
    kind: 'charge',
    text: 'Dreifache Gebühr: Baubeginn ohne Genehmigung',
    amountCents: 236_800,
    basis: 'Basis begunWithoutPermit',
    verified: true,
  });
  expect(threefold.totalCents).toBe(355_200);
  expect(fee(simplified, input({ factors: ['identicalBuilding'] })).totalCents).toBe(59_200);
  expect(fee(simplified, input({ volumeM3: 30, factors: ['begunWithoutPermit'] })).totalCents).toBe(18_000);
  const both = fee(simplified, input({ factors: ['identicalBuilding', 'begunWithoutPermit'] }));
  expect(both.lines.slice(2, 4).map((line) => line.amountCents)).toEqual([236_800, -177_600]);
});

describe('surcharges', () => {
  const schedule: FeeSchedule = {
    ...flat,
    multipliers: [{ ...item('double'), factor: [2, 1] }],
    surcharges: [
      { ...item('flat'), charge: { kind: 'flat', amountCents: 500 } },
      { ...item('tenth'), charge: share(1, 10) },
      { ...item('each'), charge: { kind: 'per-unit', amountCents: 700 } },
      { ...item('deviation'), charge: { kind: 'per-unit', amountCents: 5_000, counter: 'building.deviations' } },
      { ...item('set'), charge: { kind: 'range', minimumCents: 1_000, maximumCents: 2_000 } },
      {
        ...item('high'),
        condition: { fact: 'building.buildingClass', min: 4 },
        charge: { kind: 'flat', amountCents: 3_000 },
      },
    ],
  };

  test('none applies unless chosen, counted, set or by condition', () => {
    expect(keysOf(fee(schedule, input()))).toEqual(['fee', 'total']);
    expect(fee(schedule, input()).undecided).toEqual(['/building/buildingClass']);
  });

  test('each kind, in the order of the schedule; a share is of the fee after multipliers', () => {
    const result = fee(
      schedule,
      input({
        factors: ['double'],
        surcharges: ['tenth', 'flat'],
        counts: { each: 2 },
        amounts: { set: 1_500 },
        facts: { building: { deviations: 3, buildingClass: 4 } },
      }),
    );
    expect(linesOf(result).slice(2)).toEqual([
      ['surcharge.flat', 'Posten flat', 500],
      ['surcharge.tenth', 'Posten tenth: 10 % der Gebühr', 2_000],
      ['surcharge.each', 'Posten each: 2 × 7,00 €', 1_400],
      ['surcharge.deviation', 'Posten deviation: 3 × 50,00 €', 15_000],
      ['surcharge.set', 'Posten set', 1_500],
      ['surcharge.high', 'Posten high', 3_000],
      ['total', 'Gesamtbetrag', 43_400],
    ]);
    expect(result.lines[2]?.basis).toBe('Basis flat');
    expect(result.undecided).toEqual([]);
  });

  test('what the officer counts wins over the form; nothing counted is no line', () => {
    const facts = { building: { deviations: 3, buildingClass: 1 } };
    expect(fee(schedule, input({ facts, counts: { deviation: 1 } })).totalCents).toBe(15_000);
    expect(keysOf(fee(schedule, input({ facts, counts: { deviation: 0 } })))).toEqual(['fee', 'total']);
    expect(() => fee(schedule, input({ facts: { building: { deviations: 'three' } } }))).toThrow('not a number: building.deviations');
    expect(() => fee(schedule, input({ facts: { building: { deviations: 1.5 } } }))).toThrow(RangeError);
    expect(() => fee(schedule, input({ counts: { each: -1 } }))).toThrow(RangeError);
  });

  test('the officer’s amount lies within its limits', () => {
    const total = (set: number) => fee(schedule, input({ amounts: { set } })).totalCents;
    expect([total(1_000), total(2_000)]).toEqual([11_000, 12_000]);
    expect(() => total(999)).toThrow('9,99 € is not within 10,00 € bis 20,00 €');
    expect(() => total(2_001)).toThrow('20,01 € is not within 10,00 € bis 20,00 €');
    expect(() => total(1_500.5)).toThrow(RangeError);
  });

  test('a condition on something counted must be known to hold', () => {
    const counted = { ...item('each'), condition: { fact: 'a.b', is: true }, charge: { kind: 'per-unit', amountCents: 700 } as const };
    const total = (facts: FeeInput['facts']) => fee({ ...flat, surcharges: [counted] }, input({ counts: { each: 1 }, facts })).totalCents;
    expect([total({ a: { b: true } }), total({ a: { b: false } }), total(undefined)]).toEqual([10_700, 10_000, 10_000]);
  });

  test('the officer may choose what the form leaves open; then nothing is undecided', () => {
    const result = fee(schedule, input({ surcharges: ['high'] }));
    expect([result.totalCents, result.undecided]).toEqual([13_000, []]);
  });
});

describe('exemptions', () => {
  const schedule: FeeSchedule = {
    ...flat,
    minimumCents: 6_000,
    surcharges: [{ ...item('flat'), charge: { kind: 'flat', amountCents: 2_001 } }],
    exemptions: [
      { ...item('monument'), condition: { fact: 'plot.monument', is: true }, share: [1, 2] },
      { ...item('state'), share: [1, 1] },
    ],
    expenses: [expense('postage', { kind: 'flat', amountCents: 450 })],
  };

  test('take a share of fee and surcharges, even below the minimum, never of expenses', () => {
    const half = fee(schedule, input({ surcharges: ['flat', 'postage'], facts: { plot: { monument: true } } }));
    expect(linesOf(half).slice(2)).toEqual([
      ['exemption.monument', 'Posten monument: Ermäßigung um 50 %', -6_001],
      ['expense.postage', 'Posten postage', 450],
      ['total', 'Gesamtbetrag', 6_450],
    ]);
    expect([half.feeCents, half.totalCents]).toEqual([6_000, 6_450]);
    expect(fee(schedule, input({ exemptions: ['monument'] })).totalCents).toBe(5_000);
  });

  test('several: each of what is left, so that nothing becomes negative', () => {
    const free = fee(schedule, input({ exemptions: ['state', 'monument'] }));
    expect(free.lines.filter(({ key }) => key.startsWith('exemption')).map((line) => line.amountCents)).toEqual([-5_000, -5_000]);
    expect(free.totalCents).toBe(0);
  });
});

test('expenses: participations, counted, flat, and in actual amount', () => {
  const schedule: FeeSchedule = {
    ...flat,
    expenses: [
      expense('body', { kind: 'per-unit', amountCents: 2_500, counter: 'participations' }),
      expense('copy', { kind: 'per-unit', amountCents: 50 }),
      expense('expert', { kind: 'range', minimumCents: 0 }),
    ],
  };
  const result = fee(schedule, input({ participations: 5, counts: { copy: 1_200 }, amounts: { expert: 123_456 } }));
  expect(linesOf(result).slice(1)).toEqual([
    ['expense.body', 'Posten body: 5 × 25,00 €', 12_500],
    ['expense.copy', 'Posten copy: 1.200 × 0,50 €', 60_000],
    ['expense.expert', 'Posten expert', 123_456],
    ['total', 'Gesamtbetrag', 205_956],
  ]);
  expect([result.feeCents, result.totalCents]).toEqual([10_000, 205_956]);
  expect(() => fee(schedule, input({ participations: 1.5 }))).toThrow(RangeError);
});

test('the final fee takes off the advance', () => {
  const paid = (advancePaidCents: number) => fee(simplified, input({ advancePaidCents }));
  expect(linesOf(paid(100_000)).slice(2)).toEqual([
    ['total', 'Gesamtbetrag', 118_400],
    ['advance', 'abzüglich gezahlter Vorschuss', -100_000],
    ['due', 'noch zu zahlen', 18_400],
  ]);
  expect(paid(118_400).lines.at(-1)).toMatchObject({ key: 'due', text: 'noch zu zahlen', amountCents: 0 });
  expect(paid(120_000).lines.at(-1)).toMatchObject({ key: 'due', kind: 'sum', text: 'Erstattung', amountCents: -1_600 });
  expect(paid(120_000).dueCents).toBe(-1_600);
  expect(keysOf(paid(0))).toEqual(['value', 'fee', 'total']);
  expect(() => paid(-1)).toThrow(RangeError);
});

test('the advance is a share of the fee without expenses, rounded up', () => {
  const schedule = { ...simplified, expenses: [expense('body', { kind: 'per-unit', amountCents: 2_500, counter: 'participations' })] };
  const advance = (of: FeeSchedule, more?: Partial<FeeInput>) => advanceFee(of, input(more)).amountCents;
  expect(advance(schedule, { participations: 3, advancePaidCents: 500 })).toBe(118_400);
  expect(advance({ ...schedule, advance: { share: [1, 2] } })).toBe(59_200);
  expect(advance({ ...schedule, advance: { share: [1, 3] } })).toBe(39_467);
  expect(advance({ ...schedule, advance: { share: [0, 1] } })).toBe(0);
  expect(advanceFee(schedule, input({ advancePaidCents: 500 })).computed.dueCents).toBe(118_400);
});

test('the advance counts what only the officer can set with its least amount', () => {
  const range: FeeSchedule = { ...flat, base: { kind: 'range', minimumCents: 5_000, maximumCents: 50_000 } };
  const hourly: FeeSchedule = { ...flat, base: { kind: 'hourly', centsPerHour: 6_000 }, minimumCents: 3_000 };
  expect([range, hourly].map((schedule) => advanceFee(schedule, input()).amountCents)).toEqual([5_000, 3_000]);
  expect(advanceFee(range, input({ officerSetCents: 7_000 })).amountCents).toBe(7_000);
  expect(advanceFee(hourly, input({ minutes: 60 })).amountCents).toBe(6_000);
});

test('what is missing is named by its path in the form', () => {
  const of = (base: FeeSchedule['base'], more: Partial<FeeInput> = {}) =>
    missingForFee({ ...simplified, base }, { on: '2026-11-30', ...more });
  const { base } = simplified;
  expect(of(base)).toEqual(['/building/grossVolume', '/project/buildingKind']);
  expect(of(base, { volumeM3: 1 })).toEqual(['/project/buildingKind']);
  expect(of({ ...base, kind: 'shell-costs' } as FeeSchedule['base'], { buildingKind: 'x' })).toEqual(['/building/grossVolume']);
  expect(of({ kind: 'declared-costs', rate: share(1, 100) })).toEqual(['/building/constructionCosts']);
  expect(of({ kind: 'flat', amountCents: 1 })).toEqual([]);
  expect(of({ kind: 'hourly', centsPerHour: 1 })).toEqual(['/fee/minutes']);
  expect(of({ kind: 'range', minimumCents: 1, maximumCents: 2 })).toEqual(['/fee/officerSetCents']);
  expect(of({ kind: 'range', minimumCents: 1, maximumCents: 2 }, { officerSetCents: 0 })).toEqual([]);
});

test.each<[Partial<FeeInput>, string]>([
  [{ factors: ['identical'] }, 'no factor identical in simplified'],
  [{ surcharges: ['x'] }, 'no surcharge x in simplified'],
  [{ exemptions: ['x'] }, 'no exemption x in simplified'],
  [{ counts: { x: 1 } }, 'no count x in simplified'],
  [{ amounts: { x: 1 } }, 'no amount x in simplified'],
  [{ on: '2026-02-30' }, 'not a calendar day: 2026-02-30'],
  [{ buildingKind: 'castle' }, 'no index for castle'],
  [{ advancePaidCents: 0.5 }, 'not a whole number: 0.5'],
])('a wrong choice %j is an error, not ignored', (more, message) => {
  expect(() => fee(simplified, input(more))).toThrow(message);
  expect(() => fee(simplified, input(more))).toThrow(RangeError);
});

test('the day is checked even where no index depends on it', () => {
  expect(() => fee(flat, { on: '2026-02-30' })).toThrow(new RangeError('not a calendar day: 2026-02-30'));
});

test('a schedule without any choices refuses each', () => {
  const { multipliers: _, ...plain } = flat;
  expect(() => fee(plain, input({ factors: ['x'] }))).toThrow(new RangeError('no factor x in simplified'));
  expect(fee(plain, input()).totalCents).toBe(10_000);
});

test('an id of the wrong kind is an error too', () => {
  const schedule: FeeSchedule = {
    ...flat,
    surcharges: [
      { ...item('flat'), charge: { kind: 'flat', amountCents: 1 } },
      { ...item('each'), charge: { kind: 'per-unit', amountCents: 1 } },
      { ...item('set'), charge: { kind: 'range', minimumCents: 0 } },
    ],
  };
  expect(() => fee(schedule, input({ counts: { flat: 1 } }))).toThrow('no count flat');
  expect(() => fee(schedule, input({ amounts: { each: 1 } }))).toThrow('no amount each');
  expect(() => fee(schedule, input({ surcharges: ['set'] }))).toThrow('no surcharge set');
});

test('the kinds of building of a day', () => {
  const kinds = (schedule: FeeSchedule, on: string) => buildingKinds(schedule, on).map((row) => [row.buildingKind, row.centsPerCubicMetre]);
  expect(kinds(simplified, '2022-08-31')).toEqual([
    ['dwelling', 14_500],
    ['garage', 5_000],
  ]);
  expect(kinds(flat, '2022-08-31')).toEqual([]);
});

describe('for any building', () => {
  const anyMilli = fc.integer({ min: 1, max: 500_000_000 });
  const anySchedule = fc.record({
    rounding: fc.constantFrom('ceil-cent', 'half-up-cent', 'floor-euro', 'half-up-euro'),
    maximumCents: fc.option(
      fc.integer({ min: 100, max: 1_000_000 }).map((euro) => euro * 100),
      { nil: undefined },
    ),
    rate: fc.constantFrom({ kind: 'per-unit', unitCents: 50_000, rateCents: 350 }, share(6, 1000), share(7, 1300), {
      kind: 'tiers',
      of: 'slice',
      tiers: [{ upToCents: 5_000_000, rate: share(6, 1000) }, { rate: share(4, 1000) }],
    }),
  });
  const scheduleOf = ({ rate, ...rest }: typeof anySchedule extends fc.Arbitrary<infer T> ? T : never): FeeSchedule =>
    ({ ...simplified, ...rest, base: { ...simplified.base, rate }, exemptions: [{ ...item('state'), share: [2, 3] }] }) as FeeSchedule;

  test('a bigger one never costs less, and none less than the minimum', () => {
    fc.assert(
      fc.property(anyMilli, anyMilli, anySchedule, (a, b, of) => {
        const total = (milli: number) => fee(scheduleOf(of), input({ volumeM3: milli / 1000 })).totalCents;
        expect(total(Math.max(a, b))).toBeGreaterThanOrEqual(total(Math.min(a, b)));
        expect(total(a)).toBeGreaterThanOrEqual(6_000);
        if (of.maximumCents !== undefined) expect(total(a)).toBeLessThanOrEqual(Math.max(of.maximumCents, 6_000));
      }),
    );
  });

  test('the charges add up to the total, in whole cents, each key once', () => {
    const choice = fc.record({
      factors: fc.subarray(['begunWithoutPermit', 'identicalBuilding']),
      exemptions: fc.subarray(['state']),
      advancePaidCents: fc.nat(),
    });
    fc.assert(
      fc.property(anyMilli, anySchedule, choice, (milli, of, more) => {
        const result = fee(scheduleOf(of), input({ volumeM3: milli / 1000, ...more }));
        const charges = result.lines.filter((line) => line.kind === 'charge').map((line) => line.amountCents);
        expect(charges.reduce((sum, cents) => sum + cents, 0)).toBe(result.totalCents);
        expect(result.lines.every((line) => Number.isSafeInteger(line.amountCents))).toBe(true);
        expect(new Set(keysOf(result)).size).toBe(result.lines.length);
        expect(result.totalCents).toBeGreaterThanOrEqual(0);
        expect(result.dueCents).toBe(result.totalCents - more.advancePaidCents);
        if (of.rounding.endsWith('euro')) expect(result.feeCents % 100).toBe(0);
      }),
    );
  });
});
