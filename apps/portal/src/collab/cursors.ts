import * as Y from 'yjs';
import type { AwarenessState } from './people';

/** Where somebody else's caret is in a long text, as the text is here now. */
export interface Cursor {
  /** Of the window: one person may have several. */
  readonly window: number;
  readonly id: string;
  readonly name: string;
  /** `section.field` */
  readonly path: string;
  /** The selection; both the same without one. */
  readonly from: number;
  readonly to: number;
  /** Which end of it the caret is at. */
  readonly caret: number;
}

/** A selection in an input. */
export interface Selected {
  readonly from: number;
  readonly to: number;
  readonly backward: boolean;
}

/** What is told to the others: places that stay with their letters, whoever writes before them. */
export interface Place {
  readonly path: string;
  readonly anchor: unknown;
  readonly head: unknown;
}

function textAt(doc: Y.Doc, path: string): Y.Text | undefined {
  const [section = '', field = ''] = path.split('.');
  const map = doc.getMap('form').get(section);
  const text = map instanceof Y.Map ? (map.get(field) as unknown) : undefined;
  return text instanceof Y.Text ? text : undefined;
}

/**
 * A selection as a place of the shared text. A place is bound to the letter after it: whoever types there, or anywhere else, does not change it, so
 * that typing needs no message of its own.
 *
 * @returns null where there is no long text.
 */
export function placeOf(doc: Y.Doc, path: string, { from, to, backward }: Selected): Place | null {
  const text = textAt(doc, path);
  if (!text) return null;
  const at = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length)));
  return backward ? { path, anchor: at(to), head: at(from) } : { path, anchor: at(from), head: at(to) };
}

/** The carets of everybody else. What a client says that is no place in this text is left out. */
export function cursorsOf(doc: Y.Doc, states: ReadonlyMap<number, AwarenessState>, me: string): Cursor[] {
  return [...states].flatMap(([window, { user, cursor }]) => {
    const [id, name] = [user?.id, user?.name];
    if (typeof id !== 'string' || typeof name !== 'string' || id === me || !isPlace(cursor)) return [];
    const [anchor, head] = [indexOf(doc, cursor.path, cursor.anchor), indexOf(doc, cursor.path, cursor.head)];
    if (anchor === null || head === null) return [];
    return [{ window, id, name, path: cursor.path, from: Math.min(anchor, head), to: Math.max(anchor, head), caret: head }];
  });
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string' && 'anchor' in value && 'head' in value;

function indexOf(doc: Y.Doc, path: string, json: unknown): number | null {
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc);
    return position !== null && position.type === textAt(doc, path) ? position.index : null;
  } catch {
    return null; // another client's nonsense
  }
}
