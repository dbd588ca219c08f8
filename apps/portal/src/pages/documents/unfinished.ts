import type { Doc } from '../../api/types';
import type { UploadItem } from './upload-item';

/** A file whose transfer was begun and not finished: it can be chosen again, and goes on where it ended. */
export interface UnfinishedFile {
  readonly documentId: string;
  readonly version: number;
  readonly title: string;
  readonly typeCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  /** null: sent as a whole, so it begins anew. */
  readonly partSize: number | null;
  /** The document has no other version: without this file it is nothing. */
  readonly isNew: boolean;
}

/** What I have not finished, and nothing here is sending. */
export function unfinishedFiles(
  documents: readonly Doc[],
  uploads: readonly Pick<UploadItem, 'documentId' | 'version'>[],
): UnfinishedFile[] {
  return documents.flatMap((doc) => {
    const newest = doc.versions.reduce<Doc['versions'][number] | null>((a, b) => (a && a.version > b.version ? a : b), null);
    const held = uploads.some((item) => item.documentId === doc.id && item.version === newest?.version);
    if (!newest?.uploading || newest.status !== 'uploading' || doc.withdrawn || held) return [];
    const { size, sha256, partSize } = newest.uploading;
    const { version, fileName } = newest;
    const isNew = doc.currentVersion === 0;
    return [{ documentId: doc.id, version, title: doc.title, typeCode: doc.typeCode, fileName, size, sha256, partSize, isNew }];
  });
}

/** Chosen files beside what they go on with, by name and size; the content is compared before anything is sent. */
export function matchFiles<F extends Pick<File, 'name' | 'size'>>(
  files: readonly F[],
  unfinished: readonly UnfinishedFile[],
): { matched: { file: F; begun: UnfinishedFile }[]; others: F[] } {
  const left = [...unfinished];
  const matched: { file: F; begun: UnfinishedFile }[] = [];
  const others: F[] = [];
  for (const file of files) {
    const at = left.findIndex(({ fileName, size }) => fileName.normalize('NFC') === file.name.normalize('NFC') && size === file.size);
    const [begun] = at < 0 ? [] : left.splice(at, 1);
    if (begun) matched.push({ file, begun });
    else others.push(file);
  }
  return { matched, others };
}
