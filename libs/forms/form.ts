import { isParcelId, isPlainDate, type FieldProblem, type PlainDate } from '@bauraum/kernel';
import { buildingKinds, holds, isValidOn } from '@bauraum/law';
import { authorityPack, formOf, helpText, municipalitiesOf, rulesOf, type FormField, type FormSection } from '@bauraum/workflows';
import { isEmail } from 'class-validator';

/** Answers by section and field; absent means not answered yet. */
export type FormData = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The form of a procedure on a day, with the choices that the authority's data give.
 *
 * @throws RangeError when the procedure has no form.
 */
export function formFor(authority: string, procedure: string, on: PlainDate): readonly FormSection[] {
  const { sections } = formOf(authority, procedure, on);
  return sections.map((section) => ({ ...section, fields: section.fields.map((field) => withChoices(field, authority, on)) }));
}

/** With what the packs tell about it, in German. */
type Explained<T> = T & { readonly help?: string };
type ExplainedSection = Explained<Omit<FormSection, 'fields'> & { readonly fields: readonly Explained<FormField>[] }>;

/**
 * The same form as it is filled in: with the help texts of its sections and fields.
 *
 * @throws RangeError when the procedure has no form.
 */
export function explainedForm(authority: string, procedure: string, on: PlainDate): readonly ExplainedSection[] {
  const explained = <T extends object>(part: T, place: string): Explained<T> => {
    const help = helpText(authority, place, procedure, on);
    return { ...part, ...(help === undefined ? {} : { help }) };
  };
  return formFor(authority, procedure, on).map((section) => {
    const fields = section.fields.map((field) => explained(field, `${section.id}.${field.id}`));
    return explained({ ...section, fields }, section.id);
  });
}

function withChoices(field: FormField, authority: string, on: PlainDate): FormField {
  switch (field.choicesFrom) {
    case undefined:
      return field;
    case 'municipalities':
      return { ...field, choices: municipalitiesOf(authorityPack(authority)).map(({ ags, name }) => ({ value: ags, label: name })) };
    case 'buildingKinds':
      return { ...field, choices: kindsOf(field, authority, on) ?? [] };
  }
}

/** The kinds of building that the authority's fees know, each once; those that the form names itself where fees do not depend on the kind, or go by costs. */
function kindsOf({ choices }: FormField, authority: string, on: PlainDate): FormField['choices'] {
  const rows = rulesOf(authority)
    .fees.filter((schedule) => isValidOn(schedule, on))
    .flatMap((schedule) => buildingKinds(schedule, on));
  const others = rulesOf(authority).fees.some(({ base }) => 'otherwise' in base && base.otherwise !== undefined) ? (choices ?? []) : [];
  const kinds = new Map(rows.map(({ buildingKind, label }) => [buildingKind, { value: buildingKind, label }]));
  for (const choice of others) if (!kinds.has(choice.value)) kinds.set(choice.value, choice);
  return kinds.size > 0 ? [...kinds.values()] : choices;
}

/**
 * What is wrong with the answers that are there: unknown sections and fields, values of the wrong type or out of range. Such data is refused.
 *
 * @example formErrors({ project: { title: 5 } }, form) // [{ path: '/data/project/title', key: 'isString' }]
 */
export function formErrors(data: unknown, form: readonly FormSection[]): FieldProblem[] {
  if (!isRecord(data)) return [{ path: '/data', key: 'isObject' }];
  return Object.entries(data).flatMap(([sectionId, answers]) => {
    const section = form.find((s) => s.id === sectionId);
    if (!section) return [{ path: `/data/${sectionId}`, key: 'unknown' }];
    if (!isRecord(answers)) return [{ path: `/data/${sectionId}`, key: 'isObject' }];
    return Object.entries(answers).flatMap(([id, value]) => {
      const field = section.fields.find((f) => f.id === id);
      const path = `/data/${sectionId}/${id}`;
      if (!field) return [{ path, key: 'unknown' }];
      const key = isEmpty(value) ? null : fieldError(field, value);
      return key ? [{ path, key }] : [];
    });
  });
}

