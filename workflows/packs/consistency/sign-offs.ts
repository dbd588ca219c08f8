import { documentTypeLabel } from '../codes';
import type { Discipline, Released, SignOffRule } from '../types';
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
    ...disciplineProblems(row, rules.disciplines, path),
    ...(row.mayAlsoBeSignedBy ?? []).flatMap(({ role }, index) =>
      role === row.role ? [{ path: `${path}/mayAlsoBeSignedBy/${index}/role`, reason: `the ${role} signs anyway` }] : [],
    ),
  ]);
}

/** A planner releases what the discipline brings, nobody else has one. */
function disciplineProblems(
  { role, discipline, releases }: SignOffRule,
  known: readonly Discipline[],
  path: string,
): readonly Inconsistency[] {
  if (role !== 'planner') return discipline === undefined ? [] : [{ path: `${path}/discipline`, reason: `a ${role} has no discipline` }];
  const rows = known.filter(({ id }) => id === discipline);
  if (rows.length === 0) return [{ path: `${path}/discipline`, reason: `there is no discipline ${discipline ?? ''}`.trim() }];
  const sections = new Set(rows.flatMap((row) => row.sections));
  const codes = new Set(rows.flatMap((row) => row.documents));
  return [
    ...unknown(named(releases.sections), sections, `${path}/releases/sections`, `${discipline} does not write`),
    ...unknown(named(releases.documents), codes, `${path}/releases/documents`, `${discipline} does not bring`),
  ];
}

const named = (released: Released): readonly string[] => (released === 'all' ? [] : released);

const unknown = (ids: readonly string[], known: ReadonlySet<string>, path: string, what: string): readonly Inconsistency[] =>
  ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}/${index}`, reason: `${what} ${id}` }]));
