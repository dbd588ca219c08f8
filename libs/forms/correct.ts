import type { FieldProblem } from '@bauraum/kernel';
import type { FormSection } from '@bauraum/workflows';
import { askedAnswers, isAsked, missingAnswers, type FormData } from './form';

/** A question of the form, `section.field`. */
type FieldKey = string;

/** An answer that is not what it was; absent: not answered. */
export interface FieldChange {
  readonly field: FieldKey;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A filed application with the answers that were corrected on request. */
export interface Correction {
  readonly answers: FormData;
  /** Exactly what may be answered anew: what was asked for, and what the form asks because of it. */
  readonly open: readonly FieldKey[];
  readonly changes: readonly FieldChange[];
  /** What is missing because of the correction; `/section/field`. */
  readonly problems: readonly FieldProblem[];
}

/**
 * Corrects a filed application in the fields that the office asked for, and in those that the form asks only because of that. Other values are left
 * out. A value of null takes the answer away.
 *
 * @param pinned the fields that were asked for.
 * @example correct({ plot: { deviates: false } }, form, ['plot.deviates'], { plot: { deviates: true } }).open // ['plot.deviates', 'plot.reason']
 */
export function correct(filed: FormData, form: readonly FormSection[], pinned: readonly FieldKey[], values: FormData): Correction {
  const before = askedAnswers(filed, form);
  let open = fieldsOf(form).filter((key) => pinned.includes(key));
  for (;;) {
    const answers = askedAnswers(withValues(before, open, values), form);
    const followUps = fieldsOf(form).filter((key) => !open.includes(key) && isNew(key, form, before, answers));
    // A field that was opened stays open, so this ends.
    if (followUps.length > 0) open = [...open, ...followUps];
    else {
      const asked = open.filter((key) => pinned.includes(key) || isNew(key, form, before, answers));
      return { answers, open: asked, changes: changesBetween(before, answers), problems: newProblems(before, answers, form) };
    }
  }
}

/** @example changesBetween({ a: { x: 1 } }, { a: { x: 2 } }) // [{ field: 'a.x', before: 1, after: 2 }] */
export function changesBetween(before: FormData, after: FormData): FieldChange[] {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])].sort();
  return keys.flatMap((field) => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    if (was === is) return [];
    return [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

const fieldsOf = (form: readonly FormSection[]): FieldKey[] => form.flatMap(({ id, fields }) => fields.map((field) => `${id}.${field.id}`));
const keysOf = (data: FormData): FieldKey[] =>
  Object.entries(data).flatMap(([id, own]) => Object.keys(own).map((field) => `${id}.${field}`));

function valueOf(data: FormData, key: FieldKey): unknown {
  const [section = '', field = ''] = key.split('.');
  return data[section]?.[field] ?? undefined;
}

/** Asked now, and not when the application was filed. */
function isNew(key: FieldKey, form: readonly FormSection[], before: FormData, now: FormData): boolean {
  const [section, id] = key.split('.');
  const field = form.find((one) => one.id === section)?.fields.find((one) => one.id === id);
  return field !== undefined && isAsked(field, now) && !isAsked(field, before);
}

function withValues(before: FormData, open: readonly FieldKey[], values: FormData): FormData {
  const given = open.filter((key) => {
    const [section = '', field = ''] = key.split('.');
    return values[section] !== undefined && field in values[section];
  });
  return given.reduce<FormData>((data, key) => {
    const [section = '', field = ''] = key.split('.');
    const { [field]: _, ...others } = data[section] ?? {};
    const value = values[section]?.[field];
    const isEmpty = value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
    return { ...data, [section]: isEmpty ? others : { ...others, [field]: value } };
  }, before);
}

/** What was missing when it was filed, nobody asked for: forms change, and so do rules. */
function newProblems(before: FormData, after: FormData, form: readonly FormSection[]): FieldProblem[] {
  const known = new Set(missingAnswers(before, form).map(({ path }) => path));
  return missingAnswers(after, form).filter(({ path }) => !known.has(path));
}
