/// <reference types="jest" />
import { colourOf, initialsOf, othersOf } from './people';

const user = (id: string, name: string): { user: { id: string; name: string } } => ({ user: { id, name } });

describe('who is here', () => {
  it('is everybody but me, each once, by name', () => {
    const states = [
      { ...user('w', 'Jonas Weiß'), section: 'plot' },
      { ...user('me', 'Anna Berger'), section: 'plot' },
      { ...user('o', 'Lena Otto') },
      { ...user('w', 'Jonas Weiß'), section: 'building', field: 'building.height' },
    ];
    expect(othersOf(states, 'me')).toEqual([
      { id: 'w', name: 'Jonas Weiß', section: 'building', field: 'building.height' },
      { id: 'o', name: 'Lena Otto', section: null, field: null },
    ]);
  });

  it('leaves out whom the server has not named', () => {
    expect(othersOf([{ section: 'plot' }, { user: { id: 5, name: {} } }], 'me')).toEqual([]);
  });
});

it.each([
  ['Jonas Weiß', 'JW'],
  ['Dr. Sabine Holm', 'SH'],
  ['Anna Maria von der Au', 'AA'],
  ['Übermut', 'Ü'],
])('%s has the initials %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

it('gives a person one colour of six', () => {
  const ids = Array.from({ length: 200 }, (_, i) => `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`);
  expect(new Set(ids.map(colourOf))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect(ids.map(colourOf)).toEqual(ids.map(colourOf));
});
