/// <reference types="jest" />
import type { Doc, FormDefinition } from '../../api/types';
import { documentsState, missingDocuments, neededDocuments } from './required';
import { mediaTypeOf, suggestType, titleOf } from './suggest';

const types = ['0601', '1500', '1802', '1803', '2001', '2002', '2003', '2801'].map((code) => ({ code, label: code }));

describe('the type that a file name suggests', () => {
  it.each([
    ['Lageplan_1-500.pdf', '1803'],
    ['Flurkarte.PDF', '1802'],
    ['03_Grundriss EG.pdf', '2001'],
    ['OG.pdf', '2001'],
    ['Schnitt A-A.pdf', '2002'],
    ['ansicht_süd.pdf', '2003'],
    ['Baubeschreibung.pdf', '1500'],
    ['Statik Nachweis.pdf', '2801'],
    ['2003_Nord.pdf', '2003'],
    ['Zustimmung Eigentümer.pdf', '0601'],
    ['scan0815.pdf', ''],
  ])('%s -> %s', (name, code) => expect(suggestType(name, types)).toBe(code));

  it('suggests nothing that the case does not know', () => expect(suggestType('Lageplan.pdf', [])).toBe(''));
});

it('makes a readable title', () => expect(titleOf('grundriss_eg.v2.pdf')).toBe('Grundriss eg.v2'));

it.each([
  ['a.pdf', 'application/pdf'],
  ['a.JPEG', 'image/jpeg'],
  ['a.dwg', null],
  ['ohne', null],
])('%s is %s', (name, type) => expect(mediaTypeOf(name)).toBe(type));

describe('what is there', () => {
  const form: FormDefinition = {
    sections: [],
    requiredDocuments: [
      { typeCode: '1803', label: 'Lageplan', basis: '', level: 'required' },
      { typeCode: '2801', label: 'Statik', basis: '', level: 'recommended' },
    ],
  };
  const doc = (typeCode: string, status: Doc['versions'][number]['status'], withdrawn = false): Doc => {
    const version = {
      version: 1,
      fileName: 'a.pdf',
      size: 1,
      mediaType: '',
      sha256: '',
      status,
      problem: null,
      uploadedBy: null,
      uploadedAt: '',
      reason: null,
    };
    return { id: typeCode, title: '', typeCode, typeLabel: '', direction: 'incoming', currentVersion: 1, versions: [version], withdrawn };
  };

  it.each([
    [[], 'notStarted'],
    [[doc('1803', 'checking')], 'inProgress'],
    [[doc('1803', 'rejected')], 'missing'],
    [[doc('1803', 'available', true)], 'notStarted'],
    [[doc('2801', 'available')], 'missing'],
    [[doc('1803', 'available')], 'done'],
  ])('case %#: %s', (documents, state) => expect(documentsState(neededDocuments(form, {}), documents)).toBe(state));

  it('asks only for what is required', () =>
    expect(missingDocuments(neededDocuments(form, {}), []).map((item) => item.typeCode)).toEqual(['1803']));

  it.each([
    [{}, 'depends'],
    [{ building: { buildingClass: 4 } }, 'needed'],
    [{ building: { buildingClass: 2 } }, 'notNeeded'],
  ])('by the answers %j it is %s', (answers, need) => {
    const when = { fact: 'building.buildingClass', min: 4 };
    const [item] = neededDocuments(
      { requiredDocuments: [{ typeCode: '2701', label: '', basis: '', level: 'recommended', when }] },
      answers,
    );
    expect(item).toMatchObject({ need, byAnswers: true });
  });

  it('leaves to a human what no condition tells', () =>
    expect(neededDocuments(form, {}).map(({ need, byAnswers }) => [need, byAnswers])).toEqual([
      ['needed', false],
      ['depends', false],
    ]));

  it('is done where nothing is needed', () => expect(documentsState([], [])).toBe('done'));
});
