import type { Doc, DocVersion } from '../../api/types';

/** The version that counts: the current one, if it is there. */
export function currentVersion(document: Doc): DocVersion | undefined {
  return document.versions.find((version) => version.version === document.currentVersion) ?? document.versions.at(-1);
}

/** Documents that the office can work with: not withdrawn and checked. */
export function usable(documents: readonly Doc[]): Doc[] {
  return documents.filter((document) => !document.withdrawn && currentVersion(document)?.status === 'available');
}
