/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** The beginning of a name that is being typed after an @. */
export interface Asked {
  /** Where the @ stands. */
  readonly at: number;
  readonly words: string;
}

const MOST_LETTERS = 40;

/**
 * The name that the caret is at the end of: from an @ at the beginning of a word on, also over a blank, for names have several words.
 *
 * @example askedAt('Frage an @Jo', 12) // { at: 9, words: 'Jo' }
 */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  const words = before.slice(at + 1);
  if (at < 0 || words.length > MOST_LETTERS || words.includes('\n') || words.startsWith(' ')) return null;
  return at === 0 || /[\s(]/.test(text.charAt(at - 1)) ? { at, words } : null;
}

const plain = (text: string): string => text.toLocaleLowerCase('de');

/** People one of whose names begins like that; nobody any more once the name stands there and a blank follows. */
export function suggestionsFor<T extends Mentionable>({ words }: Asked, people: readonly T[]): T[] {
  const wanted = plain(words);
  return people.filter(({ name }) => {
    const whole = plain(name);
    return whole.startsWith(wanted) || whole.split(/\s+/).some((part) => part.startsWith(wanted));
  });
}

/** @example withMention('an @Jo, bitte', { at: 3, words: 'Jo' }, 'Jonas Weber') // { text: 'an @Jonas Weber , bitte', caret: 16 } */
export function withMention(text: string, { at, words }: Asked, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + text.slice(at + 1 + words.length), caret: before.length };
}

/** The people whose names stand after an @. Of two names that begin alike the longer one counts. */
export function mentioned(text: string, people: readonly Mentionable[]): string[] {
  const longestFirst = [...people].sort((left, right) => right.name.length - left.name.length);
  let rest = text;
  return longestFirst.flatMap(({ id, name }) => {
    const parts = rest.split(`@${name}`);
    rest = parts.join('\n');
    return parts.length > 1 ? [id] : [];
  });
}
