/// <reference types="jest" />
import type { FormField } from '../../api/types';
import { isGap, problemOf } from './check-field';

const field = (type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id: 'x',
  type,
  required: true,
  label: 'X',
  ...more,
});

describe('what is wrong with a field while it is typed', () => {
  it.each<[FormField, string | boolean | undefined, string | null]>([
    [field('text'), 'Haus', null],
    [field('text'), '  ', 'required'],
    [field('text', { required: false }), '', null],
    [field('text', { maxLength: 3 }), 'Haus', 'maxLength'],
    [field('number'), 'viel', 'number'],
    [field('number', { min: 1 }), '0,5', 'min'],
    [field('number', { max: 10 }), '1.000', 'max'],
    [field('number', { min: 1, max: 10 }), '8,5', null],
    [field('integer'), '1,5', 'integer'],
    [field('boolean'), false, null],
    [field('boolean', { mustBeTrue: true }), false, 'mustBeTrue'],
    [field('boolean', { mustBeTrue: true }), true, null],
    [field('choice'), undefined, 'required'],
  ])('%j with %j: %s', (definition, typed, key) => expect(problemOf(definition, typed)).toBe(key));
});

it.each([
  ['required', true],
  ['mustBeTrue', true],
  ['min', false],
])('%s is a gap: %s', (key, gap) => expect(isGap(key)).toBe(gap));
