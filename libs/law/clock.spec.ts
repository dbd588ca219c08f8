import { addDays, dayNumber, type PlainDate } from '@bauraum/kernel';
import fc from 'fast-check';
import { explainPeriod, runClock, type ClockEvent, type Land, type PeriodRule } from './index';
import { aRule, anOpenRule } from './rule.fixture';

const started = (on: PlainDate): ClockEvent => ({ type: 'started', on });
const suspended = (on: PlainDate, to?: PlainDate): ClockEvent[] => [
  { type: 'suspended', on, reason: 'Zurückstellung', basis: '§ 15 BauGB' },
  ...(to === undefined ? [] : [{ type: 'resumed', on: to } as const]),
];
const interrupted = (on: PlainDate, again?: PlainDate): ClockEvent[] => [
  { type: 'interrupted', on, reason: 'Unterlagen nachgefordert' },
  ...(again === undefined ? [] : [{ type: 'restarted', on: again } as const]),
];
const extended = (on: PlainDate, by: object, reason = 'ein wichtiger Grund'): ClockEvent =>
  ({ type: 'extended', on, by, reason }) as ClockEvent;
const extendedTo = (on: PlainDate, to: PlainDate, reason = 'ein wichtiger Grund'): ClockEvent => ({ type: 'extended', on, to, reason });
const fixed = (on: PlainDate, to: PlainDate): ClockEvent => ({ type: 'fixed', on, to });

const endOf = (rule: PeriodRule, events: readonly ClockEvent[], land: Land = 'NI'): PlainDate | undefined =>
  runClock(rule, events, { land }).explained?.end;
const month = aRule();
const strict = aRule({ roll: false });
const working = aRule({ length: { workingDays: 10 } });
const later = aRule({ length: { months: 3 }, startsAfter: { weeks: 3 } });
const extension = { upTo: { months: 1 }, basis: '§ 63 Abs. 2', needsReason: true } as const;
const extendable = aRule({ extension });

