/// <reference types="jest" />
import type { Doc, FormDefinition } from '../../api/types';
import { documentsState, missingDocuments, neededDocuments } from './required';
import { mediaTypeOf, titleOf } from './suggest';

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
      pages: null,
      status,
      problem: null,
      uploading: null,
      waiting: null,
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
