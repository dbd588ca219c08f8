import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { Assignment } from './assignments';
import { cursorsOf, placeOf, type Cursor, type Selected } from './cursors';
import * as shared from './document';
import type { Author, Comment, FieldChange } from './document';
import { othersOf, type AwarenessState, type Present } from './people';
import { Store } from './store';
import { isFinal, reasonOf, UNKNOWN, type Reason, type Sync } from './sync-state';
import { Unsent } from './unsent';

/** What is not confirmed after this time is shown as not saved. */
const STALLED_MS = 8_000;
const KEEP_AFTER_MS = 200;
const TOO_MANY_PAUSE_MS = 60_000;
/** Others hear of a caret that moves five times a second at most. */
const POINT_EVERY_MS = 200;

type Timer = ReturnType<typeof setTimeout>;
const later = (work: () => void, ms: number): Timer => setTimeout(work, ms);

/** A connection that keeps nothing back: what cannot be sent now is sent by the next handshake, and confirmed once. */
class Line extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }

  /** The browser knows at once that the line is down; the socket would notice in half a minute. */
  cut(): void {
    if (this.status !== WebSocketStatus.Disconnected) this.emit('close', { event: { code: 1006, reason: 'offline' } });
  }
}

export interface Draft {
  readonly authority: string;
  readonly caseId: string;
  readonly personId: string;
}

/** The shared document of one draft, its connection, and what both tell the page. Lives as long as the draft is open. */
export class DraftSession {
  readonly sync = new Store<Sync>(UNKNOWN);
  readonly people = new Store<readonly Present[]>([]);
  /** Others' carets in long texts. */
  readonly cursors = new Store<readonly Cursor[]>([]);
  /** Counts what changed in the document, here or elsewhere. */
  readonly changes = new Store(0);
  readonly authors = new Store<Readonly<Record<string, Author>>>({});
  readonly assignments = new Store<Readonly<Record<string, Assignment>>>({});
  readonly comments = new Store<Readonly<Record<string, Comment>>>({});
  private readonly doc = new Y.Doc();
  private readonly socket: Line;
  private readonly provider: HocuspocusProvider;
  private readonly unsent: Unsent;
  private reason: Reason | null = null;
  /** Something was typed here that the server has not confirmed. */
  private unsaved = false;
  private stalled = false;
  private open = 0;
  private timers: { keep?: Timer; stalled?: Timer; pause?: Timer; point?: Timer } = {};
  private pointing: (() => object | null) | null = null;

  constructor(readonly draft: Draft) {
    const { authority, caseId } = draft;
    this.unsent = new Unsent(draft);
    this.socket = new Line({
      url: `${location.origin.replace(/^http/, 'ws')}/collab/${authority}/${caseId}`,
      autoConnect: false,
      maxDelay: 10_000,
      onStatus: () => this.update(),
      onClose: ({ event }) => this.closed(event.code),
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: `${authority}/${caseId}`,
      document: this.doc,
      token: '',
      onSynced: () => this.synced(),
      onAuthenticated: () => this.update(),
      onUnsyncedChanges: ({ number }) => this.confirmed(number),
      onAwarenessChange: () => this.publishPeople(),
    });
    this.doc.on('update', (_, origin) => {
      this.changes.set(this.changes.get() + 1);
      if (origin !== this.provider) this.changed();
    });
    this.doc.on('afterTransaction', () => this.publish());
    for (const update of this.unsent.take()) Y.applyUpdate(this.doc, update, 'unsent');
    this.provider.attach();
    void this.socket.connect();
    addEventListener('offline', this.lineDown);
    addEventListener('online', this.lineUp);
    addEventListener('pageshow', this.shown);
    addEventListener('pagehide', this.keep);
    this.update();
  }

  /** The answers of a section as they are now, here. */
  read(section: string): Record<string, unknown> {
    return shared.readSection(this.doc, section);
  }

  says(data: shared.Answers): boolean {
    return shared.says(this.doc, data);
  }

  write(section: string, field: string, value: unknown): void {
    shared.writeValue(this.doc, section, field, value);
  }

  writeText(section: string, field: string, typing: { shown: string; typed: string; caret?: number }): void {
    shared.writeText(this.doc, section, field, typing);
  }

  observe(section: string, listener: (changes: readonly FieldChange[]) => void): () => void {
    return shared.observeSection(this.doc, section, listener);
  }

  assign(section: string, assignment: Assignment): void {
    this.doc.getMap('assignments').set(section, assignment);
  }

  /** A comment of mine. */
  comment(path: string, text: string, mentions: readonly string[]): void {
    const by = this.draft.personId;
    this.doc.getMap('comments').set(crypto.randomUUID(), { path, text, mentions, by, at: new Date().toISOString(), resolvedAt: null });
  }

  resolve(id: string, resolved: boolean): void {
    const comment = this.comments.get()[id];
    if (comment) this.doc.getMap('comments').set(id, { ...comment, resolvedAt: resolved ? new Date().toISOString() : null });
  }

