import type { Schema } from '@bauraum/api-client';

type FormView = Schema<'FormView'>;
type Field = FormView['sections'][number]['fields'][number];
export type Answers = Record<string, Record<string, unknown>>;

const TEXTS: Readonly<Record<string, string>> = { postalCode: '23936', title: 'Vorhaben', parcelId: '13273000100042______' };

/** Fills in every required field of a form with something that it takes; `known` wins. So each form of the packs is really answered. */
export function filled(form: FormView, known: Answers): Answers {
  const sections = form.sections.map(({ id, fields }) => {
    const answers = fields.filter((field) => field.required).map((field) => [field.id, answerTo(field)] as const);
    return [id, { ...Object.fromEntries(answers), ...only(fields, known[id]) }] as const;
  });
  return Object.fromEntries(sections);
}

const only = (fields: readonly Field[], answers: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => fields.some((field) => field.id === id)));

function answerTo(field: Field): unknown {
  switch (field.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(field.min ?? 1, 1);
    case 'choice':
      return field.choices?.[0]?.value;
    case 'date':
      return '2027-06-01';
    case 'email':
      return 'anna.berger@example.org';
    case 'parcel':
    case 'text':
    case 'longtext':
      return TEXTS[field.id] ?? field.label.slice(0, Math.min(field.maxLength ?? 40, 40));
  }
}
