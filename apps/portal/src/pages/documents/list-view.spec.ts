/// <reference types="jest" />
import type { Doc } from '../../api/types';
import { documentsIn, groupsByType, newestOf, readView, writeView, type ListView } from './list-view';

type Version = Doc['versions'][number];
const version = (number: number, status: Version['status'], uploadedAt: string, size: number): Version => ({
  ...{ version: number, fileName: 'a.pdf', size, mediaType: 'application/pdf', sha256: '', pages: null, status, problem: null },
  ...{ uploading: null, waiting: null, uploadedBy: null, uploadedAt, reason: null },
});
const doc = (title: string, typeCode: string, ...versions: Version[]): Doc => ({
  ...{ id: title, title, typeCode, typeLabel: `Art ${typeCode}`, direction: 'incoming', currentVersion: 1, withdrawn: false },
  versions,
});
const documents = [
  doc('Schnitt 10', '2002', version(1, 'available', '2026-11-02', 10)),
  doc('Schnitt 9', '2002', version(1, 'available', '2026-11-01', 30), version(2, 'rejected', '2026-11-04', 5)),
  doc('Lageplan', '1803', version(1, 'available', '2026-11-03', 20)),
];
const all: ListView = { type: '', state: '', sort: 'order', grouped: false };
const titles = (view: Partial<ListView>): string[] => documentsIn(documents, { ...all, ...view }).map(({ title }) => title);

it.each<[string, Partial<ListView>, string[]]>([
  ['as uploaded', {}, ['Schnitt 10', 'Schnitt 9', 'Lageplan']],
  ['by name, numbers as numbers', { sort: 'title' }, ['Lageplan', 'Schnitt 9', 'Schnitt 10']],
  ['the newest first', { sort: 'newest' }, ['Schnitt 9', 'Lageplan', 'Schnitt 10']],
  ['the largest first, by the newest version', { sort: 'size' }, ['Lageplan', 'Schnitt 10', 'Schnitt 9']],
  ['of one type', { type: '2002' }, ['Schnitt 10', 'Schnitt 9']],
  ['whose newest version was refused', { state: 'rejected' }, ['Schnitt 9']],
])('shows documents %s', (_, view, expected) => expect(titles(view)).toEqual(expected));

it('knows the newest version in any order', () =>
  expect(newestOf({ versions: [...(documents[1]?.versions ?? [])].reverse() })?.version).toBe(2));

it('groups by what the case needs, then by what is there', () =>
  expect(
    groupsByType(documents, [{ typeCode: '1500' }, { typeCode: '1803' }]).map(({ label, documents: own }) => [label, own.length]),
  ).toEqual([
    ['Art 1803', 1],
    ['Art 2002', 2],
  ]));

describe('the address', () => {
  it.each<[ListView, string]>([
    [all, ''],
    [{ type: '2002', state: 'rejected', sort: 'title', grouped: true }, 'type=2002&state=rejected&sort=title&group=type'],
  ])('keeps %j', (view, query) => {
    expect(writeView(view).toString()).toBe(query);
    expect(readView(new URLSearchParams(query))).toEqual(view);
  });
  it('that says nonsense shows all', () => expect(readView(new URLSearchParams('state=x&sort=y&group=z'))).toEqual(all));
});
