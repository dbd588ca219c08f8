import { archiveEntries, archiveIndex, fileTitle } from './archive-index';
import type { VersionRow } from './document.repository';

const row = (document_id: string, version: number, more: Partial<VersionRow> = {}): VersionRow => ({
  ...{ document_id, version, case_id: 'c', title: 'Lageplan', type_code: '1803', direction: 'incoming', current_version: 1 },
  ...{
    withdrawn: false,
    upload_id: 'u',
    file_name: 'a.pdf',
    size: '5',
    media_type: 'application/pdf',
    sha256: 'ff',
    pages: null,
    status: 'available',
  },
  ...{ problem: null, reason: null, uploaded_by: null, uploader: 'Anna Berger', uploaded_at: new Date(0) },
  ...{ parts_id: null, part_size: null, waiting: null },
  ...more,
});

it.each([
  ['Lageplan 1:500 / Süd', 'Lageplan 1-500 - Süd'],
  ['../../etc/passwd', '-..-etc-passwd'],
  [' . ', 'Dokument'],
  ['a\u202Egpj.exe\u0000', 'agpj.exe'],
  ['C:\\Pläne\\"neu"?', 'C--Pläne--neu--'],
  ['😀'.repeat(150), '😀'.repeat(100)],
])('makes of the title %j the name %j', (title, name) => expect(fileTitle(title)).toBe(name));

it('numbers the documents and keeps older versions apart', () => {
  const rows = [row('a', 1, { current_version: 2 }), row('a', 2, { current_version: 2 }), row('b', 1, { media_type: 'image/jpeg' })];
  expect(archiveEntries(rows).map((entry) => entry.path)).toEqual([
    'frühere Versionen/01 Lageplan v1.pdf',
    '01 Lageplan v2.pdf',
    '02 Lageplan v1.jpg',
  ]);
});

it('gives two hundred documents of one title two hundred names', () => {
  const paths = archiveEntries(Array.from({ length: 200 }, (_, i) => row(String(i), 1))).map((entry) => entry.path);
  expect(new Set(paths).size).toBe(200);
  expect([paths[0], paths[199]]).toEqual(['001 Lageplan v1.pdf', '200 Lageplan v1.pdf']);
});

it('lists what is inside, and lets a spreadsheet compute nothing', () => {
  const [head, line] = archiveIndex(archiveEntries([row('a', 1, { title: '=HYPERLINK("x")', reason: 'neu; besser' })])).split('\r\n');
  expect(head).toMatch(/^\uFEFF"Datei";"Bezeichnung";"Art"/);
  expect(line).toContain('"\'=HYPERLINK(""x"")";"Lageplan";"1803";"1";"ja";"eingegangen";"5";"ff"');
  expect(line).toMatch(/"Anna Berger";"neu; besser"$/);
});
