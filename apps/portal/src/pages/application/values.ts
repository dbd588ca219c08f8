import type { TFunction } from 'i18next';
import type { Application, FormField, FormSection, Municipality } from '../../api/types';
import { longDate } from '../../ui/dates';

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
  return text;
}

/** All stored values of a section; fields that cannot be read are listed. */
export function storeSection(section: FormSection, typed: Typed): { values: Stored; unreadable: FormField[] } {
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
  t: TFunction;
  language: string;
  section: string;
  municipalities: readonly Municipality[];
}

/** A stored value in words, e.g. true -> 'Ja', 750 with unit -> '750 m³'; '' for nothing. */
export function showValue(field: FormField, value: unknown, { t, language, section, municipalities }: Showing): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
  if (field.id === 'municipalityAgs') return municipalities.find((item) => item.ags === value)?.name ?? asText(value);
  if (field.type === 'choice') return t(`form.${section}.${field.id}.choice.${asText(value)}`);
  if (field.type === 'date') return longDate(asText(value), language);
  if (typeof value === 'number') return `${new Intl.NumberFormat('de-DE').format(value)}${field.unit ? ` ${unitText(field.unit)}` : ''}`;
  return asText(value);
}

/** 'm3' -> 'm³'. */
export function unitText(unit: string): string {
  return unit.replace('m3', 'm³').replace('m2', 'm²');
}
