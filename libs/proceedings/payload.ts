import { isPlainDate, type FieldProblem } from '@bauraum/kernel';
import type { Act, ActField } from '@bauraum/workflows';

/** What a case has that fields can name. */
export interface Known {
  readonly documents: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
}

type Payload = Readonly<Record<string, unknown>>;

/**
 * What is wrong with the fields of an act, each with its path and the key of its message.
 *
 * @param root where the fields stand in the body, `/payload` or `/input`.
 * @example payloadErrors(act, { reason: 5 }, known, '/payload') // [{ path: '/payload/reason', key: 'isString' }]
 */
export function payloadErrors({ fields }: Act, payload: Payload, known: Known, root: string): FieldProblem[] {
  const unknown = Object.keys(payload).filter((id) => !fields.some((field) => field.id === id));
  return [
    ...unknown.map((id) => ({ path: `${root}/${id}`, key: 'unknown' })),
    ...fields.flatMap((field) => {
      const value = payload[field.id];
      const key = isEmpty(value) ? (field.required ? 'required' : null) : fieldError(field, value, known);
      return key ? [{ path: `${root}/${field.id}`, key }] : [];
    }),
  ];
}

/** Only what was answered. @example answered({ reason: 'x', on: '' }) // { reason: 'x' } */
export const answered = (payload: Payload): Payload => Object.fromEntries(Object.entries(payload).filter(([, value]) => !isEmpty(value)));

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The key of what is wrong with a value, or null; the same keys as in the application form. */
function fieldError(field: ActField, value: unknown, { documents, members }: Known): string | null {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'isBoolean';
    case 'number':
      return numberError(field, value);
    case 'choice':
      return typeof value === 'string' && (field.choices ?? []).some((choice) => choice.value === value) ? null : 'isIn';
    case 'date':
      return typeof value === 'string' && isPlainDate(value) ? null : 'isDate';
    case 'document':
    case 'member':
      return isOneOf(field.type === 'document' ? documents : members, value) ? null : 'unknown';
    case 'documents':
      return areSomeOf(documents, value) ? null : 'unknown';
    case 'text':
    case 'longtext':
      return textError(field, value);
  }
}

const isOneOf = (known: ReadonlyMap<string, string>, value: unknown): boolean => typeof value === 'string' && known.has(value);

const areSomeOf = (known: ReadonlyMap<string, string>, value: unknown): boolean =>
  Array.isArray(value) && new Set(value).size === value.length && value.every((id) => isOneOf(known, id));

function numberError({ min, max }: ActField, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'isNumber';
  if (min !== undefined && value < min) return 'min';
  return max !== undefined && value > max ? 'max' : null;
}

function textError({ maxLength, type }: ActField, value: unknown): string | null {
  if (typeof value !== 'string') return 'isString';
  return value.length > (maxLength ?? (type === 'text' ? 300 : 10_000)) ? 'maxLength' : null;
}
