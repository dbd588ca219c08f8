import { documentTypeLabel } from '../codes';
import { REFUSING_KINDS } from '../types';
import { rowsOf, type Checked, type Inconsistency } from './problem';
import { when } from './references';

/** A check of files belongs to procedures that there are and to types that the list `anlagen` knows, and blocks or refuses only what is required. */
export function documentCheckProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  const procedures = new Set(rules.procedures.map(({ id }) => id));
  return rowsOf(pack, 'documentChecks').flatMap(({ row, path }) => [
    // The base cannot know them: the Länder have the procedures.
    ...(row.procedures ?? []).flatMap((id, index) =>
      when(pack.kind !== 'base' && !procedures.has(id), `${path}/procedures/${index}`, `there is no procedure ${id}`),
    ),
    ...(row.typeCodes ?? []).flatMap((code, index) =>
      when(documentTypeLabel(code) === undefined, `${path}/typeCodes/${index}`, `the XBau list anlagen has no code ${code}`),
    ),
    ...when(row.blocks === true && row.severity !== 'required', `${path}/blocks`, 'only what is required may block'),
    ...when(
      row.refuses === true && (row.severity !== 'required' || !REFUSING_KINDS.some((kind) => kind === row.kind)),
      `${path}/refuses`,
      `only what is required and of ${REFUSING_KINDS.join(', ')} may be refused`,
    ),
    ...when(row.kind === 'typeFits' && row.typeCodes === undefined, path, 'words belong to types: typeCodes is missing'),
  ]);
}
