import { fee } from '@bauraum/law';
import { base } from './de/base';
import { authority } from './de/mv/nordwestmecklenburg/authority';
import { pack } from './de/mv/pack';
import {
  PackError,
  authorityFor,
  authorityPack,
  bodiesOf,
  documentTypeLabel,
  documentTypes,
  feeSchedule,
  fillText,
  findAuthority,
  formatFileNumber,
  isInDistrict,
  listAuthorities,
  municipalitiesOf,
  municipalityName,
  periodRule,
  provisionTypes,
  requiredDocuments,
  statementPeriod,
  textBlocks,
  validatePack,
} from './index';

const ON = '2026-11-30';

test('the fee of the journey: 1.184,00 € for a dwelling of 750 m³', () => {
  const input = { volumeM3: 750, buildingKind: 'dwelling', on: ON };
  expect(fee(feeSchedule('MV', 'simplified', ON), input).totalCents).toBe(118_400);
  expect(fee(feeSchedule('MV', 'full', ON), input).totalCents).toBe(162_800);
  expect(feeSchedule('MV', 'simplified', ON).advance.share).toEqual([1, 1]);
});

test('rules are found by kind, procedure and day; what is not there is an error that says what', () => {
  expect(periodRule('MV', 'simplified', 'decision', ON)).toMatchObject({ startsAfter: { weeks: 3 }, length: { months: 3 }, fiction: true });
  expect(periodRule('MV', 'simplified', 'municipalConsent', ON).basis).toBe('§ 36 Abs. 2 Satz 2 BauGB');
  expect(() => periodRule('MV', 'full', 'decision', ON)).toThrow('period decision for full in MV on 2026-11-30');
  expect(() => periodRule('MV', 'simplified', 'decision', '2025-12-31')).toThrow(RangeError);
  expect(() => periodRule('BY', 'simplified', 'decision', ON)).toThrow('Land BY');
});

test('all Land rows say where they come from', () => {
  const rows = [...pack.periods, ...pack.fees, ...pack.documents, ...pack.texts, ...base.periods, ...base.texts];
  for (const row of rows) expect([row.basis.length > 3, row.source.length > 3, typeof row.verified]).toEqual([true, true, 'boolean']);
});

test('required documents have codes of the list `anlagen`', () => {
  const documents = requiredDocuments('MV', 'simplified');
  expect(documents.filter((row) => row.required === 'always').map((row) => row.typeCode)).toEqual([
    '1500',
    '1802',
    '1803',
    '2001',
    '2002',
    '2003',
    '2201',
  ]);
  for (const row of documents) expect([row.typeCode, documentTypeLabel(row.typeCode)]).toEqual([row.typeCode, expect.any(String)]);
  for (const row of documents) expect(row.required === 'conditional').toBe(row.condition !== undefined);
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
});

test('authorities, their bodies and municipalities', () => {
  expect(listAuthorities().map(({ slug }) => slug)).toEqual(['ludwigslust-parchim', 'nordwestmecklenburg']);
  expect(bodiesOf('nordwestmecklenburg').map(({ id }) => id)).toEqual([
    'environment',
    'road-traffic',
    'monument',
    'immission',
    'municipality',
  ]);
  expect(findAuthority('nowhere')).toBeUndefined();
  expect(() => authorityPack('nowhere')).toThrow('authority nowhere');
  expect(municipalityName('13074026')).toBe('Grevesmühlen, Stadt');
  expect(municipalitiesOf(authority)).toHaveLength(83);
  expect(authorityFor('13074026')?.slug).toBe('nordwestmecklenburg');
  expect([authorityFor('13071001'), isInDistrict(authority, '13074999'), isInDistrict(authority, '13076090')]).toEqual([
    undefined,
    false,
    false,
  ]);
  for (const one of listAuthorities()) {
    expect(isInDistrict(one, one.seatAgs)).toBe(true);
    for (const body of one.bodies) {
      expect(body.kind === 'municipality').toBe(body.municipalityAgs !== undefined && isInDistrict(one, body.municipalityAgs));
      expect(statementPeriod(one.slug, body.id, 'simplified', '2027-02-08T09:00:00.000Z').fiction).toBe(true);
    }
  }
});

