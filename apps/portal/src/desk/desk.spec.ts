/// <reference types="jest" />
import type { Doc, FormDefinition, Participation } from '../api/types';
import { grouped, moved, notTaken, provisionsOf, type Provision } from './decision/model';
import { documentItems, newFinding, plusDays, problemsOf, toInput } from './formal/model';
import { inputOf, suggested } from './participation/choice';

const provision = (id: string, kindCode: string, source: string | null = null): Provision => ({
  id,
  kindCode,
  text: `text of ${id}`,
  legalBasis: '',
  sourceParticipationId: source,
  sourceBodyName: source,
});
const KINDS = [
  { code: '1', label: 'Bedingung' },
  { code: '2', label: 'Auflage' },
];

describe('ancillary provisions of a decision', () => {
  it('groups them in the order of the code list and keeps unknown kinds at the end', () => {
    const groups = grouped([provision('a', '9'), provision('b', '2'), provision('c', '1'), provision('d', '2')], KINDS);
    expect(groups.map((group) => [group.label, group.provisions.map((item) => item.id)])).toEqual([
      ['Bedingung', ['c']],
      ['Auflage', ['b', 'd']],
      ['9', ['a']],
    ]);
  });

  it('moves one only among those of its kind', () => {
    const list = [provision('a', '2'), provision('b', '1'), provision('c', '2')];
    expect(moved(list, 'a', 1).map((item) => item.id)).toEqual(['c', 'b', 'a']);
    expect(moved(list, 'b', 1)).toBe(list);
    expect(moved(list, 'a', -1)).toBe(list);
  });

  it('suggests what was not taken over, also when the id changed', () => {
    const taken = { ...provision('a', '2', 'p1'), id: 'new' };
    expect(notTaken([provision('a', '2', 'p1'), provision('b', '2', 'p1')], [taken]).map((item) => item.id)).toEqual(['b']);
  });

  it('gives every provision of the api an id', () => {
    expect(provisionsOf([{ kindCode: '2', text: 't', legalBasis: '' }])).toEqual([
      { id: 'given-0', kindCode: '2', text: 't', legalBasis: '', sourceParticipationId: null, sourceBodyName: null },
    ]);
  });
});

const doc = (id: string, typeCode: string, changes: Partial<Doc> = {}): Doc => ({
  id,
  title: id,
  typeCode,
  typeLabel: typeCode,
  direction: 'incoming',
  currentVersion: 1,
  withdrawn: false,
  versions: [
    {
      version: 1,
      fileName: 'x.pdf',
      size: 1,
      mediaType: 'application/pdf',
      sha256: 'ab'.repeat(32),
      pages: null,
      status: 'available',
      problem: null,
      uploading: null,
      waiting: null,
      uploadedBy: null,
      uploadedAt: '2027-01-01T00:00:00Z',
      reason: null,
    },
  ],
  ...changes,
});

describe('formal check', () => {
  it('counts only documents that are there: incoming, checked, not withdrawn', () => {
    const form = { sections: [], requiredDocuments: [{ typeCode: '2002', label: 'Schnitte', basis: '§ 8', level: 'required' }] };
    const rejected = doc('d', '2002');
    const documents = [
      doc('a', '2002'),
      doc('b', '2002', { withdrawn: true }),
      doc('c', '2002', { direction: 'outgoing' }),
      { ...rejected, versions: rejected.versions.map((version) => ({ ...version, status: 'rejected' as const })) },
      doc('e', '2003'),
    ];
    const [item] = documentItems(form as FormDefinition, documents);
    expect(item?.documents.map((document) => document.id)).toEqual(['a']);
  });

  it('names what a finding lacks and sends only the target of its kind', () => {
    const finding = newFinding({ kind: 'documentMissing', documentId: 'left over', legalBasis: ' § 8 ' });
    expect(problemsOf(finding)).toEqual(['target', 'text']);
    expect(toInput({ ...finding, typeCode: '2002', text: ' Bitte nachreichen. ' })).toEqual({
      kind: 'documentMissing',
      typeCode: '2002',
      text: 'Bitte nachreichen.',
      legalBasis: '§ 8',
    });
  });

  it('adds days over the change to summer time and the end of the year', () => {
    expect(plusDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('choice of bodies', () => {
  const asked = (id: string, status: Participation['status']): Participation =>
    ({ body: { id, name: id, kind: 'specialist' }, status }) as Participation;

  it('suggests those for which the answers speak, but none that was asked already', () => {
    expect(suggested({ id: 'a', suggested: true }, [])).toBe(true);
    expect(suggested({ id: 'a', suggested: false }, [])).toBe(false);
    expect(suggested({ id: 'a', suggested: true }, [asked('a', 'requested')])).toBe(false);
    expect(suggested({ id: 'a', suggested: true }, [asked('a', 'cancelled'), asked('b', 'requested')])).toBe(true);
  });

  it('leaves the period out when the legal one applies', () => {
    const choice = { selected: true, reason: ' Grund ', dueOn: '', documentIds: null };
    expect(inputOf('a', choice, ['d1'])).toEqual({ bodyId: 'a', reason: 'Grund', documentIds: ['d1'] });
    expect(inputOf('a', { ...choice, dueOn: '2027-03-01', documentIds: [] }, ['d1'])).toEqual({
      bodyId: 'a',
      reason: 'Grund',
      documentIds: [],
      dueOn: '2027-03-01',
    });
  });
});