  /** Only one's own. */
  withdraw(id: string): void {
    this.doc.getMap('comments').delete(id);
  }

  /** Tells the others where I am. */
  show(place: { readonly section?: string | null; readonly field?: string | null }): void {
    if (place.field !== undefined) this.pointing = null;
    this.tell(place.field === undefined ? place : { ...place, cursor: null });
  }

  /** Tells them where my caret is in a long text, when it stands still for a moment; while I type they know by themselves. */
  point(path: string, selected: () => Selected): void {
    this.pointing = () => placeOf(this.doc, path, selected());
    this.timers.point ??= later(() => {
      delete this.timers.point;
      if (this.pointing) this.tell({ cursor: this.pointing() });
    }, POINT_EVERY_MS);
  }

  private tell(news: object): void {
    const { awareness } = this.provider;
    const state = { ...awareness?.getLocalState(), ...news };
    if (JSON.stringify(state) !== JSON.stringify(awareness?.getLocalState())) awareness?.setLocalState(state);
  }

  /** Drops what the server refuses; whoever reloads then begins with what is saved. */
  forget(): void {
    this.unsent.drop(this.doc.clientID);
  }

  destroy(): void {
    removeEventListener('offline', this.lineDown);
    removeEventListener('online', this.lineUp);
    removeEventListener('pageshow', this.shown);
    removeEventListener('pagehide', this.keep);
    this.keep();
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.provider.destroy();
    this.socket.destroy();
    this.doc.destroy();
  }

  private synced(): void {
    this.reason = null;
    this.publish();
  }

  private changed(): void {
    this.unsaved = true;
    this.timers.keep ??= later(this.keep, KEEP_AFTER_MS);
    this.timers.stalled ??= later(this.stall, STALLED_MS);
    this.update();
  }

  /** @param open how many messages wait for their confirmation. */
  private confirmed(open: number): void {
    const fewer = open < this.open;
    this.open = open;
    if (fewer && this.unsaved) {
      clearTimeout(this.timers.stalled);
      this.timers.stalled = later(this.stall, STALLED_MS);
      this.stalled = false;
    }
    if (open === 0 && this.provider.synced) this.allSaved();
    this.update();
  }

  private allSaved(): void {
    clearTimeout(this.timers.keep);
    clearTimeout(this.timers.stalled);
    delete this.timers.keep;
    delete this.timers.stalled;
    this.unsaved = false;
    this.stalled = false;
    this.unsent.drop(this.doc.clientID);
  }

  private readonly stall = (): void => {
    delete this.timers.stalled;
    this.stalled = true;
    this.update();
  };

  private readonly keep = (): void => {
    clearTimeout(this.timers.keep);
    delete this.timers.keep;
    const poisoned = this.reason === 'refused' || this.reason === 'tooLarge';
    if (this.unsaved && !poisoned) this.unsent.keep(this.doc.clientID, Y.encodeStateAsUpdate(this.doc));
  };

  private closed(code: number): void {
    const reason = reasonOf(code);
    if (reason !== undefined) {
      this.reason = reason;
      if (isFinal(reason) || reason === 'tooMany') this.socket.disconnect();
      if (reason === 'refused' || reason === 'tooLarge') this.forget();
      if (reason === 'tooMany') this.timers.pause = later(() => void this.socket.connect(), TOO_MANY_PAUSE_MS);
    }
    this.update();
  }

  private readonly lineDown = (): void => this.socket.cut();

  private readonly lineUp = (): void => {
    if (this.reason === null) void this.socket.connect();
  };

  /** A page that comes back out of the browser's cache had said goodbye. */
  private readonly shown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.provider.awareness?.setLocalState({});
  };

  private publishPeople(): void {
    if (!this.provider) return; // it speaks while it is made
    const states = (this.provider.awareness?.getStates() ?? new Map<number, AwarenessState>()) as Map<number, AwarenessState>;
    this.people.set(othersOf(states.values(), this.draft.personId));
    this.cursors.set(cursorsOf(this.doc, states, this.draft.personId));
  }

  private publish(): void {
    this.authors.set(shared.entriesOf<Author>(this.doc, 'authors'));
    this.assignments.set(shared.entriesOf<Assignment>(this.doc, 'assignments'));
    this.comments.set(shared.entriesOf<Comment>(this.doc, 'comments'));
    this.publishPeople(); // carets move with the text
    this.update();
  }

  private update(): void {
    if (!this.provider) return; // the socket speaks before the provider is there
    this.sync.set({
      ready: shared.isReady(this.doc),
      connected: this.socket.status === WebSocketStatus.Connected && this.provider.isAttached,
      unsaved: this.unsaved,
      stalled: this.stalled,
      readOnly: this.provider.authorizedScope === 'readonly',
      reason: this.reason,
    });
  }
}
