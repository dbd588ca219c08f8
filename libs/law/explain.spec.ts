import { formatDate } from '@bauraum/kernel';
import { explainPeriod, runClock, type ClockEvent, type Explained, type PeriodRule } from './index';
import { aRule, anOpenRule } from './rule.fixture';

const later = aRule({ length: { months: 3 }, startsAfter: { weeks: 3 }, extension: { basis: '§ 63 Abs. 2', needsReason: false } });
const explain = (rule: PeriodRule, ...events: ClockEvent[]): Explained | undefined => runClock(rule, events, { land: 'MV' }).explained;
const go: ClockEvent = { type: 'started', on: '2026-11-30' };

describe('the explanation of a date', () => {
  test('carries rule, source, events, moves and a German sentence', () => {
    const rule = aRule({ title: 'Entscheidungsfrist', trigger: 'receipt', waitsFor: 'office', warnBefore: [{ weeks: 2 }] });
    expect(explainPeriod(rule, { event: '2027-02-08', land: 'MV' })).toEqual({
      ruleId: 'test.rule',
      ruleVersion: 2,
      kind: 'decision',
      title: 'Entscheidungsfrist',
      trigger: 'receipt',
      waitsFor: 'office',
      section: '§ 63',
      basis: '§ 63 LBauO',
      source: 'a book',
      verified: false,
      event: '2027-02-08',
      rawEnd: '2027-03-08',
      end: '2027-03-09',
      movedBecause: [{ date: '2027-03-08', reason: 'Feiertag: Internationaler Frauentag' }],
      length: { months: 1 },
      fiction: true,
      consequence: 'deemed-granted',
      consequenceText: 'Die Genehmigung gilt als erteilt.',
      warnings: ['2027-02-23'],
      timeline: [
        { date: '2027-02-08', kind: 'event', label: 'Fristbeginn mit dem Eingang des Antrags' },
        { date: '2027-02-23', kind: 'warning', label: 'Warnung vor dem Fristende' },
        { date: '2027-03-08', kind: 'rawEnd', label: 'Rechnerisches Ende (Feiertag: Internationaler Frauentag)' },
        { date: '2027-03-09', kind: 'end', label: 'Fristende' },
      ],
      sentence:
        'Die Frist von einem Monat (§ 63 LBauO) beginnt mit dem Eingang des Antrags (Mo., 8. Februar 2027) und endet am Mo., 8. März 2027. ' +
        'Sie verlängert sich bis Di., 9. März 2027, weil ihr Ende nicht auf diese Tage fallen kann: Mo., 8. März 2027 (Feiertag: Internationaler Frauentag).',
    });
  });

  test('has no more than a plain rule says', () => {
    const explained = explainPeriod(aRule({ fiction: false }), { event: '2026-11-02', land: 'MV' });
    expect(Object.keys(explained).sort()).toEqual(
      ['basis', 'consequence', 'consequenceText', 'end', 'event', 'fiction', 'kind', 'length', 'rawEnd', 'ruleId', 'ruleVersion', 'section']
        .concat(['sentence', 'source', 'timeline', 'verified'])
        .sort(),
    );
    expect(explained.fiction).toBe(false);
  });

  test('is plain JSON, and the same when it is computed again', () => {
    const events = [go, { type: 'extended', on: '2026-12-01', to: '2027-04-01' } as const];
    const explained = explain(later, ...events);
    expect(JSON.parse(JSON.stringify(explained))).toStrictEqual(explained);
    const suspended = [
      { type: 'suspended', on: '2026-12-02', reason: 'Zurückstellung' },
      { type: 'resumed', on: '2026-12-04' },
    ] as const;
    const plain = explain(aRule(), go, ...suspended);
    expect(JSON.parse(JSON.stringify(plain))).toStrictEqual(plain);
    expect(JSON.stringify(explained)).not.toContain('null');
    expect(explain(later, ...events)).toEqual(explained);
    expect(Object.values(explained ?? {})).not.toContain(undefined);
  });
});