/** Is a field asked, given these answers? @example isAsked(field, {}) // true, without a condition */
export const isAsked = ({ when }: FormField, answers: FormData): boolean => when === undefined || holds(when, answers) === true;

/**
 * Only the answers to questions that are asked: what was typed before a question fell away counts nowhere. Drafts keep it, for who changes their
 * mind; what is released, assessed, charged and filed is this. An answer that falls away may take the question of another one with it.
 *
 * @example askedAnswers({ plot: { deviates: false, reason: 'Weil.' } }, form) // { plot: { deviates: false } }
 */
export function askedAnswers(data: FormData, form: readonly FormSection[]): FormData {
  const unasked = form.flatMap(({ id, fields }) =>
    fields.filter((field) => data[id]?.[field.id] !== undefined && !isAsked(field, data)).map((field) => [id, field.id] as const),
  );
  if (unasked.length === 0) return data;
  const sections = Object.entries(data).map(([id, answers]) => {
    const asked = Object.entries(answers).filter(([field]) => !unasked.some(([section, gone]) => section === id && gone === field));
    return [id, Object.fromEntries(asked)] as const;
  });
  return askedAnswers(Object.fromEntries(sections.filter(([, answers]) => Object.keys(answers).length > 0)), form);
}

/**
 * What is still missing before the application can be filed. A field whose condition does not hold (yet) is not asked.
 *
 * @example missingAnswers({}, form).length > 0 // true
 */
export function missingAnswers(data: FormData, form: readonly FormSection[]): FieldProblem[] {
  const asked = askedAnswers(data, form);
  return form.flatMap((section) =>
    section.fields.flatMap((field) => {
      if (!isAsked(field, asked)) return [];
      const value = asked[section.id]?.[field.id];
      const path = `/${section.id}/${field.id}`;
      if (field.required && isEmpty(value)) return [{ path, key: 'required' }];
      return field.mustBeTrue === true && value !== true ? [{ path, key: 'mustBeTrue' }] : [];
    }),
  );
}

/** Only the answers that a form asks for: what another procedure's form knew beside them stays behind. */
export function answersFor(data: FormData, form: readonly FormSection[]): FormData {
  const sections = form.map(({ id, fields }) => {
    const known = Object.entries(data[id] ?? {}).filter(([field]) => fields.some((candidate) => candidate.id === field));
    return [id, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(sections.filter(([, answers]) => Object.keys(answers).length > 0));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The i18n key of what is wrong with a value, or null. */
function fieldError(field: FormField, value: unknown): string | null {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'isBoolean';
    case 'number':
    case 'integer':
      return numberError(field, value);
    case 'choice':
      return typeof value === 'string' && (field.choices ?? []).some((choice) => choice.value === value) ? null : 'isIn';
    case 'date':
      return typeof value === 'string' && isPlainDate(value) ? null : 'isDate';
    case 'email':
      return textError(field, value) ?? (isEmail(value) ? null : 'isEmail');
    case 'text':
    case 'longtext':
      return textError(field, value);
    case 'parcel':
      return textError(field, value) ?? (isParcelId(value as string) ? null : 'isParcelId');
  }
}

function numberError({ type, min, max }: FormField, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'isNumber';
  if (type === 'integer' && !Number.isInteger(value)) return 'isInt';
  // The fee is computed from litres; more decimals would be noise.
  if (Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6) return 'tooManyDecimals';
  if (min !== undefined && value < min) return 'min';
  return max !== undefined && value > max ? 'max' : null;
}

function textError({ maxLength, pattern, problem }: FormField, value: unknown): string | null {
  if (typeof value !== 'string') return 'isString';
  if (maxLength !== undefined && value.length > maxLength) return 'maxLength';
  return pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value) ? null : (problem ?? 'matches');
}
