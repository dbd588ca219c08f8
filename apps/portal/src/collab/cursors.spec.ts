import * as Y from 'yjs';
import { cursorsOf, placeOf } from './cursors';

const PATH = 'project.description';

function draft(words: string): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  const section = doc.getMap<Y.Map<unknown>>('form').set('project', new Y.Map());
  const text = new Y.Text(words);
  section.set('description', text);
  section.set('title', 'Haus');
  return { doc, text };
}

const at = (from: number, to = from, backward = false) => ({ from, to, backward });
const anna = (cursor: unknown) => new Map([[7, { user: { id: 'anna', name: 'Anna Berger' }, cursor }]]);

describe('the caret of somebody else', () => {
  it('stands where they put it, with their name', () => {
    const { doc } = draft('Ein Haus.');
    const place = placeOf(doc, PATH, at(4));
    expect(cursorsOf(doc, anna(place), 'me')).toEqual([
      { window: 7, id: 'anna', name: 'Anna Berger', path: PATH, from: 4, to: 4, caret: 4 },
    ]);
  });

  it('stays with its letter when somebody writes before it', () => {
    const { doc, text } = draft('Ein Haus.');
    const place = placeOf(doc, PATH, at(4, 8));
    text.insert(0, 'Hier steht: ');
    expect(cursorsOf(doc, anna(place), 'me')).toMatchObject([{ from: 16, to: 20, caret: 20 }]);
  });

  it.each([
    ['in the middle', 4],
    ['at the end', 9],
  ])('goes along with what they type %s, without being told again', (_, index) => {
    const { doc, text } = draft('Ein Haus.');
    const before = placeOf(doc, PATH, at(index));
    text.insert(index, 'gro');
    expect(placeOf(doc, PATH, at(index + 3))).toEqual(before);
    expect(cursorsOf(doc, anna(before), 'me')).toMatchObject([{ caret: index + 3 }]);
  });

  it('stands at the beginning of what was selected backwards', () => {
    const { doc } = draft('Ein Haus.');
    expect(cursorsOf(doc, anna(placeOf(doc, PATH, at(4, 8, true))), 'me')).toMatchObject([{ from: 4, to: 8, caret: 4 }]);
  });

  it('stands where the text was that somebody took away', () => {
    const { doc, text } = draft('Ein Haus.');
    const place = placeOf(doc, PATH, at(6));
    text.delete(4, 4);
    expect(cursorsOf(doc, anna(place), 'me')).toMatchObject([{ caret: 4 }]);
  });

  it('of my own other window is none', () => {
    const { doc } = draft('Ein Haus.');
    expect(cursorsOf(doc, anna(placeOf(doc, PATH, at(4))), 'anna')).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 4],
    ['no place', { path: PATH, anchor: 4, head: 'x' }],
    ['a place that is not in the text', { path: PATH, anchor: { tname: 'form' }, head: { tname: 'form' } }],
    ['a letter that nobody wrote', { path: PATH, anchor: { item: { client: 9, clock: 9 } }, head: { item: { client: 9, clock: 9 } } }],
    ['another field', { path: 'project.title', anchor: { tname: 'form' }, head: { tname: 'form' } }],
  ])('that is %s is left out', (_, cursor) => {
    const { doc } = draft('Ein Haus.');
    expect(cursorsOf(doc, anna(cursor), 'me')).toEqual([]);
  });

  it('is told only of long texts', () => {
    const { doc } = draft('Ein Haus.');
    expect([placeOf(doc, 'project.title', at(1)), placeOf(doc, 'nowhere.at', at(1))]).toEqual([null, null]);
  });
});
