import { formatDate, isPlainDate } from '@bauraum/kernel';
import type { FormField, FormSection } from '@bauraum/workflows';

const NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 3 });

/** A field of a form with its section, by `section.field`; undefined: the form has none. */
export function fieldOf(
  form: readonly FormSection[],
  key: string,
): { readonly section: FormSection; readonly field: FormField } | undefined {
  const [sectionId, fieldId] = key.split('.');
  const section = form.find(({ id }) => id === sectionId);
  const field = section?.fields.find(({ id }) => id === fieldId);
  return section && field && { section, field };
}

/** What a question is called in letters, German. @example questionTitle(form, 'building.height') // 'Gebäude: Höhe' */
export function questionTitle(form: readonly FormSection[], key: string): string {
  const found = fieldOf(form, key);
  return found ? `${found.section.title}: ${found.field.label}` : key;
}

/** An answer in words, German. @example answerInWords(form, 'building.grossVolume', 750.5) // '750,5 m³' */
export function answerInWords(form: readonly FormSection[], key: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'keine Angabe';
  const field = fieldOf(form, key)?.field;
  switch (typeof value) {
    case 'boolean':
      return value ? 'Ja' : 'Nein';
    case 'number':
      return `${NUMBER.format(value)}${field?.unit ? ` ${field.unit.replace('m3', 'm³').replace('m2', 'm²')}` : ''}`;
    case 'string':
      if (field?.type === 'date' && isPlainDate(value)) return formatDate(value);
      return field?.choices?.find((choice) => choice.value === value)?.label ?? value;
    default:
      return JSON.stringify(value);
  }
}
