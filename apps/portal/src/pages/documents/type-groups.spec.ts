/// <reference types="jest" />
import { typeChoices, typeGroups } from './type-groups';

const types = ['1500', '1803', '2001', '2102'].map((code) => ({ code, label: `Art ${code}` }));
const choices = typeChoices(types, [{ typeCode: '1803', label: 'Lageplan', basis: '', level: 'required' }]);
const texts = { suggested: 'S', needed: 'N', others: 'O' };
const codesOf = (...[options]: Parameters<typeof typeGroups> extends [unknown, unknown, infer O] ? [O] : never): Record<string, string[]> =>
  Object.fromEntries(typeGroups(choices, texts, options).map((group) => [group.label, group.choices.map((choice) => choice.value)]));

describe('the types to choose from', () => {
  it('carry the whole list once it is needed', () => expect(codesOf({ all: true })).toEqual({ N: ['1803'], O: ['1500', '2001', '2102'] }));
  it('are few before', () => expect(codesOf({ all: false })).toEqual({ N: ['1803'] }));
  it('keep the one that is chosen', () => expect(codesOf({ all: false, chosen: '2102' })).toEqual({ N: ['1803'], O: ['2102'] }));
  it('begin with what is suggested, each type once', () => {
    const suggestions = ['2001', '9999', '1803'].map((typeCode) => ({ typeCode, why: '', score: 0.5 }));
    expect(codesOf({ all: true, suggestions })).toEqual({ S: ['2001', '1803'], O: ['1500', '2102'] });
  });
});
