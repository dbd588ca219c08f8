import type { Translate } from '../../i18n';
import type { Application, FormField, FormSection } from '../../api/types';
import { longDate } from '../../ui/dates';
import { holds, type Answers } from './condition';
import type { FormTexts } from './texts';

/** What stands in the inputs: text, or true/false for a checkbox. */
export type Typed = Record<string, string | boolean>;
export type Stored = Record<string, unknown>;
export type SectionState = 'notStarted' | 'inProgress' | 'missing' | 'done';

/** A stored text; anything else has no words. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** 1234.5 -> '1234,5'; what is stored, as it is typed into a German form. */
export function toTyped(field: FormField, value: unknown): string | boolean {
  if (field.type === 'boolean') return value === true;
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? String(value).replace('.', ',') : asText(value);
}

/** '1.234,5' -> 1234.5; null when it is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '');
  const german = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain;
  const normal = german.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(normal) ? Number(normal) : null;
}

/** The value to store for what was typed; undefined: leave it out; null: it cannot be read. */
export function toStored(field: FormField, typed: string | boolean | undefined): unknown {
  if (field.type === 'boolean') return typed === true;
  const text = String(typed ?? '').trim();
  if (text === '') return undefined;
  if (field.type === 'number' || field.type === 'integer') {
    const value = parseNumber(text);
    return value !== null && field.type === 'integer' && !Number.isInteger(value) ? null : value;
  }
  return field.type === 'parcel' ? parcelKey(text) : text;
}

const PARCEL_KEY_LENGTH = 20;

/**
 * A parcel key as it is stored: without blanks, what is missing at its end filled with `_`. What is no beginning of a key stays as it is.
 *
 * @example parcelKey('13 2730 001 00042') // '13273000100042______'
 */
export function parcelKey(text: string): string {
  const plain = text.replace(/\s/g, '');
  return /^[\d_]{14,}$/.test(plain) ? plain.padEnd(PARCEL_KEY_LENGTH, '_') : plain;
}

/** Is a field asked, given all answers? Like the server: only when its condition surely holds. */
export function isAsked(field: FormField, answers: Answers): boolean {
  return field.when === undefined || holds(field.when, answers) === true;
}

/** The fields of a section that are asked now: the other sections as they are saved, this one as it is typed. */
export function askedFields(section: FormSection, saved: Application['data'], typed: Typed): FormField[] {
  if (section.fields.every((field) => field.when === undefined)) return [...section.fields];
  const answers = { ...saved, [section.id]: storeSection(section, typed).values };
  return section.fields.filter((field) => isAsked(field, answers));
}

/** All stored values of a section; fields that cannot be read are listed. */
export function storeSection(section: Pick<FormSection, 'fields'>, typed: Typed): { values: Stored; unreadable: FormField[] } {
  const values: Stored = {};
  const unreadable: FormField[] = [];
  for (const field of section.fields) {
    const value = toStored(field, typed[field.id]);
    if (value === null) unreadable.push(field);
    else if (value !== undefined) values[field.id] = value;
  }
  return { values, unreadable };
}

export function typeSection(section: FormSection, data: Stored | undefined): Typed {
  return Object.fromEntries(section.fields.map((field) => [field.id, toTyped(field, data?.[field.id])]));
}

/** Steps of a path: '/data/project/title' or 'project.title' -> ['project', 'title']. */
export function pathSteps(path: string): string[] {
  const steps = path.split(/[/.]/).filter((step) => step !== '');
  return steps[0] === 'data' ? steps.slice(1) : steps;
}

/** The problems of one section, by field: '/project/title' -> title. */
export function problemsOf(problems: Application['problems'], section: string): { field: string; key: string }[] {
  return problems.flatMap(({ path, key }) => {
    const [first, field] = pathSteps(path);
    return first === section && field ? [{ field, key }] : [];
  });
}

export function sectionState(section: FormSection, application: Application, unsaved: boolean): SectionState {
  if (unsaved) return 'inProgress';
  const data = application.data[section.id] ?? {};
  const filled = section.fields.some((field) => data[field.id] !== undefined && data[field.id] !== '' && data[field.id] !== false);
  if (problemsOf(application.problems, section.id).length === 0) return filled ? 'done' : 'notStarted';
  return filled ? 'missing' : 'notStarted';
}

interface Showing {
  t: Translate;
  texts: FormTexts;
  language: string;
  section: string;
}

/** A stored value in words, e.g. true -> 'Ja', 750 with unit -> '750 m³'; '' for nothing. */
export function showValue(field: FormField, value: unknown, { t, texts, language, section }: Showing): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
  if (field.type === 'choice') {
    const choice = field.choices?.find((item) => item.value === value);
    return choice ? texts.choice(section, field.id, choice) : asText(value);
  }
  if (field.type === 'date') return longDate(asText(value), language);
  if (typeof value === 'number') return `${new Intl.NumberFormat('de-DE').format(value)}${field.unit ? ` ${unitText(field.unit)}` : ''}`;
  return asText(value);
}

/** 'm3' -> 'm³'. */
export function unitText(unit: string): string {
  return unit.replace('m3', 'm³').replace('m2', 'm²');
}
