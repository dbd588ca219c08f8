/** A piece of text and where it stands, in parts of the page (0 left or bottom, 1 right or top). */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const MOST_WORDS = 120;
const WORD = /\p{L}[\p{L}\d-]{2,}/gu;

/**
 * The words of a title block: on a sheet larger than A4 it stands at the lower right, on a written document the head says what it is.
 *
 * @example titleWords([{ text: 'LAGEPLAN', x: 0.8, y: 0.1 }], true) // ['lageplan']
 */
export function titleWords(texts: readonly PlacedText[], isSheet: boolean): readonly string[] {
  const near = texts.filter(({ x, y }) => (isSheet ? x > 0.5 && y < 0.4 : y > 0.6));
  const words = near.flatMap(({ text }) => text.toLowerCase().match(WORD) ?? []);
  return [...new Set(words)].slice(0, MOST_WORDS);
}
