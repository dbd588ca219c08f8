/// <reference types="jest" />
import type { Doc } from '../../api/types';
import { matchFiles, unfinishedFiles } from './unfinished';

const uploading = { size: 40, sha256: 'ab', partSize: 16 };
type Version = Doc['versions'][number];
const version = (number: number, status: Version['status'], more: Partial<Version> = {}): Version => ({
  ...{ version: number, fileName: 'Plan.pdf', size: 40, mediaType: 'application/pdf', sha256: 'ab', pages: null, status, problem: null },
  ...{ uploading: null, waiting: null, uploadedBy: null, uploadedAt: '', reason: null, ...more },
});
const doc = (id: string, versions: Version[], more: Partial<Doc> = {}): Doc => ({
  ...{ id, title: 'Plan', typeCode: '2001', typeLabel: '', direction: 'incoming', currentVersion: 0, withdrawn: false },
  versions,
  ...more,
});

describe('what was not finished', () => {
  it('is my newest version that is still being sent, unless this page sends it', () => {
    const documents = [
      doc('mine', [version(1, 'uploading', { uploading })]),
      doc('new version', [version(1, 'available'), version(2, 'uploading', { uploading })], { currentVersion: 1 }),
      doc('of somebody else', [version(1, 'uploading')]),
      doc('done since', [version(1, 'uploading', { uploading }), version(2, 'available')], { currentVersion: 2 }),
      doc('taken out', [version(1, 'uploading', { uploading })], { withdrawn: true }),
      doc('on its way', [version(1, 'uploading', { uploading })]),
    ];
    const found = unfinishedFiles(documents, [{ documentId: 'on its way', version: 1 }]);
    expect(found.map(({ documentId, version: number, isNew, partSize }) => [documentId, number, isNew, partSize])).toEqual([
      ['mine', 1, true, 16],
      ['new version', 2, false, 16],
    ]);
  });

  it('goes on with a file of the same name and size, each once', () => {
    const [begun] = unfinishedFiles([doc('mine', [version(1, 'uploading', { uploading })])], []);
    if (!begun) throw new Error('nothing begun');
    const right = { name: 'Plan.pdf', size: 40 };
    const files = [{ name: 'Plan.pdf', size: 41 }, right, { ...right }, { name: 'Anderer.pdf', size: 40 }];
    const { matched, others } = matchFiles(files, [begun]);
    expect(matched).toEqual([{ file: right, begun }]);
    expect(others).toHaveLength(3);
  });
});
