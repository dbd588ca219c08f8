import type { FormField } from '../../api/types';
import { toStored } from './values';

/**
 * What is wrong with what stands in a field, as far as its definition tells; the words are those of the server's problems. What only the server knows
 * (patterns, mail addresses) it says when the field is saved.
 *
 * @example problemOf({ id: 'storeys', type: 'integer', required: true, label: 'Geschosse' }, '1,5') // 'integer'
 */
export function problemOf(field: FormField, typed: string | boolean | undefined): string | null {
  const value = toStored(field, typed);
  if (value === null) return field.type;
  if (field.mustBeTrue === true && value !== true) return 'mustBeTrue';
  if (value === undefined) return field.required ? 'required' : null;
  if (typeof value === 'number') {
    if (field.min !== undefined && value < field.min) return 'min';
    return field.max !== undefined && value > field.max ? 'max' : null;
  }
  return typeof value === 'string' && field.maxLength !== undefined && value.length > field.maxLength ? 'maxLength' : null;
}

/** A gap is no mistake while somebody is still writing. */
export const isGap = (key: string): boolean => key === 'required' || key === 'mustBeTrue';
