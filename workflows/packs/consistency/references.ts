import { documentTypeLabel, provisionTypes } from '../codes';
import { fillText, HELP_PREFIX } from '../pack';
import type { Checked, Inconsistency } from './problem';
import { rowsOf } from './problem';

/** A machine that is published. */
export interface PublishedWorkflow {
  readonly id: string;
  readonly version: number;
}

/** What rows name must exist: procedures, forms, machines, codes, placeholders. */
export function referenceProblems(checked: Checked, workflows: readonly PublishedWorkflow[]): readonly Inconsistency[] {
  return [
    ...procedureProblems(checked, workflows),
    ...namedProcedures(checked),
    ...codeProblems(checked),
    ...formProblems(checked),
    ...textProblems(checked),
  ];
}

function procedureProblems({ pack, rules }: Checked, workflows: readonly PublishedWorkflow[]): readonly Inconsistency[] {
  return rowsOf(pack, 'procedures').flatMap(({ row, path }) => {
    const versions = workflows.filter(({ id }) => id === row.workflow);
    const handsOverTo = row.handsOverTo !== undefined && !rules.procedures.some(({ id }) => id === row.handsOverTo);
    return [
      ...when(versions.length === 0, `${path}/workflow`, `there is no machine ${row.workflow}`),
      ...when(
        versions.length > 0 && row.workflowVersion !== undefined && !versions.some(({ version }) => version === row.workflowVersion),
        `${path}/workflowVersion`,
        `${row.workflow} has no version ${row.workflowVersion}`,
      ),
      ...when(row.level === 'case' && row.form === undefined, path, 'a procedure of level case needs a form'),
      ...when(row.form !== undefined && !rules.forms.some(({ id }) => id === row.form), `${path}/form`, `there is no form ${row.form}`),
      ...when(handsOverTo, `${path}/handsOverTo`, `there is no procedure ${row.handsOverTo}`),
    ];
  });
}

/** Rows for procedures that nobody has are misspelt. The base cannot know them: the Länder have the procedures. */
function namedProcedures({ pack, rules }: Checked): readonly Inconsistency[] {
  if (pack.kind === 'base') return [];
  const known = new Set(rules.procedures.map(({ id }) => id));
  const lists = [...rowsOf(pack, 'periods'), ...rowsOf(pack, 'fees'), ...rowsOf(pack, 'documents'), ...rowsOf(pack, 'texts')];
  return [
    ...lists.flatMap(({ row, path }) =>
      (row.procedures ?? []).flatMap((id, index) => when(!known.has(id), `${path}/procedures/${index}`, `there is no procedure ${id}`)),
    ),
    ...rowsOf(pack, 'procedureRules').flatMap(({ row: { procedure }, path }) =>
      when(procedure !== undefined && !known.has(procedure), `${path}/procedure`, `there is no procedure ${procedure}`),
    ),
  ];
}

function codeProblems({ pack }: Checked): readonly Inconsistency[] {
  return [
    ...rowsOf(pack, 'documents').flatMap(({ row, path }) =>
      when(documentTypeLabel(row.typeCode) === undefined, `${path}/typeCode`, `the XBau list anlagen has no code ${row.typeCode}`),
    ),
    ...rowsOf(pack, 'texts').flatMap(({ row: { provisionType }, path }) =>
      when(
        provisionType !== undefined && !provisionTypes.some(({ code }) => code === provisionType),
        `${path}/provisionType`,
        `the XBau list nebenbestimmungart has no code ${provisionType}`,
      ),
    ),
  ];
}

function formProblems({ pack }: Checked): readonly Inconsistency[] {
  return rowsOf(pack, 'forms').flatMap(({ row, path }) => {
    const sections = row.sections.map(({ id }) => id);
    return row.sections.flatMap((section, s) => {
      const at = `${path}/sections/${s}`;
      const ids = section.fields.map(({ id }) => id);
      return [
        ...when(sections.indexOf(section.id) < s, at, `there is a section ${section.id} already`),
        ...section.fields.flatMap((field, f) => [
          ...when(ids.indexOf(field.id) < f, `${at}/fields/${f}`, `there is a field ${field.id} already`),
          ...when(!compiles(field.pattern), `${at}/fields/${f}/pattern`, 'is no regular expression'),
          ...when(
            (field.type === 'choice') !== (field.choices !== undefined || field.choicesFrom !== undefined),
            `${at}/fields/${f}`,
            'choices or choicesFrom belong to a field of type choice, and to no other',
          ),
        ]),
      ];
    });
  });
}

function compiles(pattern: string | undefined): boolean {
  try {
    if (pattern !== undefined) RegExp(`^(?:${pattern})$`);
    return true;
  } catch {
    return false;
  }
}

/** Filled in everywhere. */
const OF_AUTHORITY = ['authorityName', 'authorityStreet', 'authorityPostalCode', 'authorityCity'];
/** What each use fills in besides. */
const BY_USE: Readonly<Record<string, readonly string[]>> = {
  grant: ['receivedOn', 'title'],
  refusal: ['receivedOn', 'title'],
  fiction: ['dueOn'],
  supplements: ['dueOn'],
  participation: ['dueOn'],
  withdrawal: ['dueOn'],
  'deemed-withdrawal': ['dueOn'],
  appeal: [],
  provision: [],
};
/** Letters of the machines: the facts of the case, and what the machine tells. */
const OF_LETTERS = [
  'receivedOn',
  'title',
  'fileNumber',
  'procedureTitle',
  'dueOn',
  'on',
  'until',
  'validUntil',
  'startedOn',
  'mayStartOn',
  'lodgedOn',
  'against',
  'consequence',
  'neighbours',
  'reason',
  'reasons',
  'text',
  'kind',
  'defects',
  'scope',
  'engineer',
  'field',
  'number',
  'objectionAuthority',
  'court',
];

/** The placeholders that a text may use; help texts stand in the form as they are. @example placeholdersOf('refusal').includes('title') // true */
export const placeholdersOf = (use: string): readonly string[] =>
  use.startsWith(HELP_PREFIX) ? [] : [...OF_AUTHORITY, ...(BY_USE[use] ?? OF_LETTERS)];

function textProblems({ pack }: Checked): readonly Inconsistency[] {
  return rowsOf(pack, 'texts').flatMap(({ row, path }) => {
    const known = placeholdersOf(row.use);
    const left = fillText(row.text, Object.fromEntries(known.map((name) => [name, '']))).match(/\{[^{}]*\}/g) ?? [];
    const may = `a text for ${row.use} may use ${known.map((name) => `{${name}}`).join(', ') || 'none'}`;
    return [...new Set(left)].map((placeholder) => ({ path: `${path}/text`, reason: `nothing fills in ${placeholder}; ${may}` }));
  });
}

/** A problem, when there is one. */
export const when = (wrong: boolean, path: string, reason: string): readonly Inconsistency[] => (wrong ? [{ path, reason }] : []);