describe('the sentence', () => {
  const first =
    'Die Frist von 3 Monaten (§ 63 LBauO) beginnt 3 Wochen nach dem Eingang des Antrags (Mo., 30. November 2026), also am Mo., 21. Dezember 2026';

  test('of a period that begins some weeks after the event', () => {
    expect(explain(later, go)?.sentence).toBe(
      `${first}, und endet am So., 21. März 2027. ` +
        'Sie verlängert sich bis Mo., 22. März 2027, weil ihr Ende nicht auf diese Tage fallen kann: So., 21. März 2027 (Sonntag).',
    );
  });

  test('of a suspension and an extension, in the order in which they came', () => {
    const stop: ClockEvent = { type: 'suspended', on: '2027-01-04', reason: 'Zurückstellung', basis: '§ 15 BauGB' };
    const extended: ClockEvent = { type: 'extended', on: '2027-01-11', by: { weeks: 1 }, reason: 'Gutachten fehlt' };
    const sentence = explain(later, go, stop, { type: 'resumed', on: '2027-01-05' }, extended)?.sentence;
    expect(sentence).toBe(
      `${first}. Vom Mo., 4. Januar 2027 bis Di., 5. Januar 2027 war sie gehemmt (Zurückstellung, § 15 BauGB): 2 Tage zählen nicht mit. ` +
        'Am Mo., 11. Januar 2027 wurde sie vom Di., 23. März 2027 bis Di., 30. März 2027 verlängert (Gutachten fehlt, § 63 Abs. 2). ' +
        'Damit endet sie am Di., 30. März 2027.',
    );
    const early = explain(later, go, { ...extended, on: '2026-12-01' }, stop, { type: 'resumed', on: '2027-01-04' })?.sentence ?? '';
    expect(early.indexOf('verlängert (')).toBeLessThan(early.indexOf('gehemmt'));
    expect(early).toContain('1 Tag zählt nicht mit.');
  });

  test('of an extension without a reason', () => {
    expect(explain(later, go, { type: 'extended', on: '2027-01-11', to: '2027-03-28' })?.sentence).toBe(
      `${first}. Am Mo., 11. Januar 2027 wurde sie vom Mo., 22. März 2027 bis So., 28. März 2027 verlängert (§ 63 Abs. 2). Damit endet sie am So., 28. März 2027.`,
    );
  });

  test.each([
    ['2026-12-04', '2026-12-06', '1 Arbeitstag zählt nicht mit.'],
    ['2026-12-04', '2026-12-07', '2 Arbeitstage zählen nicht mit.'],
  ])('of working days suspended from %s to %s', (on, to, text) => {
    const rule = aRule({ length: { workingDays: 10 } });
    const { sentence } = explain(rule, go, { type: 'suspended', on, reason: 'Streit' }, { type: 'resumed', on: to }) ?? {};
    expect(sentence).toContain(
      'Die Frist von 10 Arbeitstagen (§ 63 LBauO) beginnt mit dem Eingang des Antrags (Mo., 30. November 2026). Vom ',
    );
    expect(sentence).toContain(`war sie gehemmt (Streit): ${text}`);
  });

  test('of an interruption, with and without weeks before the beginning', () => {
    const events: ClockEvent[] = [go, { type: 'interrupted', on: '2026-12-10', reason: 'Unterlagen nachgefordert', basis: '§ 69' }];
    const lost =
      'Die Frist wurde am Do., 10. Dezember 2026 unterbrochen (Unterlagen nachgefordert, § 69); was bis dahin lief, zählt nicht.';
    expect(explain(aRule(), ...events, { type: 'restarted', on: '2027-01-11' })?.sentence).toBe(
      `${lost} Die Frist von einem Monat (§ 63 LBauO) beginnt am Mo., 11. Januar 2027 neu und endet am Do., 11. Februar 2027.`,
    );
    expect(explain(later, ...events, { type: 'restarted', on: '2027-01-11' })?.sentence).toBe(
      `${lost} Die Frist von 3 Monaten (§ 63 LBauO) beginnt 3 Wochen nach dem Neubeginn (Mo., 11. Januar 2027), also am Mo., 1. Februar 2027, ` +
        'und endet am Sa., 1. Mai 2027. Sie verlängert sich bis Mo., 3. Mai 2027, weil ihr Ende nicht auf diese Tage fallen kann: ' +
        'Sa., 1. Mai 2027 (Feiertag: Tag der Arbeit), So., 2. Mai 2027 (Sonntag).',
    );
  });

  test('of a day set by the authority, and of another one', () => {
    const open = anOpenRule({ extension: { basis: '§ 31 Abs. 7 VwVfG', needsReason: false } });
    const fixed: ClockEvent = { type: 'fixed', on: '2026-11-30', to: '2026-12-20' };
    const explained = explain(open, go, fixed);
    expect(explained?.sentence).toBe(
      'Die Behörde hat die Frist auf So., 20. Dezember 2026 festgesetzt (§ 63 LBauO). Ein festgesetzter Tag verschiebt sich nicht.',
    );
    expect(explained?.length).toBeUndefined();
    expect(explain(aRule(), go, fixed)).toMatchObject({ fixedByAuthority: true, sentence: explained?.sentence });
    expect(explain(aRule(), go, fixed)?.length).toBeUndefined();
    expect(explain(open, go, fixed, { type: 'extended', on: '2026-12-18', to: '2027-01-10' })?.sentence).toBe(
      'Am Fr., 18. Dezember 2026 wurde sie vom So., 20. Dezember 2026 bis So., 10. Januar 2027 verlängert (§ 31 Abs. 7 VwVfG). ' +
        'Die Behörde hat die Frist auf So., 10. Januar 2027 festgesetzt (§ 63 LBauO). Ein festgesetzter Tag verschiebt sich nicht.',
    );
  });
});

