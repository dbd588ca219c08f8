import { documentTypeLabel } from '../codes';
import { rowsOf, type Checked, type Inconsistency } from './problem';
import { when } from './references';

/** A discipline writes sections that a form has, and brings what the list `anlagen` knows. */
export function disciplineProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  const sections = new Set(rules.forms.flatMap((form) => form.sections.map(({ id }) => id)));
  return rowsOf(pack, 'disciplines').flatMap(({ row, path }) => [
    ...row.sections.flatMap((id, index) => when(!sections.has(id), `${path}/sections/${index}`, `no form has a section ${id}`)),
    ...row.documents.flatMap((code, index) =>
      when(documentTypeLabel(code) === undefined, `${path}/documents/${index}`, `the XBau list anlagen has no code ${code}`),
    ),
  ]);
}
