import { isPlainDate, type FieldProblem } from '@bauraum/kernel';
import { isEmail } from 'class-validator';

/** One field of the application form. Its texts are the portal's: `form.<section>.<id>.label`. */
export interface FormField {
  readonly id: string;
  readonly type: 'text' | 'longtext' | 'number' | 'integer' | 'choice' | 'date' | 'email' | 'boolean';
  readonly required: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly unit?: string;
}

export interface FormSection {
  readonly id: string;
  readonly fields: readonly FormField[];
}

/** Choices of the fields that depend on the authority, by the field's id. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** @example withChoices({ id: 'x', type: 'choice', required: true }, { x: ['a'] }).choices // ['a'] */
export function withChoices(field: FormField, choices: Choices): FormField {
  const found = choices[field.id];
  return found ? { ...field, choices: found } : field;
}

/** Answers by section and field; absent means not answered yet. */
export type FormData = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const text = (id: string, maxLength = 200, required = true): FormField => ({ id, type: 'text', required, maxLength });
const count = (id: string, min: number, max: number, unit?: string): FormField => ({
  id,
  type: 'integer',
  required: true,
  min,
  max,
  ...(unit ? { unit } : {}),
});
const amount = (id: string, max: number, unit: string): FormField => ({ id, type: 'number', required: true, min: 0.1, max, unit });
const email: FormField = { id: 'email', type: 'email', required: true, maxLength: 200 };
const mustAgree = (id: string): FormField => ({ id, type: 'boolean', required: true });
const address = [text('street'), text('postalCode', 5), text('place', 100)];

/** The form of the simplified procedure; the contents follow the application form of the building documents ordinance. */
export const FORM: readonly FormSection[] = [
  {
    id: 'project',
    fields: [
      text('title'),
      { id: 'description', type: 'longtext', required: true, maxLength: 4000 },
      // What may be chosen is what the fee schedule has an index for.
      { id: 'buildingKind', type: 'choice', required: true },
      { id: 'newBuilding', type: 'boolean', required: false },
    ],
  },
  {
    id: 'plot',
    fields: [
      text('street'),
      text('houseNumber', 20, false),
      text('postalCode', 5),
      { id: 'municipalityAgs', type: 'choice', required: true },
      text('cadastralDistrict', 100),
      text('corridor', 10),
      text('parcel', 100),
    ],
  },
  {
    id: 'building',
    fields: [
      amount('grossVolume', 1_000_000, 'm³'),
      amount('grossFloorArea', 500_000, 'm²'),
      count('storeys', 1, 100),
      count('dwellings', 0, 1000),
      count('buildingClass', 1, 5),
      amount('height', 500, 'm'),
    ],
  },
  { id: 'builder', fields: [text('name'), ...address, email, text('phone', 50, false)] },
  { id: 'designer', fields: [text('name'), text('chamberNumber', 50), text('office', 200, false), ...address, email] },
  { id: 'declarations', fields: [mustAgree('ownerConsent'), mustAgree('truthful')] },
];

/** Fields in which only "yes" lets the application be filed. */
const MUST_BE_TRUE = new Set(FORM.find((s) => s.id === 'declarations')?.fields.map((f) => f.id));

/**
 * What is wrong with the answers that are there: unknown sections and fields, values of the wrong type or out of range. Such data is refused.
 *
 * @param choices what may be chosen in the fields that depend on the authority.
 * @example formErrors({ project: { title: 5 } }, {}) // [{ path: '/data/project/title', key: 'isString' }]
 */
export function formErrors(data: unknown, choices: Choices): FieldProblem[] {
  if (!isRecord(data)) return [{ path: '/data', key: 'isObject' }];
  return Object.entries(data).flatMap(([sectionId, answers]) => {
    const section = FORM.find((s) => s.id === sectionId);
    if (!section) return [{ path: `/data/${sectionId}`, key: 'unknown' }];
    if (!isRecord(answers)) return [{ path: `/data/${sectionId}`, key: 'isObject' }];
    return Object.entries(answers).flatMap(([id, value]) => {
      const field = section.fields.find((f) => f.id === id);
      const path = `/data/${sectionId}/${id}`;
      if (!field) return [{ path, key: 'unknown' }];
      const key = isEmpty(value) ? null : fieldError(withChoices(field, choices), value);
      return key ? [{ path, key }] : [];
    });
  });
}

/**
 * What is still missing before the application can be filed.
 *
 * @example missingAnswers({}).length > 0 // true
 */
export function missingAnswers(data: FormData): FieldProblem[] {
  return FORM.flatMap((section) =>
    section.fields.flatMap((field) => {
      const value = data[section.id]?.[field.id];
      const path = `/${section.id}/${field.id}`;
      if (field.required && isEmpty(value)) return [{ path, key: 'required' }];
      return section.id === 'declarations' && MUST_BE_TRUE.has(field.id) && value !== true ? [{ path, key: 'mustBeTrue' }] : [];
    }),
  );
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
      return typeof value === 'string' && (field.choices ?? []).includes(value) ? null : 'isIn';
    case 'date':
      return typeof value === 'string' && isPlainDate(value) ? null : 'isDate';
    case 'email':
      return textError(field, value) ?? (isEmail(value) ? null : 'isEmail');
    case 'text':
      return textError(field, value) ?? (field.id === 'postalCode' && !/^\d{5}$/.test(value as string) ? 'isPostalCode' : null);
    case 'longtext':
      return textError(field, value);
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

function textError({ maxLength }: FormField, value: unknown): string | null {
  if (typeof value !== 'string') return 'isString';
  return maxLength !== undefined && value.length > maxLength ? 'maxLength' : null;
}
