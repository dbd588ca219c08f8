import { deadlineOf } from '../deadlines';
import {
  adviseProcedure,
  authorityFor,
  authorityPack,
  bodiesOf,
  calendarOf,
  competenceOf,
  decidesIn,
  districtName,
  documentTypeLabel,
  documentTypes,
  feeSchedule,
  fillText,
  findAuthority,
  findPeriodRule,
  formatFileNumber,
  formOf,
  isSuggested,
  landPack,
  layered,
  listAuthorities,
  listLands,
  municipalitiesOf,
  municipalityBody,
  municipalityName,
  notificationRule,
  parseRows,
  periodRule,
  periodRules,
  procedureOf,
  proceduresOf,
  provisionTypes,
  requiredDocuments,
  rulesOf,
  statementPeriod,
  textBlocks,
  type Advice,
  type FormField,
  type Question,
  type TextBlock,
} from './index';
import { placeholdersOf } from './consistency/references';
import { factsUsed, type Condition } from '@bauraum/law';

const ON = '2026-11-30';
const AUTHORITY = 'nordwestmecklenburg';
const authority = authorityPack(AUTHORITY);
const LANDS = listLands().map(({ land }) => land);
const SCOPES = [...LANDS, ...listAuthorities().map(({ slug }) => slug)];
const caseProcedures = (scope: string) => proceduresOf(scope, ON).filter(({ level }) => level === 'case');
const OFFERED = LANDS.flatMap((land) => caseProcedures(land).map((row) => [land, row.id, row] as const));

describe('lookups', () => {
  test('rules are found by kind, procedure and day; what is not there is an error that says what', () => {
    expect(periodRule('MV', 'simplified', 'decision', ON)).toMatchObject({
      startsAfter: { weeks: 3 },
      length: { months: 3 },
      fiction: true,
    });
    expect(periodRule(AUTHORITY, 'simplified', 'municipalConsent', ON).basis).toBe('§ 36 Abs. 2 Satz 2 BauGB');
    expect(() => periodRule('MV', 'full', 'decision', ON)).toThrow('period decision for full in MV on 2026-11-30');
    expect(findPeriodRule('MV', 'simplified', 'formalCheck', '2025-12-31')).toBeUndefined();
    expect(() => periodRule('HE', 'simplified', 'decision', ON)).toThrow('Land HE');
    expect(periodRules('MV', 'simplified', ON).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['formalCheck', 'decision', 'supplements', 'statement', 'validity', 'municipalConsent', 'objection']),
    );
    expect(feeSchedule('MV', 'simplified', ON).id).toBe('mv.fee-simplified');
    expect(() => feeSchedule('MV', 'simplified', '2020-01-01')).toThrow('fee schedule');
  });

  test('of two rows of an id the day of receipt chooses', () => {
    const [old, reform] = ['2025-12-31', '2026-01-01'].map((day) => periodRule('MV', 'simplified', 'decision', day));
    expect([old?.id, old?.version, old?.trigger, old?.extension?.upTo]).toEqual(['mv.decision-simplified', 1, 'complete', { months: 1 }]);
    expect([reform?.id, reform?.version, reform?.trigger, reform?.extension]).toEqual(['mv.decision-simplified', 2, 'receipt', undefined]);
    const dueOn = deadlineOf(periodRule('MV', 'simplified', 'decision', ON), { event: ON, ...calendarOf(AUTHORITY) }).dueOn;
    expect(dueOn).toBe('2027-03-22'); // 21 December + 3 months is a Sunday
    expect(procedureOf('MV', 'simplified', '1999-01-01').title).toBe('Vereinfachtes Baugenehmigungsverfahren');
    expect(() => procedureOf('MV', 'nothing')).toThrow('procedure nothing in MV');
  });

  test('the values of other Länder that were read', () => {
    const length = (land: string, kind: string, procedure = 'simplified') => periodRule(land, procedure, kind, ON).length;
    expect(['NI', 'BY', 'NW'].map((land) => length(land, 'formalCheck'))).toEqual([{ weeks: 3 }, { weeks: 3 }, { workingDays: 10 }]);
    expect([length('NI', 'statement'), length('BW', 'statement')]).toEqual([{ weeks: 2 }, { months: 1 }]);
    expect(periodRule('NI', 'simplified', 'statement', ON).extension?.upTo).toEqual({ months: 1 });
    expect(periodRule('BW', 'simplified', 'decision', ON)).toMatchObject({ trigger: 'allStatements', length: { months: 3 } });
    expect(periodRule('BY', 'simplified-housing', 'decision', ON)).toMatchObject({ startsAfter: { weeks: 3 }, length: { months: 3 } });
    expect(findPeriodRule('BY', 'simplified', 'decision', ON)).toBeUndefined();
    expect(['MV', 'BY'].map((land) => length(land, 'validity'))).toEqual([{ years: 3 }, { years: 4 }]);
    const entries = Object.fromEntries(caseProcedures('BW').map(({ id, entry }) => [id, entry]));
    expect(entries).toMatchObject({ simplified: 'municipality', full: 'municipality', 'demolition-notice': 'authority' });
  });

  test('notification: the Land where it has its own act, else federal law', () => {
    expect(LANDS.map((land) => [land, notificationRule(land, 'post', ON).days])).toEqual([
      ['BW', 3],
      ['BY', 3],
      ['MV', 3],
      ['NI', 4],
      ['NW', 4],
    ]);
    expect(notificationRule('NI', 'post', '2024-12-31')).toMatchObject({ id: 'de.notification-post', version: 1, days: 3 });
    expect(notificationRule(AUTHORITY, 'portal', ON)).toMatchObject({ days: 1, serveAgainAfterDays: 10 });
    expect(notificationRule(AUTHORITY, 'formal', ON).days).toBe(0);
  });
});

