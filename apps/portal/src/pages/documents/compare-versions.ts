import type { DocVersion } from '../../api/types';

/** A version beside the one before it. */
export interface VersionStep {
  readonly version: DocVersion;
  /** Bytes more or less than before; null for the first one. */
  readonly sizeChange: number | null;
  /** Pages more or less; null while the pages of one of the two are not known. */
  readonly pagesChange: number | null;
  /** By the hash; null for the first one. */
  readonly content: 'same' | 'changed' | null;
}

/**
 * The versions of a document, the newest first, each compared with the one before it that was taken; a refused one never counted.
 *
 * @example compareVersions([v1, v2])[0]?.content // 'changed'
 */
export function compareVersions(versions: readonly DocVersion[]): VersionStep[] {
  const ordered = versions.toSorted((left, right) => right.version - left.version);
  return ordered.map((version, at) => {
    const before = ordered.slice(at + 1).find((older) => older.status === 'available');
    if (!before) return { version, sizeChange: null, pagesChange: null, content: null };
    return {
      version,
      sizeChange: version.size - before.size,
      pagesChange: version.pages === null || before.pages === null ? null : version.pages - before.pages,
      content: version.sha256 === before.sha256 ? 'same' : 'changed',
    };
  });
}
