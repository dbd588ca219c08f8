/// <reference types="jest" />
import type { DocVersion } from '../../api/types';
import { compareVersions } from './compare-versions';

const version = (number: number, more: Partial<DocVersion> = {}): DocVersion => ({
  ...{ version: number, fileName: 'a.pdf', size: 100, mediaType: 'application/pdf', sha256: 'aa', status: 'available', pages: 2 },
  ...{ problem: null, uploading: null, waiting: null, uploadedBy: null, uploadedAt: '', reason: null },
  ...more,
});
const steps = (...versions: DocVersion[]) =>
  compareVersions(versions).map(({ version: { version: number }, sizeChange, pagesChange, content }) => [
    number,
    sizeChange,
    pagesChange,
    content,
  ]);

describe('versions of a document', () => {
  it('stand with nothing to compare when there is one', () => expect(steps(version(1))).toEqual([[1, null, null, null]]));

  it('come newest first, each beside the one before', () =>
    expect(steps(version(1), version(2, { size: 80, pages: 3, sha256: 'bb' }), version(3, { size: 80, pages: 3, sha256: 'bb' }))).toEqual([
      [3, 0, 0, 'same'],
      [2, -20, 1, 'changed'],
      [1, null, null, null],
    ]));

  it('skip one that was refused', () =>
    expect(steps(version(1), version(2, { status: 'rejected', sha256: 'xx' }), version(3))[0]).toEqual([3, 0, 0, 'same']));

  it('do not guess pages', () => expect(steps(version(1, { pages: null }), version(2))[0]).toEqual([2, 0, null, 'same']));
});
