import type { TextTree } from './texts';

/** The forms of a plural are one text. */
const base = (name: string): string => name.replace(/_(zero|one|other)$/, '');

/**
 * German with the easy texts in place of those that they say more simply.
 *
 * @example overlaid({ title: 'Titel', text: 'Text' }, { text: 'Wort' }) // { title: 'Titel', text: 'Wort' }
 */
export function overlaid(german: TextTree, easy: TextTree): TextTree {
  const said = new Set(Object.keys(easy).map(base));
  const kept = Object.entries(german).filter(([name]) => !said.has(base(name)));
  const simpler = Object.entries(easy).map(([name, text]): [string, string | TextTree] => {
    const below = german[name];
    return [name, typeof text === 'object' && typeof below === 'object' ? overlaid(below, text) : text];
  });
  return Object.fromEntries([...kept, ...simpler]);
}
