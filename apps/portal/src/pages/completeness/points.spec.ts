import type { CompletenessPoint } from '../../api/types';
import { countMissing, groupsOf, placeOf, pollWhileReading } from './points';

const point = (changes: Partial<CompletenessPoint>): CompletenessPoint => ({
  id: 'document:plan',
  severity: 'required',
  state: 'missing',
  what: '„Lageplan“ fehlt.',
  why: { ruleId: 'plan', text: '„Lageplan“ gehört zu jedem Antrag. (§ 1)', basis: '§ 1', verified: false },
  fix: { kind: 'upload', typeCode: '1', text: 'Unter „Unterlagen“ als „Lageplan“ hochladen.' },
  evidence: [],
  blocks: false,
  ...changes,
});

describe('points of the completeness assistant', () => {
  it('are grouped by what they ask; what is in order stands apart whatever it was', () => {
    const missing = point({});
    const odd = point({ id: 'b', severity: 'recommended', state: 'wrong' });
    const open = point({ id: 'c', severity: 'hint', state: 'undecided' });
    const fine = point({ id: 'd', state: 'ok' });
    expect(groupsOf([missing, odd, open, fine])).toEqual({ required: [missing], recommended: [odd], hint: [open], ok: [fine] });
  });

  it('that are missing are counted: answers and documents, only what is required and known to be missing or wrong', () => {
    const field = { kind: 'field', path: '/building/height', text: '' } as const;
    const points = [
      point({}),
      point({ state: 'wrong' }),
      point({ fix: field }),
      point({ fix: field, state: 'ok' }),
      point({ fix: field, severity: 'recommended' }),
      point({ state: 'undecided' }),
    ];
    expect(countMissing(points)).toEqual({ answers: 1, documents: 2 });
    expect(countMissing([])).toEqual({ answers: 0, documents: 0 });
  });

  it('are asked for again only while files are being read', () => {
    expect(pollWhileReading({ filesToRead: 2 })).toBe(3_000);
    expect(pollWhileReading({ filesToRead: 0 })).toBe(false);
    expect(pollWhileReading(undefined)).toBe(false);
  });
});

describe('the place where a point is put right', () => {
  it('is the field of the form, as long as there is a form', () => {
    const fix = { kind: 'field', path: '/building/height', text: '' } as const;
    expect(placeOf(fix, true)).toEqual({ page: 'form/building', anchor: 'building-height' });
    expect(placeOf(fix, false)).toBeUndefined();
  });

  it('is the choice of files for what is missing and the document for what is there', () => {
    expect(placeOf({ kind: 'upload', typeCode: '1', text: '' }, false)).toEqual({ page: 'documents', anchor: 'upload' });
    expect(placeOf({ kind: 'document', documentId: 'd1', text: '' }, true)).toEqual({ page: 'documents', anchor: 'document-d1' });
    expect(placeOf({ kind: 'document', text: '' }, true)).toBeUndefined();
  });
});