describe('suspension (Hemmung, § 209 BGB)', () => {
  test.each<[why: string, rule: PeriodRule, events: ClockEvent[], end: PlainDate]>([
    ['nothing happens', month, [started('2026-11-02')], '2026-12-02'],
    ['one day', month, [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-10')], '2026-12-03'],
    ['first and last day are both not counted', month, [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-16')], '2026-12-09'],
    ['the day of the event does not count anyway', month, [started('2026-11-02'), ...suspended('2026-11-02', '2026-11-03')], '2026-12-03'],
    ['only on the day of the event', month, [started('2026-11-02'), ...suspended('2026-11-02', '2026-11-02')], '2026-12-02'],
    ['on the last day', month, [started('2026-11-02'), ...suspended('2026-12-02', '2026-12-04')], '2026-12-07'],
    ['the new end moves off a Saturday', month, [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-12')], '2026-12-07'],
    [
      'twice',
      month,
      [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-11'), ...suspended('2026-11-20', '2026-11-24')],
      '2026-12-09',
    ],
    [
      'a day in two suspensions counts once',
      month,
      [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-12'), ...suspended('2026-11-12', '2026-11-16')],
      '2026-12-09',
    ],
    [
      'the second inside the time added by the first',
      month,
      [started('2026-11-02'), ...suspended('2026-11-30', '2026-12-04'), ...suspended('2026-12-07', '2026-12-08')],
      '2026-12-09',
    ],
    [
      'on the Sunday to which the end cannot fall: no day was left to count',
      month,
      [started('2026-11-06'), ...suspended('2026-12-06', '2026-12-06')],
      '2026-12-07',
    ],
    [
      'on the Monday to which it moved: it cannot end on a suspended day',
      month,
      [started('2026-11-06'), ...suspended('2026-12-07', '2026-12-08')],
      '2026-12-09',
    ],
    ['a strict fiction from its last day on', strict, [started('2026-11-02'), ...suspended('2026-12-02', '2026-12-04')], '2026-12-05'],
    ['a strict fiction ends on the Sunday', strict, [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-13')], '2026-12-06'],
    ['working days: a weekend costs nothing', working, [started('2026-11-02'), ...suspended('2026-11-07', '2026-11-08')], '2026-11-16'],
    [
      'working days: three of them end over a weekend',
      working,
      [started('2026-11-05'), ...suspended('2026-11-09', '2026-11-11')],
      '2026-11-24',
    ],
    ['working days: Friday to Monday costs two', working, [started('2026-11-02'), ...suspended('2026-11-06', '2026-11-09')], '2026-11-18'],
    [
      'before the beginning some weeks after the event: nothing is lost',
      later,
      [started('2026-11-30'), ...suspended('2026-12-01', '2026-12-21')],
      '2027-03-22',
    ],
    ['across that beginning: the days after it', later, [started('2026-11-30'), ...suspended('2026-12-10', '2026-12-24')], '2027-03-24'],
  ])('%s', (_, rule, events, end) => {
    expect(endOf(rule, events)).toBe(end);
  });

  test('the days that did not count are told, and while it is suspended nobody knows the end', () => {
    const [stop, go] = suspended('2026-11-10', '2026-11-16') as [ClockEvent, ClockEvent];
    expect(runClock(month, [started('2026-11-02'), stop], { land: 'NI' })).toEqual({
      kind: 'decision',
      state: 'suspended',
      since: '2026-11-10',
      reason: 'Zurückstellung',
      basis: '§ 15 BauGB',
    });
    const { explained, ...state } = runClock(month, [started('2026-11-02'), stop, go], { land: 'NI' });
    expect(state).toEqual({ kind: 'decision', state: 'running', since: '2026-11-02' });
    expect(explained?.suspensions).toEqual([
      { from: '2026-11-10', to: '2026-11-16', days: 7, reason: 'Zurückstellung', basis: '§ 15 BauGB' },
    ]);
    expect(explained?.movedBecause).toBeUndefined();
  });

  test('a suspended day is named as the reason for moving', () => {
    const { explained } = runClock(month, [started('2026-11-06'), ...suspended('2026-12-07', '2026-12-08')], { land: 'NI' });
    expect(explained).toMatchObject({ rawEnd: '2026-12-06', end: '2026-12-09', suspensions: [{ days: 0 }] });
    expect(explained?.movedBecause?.map(({ reason }) => reason)).toEqual(['Sonntag', 'gehemmt: Zurückstellung', 'gehemmt: Zurückstellung']);
  });

  test('n suspended days of a strict period make it n days longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 500 }), (after, days) => {
        const from = addDays('2027-01-04', after);
        const end = endOf(strict, [started('2027-01-04'), ...suspended(from, addDays(from, days))]);
        expect(dayNumber(end ?? '') - dayNumber('2027-02-04')).toBe(days + 1);
      }),
    );
  });
});

describe('interruption (Neubeginn, § 212 BGB)', () => {
  test.each<[why: string, rule: PeriodRule, events: ClockEvent[], end: PlainDate]>([
    ['what has run is lost', month, [started('2026-11-02'), ...interrupted('2026-11-10', '2026-11-20')], '2026-12-21'],
    ['on the same day', month, [started('2026-11-02'), ...interrupted('2026-11-10', '2026-11-10')], '2026-12-10'],
    ['on the last day', month, [started('2026-11-02'), ...interrupted('2026-12-02', '2027-02-01')], '2027-03-01'],
    ['the weeks before the beginning run again', later, [started('2026-11-30'), ...interrupted('2026-12-10', '2027-01-11')], '2027-05-03'],
    [
      'twice',
      month,
      [started('2026-11-02'), ...interrupted('2026-11-10', '2026-11-20'), ...interrupted('2026-12-01', '2026-12-07')],
      '2027-01-07',
    ],
    [
      'earlier suspensions are lost, too',
      month,
      [started('2026-11-02'), ...suspended('2026-11-03', '2026-11-05'), ...interrupted('2026-11-10', '2026-11-20')],
      '2026-12-21',
    ],
    [
      'out of a suspension',
      month,
      [started('2026-11-02'), ...suspended('2026-11-03'), ...interrupted('2026-11-10', '2026-11-20')],
      '2026-12-21',
    ],
    [
      'a suspension after the new start counts from there',
      month,
      [started('2026-11-02'), ...interrupted('2026-11-10', '2026-11-20'), ...suspended('2026-11-20', '2026-11-23')],
      '2026-12-23',
    ],
  ])('%s', (_, rule, events, end) => {
    expect(endOf(rule, events)).toBe(end);
  });

  test('it is told, and before the new start nobody knows the end', () => {
    const events = [started('2026-11-02'), ...interrupted('2026-11-10', '2026-11-20')];
    expect(runClock(month, events.slice(0, 2), { land: 'NI' })).toEqual({
      kind: 'decision',
      state: 'interrupted',
      since: '2026-11-10',
      reason: 'Unterlagen nachgefordert',
    });
    const { explained, ...state } = runClock(month, events, { land: 'NI' });
    expect(state).toEqual({ kind: 'decision', state: 'running', since: '2026-11-20' });
    expect(explained?.event).toBe('2026-11-20');
    expect(explained?.interruptions).toStrictEqual([{ on: '2026-11-10', restartedOn: '2026-11-20', reason: 'Unterlagen nachgefordert' }]);
    expect(explained?.suspensions).toBeUndefined();
  });
});

describe('extension (§ 31 (7) VwVfG, § 190 BGB)', () => {
  const unlimited = aRule({ extension: { basis: '§ 31 Abs. 7 VwVfG', needsReason: false } });
  const strictly = aRule({ roll: false, extension });
  test.each<[why: string, rule: PeriodRule, events: ClockEvent[], end: PlainDate]>([
    ['counted from the end that it replaces', extendable, [started('2026-11-02'), extended('2026-11-20', { weeks: 2 })], '2026-12-16'],
    [
      'from the Monday to which that end had moved',
      extendable,
      [started('2026-11-06'), extended('2026-11-20', { weeks: 2 })],
      '2026-12-21',
    ],
    ['up to the limit', extendable, [started('2026-11-02'), extended('2026-11-20', { months: 1 })], '2027-01-04'],
    [
      'in two parts up to the limit',
      extendable,
      [started('2026-11-02'), extended('2026-11-20', { weeks: 2 }), extended('2026-12-01', { weeks: 2 })],
      '2026-12-30',
    ],
    ['on the last day', extendable, [started('2026-11-02'), extended('2026-12-02', { days: 1 })], '2026-12-03'],
    ['to a day, even a Sunday: it stands', extendable, [started('2026-11-02'), extendedTo('2026-11-20', '2026-12-20')], '2026-12-20'],
    ['to the last day of the limit', extendable, [started('2026-11-02'), extendedTo('2026-11-20', '2027-01-04')], '2027-01-04'],
    ['a strict end stays strict', strictly, [started('2026-11-02'), extended('2026-11-20', { months: 1 })], '2027-01-02'],
    ['without limit', unlimited, [started('2026-11-02'), extended('2026-11-20', { years: 2 }, '')], '2028-12-04'],
    [
      'a suspension afterwards adds its days',
      extendable,
      [started('2026-11-02'), extended('2026-11-20', { weeks: 1 }), ...suspended('2026-12-07', '2026-12-08')],
      '2026-12-11',
    ],
    [
      'the limit moves with a suspension',
      extendable,
      [
        started('2026-11-02'),
        extended('2026-11-03', { weeks: 2 }),
        ...suspended('2026-12-01', '2026-12-10'),
        extendedTo('2026-12-11', '2027-01-12'),
      ],
      '2027-01-12',
    ],
    [
      'after a suspension it counts from the later end',
      extendable,
      [started('2026-11-02'), ...suspended('2026-11-10', '2026-11-16'), extended('2026-11-20', { weeks: 1 })],
      '2026-12-16',
    ],
    [
      'working days after months',
      extendable,
      [started('2026-11-02'), extended('2026-11-20', { workingDays: 3 }), ...suspended('2026-12-04', '2026-12-06')],
      '2026-12-08',
    ],
    [
      'days after working days',
      aRule({ length: { workingDays: 10 }, extension }),
      [started('2026-11-02'), extended('2026-11-03', { days: 1 }), ...suspended('2026-11-14', '2026-11-15')],
      '2026-11-19',
    ],
    [
      'a new start has its own limit',
      extendable,
      [
        started('2026-11-02'),
        extended('2026-11-03', { months: 1 }),
        ...interrupted('2026-11-05', '2027-02-01'),
        extended('2027-02-02', { months: 1 }),
      ],
      '2027-04-01',
    ],
    [
      'afterwards, where the rule allows it',
      aRule({ extension: { ...extension, retroactive: true } }),
      [started('2026-11-02'), extended('2026-12-20', { months: 1 })],
      '2027-01-04',
    ],
    [
      'of a day fixed by the authority to another',
      anOpenRule({ extension }),
      [started('2026-11-02'), fixed('2026-11-02', '2026-11-20'), extendedTo('2026-11-19', '2026-11-29')],
      '2026-11-29',
    ],
  ])('%s', (_, rule, events, end) => {
    expect(endOf(rule, events)).toBe(end);
  });

  test('it is told', () => {
    const rule = { ...extendable, extension: { ...extension, needsReason: false } };
    const { explained } = runClock(
      rule,
      [started('2026-11-06'), extended('2026-11-20', { weeks: 1 }, ' viel zu tun '), extendedTo('2026-11-21', '2026-12-20', ' ')],
      { land: 'NI' },
    );
    expect(explained?.extensions).toEqual([
      { from: '2026-12-07', to: '2026-12-14', reason: 'viel zu tun', basis: '§ 63 Abs. 2', on: '2026-11-20' },
      { from: '2026-12-14', to: '2026-12-20', basis: '§ 63 Abs. 2', on: '2026-11-21' },
    ]);
    expect(explained).toMatchObject({ rawEnd: '2026-12-20', end: '2026-12-20' });
    expect(explained?.movedBecause).toBeUndefined();
  });
});

describe('a day fixed by the authority (§ 31 (3) sentence 2 VwVfG)', () => {
  test('stands, wins over a length, and can be fixed anew', () => {
    expect(endOf(anOpenRule(), [started('2026-11-02'), fixed('2026-11-03', '2026-11-29')])).toBe('2026-11-29');
    expect(endOf(month, [started('2026-11-02'), fixed('2026-11-03', '2026-11-29')])).toBe('2026-11-29');
    expect(endOf(anOpenRule(), [started('2026-11-02'), fixed('2026-11-03', '2026-11-10'), fixed('2026-11-12', '2026-11-12')])).toBe(
      '2026-11-12',
    );
  });

  test('until then the clock runs without an end, even through a suspension', () => {
    const state = { kind: 'supplements', state: 'running', awaits: 'supplementsDue', since: '2026-11-02' };
    expect(runClock(anOpenRule(), [started('2026-11-02')], { land: 'NI' })).toEqual(state);
    expect(runClock(anOpenRule(), [started('2026-11-02'), ...suspended('2026-11-05', '2026-11-06')], { land: 'NI' })).toEqual(state);
    expect(
      endOf(anOpenRule(), [started('2026-11-02'), ...interrupted('2026-11-05', '2026-11-06'), fixed('2026-11-06', '2026-11-15')]),
    ).toBe('2026-11-15');
  });

  test('explainPeriod is the clock to which nothing else happens', () => {
    expect(explainPeriod(later, { event: '2026-11-30', land: 'MV' })).toEqual(
      runClock(later, [started('2026-11-30')], { land: 'MV' }).explained,
    );
    expect(explainPeriod(anOpenRule(), { event: '2026-11-30', land: 'MV', authorityFixed: '2026-12-20' })).toMatchObject({
      event: '2026-11-30',
      rawEnd: '2026-12-20',
      end: '2026-12-20',
      fixedByAuthority: true,
    });
    expect(() => explainPeriod(anOpenRule(), { event: '2026-11-30', land: 'MV' })).toThrow('the authority must set the day for test.open');
  });
});

describe('a clock that has not started', () => {
  test('waits for its trigger', () => {
    expect(runClock(aRule({ trigger: 'complete' }), [], { land: 'NI' })).toStrictEqual({
      kind: 'decision',
      state: 'waiting',
      awaits: 'complete',
    });
    expect(runClock(month, [], { land: 'NI' })).toStrictEqual({ kind: 'decision', state: 'waiting' });
  });
});

describe('what cannot happen is refused', () => {
  const go = started('2026-11-02');
  const [stop] = suspended('2026-11-10') as [ClockEvent];
  const [pause] = interrupted('2026-11-10') as [ClockEvent];
  const open = anOpenRule({ extension });
  const refused: readonly (readonly [rule: PeriodRule, events: ClockEvent[], why: string])[] = [
    [month, [go, go], 'started on 2026-11-02 is impossible, the clock is running'],
    [month, [stop], 'suspended on 2026-11-10 is impossible, the clock is waiting'],
    [month, [go, { type: 'resumed', on: '2026-11-11' }], 'resumed on 2026-11-11 is impossible, the clock is running'],
    [month, [go, { type: 'restarted', on: '2026-11-11' }], 'restarted on 2026-11-11 is impossible, the clock is running'],
    [month, [go, stop, stop], 'suspended on 2026-11-10 is impossible, the clock is suspended'],
    [month, [go, pause, { type: 'resumed', on: '2026-11-11' }], 'resumed on 2026-11-11 is impossible, the clock is interrupted'],
    [month, [go, pause, pause], 'interrupted on 2026-11-10 is impossible, the clock is interrupted'],
    [month, [go, stop, fixed('2026-11-11', '2026-12-11')], 'fixed on 2026-11-11 is impossible, the clock is suspended'],
    [extendable, [go, stop, extended('2026-11-11', { days: 1 })], 'extended on 2026-11-11 is impossible, the clock is suspended'],
    [month, [go, { ...stop, on: '2026-11-01' }], 'suspended on 2026-11-01 is impossible, 2026-11-02 came before'],
    [month, [go, stop, { type: 'resumed', on: '2026-11-09' }], 'resumed on 2026-11-09 is impossible, 2026-11-10 came before'],
    [month, [go, { ...stop, on: '2026-12-03' }], 'suspended on 2026-12-03 is impossible, the period ended on 2026-12-02'],
    [month, [go, { ...pause, on: '2026-12-03' }], 'interrupted on 2026-12-03 is impossible, the period ended on 2026-12-02'],
    [extendable, [go, extended('2026-12-03', { days: 1 })], 'extended on 2026-12-03 is impossible, the period ended on 2026-12-02'],
    [month, [go, extended('2026-12-03', { days: 1 })], 'extended on 2026-12-03 is impossible, the period ended on 2026-12-02'],
    [
      aRule({ extension: { ...extension, retroactive: true } }), // only the extension itself may come afterwards
      [go, { ...stop, on: '2026-12-03' }],
      'suspended on 2026-12-03 is impossible, the period ended on 2026-12-02',
    ],
    [month, [go, extended('2026-11-03', { days: 1 })], 'extended on 2026-11-03 is impossible, the rule knows no extension'],
    [open, [go, extendedTo('2026-11-03', '2026-12-01')], 'extended on 2026-11-03 is impossible, its end is not known'],
    [
      open,
      [go, fixed('2026-11-03', '2026-11-20'), extended('2026-11-04', { days: 1 })],
      'extended on 2026-11-04 is impossible, a fixed day is extended to another day',
    ],
    [extendable, [go, extended('2026-11-03', { days: 1 }, ' ')], 'extended on 2026-11-03 is impossible, an extension needs a reason'],
    [
      extendable,
      [go, { type: 'extended', on: '2026-11-03', by: { days: 1 } }],
      'extended on 2026-11-03 is impossible, an extension needs a reason',
    ],
    [
      extendable,
      [go, extendedTo('2026-11-03', '2026-12-02')],
      'extended on 2026-11-03 is impossible, it would not end later than on 2026-12-02',
    ],
    [
      extendable,
      [go, extendedTo('2026-11-03', '2027-01-05')],
      'extended on 2026-11-03 is impossible, it may end on 2027-01-04 at the latest (§ 63 Abs. 2)',
    ],
    [
      extendable,
      [go, extended('2026-11-03', { weeks: 4 }), extended('2026-11-04', { weeks: 1 })],
      'extended on 2026-11-04 is impossible, it may end on 2027-01-04 at the latest (§ 63 Abs. 2)',
    ],
    [
      aRule({ roll: false, extension }),
      [go, extendedTo('2026-11-03', '2027-01-03')],
      'extended on 2026-11-03 is impossible, it may end on 2027-01-02 at the latest (§ 63 Abs. 2)',
    ],
    [open, [go, fixed('2026-11-10', '2026-11-09')], 'fixed on 2026-11-10 is impossible, 2026-11-09 has passed'],
    [open, [go, fixed('2026-11-03', '2026-11-20'), stop], 'suspended on 2026-11-10 is impossible, a day fixed by the authority stands'],
  ];
  test.each(refused.map(([rule, events, why]) => [why, rule, events] as const))('%s', (why, rule, events) => {
    expect(() => runClock(rule, events, { land: 'NI' })).toThrow(new RangeError(`${rule.id}: ${why}`));
  });

  test.each([
    [month, [started('2026-02-30')]],
    [open, [started('2026-02-30')]],
    [month, [go, { ...stop, on: '2026-11-31' }]],
    [extendable, [go, extendedTo('2026-11-03', '2026-12-32')]],
    [open, [go, fixed('2026-11-03', '2026-12-32')]],
  ] as const)('%# a day that does not exist', (rule, events) => {
    expect(() => runClock(rule, events, { land: 'NI' })).toThrow(/^not a calendar day: /);
  });
});