test('the municipality has two months, the others one', () => {
  const at = '2027-02-08T09:00:00.000Z';
  expect(statementPeriod('nordwestmecklenburg', 'environment', 'simplified', at)).toMatchObject({ kind: 'statement', dueOn: '2027-03-09' });
  expect(statementPeriod('nordwestmecklenburg', 'municipality', 'simplified', at)).toMatchObject({
    dueOn: '2027-04-08',
    explanation: { consequence: 'deemed-given' },
  });
  expect(() => statementPeriod('nordwestmecklenburg', 'nobody', 'simplified', at)).toThrow('body nobody');
});

test('file numbers and texts', () => {
  expect(formatFileNumber(authority.fileNumberPattern, 2026, 42)).toBe('63-2026-00042');
  expect(() => formatFileNumber(authority.fileNumberPattern, 2026, 0)).toThrow(RangeError);
  expect(textBlocks('MV', 'appeal', ON)[0]?.text).toContain('innerhalb eines Monats');
  for (const { provisionType } of textBlocks('MV', 'provision', ON))
    expect(provisionTypes.map(({ code }) => code)).toContain(provisionType);
  expect(fillText('Bis {dueOn}, {missing}.', { dueOn: 'morgen' })).toBe('Bis morgen, {missing}.');
});

describe('a broken pack says what is wrong, and where', () => {
  const problemsOf = (kind: 'authority' | 'land', data: unknown): readonly string[] => {
    try {
      validatePack(kind, 'broken', data);
      return [];
    } catch (error) {
      if (error instanceof PackError) return error.problems;
      throw error;
    }
  };

  test('the installed ones are whole', () => {
    expect([problemsOf('authority', authority), problemsOf('land', pack)]).toEqual([[], []]);
  });

  test.each([
    [{ slug: 'Not A Slug' }, 'slug: must be a slug, not "Not A Slug"'],
    [{ land: 'XX' }, 'land: must be one of BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH, not "XX"'],
    [{ fileNumberPattern: '63-{year}' }, 'fileNumberPattern: must be a pattern with {year} and {number:n}, not "63-{year}"'],
    [{ bodies: [] }, 'bodies: must be a list of at least 1'],
    [{ bodies: [{ ...authority.bodies[0], role: 4 }] }, 'bodies[0].role: must be one of 1, 2, 3, not 4'],
    [{ bodies: [authority.bodies[0], authority.bodies[0]] }, 'bodies[1]: environment overlaps bodies[0]'],
    [{ colour: 'red' }, '.colour: unknown field'],
  ])('authority %j', (change, problem) => {
    expect(problemsOf('authority', { ...authority, ...change })).toEqual([problem]);
  });

  test.each([
    [{ periods: [{ ...pack.periods[0], length: { weeks: 3, days: 1 } }] }, 'periods[0].length: must be one of'],
    [{ periods: [{ ...pack.periods[0], validFrom: '2026-02-30' }] }, 'periods[0].validFrom: must be a day'],
    [{ periods: [{ ...pack.periods[0], validTo: '2020-01-01' }] }, 'periods[0]: ends before it begins'],
    [{ fees: [{ ...pack.fees[0], rateCents: 8.5 }] }, 'fees[0].rateCents: must be an amount in whole cents'],
    [{ fees: [{ ...pack.fees[0], advance: { share: 2 } }] }, 'fees[0].advance.share: must be a share'],
    [{ documents: [{ ...pack.documents[0], basis: '' }] }, 'documents[0].basis: must be a text'],
  ])('Land %#', (change, problem) => {
    const problems = problemsOf('land', { ...pack, ...change });
    expect([problems.length, problems[0]?.startsWith(problem)]).toEqual([1, true]);
  });
});
