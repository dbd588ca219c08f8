/// <reference types="node" />
/// <reference types="jest" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS, colourOf, initialsOf, othersOf } from './people';

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

describe('the colours of people', () => {
  const joined = (...ids: readonly string[]): { personId: string }[] => ids.map((personId) => ({ personId }));
  const ids = Array.from({ length: COLOURS }, (_, i) => `0198c0de-0000-7000-8000-${String(i * 6).padStart(12, '0')}`);

  it('differ while there are enough of them, for whoever looks', () => {
    expect(new Set(ids.map((id) => colourOf(id, joined(...ids)))).size).toBe(COLOURS);
    expect(colourOf('one more', joined(...ids, 'one more'))).toBeLessThan(COLOURS);
  });

  it('stay when somebody joins, or takes on another role', () => {
    const before = ids.slice(0, 3).map((id) => colourOf(id, joined(...ids.slice(0, 3))));
    const after = ids.slice(0, 3).map((id) => colourOf(id, joined(...ids.slice(0, 3), ids[0] ?? '', ids[3] ?? '')));
    expect(after).toEqual(before);
  });

  it('are those of the next list already for somebody whom this list does not know', () =>
    expect(colourOf('new', joined('a', 'b'))).toBe(colourOf('new', joined('a', 'b', 'new'))));

  /** White letters on it (WCAG 1.4.3), and its line on a light and on a dark page (1.4.11). */
  it('can be read and seen', () => {
    const css = readFileSync(join(__dirname, 'collab.css'), 'utf8');
    const colours = [...css.matchAll(/\.br-colour--(\d+) \{\s*--br-person: (#[0-9a-f]{6});/g)];
    expect(colours.map(([, number]) => Number(number))).toEqual(ids.map((_, index) => index));
    expect(new Set(colours.map(([, , colour]) => colour)).size).toBe(COLOURS);
    for (const [, , colour = ''] of colours) {
      expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, '#000000')).toBeGreaterThanOrEqual(3);
    }
  });
});

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
