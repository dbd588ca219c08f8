import * as Y from 'yjs';
import { deltaOf, diff, moved, type Delta } from './text-diff';

/** One field that somebody else changed; `delta` says how, for a long text. */
export interface FieldChange {
  readonly field: string;
  readonly value: unknown;
  readonly delta?: Delta;
}

/** Who changed a field last, and when. */
export interface Author {
  readonly personId: string;
  readonly name: string;
  readonly at: string;
}

export interface Comment {
  /** `section.field` */
  readonly path: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly resolvedAt: string | null;
}

const plain = (value: unknown): unknown => (value instanceof Y.Text ? String(value.toJSON()) : value);

const sectionOf = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => {
  const section = doc.getMap('form').get(id);
  return section instanceof Y.Map ? section : undefined;
};

/** Are the sections there? The server makes them; a client never does. */
export const isReady = (doc: Y.Doc): boolean => doc.getMap('form').size > 0;

/** The answers of a section; a long text is a string. */
export function readSection(doc: Y.Doc, id: string): Record<string, unknown> {
  return Object.fromEntries([...(sectionOf(doc, id) ?? [])].map(([field, value]) => [field, plain(value)]));
}

export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Are these the answers of the document? In any order; an empty long text is none, as the server counts. */
export function says(doc: Y.Doc, data: Answers): boolean {
  const sections = [...new Set([...doc.getMap('form').keys(), ...Object.keys(data)])];
  return sections.every((id) => textOf(readSection(doc, id)) === textOf(data[id] ?? {}));
}

const textOf = (section: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(section)
      .filter(([, value]) => value !== '')
      .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );

/** Sets an answer, or takes it away (undefined). The same value again is no change, so it claims no authorship. */
export function writeValue(doc: Y.Doc, id: string, field: string, value: unknown): void {
  const section = sectionOf(doc, id);
  if (!section || section.get(field) instanceof Y.Text) return;
  if (value === undefined) {
    if (section.has(field)) section.delete(field);
  } else if (section.get(field) !== value) section.set(field, value);
}

/**
 * Writes what was typed into a long text, letter by letter, so that what others write beside it stays.
 *
 * @param shown what stood in the input before; it may lack what others wrote meanwhile.
 * @param typed what stands there now, the caret at `caret`.
 */
export function writeText(
  doc: Y.Doc,
  id: string,
  field: string,
  { shown, typed, caret }: { shown: string; typed: string; caret?: number },
): void {
  const text = sectionOf(doc, id)?.get(field);
  if (!(text instanceof Y.Text) || shown === typed) return;
  const edit = diff(shown, typed, caret);
  const gap = deltaOf(diff(shown, String(text.toJSON())));
  const from = moved(edit.at, gap);
  const to = moved(edit.at + edit.removed, gap);
  doc.transact(() => {
    if (to > from) text.delete(from, to - from);
    if (edit.inserted !== '') text.insert(from, edit.inserted);
  });
}

/** Hears of what others change in a section. */
export function observeSection(doc: Y.Doc, id: string, listener: (changes: readonly FieldChange[]) => void): () => void {
  const form = doc.getMap('form');
  const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local) return;
    const section = sectionOf(doc, id);
    const changes = events.flatMap((event): FieldChange[] => {
      const [eventSection, textField] = event.path.map(String);
      if (eventSection !== id) return [];
      if (textField !== undefined) return [{ field: textField, value: plain(event.target), delta: event.changes.delta }];
      return [...event.changes.keys.keys()].map((field) => ({ field, value: plain(section?.get(field)) }));
    });
    if (changes.length > 0) listener(changes);
  };
  form.observeDeep(onEvents);
  return () => form.unobserveDeep(onEvents);
}

/** A map of the document as plain data. */
export const entriesOf = <T>(doc: Y.Doc, name: 'authors' | 'assignments' | 'comments'): Readonly<Record<string, T>> =>
  doc.getMap(name).toJSON();
