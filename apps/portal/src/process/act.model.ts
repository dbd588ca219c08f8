import type { ActField, Problem } from '../api/types';
import { parseNumber } from '../pages/application/values';

export type ActValue = string | boolean | readonly string[];
export type ActValues = Readonly<Record<string, ActValue>>;

/** What is wrong with a field: the text is `fieldProblem.<key>`, as the api and the application form know it. */
export interface ActProblem {
  field: ActField;
  key: string;
}

const textOf = (value: ActValue | undefined): string => (typeof value === 'string' ? value.trim() : '');
const listOf = (value: ActValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

/** Every field that does not fit, in the order of the form; the api has the last word. */
export function problemsOf(fields: readonly ActField[], values: ActValues): ActProblem[] {
  return fields.flatMap((field) => problemOf(field, values[field.id]) ?? []);
}

function problemOf(field: ActField, value: ActValue | undefined): ActProblem | null {
  // A box that is not ticked says "no"; where an answer is demanded, "yes" and "no" are offered as a choice.
  if (field.type === 'boolean') return field.required && textOf(value) === '' ? { field, key: 'isIn' } : null;
  if (field.type === 'documents') return field.required && listOf(value).length === 0 ? { field, key: 'isIn' } : null;
  const text = textOf(value);
  if (text === '') return field.required ? { field, key: missingKey(field) } : null;
  if (field.type === 'number') return numberProblem(field, parseNumber(text));
  return field.maxLength !== undefined && text.length > field.maxLength ? { field, key: 'maxLength' } : null;
}

function missingKey({ type }: ActField): string {
  switch (type) {
    case 'date':
      return 'isDate';
    case 'number':
      return 'isNumber';
    case 'text':
    case 'longtext':
      return 'required';
    case 'boolean':
    case 'choice':
    case 'document':
    case 'documents':
    case 'member':
      return 'isIn';
  }
}

function numberProblem(field: ActField, number: number | null): ActProblem | null {
  if (number === null) return { field, key: 'isNumber' };
  if (field.min !== undefined && number < field.min) return { field, key: 'min' };
  return field.max !== undefined && number > field.max ? { field, key: 'max' } : null;
}

/** The payload of the event: what was left empty is left out. */
export function payloadOf(fields: readonly ActField[], values: ActValues): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = values[field.id];
      if (field.type === 'boolean') return [[field.id, value === true || value === 'true']];
      if (field.type === 'documents') return listOf(value).length > 0 ? [[field.id, listOf(value)]] : [];
      const text = textOf(value);
      if (text === '') return [];
      return [[field.id, field.type === 'number' ? parseNumber(text) : text]];
    }),
  );
}

/** What the api says of the fields (`/payload/<id>`, and `/input/<id>` of an opening); what belongs to no field is left out. */
export function serverProblems(problem: Pick<Problem, 'fields'>, fields: readonly ActField[]): ActProblem[] {
  return (problem.fields ?? []).flatMap(({ path, key }) => {
    const field = fields.find(({ id }) => path === `/payload/${id}` || path === `/input/${id}`);
    return field ? [{ field, key }] : [];
  });
}