describe('layers', () => {
  test('a nearer row replaces all rows of its id; `without` takes one away', () => {
    const [text] = textBlocks('MV', 'appeal', ON);
    const row = (change: Partial<TextBlock>): TextBlock => ({ ...(text as TextBlock), ...change });
    const base = { kind: 'base', texts: [row({ id: 'a' }), row({ id: 'b' }), row({ id: 'c' })] } as const;
    const nearer = { ...landPack('MV'), texts: [row({ id: 'a', text: 'own' })], without: ['c'] };
    expect(layered([nearer, base]).texts.map(({ id, text: words }) => [id, words === 'own'])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  test('where there is no objection, the action takes its place', () => {
    expect(periodRule('BY', 'simplified', 'objection', ON).title).toBe('Klagefrist');
    expect(textBlocks('NW', 'appeal', ON).map(({ id }) => id)).toEqual(['nw.appeal']);
    expect(findPeriodRule('NW', 'simplified', 'objectionDecision', ON)).toBeUndefined();
    expect(periodRule('NI', 'simplified', 'objection', ON).title).toBe('Widerspruchsfrist');
  });

  test('texts made for a procedure come before general ones', () => {
    expect(textBlocks('MV', 'grant', ON).map(({ id }) => id)).toEqual(['mv.grant']);
    expect(textBlocks('MV', 'grant', ON, 'preliminary-decision')[0]?.title).toBe('Vorbescheid');
    expect(textBlocks('MV', 'grant', ON, 'simplified').map(({ id }) => id)).toEqual(['mv.grant']);
  });
});

describe('every row', () => {
  const packs = [...LANDS.map((land) => landPack(land)), ...listAuthorities()];

  test('says where it comes from, and that nobody has confirmed it', () => {
    const sections = packs.flatMap((pack) => [
      ...(pack.procedures ?? []),
      ...(pack.periods ?? []),
      ...(pack.documents ?? []),
      ...(pack.signOffs ?? []),
      ...(pack.disciplines ?? []),
      ...(pack.texts ?? []),
      ...(pack.forms ?? []),
      ...(pack.procedureRules ?? []),
      ...(pack.notifications ?? []),
    ]);
    const rows = [
      ...sections,
      ...rulesOf('MV').periods,
      ...rulesOf('MV').forms,
      ...rulesOf('MV').notifications,
      ...rulesOf('MV').disciplines,
    ];
    expect(rows.length).toBeGreaterThan(250);
    for (const { id, basis, source, verified } of rows)
      expect([id, basis.length > 3, source.length > 3, verified]).toEqual([id, true, true, false]);
  });

  test.each(SCOPES)('%s: a period says what sets it going, who has the ball, and warns before a fiction', (scope) => {
    for (const rule of rulesOf(scope).periods) {
      expect([rule.id, rule.title, rule.trigger, rule.waitsFor]).toEqual([
        rule.id,
        expect.any(String),
        expect.any(String),
        expect.any(String),
      ]);
      expect([rule.id, !rule.fiction || (rule.warnBefore ?? []).length > 0]).toEqual([rule.id, true]);
      expect(rule.consequenceText).toMatch(/^[A-ZÄÖÜ].*\.$/);
    }
  });

  test.each(SCOPES)('%s: codes are on the XBau lists, placeholders are known', (scope) => {
    const { documents, texts } = rulesOf(scope);
    for (const { id, typeCode, required, condition } of documents) {
      expect([id, documentTypeLabel(typeCode)]).toEqual([id, expect.any(String)]);
      expect([id, required === 'conditional']).toEqual([id, condition !== undefined]);
    }
    for (const row of texts) {
      expect([row.id, (row.text.match(/\{\w+\}/g) ?? []).filter((name) => !placeholdersOf(row.use).includes(name.slice(1, -1)))]).toEqual([
        row.id,
        [],
      ]);
      if (row.provisionType !== undefined) expect(provisionTypes.map(({ code }) => code)).toContain(row.provisionType);
    }
  });
});

describe.each(OFFERED)('%s %s', (land, id, procedure) => {
  const facts = formOf(land, id, ON).sections.flatMap((section) =>
    section.fields.map((field) => [`${section.id}.${field.id}`, field] as const),
  );

  test('has a form with what every application tells', () => {
    expect(facts.map(([path]) => path)).toEqual(
      expect.arrayContaining(['project.title', 'plot.municipalityAgs', 'plot.parcelId', 'builder.name', 'declarations.truthful']),
    );
    expect(new Set(facts.map(([path]) => path)).size).toBe(facts.length);
    for (const [, field] of facts) expect([field.id, field.type === 'choice']).toEqual([field.id, choicesOf(field)]);
  });

  test('asks for documents; each condition looks at an answer of its form', () => {
    const documents = requiredDocuments(land, id, ON);
    expect(documents.filter(({ required }) => required === 'always').map(({ typeCode }) => typeCode)).not.toEqual([]);
    expect(new Set(documents.map(({ typeCode }) => typeCode)).size).toBe(documents.length);
    for (const { when } of documents) expect(unknown(when, facts)).toEqual([]);
  });

  test('has the texts of its letters', () => {
    const decided = procedure.feeDue === 'none' ? [] : ['grant', 'refusal', 'appeal', 'participation'];
    const granted = findPeriodRule(land, id, 'decision', ON)?.consequence === 'deemed-granted' ? ['fiction'] : [];
    for (const use of [...decided, ...granted, 'supplements', 'withdrawal', 'deemed-withdrawal'])
      expect([use, textBlocks(land, use, ON, id).length > 0]).toEqual([use, true]);
  });

  test('has the texts of what its machine writes', () => {
    const decides = ['hearing', 'deferral', 'not-competent', 'neighbours', 'decision-extended'];
    const own = {
      'permit-exemption': ['exemption-may-start'],
      'demolition-notice': ['may-start', 'prohibited', 'released'].map((end) => `demolition-${end}`),
    }[id];
    for (const use of own ?? decides) expect([use, textBlocks(land, use, ON, id)[0]?.use]).toEqual([use, use]);
  });

  test('has the periods of its steps', () => {
    const own = { 'permit-exemption': ['municipalReview'], 'demolition-notice': ['demolitionNotice'] }[id];
    const kinds = [...(own ?? ['formalCheck', 'statement', 'municipalConsent', 'hearing', 'validity', 'objection']), 'supplements'];
    for (const kind of kinds) expect([kind, findPeriodRule(land, id, kind, ON)?.kind]).toEqual([kind, kind]);
  });
});

describe('choice of the procedure', () => {
  test.each(SCOPES)('%s: every path of answers ends, and together they reach every procedure', (scope) => {
    const results = walk(scope, {});
    expect(results.filter(({ rule }) => !rule)).toEqual([]);
    const reached = new Set(results.map(({ procedure }) => procedure?.id));
    expect(caseProcedures(scope).filter(({ id }) => !reached.has(id))).toEqual([]);
    expect([reached.has('extension'), reached.has(undefined)]).toEqual([true, true]);
    expect(Math.max(...results.map(({ path }) => path.length))).toBeLessThanOrEqual(9);
    for (const { when } of rulesOf(scope).procedureRules)
      expect(factsUsed(when).every((fact) => questionIds(scope).includes(fact))).toBe(true);
  });

  test('a house in an area with a plan, one without, and a shed', () => {
    const house = {
      intent: 'build',
      grossFloorArea: 140,
      planArea: 'qualified',
      deviation: false,
      specialBuilding: false,
      buildingClass: '1',
    };
    expect(adviseProcedure('MV', { ...house, conforms: true }, ON).procedure?.id).toBe('permit-exemption');
    expect(adviseProcedure('MV', { ...house, planArea: 'built-up' }, ON)).toMatchObject({
      procedure: { id: 'simplified' },
      rule: { basis: '§ 63 LBauO M-V' },
    });
    const shed = { intent: 'build', grossFloorArea: 30, habitable: false, planArea: 'built-up', deviation: false };
    expect(adviseProcedure('MV', shed, ON).rule?.id).toBe('mv.rule-exempt');
    expect(adviseProcedure('MV', shed, '2025-12-31').question?.id).toBe('specialBuilding'); // until the reform 10 m²
    expect(adviseProcedure('MV', { ...shed, deviation: true }, ON).procedure?.id).toBe('isolated-deviation');
    expect(adviseProcedure('MV', {}, ON).question?.id).toBe('intent');
  });
});

describe('documents, codes and texts', () => {
  test('what the simplified procedure always needs', () => {
    const always = requiredDocuments('MV', 'simplified').filter((row) => row.required === 'always');
    expect(always.map((row) => row.typeCode)).toEqual(['1500', '1802', '1803', '2001', '2002', '2003', '2201']);
    expect(requiredDocuments('MV', 'simplified', '2020-01-01')).toEqual([]);
  });

  test('the code lists are complete', () => {
    expect([documentTypes.length, documentTypes[0], documentTypes.at(-1)]).toEqual([
      312,
      { code: '0000', label: 'Vorlagen zur Bau-Antragstellung' },
      { code: '9999', label: 'Weitere, nicht näher spezifizierte Anlage' },
    ]);
    expect(documentTypeLabel('1901')).toBe('Berechnung des Maßes der geplanten baulichen Nutzung [GFZ | GRZ | BMZ ]');
    expect(provisionTypes.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(parseRows('\n1 Bedingung ¦ 2 Auflage\n')).toEqual([
      { code: '1', label: 'Bedingung' },
      { code: '2', label: 'Auflage' },
    ]);
  });

  test('file numbers and texts', () => {
    expect(formatFileNumber(authority.fileNumberPattern, 2026, 42)).toBe('63-2026-00042');
    expect(() => formatFileNumber(authority.fileNumberPattern, 2026, 0)).toThrow(RangeError);
    expect(textBlocks('MV', 'appeal', ON)[0]?.text).toContain('innerhalb eines Monats');
    expect(fillText('Bis {dueOn}, {missing}.', { dueOn: 'morgen' })).toBe('Bis morgen, {missing}.');
  });
});

describe('authorities', () => {
  test('their bodies, municipalities and places', () => {
    expect(listAuthorities().map(({ slug, land }) => `${land} ${slug}`)).toEqual([
      'BW oehringen',
      'NI ammerland',
      'MV ludwigslust-parchim',
      'MV nordwestmecklenburg',
    ]);
    expect(bodiesOf(AUTHORITY).map(({ id }) => id)).toEqual(['environment', 'road-traffic', 'monument', 'immission', 'municipality']);
    expect([findAuthority('nowhere'), authorityFor('13071001')]).toEqual([undefined, undefined]);
    expect(() => authorityPack('nowhere')).toThrow('authority nowhere');
    expect([municipalityName('13074026'), municipalitiesOf(authority).length]).toEqual(['Grevesmühlen, Stadt', 83]);
    expect(municipalitiesOf(authorityPack('oehringen')).map(({ name }) => name)).toEqual(['Öhringen, Stadt', 'Pfedelbach', 'Zweiflingen']);
    expect([decidesIn(authority, '13074999'), decidesIn(authority, '13076090')]).toEqual([false, false]);
    expect(municipalityBody('ammerland', '03451007')?.name).toBe('Stadt Westerstede');
    for (const one of listAuthorities()) {
      expect(decidesIn(one, one.seatAgs)).toBe(true);
      expect(calendarOf(one.slug)).toMatchObject({ land: one.land, municipality: one.seatAgs });
      expect(formatFileNumber(one.fileNumberPattern, 2026, 7)).toMatch(/2026.*0007$/);
      expect(Object.keys(one.recordPlanByProcedure ?? {}).filter((id) => !proceduresOf(one.slug, ON).some((row) => row.id === id))).toEqual(
        [],
      );
      for (const body of one.bodies) expect(body.kind === 'municipality').toBe(decidesIn(one, body.municipalityAgs ?? ''));
    }
  });

  test('the municipality has two months, the others one, or two weeks where the Land says so', () => {
    const at = '2027-02-08T09:00:00.000Z';
    expect(statementPeriod(AUTHORITY, 'environment', 'simplified', at)).toMatchObject({ kind: 'statement', dueOn: '2027-03-09' });
    expect(statementPeriod(AUTHORITY, 'municipality', 'simplified', at)).toMatchObject({
      dueOn: '2027-04-08',
      explanation: { consequence: 'deemed-given' },
    });
    expect(statementPeriod('ammerland', 'environment', 'simplified', at).dueOn).toBe('2027-02-22');
    expect(() => statementPeriod(AUTHORITY, 'nobody', 'simplified', at)).toThrow('body nobody');
  });

  test('a body is suggested where the answers tell; each looks at an answer of the form', () => {
    const [road, fire] = ['road', 'fire-protection'].map((id) => bodiesOf('ammerland').find((body) => body.id === id));
    if (!road || !fire) throw new Error('no such bodies');
    expect([isSuggested(road, { plot: { newAccess: true } }), isSuggested(road, {})]).toEqual([true, undefined]);
    expect(isSuggested(fire, { building: { buildingClass: 4 } })).toBe(true);
    expect(isSuggested(fire, { building: { buildingClass: 1 }, project: { specialBuilding: false } })).toBe(false);
    for (const { slug, bodies } of listAuthorities()) {
      const facts = formOf(slug, 'simplified', ON).sections.flatMap(({ id, fields }) =>
        fields.map((field) => [`${id}.${field.id}`, field] as const),
      );
      for (const { suggestWhen } of bodies) expect(unknown(suggestWhen, facts)).toEqual([]);
    }
  });

  test('whoever is not competent can say who probably is', () => {
    expect([districtName('13074026'), districtName('03451'), districtName('11000000')]).toEqual([
      'Nordwestmecklenburg',
      'Ammerland',
      'Berlin, Stadt',
    ]);
    expect([districtName('11001001'), districtName('99999999')]).toEqual([undefined, undefined]); // a quarter is no district
    expect(competenceOf(AUTHORITY, '03459001')).toMatchObject({ competent: false, district: 'Osnabrück' });
    expect(competenceOf('ammerland', '13074026').authority?.slug).toBe(AUTHORITY);
  });
});

const choicesOf = (field: FormField): boolean => field.choices !== undefined || field.choicesFrom !== undefined;
const questionIds = (scope: string): readonly string[] => rulesOf(scope).questions.map(({ id }) => id);

/** Facts of a condition that no field asks for. */
function unknown(when: Condition | undefined, facts: readonly (readonly [string, FormField])[]): readonly string[] {
  return when ? factsUsed(when).filter((fact) => !facts.some(([path]) => path === fact)) : [];
}

/** Answers every question in every way: what comes out at the end of each path. */
function walk(scope: string, answers: Readonly<Record<string, unknown>>): readonly Advice[] {
  const advice = adviseProcedure(scope, answers, ON);
  const { question } = advice;
  return question ? possible(question).flatMap((answer) => walk(scope, { ...answers, [question.id]: answer })) : [advice];
}

function possible({ type, choices }: Question): readonly unknown[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
      return [8, 60, 500];
    case 'choice':
      return (choices ?? []).map(({ value }) => value);
  }
}
