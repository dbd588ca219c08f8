/** A change of a text, as Yjs names it: keep so many characters, drop so many, put these in. */
export type Delta = readonly { readonly retain?: number; readonly delete?: number; readonly insert?: unknown }[];

/** At this place so many characters went and these came. */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const isHigh = (text: string, index: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(index));

/**
 * The smallest single change that makes one text the other. What was typed ends at the caret, which tells apart the places where the same letter
 * stands twice. A character of two code units is never cut.
 *
 * @param caret where the caret stands in `after`; left out: any of the equally small changes.
 * @example diff('aa', 'aaa', 1) // { at: 0, removed: 0, inserted: 'a' }
 */
export function diff(before: string, after: string, caret = after.length): Edit {
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  const longestTail = Math.min(shorter, after.length - caret);
  while (tail < longestTail && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let at = 0;
  while (at < shorter - tail && before[at] === after[at]) at++;
  // The caret may stand before the change (a text was put in from elsewhere): then the tail goes on behind it.
  while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (at > 0 && isHigh(before, at - 1)) at--;
  if (tail > 0 && (isHigh(before, before.length - tail - 1) || isHigh(after, after.length - tail - 1))) tail--;
  return { at, removed: before.length - at - tail, inserted: after.slice(at, after.length - tail) };
}

/** The edit as a delta. */
export const deltaOf = ({ at, removed, inserted }: Edit): Delta => [{ retain: at }, { delete: removed }, { insert: inserted }];

/**
 * Where a place of the text is after a change by somebody else. What is put in right at the place comes after it, so a caret stays with the letter
 * that it follows.
 *
 * @example moved(5, [{ retain: 2 }, { insert: 'abc' }]) // 8
 */
export function moved(index: number, delta: Delta): number {
  let at = 0;
  let place = index;
  for (const { retain = 0, delete: gone = 0, insert } of delta) {
    if (typeof insert === 'string' && at < place) place += insert.length;
    if (at < place && gone > 0) place = Math.max(at, place - gone);
    at += typeof insert === 'string' ? insert.length : retain;
  }
  return place;
}
