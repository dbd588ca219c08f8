/// <reference types="jest" />
import type { Competence, Procedure } from '../../api/types';
import { agsOf, competencePath, hasParcelShape, problemsOf, toNewCase, type Details } from './details.model';

const procedure = (id: string): Procedure => ({
  id,
  title: '',
  section: '',
  summary: '',
  basis: '',
  verified: true,
  entry: 'authority',
  feeDue: 'none',
});
const details = (part: Partial<Details>): Details => ({
  title: 'Haus',
  municipality: '13074026',
  ags: '',
  parcel: '',
  mainCase: '',
  ...part,
});
const found = (part: Partial<Details>, problem: Competence['problem'] = null, id = 'simplified'): string[] =>
  problemsOf(procedure(id), details(part), { competent: problem === null, problem, authority: null, district: null }).map(
    (item) => item.problem,
  );

describe('where it is', () => {
  it.each([
    [{}, 'competence?ags=13074026'],
    [{ municipality: '' }, null],
    [{ municipality: 'other', ags: '1307' }, null],
    [{ municipality: 'other', ags: '13 0 76 001' }, 'competence?ags=13076001'],
    [{ parcel: '1327' }, 'competence?ags=13074026'],
    [{ parcel: '13 2730 001 00042' }, 'competence?ags=13074026&parcel=13273000100042______'],
  ])('%j is looked up at %s', (part, path) => expect(competencePath(details(part))).toBe(path));

  it.each([
    ['13273000100042______', true],
    ['132730___00042______', true],
    ['1327300010004200070_', false],
    ['12/3', false],
    ['', false],
  ])('"%s" has the shape of a parcel key: %s', (parcel, shape) => expect(hasParcelShape(parcel)).toBe(shape));

  it('takes the typed key only for a municipality that is not listed', () => expect(agsOf(details({ ags: '99999999' }))).toBe('13074026'));
});

describe('what keeps a case from being made', () => {
  it.each<[Partial<Details>, Competence['problem'], string[]]>([
    [{}, null, []],
    [{ title: ' ', municipality: '' }, null, ['municipalityMissing', 'titleMissing']],
    [{ municipality: 'other', ags: '12' }, null, ['agsMissing']],
    [{}, 'notInDistrict', ['notCompetent']],
    [{ parcel: '12/3' }, null, ['parcelWrong']],
    [{ parcel: '17273000100042______' }, 'isParcelId', ['parcelWrong']],
    [{ parcel: '03273000100042______' }, 'parcelElsewhere', ['parcelElsewhere']],
  ])('%j with %s: %j', (part, problem, problems) => expect(found(part, problem)).toEqual(problems));

  it('asks a part for its whole', () => {
    expect(found({}, null, 'partial-permit')).toEqual(['mainCaseMissing']);
    expect(found({ mainCase: 'x' }, null, 'partial-permit')).toEqual([]);
  });
});

it('sends only what was given', () => {
  expect(toNewCase(procedure('simplified'), details({ title: ' Haus ', mainCase: 'x' }))).toEqual({
    procedure: 'simplified',
    title: 'Haus',
    municipalityAgs: '13074026',
  });
  expect(toNewCase(procedure('partial-permit'), details({ parcel: '13 2730 001 00042', mainCase: 'x' }))).toMatchObject({
    parcelId: '13273000100042______',
    mainCaseId: 'x',
  });
});
