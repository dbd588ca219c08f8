import { DOCUMENT_TYPE_ROWS } from './document-types.data';
import { PROVISION_TYPE_ROWS } from './provision-types.data';

/** A code of an XBau list and its German label. */
export interface Code {
  readonly code: string;
  readonly label: string;
}

/**
 * Reads a generated table of codes.
 *
 * @example parseRows('`1 Bedingung ¦ 2 Auflage`') // [{ code: '1', label: 'Bedingung' }, { code: '2', label: 'Auflage' }]
 */
export function parseRows(rows: string): readonly Code[] {
  return rows
    .split(/\n|¦/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => ({ code: entry.slice(0, entry.indexOf(' ')), label: entry.slice(entry.indexOf(' ') + 1) }));
}

/** Kinds of submission documents and letters: XBau list `anlagen` 3.0. */
export const documentTypes: readonly Code[] = parseRows(DOCUMENT_TYPE_ROWS);

/** Kinds of ancillary provisions: XBau list `nebenbestimmungart` 3.0. */
export const provisionTypes: readonly Code[] = parseRows(PROVISION_TYPE_ROWS);

const documentLabels = new Map(documentTypes.map(({ code, label }) => [code, label]));

/** @example documentTypeLabel('2001') // 'Grundrisse' */
export const documentTypeLabel = (code: string): string | undefined => documentLabels.get(code);
