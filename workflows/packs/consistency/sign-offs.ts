import { documentTypeLabel } from '../codes';
import type { Released } from '../types';
import { rowsOf, type Checked, type Inconsistency } from './problem';

/** A sign-off belongs to procedures that there are, and releases what their forms ask for and the list `anlagen` knows. */
export function signOffProblems({ pack, rules }: Checked): readonly Inconsistency[] {
  const procedures = new Set(rules.procedures.map(({ id }) => id));
  const sections = new Set(rules.forms.flatMap((form) => form.sections.map(({ id }) => id)));
  return rowsOf(pack, 'signOffs').flatMap(({ row, path }) => [
    // The base cannot know them: the Länder have the procedures.
    ...(pack.kind === 'base' ? [] : unknown(row.procedures, procedures, `${path}/procedures`, 'there is no procedure')),
    ...unknown(named(row.releases.sections), sections, `${path}/releases/sections`, 'no form has a section'),
    ...named(row.releases.documents).flatMap((code, index) =>
      documentTypeLabel(code) === undefined
        ? [{ path: `${path}/releases/documents/${index}`, reason: `the XBau list anlagen has no code ${code}` }]
        : [],
    ),
    ...(row.mayAlsoBeSignedBy ?? []).flatMap(({ role }, index) =>
      role === row.role ? [{ path: `${path}/mayAlsoBeSignedBy/${index}/role`, reason: `the ${role} signs anyway` }] : [],
    ),
  ]);
}

const named = (released: Released): readonly string[] => (released === 'all' ? [] : released);

const unknown = (ids: readonly string[], known: ReadonlySet<string>, path: string, what: string): readonly Inconsistency[] =>
  ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}/${index}`, reason: `${what} ${id}` }]));