describe('the timeline', () => {
  const entries = (explained: Explained | undefined) => explained?.timeline?.map(({ date, kind, label }) => `${date} ${kind}: ${label}`);

  test('tells everything that happened, in order, also before a new start', () => {
    const events: ClockEvent[] = [
      go,
      { type: 'suspended', on: '2026-12-02', reason: 'Zurückstellung' },
      { type: 'resumed', on: '2026-12-04' },
      { type: 'interrupted', on: '2026-12-10', reason: 'Unterlagen nachgefordert' },
      { type: 'restarted', on: '2027-01-11' },
      { type: 'extended', on: '2027-01-12', by: { weeks: 1 } },
      { type: 'extended', on: '2027-02-01', by: { weeks: 1 }, reason: 'Gutachten fehlt' },
    ];
    expect(entries(explain({ ...later, warnBefore: [{ days: 7 }, { months: 1 }] }, ...events))).toEqual([
      '2026-11-30 event: Die Frist beginnt 3 Wochen nach dem Eingang des Antrags',
      '2026-12-02 suspended: Erster Tag der Hemmung: Zurückstellung',
      '2026-12-04 resumed: Letzter Tag der Hemmung',
      '2026-12-10 interrupted: Unterbrochen: Unterlagen nachgefordert',
      '2027-01-11 restarted: Neubeginn nach der Unterbrechung',
      `2027-01-12 extended: Verlängert bis ${formatDate('2027-05-10')}`,
      '2027-02-01 extended: Verlängert bis Di., 18. Mai 2027, Gutachten fehlt',
      '2027-02-01 begin: Fristbeginn',
      '2027-04-18 warning: Warnung vor dem Fristende',
      '2027-05-11 warning: Warnung vor dem Fristende',
      '2027-05-17 rawEnd: Rechnerisches Ende (Feiertag: Pfingstmontag)',
      '2027-05-18 end: Fristende',
    ]);
  });

  test('puts what happens after the beginning, and after a warning, in its place', () => {
    const extended: ClockEvent = { type: 'extended', on: '2027-03-01', by: { weeks: 1 } };
    expect(entries(explain({ ...later, warnBefore: [{ months: 1 }] }, go, extended))).toEqual([
      '2026-11-30 event: Die Frist beginnt 3 Wochen nach dem Eingang des Antrags',
      '2026-12-21 begin: Fristbeginn',
      '2027-02-28 warning: Warnung vor dem Fristende',
      '2027-03-01 extended: Verlängert bis Di., 30. März 2027',
      '2027-03-29 rawEnd: Rechnerisches Ende (Feiertag: Ostermontag)',
      '2027-03-30 end: Fristende',
    ]);
  });

  test('of a fixed day', () => {
    expect(entries(explain(anOpenRule(), go, { type: 'fixed', on: '2026-11-30', to: '2026-12-20' }))).toEqual([
      '2026-11-30 event: Fristbeginn mit der Nachforderung',
      '2026-12-20 end: Von der Behörde festgesetztes Fristende',
    ]);
  });
});

describe('warnings', () => {
  const warnings = (rule: Partial<PeriodRule>) => explainPeriod(aRule(rule), { event: '2027-02-08', land: 'MV' }).warnings;

  test('go out so long before the end to which it moves, each day once, in order', () => {
    expect(warnings({ warnBefore: [{ days: 1 }, { weeks: 2 }, { days: 14 }, { workingDays: 2 }] })).toEqual([
      '2027-02-23',
      '2027-03-04',
      '2027-03-08',
    ]);
  });

  test('not on or before the event', () => {
    expect(warnings({ warnBefore: [{ days: 29 }] })).toBeUndefined();
    expect(warnings({ warnBefore: [{ days: 28 }] })).toEqual(['2027-02-09']);
    expect(warnings({ warnBefore: [] })).toBeUndefined();
  });
});
