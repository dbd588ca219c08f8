import type { VersionRow } from './document.repository';
import { typeLabel } from './document.repository';

/** A version and the name of its file in the archive. */
export interface ArchiveEntry {
  readonly path: string;
  readonly row: VersionRow;
}

/** Versions that a newer one has replaced lie in a folder of their own. */
const OLDER = 'frühere Versionen/';
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
};
const MAX_TITLE = 100;

/**
 * A title as a part of a file name: no control or invisible characters, none that a file system refuses, not too long.
 *
 * @example fileTitle('Lageplan 1:500 / Süd') // 'Lageplan 1-500 - Süd'
 */
export function fileTitle(title: string): string {
  const safe = title
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return [...safe].slice(0, MAX_TITLE).join('').trimEnd() || 'Dokument';
}

/**
 * The files of an archive: documents in their order, numbered, so that no two names are the same.
 *
 * @param rows versions that are available, by document and version.
 * @example archiveEntries([row])[0]?.path // '01 Lageplan v2.pdf'
 */
export function archiveEntries(rows: readonly VersionRow[]): ArchiveEntry[] {
  const ids = [...new Set(rows.map((row) => row.document_id))];
  const numbers = new Map(ids.map((id, at) => [id, String(at + 1).padStart(Math.max(2, String(ids.length).length), '0')]));
  return rows.map((row) => {
    const folder = row.version === row.current_version ? '' : OLDER;
    const name = `${numbers.get(row.document_id) ?? ''} ${fileTitle(row.title)} v${row.version}`;
    return { path: `${folder}${name}.${ENDINGS[row.media_type] ?? 'bin'}`, row };
  });
}

const HEAD = [
  'Datei',
  'Bezeichnung',
  'Art',
  'Art (Schlüssel)',
  'Version',
  'gültig',
  'Richtung',
  'Größe (Byte)',
  'SHA-256',
  'vom',
  'von',
  'Grund',
];
const DIRECTIONS = { incoming: 'eingegangen', outgoing: 'ausgegangen', internal: 'intern' } as const;

/** The list of an archive's files as spreadsheet programs with German settings open it: semicolons, UTF-8 with its mark. */
export function archiveIndex(entries: readonly ArchiveEntry[]): string {
  const lines = entries.map(({ path, row }) => [
    path,
    row.title,
    typeLabel(row.type_code),
    row.type_code,
    String(row.version),
    row.version === row.current_version ? 'ja' : 'nein',
    DIRECTIONS[row.direction],
    row.size,
    row.sha256,
    row.uploaded_at.toISOString(),
    row.uploader ?? '',
    row.reason ?? '',
  ]);
  return `\uFEFF${[HEAD, ...lines].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Quoted; what a spreadsheet program would compute stays a text (an applicant wrote it, the office opens it). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
