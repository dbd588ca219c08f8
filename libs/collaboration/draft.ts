import type { FormSection } from '@bauraum/workflows';
import * as Y from 'yjs';
import { changesOf, type Writer } from './changes';
import { Closing } from './close-codes';
import { ROOTS, type Author } from './document';

/** One change as the log keeps it: with what the server adds (authorship), without what was there before. */
export interface Entry {
  readonly update: Uint8Array;
  readonly personId: string | null;
  /** `section.field` */
  readonly fields: readonly string[];
}

/** Ids of documents in browsers have 32 bits; ours lie above, so that no client can write under one. */
const SERVER_IDS = 2 ** 32;
/** Within this time the author of a field is not written again: a sentence is one authorship, not one for each key. */
const SAME_AUTHOR_MS = 30_000;
/** And where several write in one text at once, each of them signs once in this time. */
const TURNS_MS = 5000;

/** What an update builds on is not here: it comes from another replica, or from nowhere. */
export class GapError extends Error {}

/** The shared document of a draft as the log knows it, and the gate through which changes come in. Pure but for the random id. */
export class Draft {
  readonly doc = new Y.Doc();
  /** Which person writes under the id of a browser's document. */
  readonly owners: Map<number, string>;
  private readonly signed = new Map<string, number>();
  /** Bytes taken so far: at least what the whole document has. */
  bytes = 0;

  constructor(
    readonly form: readonly FormSection[],
    owners: Readonly<Record<string, string>> = {},
  ) {
    this.doc.clientID = SERVER_IDS + Math.floor(Math.random() * SERVER_IDS);
    this.owners = new Map(Object.entries(owners).map(([id, person]) => [Number(id), person]));
    for (const root of ROOTS) this.doc.getMap(root);
  }

  /** Takes what the log says. */
  replay({ update, personId }: Pick<Entry, 'update' | 'personId'>): void {
    if (personId)
      for (const id of Y.parseUpdateMeta(update).to.keys()) if (id < SERVER_IDS && !this.owners.has(id)) this.owners.set(id, personId);
    this.bytes += update.length;
    Y.applyUpdate(this.doc, update, 'log');
  }

  /**
   * Takes an update of a person's client. After a throw this draft holds what was refused: throw it away.
   *
   * @returns what has to be logged; null when nothing is new.
   * @throws Closing `refused` for what a client must not write; GapError when it builds on something that is not here.
   */
  receive(update: Uint8Array, writer: Writer, at: string): Entry | null {
    this.claim(update, writer.personId);
    return this.capture(writer, at, () => {
      try {
        Y.applyUpdate(this.doc, update, 'client');
      } catch (cause) {
        throw new Closing('refused', { cause });
      }
      if (this.doc.store.pendingStructs ?? this.doc.store.pendingDs) throw new GapError();
    });
  }

  /** Makes a change here, in somebody's name. */
  change(writer: Writer, at: string, work: (doc: Y.Doc) => void): Entry | null {
    return this.capture(writer, at, () => this.doc.transact(() => work(this.doc), 'server'));
  }

  /** Before anybody has written: no authorship. */
  seed(work: (doc: Y.Doc) => void): Entry {
    this.doc.transact(() => work(this.doc), 'server');
    return { update: Y.encodeStateAsUpdate(this.doc), personId: null, fields: [] };
  }

  /** The id of a browser's document belongs to who wrote under it first, so nobody writes or shows up as somebody else. */
  owns(clientId: number, personId: string): boolean {
    if (clientId >= SERVER_IDS) return false;
    const owner = this.owners.get(clientId);
    if (owner === undefined) this.owners.set(clientId, personId);
    return owner === undefined || owner === personId;
  }

  private claim(update: Uint8Array, personId: string): void {
    let ends: Map<number, number>;
    try {
      ends = Y.parseUpdateMeta(update).to;
    } catch (cause) {
      throw new Closing('refused', { cause });
    }
    for (const [id, end] of ends) if (end > Y.getState(this.doc.store, id) && !this.owns(id, personId)) throw new Closing('refused');
  }

  private capture(writer: Writer, at: string, work: () => void): Entry | null {
    const updates: Uint8Array[] = [];
    const fields = new Set<string>();
    const refused: string[] = [];
    const onUpdate = (update: Uint8Array): void => void updates.push(update);
    const onTransaction = (transaction: Y.Transaction): void => {
      const changes = changesOf(transaction, this.form, writer);
      for (const field of changes.fields) fields.add(field);
      if (transaction.origin === 'client') refused.push(...changes.refused);
    };
    this.doc.on('update', onUpdate);
    this.doc.on('afterTransaction', onTransaction);
    try {
      work();
      if (refused.length > 0) throw new Closing('refused', { cause: refused });
      this.sign([...fields], writer, at);
    } finally {
      this.doc.off('update', onUpdate);
      this.doc.off('afterTransaction', onTransaction);
    }
    if (updates.length === 0) return null;
    const update = Y.mergeUpdates(updates);
    this.bytes += update.length;
    return { update, personId: writer.personId, fields: [...fields] };
  }

  private sign(fields: readonly string[], { personId, name }: Writer, at: string): void {
    const authors = this.doc.getMap<Author>('authors');
    const now = Date.parse(at);
    const isNew = (field: string): boolean => {
      const last = authors.get(field);
      if (last?.personId === personId && last.name === name) return now - Date.parse(last.at) > SAME_AUTHOR_MS;
      return now - (this.signed.get(`${field} ${personId}`) ?? 0) > TURNS_MS;
    };
    const signed = fields.filter(isNew);
    for (const field of signed) this.signed.set(`${field} ${personId}`, now);
    if (signed.length > 0) this.doc.transact(() => signed.forEach((field) => authors.set(field, { personId, name, at })), 'server');
  }
}
