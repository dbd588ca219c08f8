/// <reference types="jest" />
import { deltaOf, diff, moved } from './text-diff';

const apply = (text: string, { at, removed, inserted }: ReturnType<typeof diff>): string =>
  text.slice(0, at) + inserted + text.slice(at + removed);

describe('the change between two texts', () => {
  it.each([
    ['typing at the end', 'Haus', 'Hausb', 5, { at: 4, removed: 0, inserted: 'b' }],
    ['typing in the middle', 'Hus', 'Haus', 2, { at: 1, removed: 0, inserted: 'a' }],
    ['the same letter before the same letter', 'aa', 'aaa', 1, { at: 0, removed: 0, inserted: 'a' }],
    ['the same letter after the same letter', 'aa', 'aaa', 3, { at: 2, removed: 0, inserted: 'a' }],
    ['deleting backwards', 'aaa', 'aa', 1, { at: 1, removed: 1, inserted: '' }],
    ['replacing a selection', 'Haus am See', 'Haus im Wald', 12, { at: 5, removed: 6, inserted: 'im Wald' }],
    ['clearing', 'Haus', '', 0, { at: 0, removed: 4, inserted: '' }],
    ['nothing', 'Haus', 'Haus', 2, { at: 2, removed: 0, inserted: '' }],
    ['a caret that stands before the change', 'abc', 'abXc', 0, { at: 2, removed: 0, inserted: 'X' }],
    ['one smiley for another', '😀', '😁', 2, { at: 0, removed: 2, inserted: '😁' }],
    ['a smiley for one that ends alike', '🐀x', '😀x', 2, { at: 0, removed: 2, inserted: '😀' }],
  ])('%s', (_, before, after, caret, edit) => {
    expect(diff(before, after, caret)).toEqual(edit);
    expect(apply(before, diff(before, after, caret))).toBe(after);
  });

  it('makes one text the other, wherever the caret stands', () => {
    const texts = ['', 'a', 'ab', 'aba', 'abab', 'bbaab', 'a😀b', '😀😀', '😁a😀'];
    for (const before of texts)
      for (const after of texts)
        for (let caret = 0; caret <= after.length; caret++) expect(apply(before, diff(before, after, caret))).toBe(after);
  });
});

describe('the caret', () => {
  it.each([
    ['moves on when text comes before it', 5, [{ retain: 2 }, { insert: 'abc' }], 8],
    ['stays when text comes after it', 5, [{ retain: 7 }, { insert: 'abc' }], 5],
    ['stays when text comes right at it', 5, [{ retain: 5 }, { insert: 'abc' }], 5],
    ['moves back when text before it goes', 5, [{ retain: 1 }, { delete: 2 }], 3],
    ['goes to where the text around it was', 5, [{ retain: 3 }, { delete: 10 }], 3],
    ['follows several changes at once', 5, [{ insert: 'xy' }, { retain: 2 }, { delete: 1 }, { retain: 9 }, { insert: 'z' }], 6],
    ['stays at the start', 0, [{ insert: 'abc' }], 0],
  ])('%s', (_, caret, delta, expected) => expect(moved(caret, delta)).toBe(expected));

  it('follows an edit', () => expect(moved(4, deltaOf(diff('Haus', 'ein Haus', 4)))).toBe(8));
});
