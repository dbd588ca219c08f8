/// <reference types="jest" />
import type { Question } from '../../api/types';
import { addressOf, before, readGiven, toAnswer, toInput } from './given';

const question = (type: Question['type']): Question => ({
  id: 'q',
  text: '',
  type,
  choices: type === 'choice' ? [{ value: '1', label: 'eins' }] : [],
});

describe('answers in the address', () => {
  it.each([[{}], [{ intent: 'build', habitable: false, grossVolume: 75.5 }], [{ buildingClass: '1' }]])('%j comes back', (given) => {
    expect(readGiven(new URLSearchParams(addressOf(given)))).toEqual(given);
  });

  it.each(['', '?answers=', '?answers=[1]', '?answers=null', '?answers=%7B', '?answers="x"'])('%s holds none', (address) => {
    expect(readGiven(new URLSearchParams(address))).toEqual({});
  });

  it('leaves out what is no answer', () => {
    expect(readGiven(new URLSearchParams({ answers: '{"a":{"b":1},"c":null,"d":true}' }))).toEqual({ d: true });
  });

  it('keeps the order in which they were given', () => {
    const given = { planArea: 'qualified', intent: 'build' };
    expect(Object.keys(readGiven(new URLSearchParams(addressOf(given))))).toEqual(['planArea', 'intent']);
  });
});

describe('going back', () => {
  const given = { intent: 'build', habitable: true, planArea: 'outside' };
  it('keeps what was answered before', () => expect(before(given, 'habitable')).toEqual({ intent: 'build' }));
  it('keeps all for a question that was not asked', () => expect(before(given, 'listed')).toEqual(given));
});

it.each<[Question['type'], string, unknown]>([
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['boolean', '', undefined],
  ['choice', '1', '1'],
  ['choice', '2', undefined],
  ['number', '75,5', 75.5],
  ['number', '-1', undefined],
  ['number', 'viel', undefined],
])('%s "%s" is %s', (type, typed, answer) => expect(toAnswer(question(type), typed)).toBe(answer));

it.each([
  [undefined, ''],
  [false, 'false'],
  [75.5, '75,5'],
  ['1', '1'],
])('%s stands in the input as "%s"', (answer, text) => expect(toInput(answer)).toBe(text));
