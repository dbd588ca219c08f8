import { isId } from '@bauraum/kernel';
import type { FormSection } from '@bauraum/workflows';
import * as Y from 'yjs';

/** Who makes a change. */
export interface Writer {
  readonly personId: string;
  readonly name: string;
  /** Where they may write; left out: everywhere. */
  readonly sections?: readonly string[];
}

export interface Changes {
  /** `section.field`, each once. */
  readonly fields: readonly string[];
  /** Where something was written that a client has no business with; the first is enough to refuse the update. */
  readonly refused: readonly string[];
}

/** A shared type, as Yjs names those that a transaction changed. */
type Shared = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

const ASSIGNMENT_STATES: readonly unknown[] = ['open', 'inWork', 'ready'];
const TEXT_LIMIT = 5000;
const MENTIONS = 40;

/** What a transaction changed, and whether a client of this person may have done that. */
export function changesOf(transaction: Y.Transaction, form: readonly FormSection[], writer: Writer): Changes {
  const fields = new Set<string>();
  const refused: string[] = [];
  for (const [type, keys] of transaction.changed) {
    const path = pathOf(transaction.doc, type);
    for (const key of keys) {
      const place = [...path, ...(key === null ? [] : [key])];
      const field = fieldOf(type, place, form);
      if (field) fields.add(field);
      if (field ? !isOwn(place[1], writer) : !mayWrite(type, place, key, { form, writer, transaction })) refused.push(place.join('.'));
    }
  }
  return { fields: [...fields], refused };
}

/** Where a type stands: the name of its root, then the keys on the way. */
function pathOf(doc: Y.Doc, type: Shared): string[] {
  const path: string[] = [];
  let at = type;
  while (at._item) {
    path.unshift(at._item.parentSub ?? '*');
    at = at._item.parent as Shared;
  }
  const [root] = [...doc.share].find(([, shared]) => shared === at) ?? ['?'];
  return [root, ...path];
}

/** A field's key in its section's map, or the inside of its text. A long text may be written in, never replaced. */
function fieldOf(type: Shared, [root, sectionId, fieldId, ...deeper]: readonly string[], form: readonly FormSection[]): string | null {
  if (root !== 'form' || deeper.length > 0) return null;
  const field = form.find(({ id }) => id === sectionId)?.fields.find(({ id }) => id === fieldId);
  if (!field) return null;
  if ((field.type === 'longtext') !== type instanceof Y.Text) return null;
  return `${sectionId}.${fieldId}`;
}

const isOwn = (section: string | undefined, { sections }: Writer): boolean =>
  !sections || (section !== undefined && sections.includes(section));

interface Writing {
  readonly form: readonly FormSection[];
  readonly writer: Writer;
  readonly transaction: Y.Transaction;
}

function mayWrite(type: Shared, place: readonly string[], key: string | null, { form, writer, transaction }: Writing): boolean {
  const [root, id, ...deeper] = place;
  if (key === null || id === undefined || deeper.length > 0) return false;
  const now = (type as unknown as Y.Map<unknown>).get(key);
  if (root === 'assignments')
    return form.some((section) => section.id === id) && isOwn(id, writer) && (now === undefined || isAssignment(now));
  return root === 'comments' && isFair(now, before(type, key, transaction), writer.personId);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= TEXT_LIMIT;

const isAssignment = (value: unknown): boolean =>
  isRecord(value) && (value['personId'] === null || isText(value['personId'])) && ASSIGNMENT_STATES.includes(value['state']);

interface Comment extends Record<string, unknown> {
  readonly by: string;
  readonly text: string;
}

const isComment = (value: unknown): value is Comment =>
  isRecord(value) &&
  isText(value['by']) &&
  isText(value['text']) &&
  isText(value['path']) &&
  isText(value['at']) &&
  Array.isArray(value['mentions']) &&
  value['mentions'].length <= MENTIONS &&
  value['mentions'].every((id) => isText(id) && isId(id));

/** Everybody writes comments of their own and resolves any; nobody speaks for somebody else. */
function isFair(now: unknown, was: unknown, personId: string): boolean {
  if (now === undefined) return isComment(was) && was.by === personId;
  if (!isComment(now)) return false;
  if (!isComment(was)) return now.by === personId;
  if (was.by === personId) return now.by === personId;
  const told = ({ by, text, path, at, mentions }: Comment): string => JSON.stringify([by, text, path, at, mentions]);
  return told(now) === told(was);
}

/** The value of a key before the transaction. */
function before(type: Shared, key: string, transaction: Y.Transaction): unknown {
  const events = transaction.changedParentTypes.get(type) ?? [];
  const event = events.find(({ target }) => target === type);
  return event?.changes.keys.get(key)?.oldValue as unknown;
}
