import { Logger } from '@nestjs/common';
import type { Instant } from '@bauraum/kernel';
import type { Metrics } from '@bauraum/observability';
import { Database, type Tx } from '@bauraum/persistence';
import * as Y from 'yjs';
import type { Writer } from './changes';
import { Closing } from './close-codes';
import type { Collaboration } from './collaboration.service';
import { GapError, type Draft, type Entry } from './draft';
import type { Limits } from './limits';
import { stateOf, updatesAfter, type State } from './log';

export interface RoomServices {
  readonly db: Database;
  readonly collaboration: Collaboration;
  readonly limits: Limits;
  readonly metrics: Metrics;
}

interface Waiting {
  readonly update: Uint8Array;
  readonly writer: Writer;
  done(): void;
  failed(error: unknown): void;
}

type Taken = Waiting & { readonly entry: Entry | null };

/** What was written reaches the row of the application within this time. */
const PROJECT_AFTER_MS = 2000;
const BATCH = 200;

/**
 * One document in this process. What comes in is checked against the log's state, committed, and only then given to the document that everybody
 * is connected to. While one commit is under way, what arrives waits and is committed together: under load the batches grow, the delay does not.
 */
export class Room {
  private readonly log = new Logger('collab');
  private waiting: Waiting[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  private scheduled = false;
  private draft: Draft | undefined;
  private seq = 0;
  private snapshotSeq = 0;
  private clockOffset = 0;
  private projection: NodeJS.Timeout | undefined;

  constructor(
    private readonly services: RoomServices,
    readonly tenant: string,
    readonly caseId: string,
    private readonly live: Y.Doc,
  ) {}

  /** Fills the live document from the log. */
  async load(): Promise<void> {
    const draft = await this.reload();
    Y.applyUpdate(this.live, Y.encodeStateAsUpdate(draft.doc), LOCAL);
  }

  /**
   * Takes a client's update; resolves when it is durable.
   *
   * @throws Closing with the reason why it is not.
   */
  write(update: Uint8Array, writer: Writer): Promise<void> {
    if (update.length > this.services.limits.updateBytes) return Promise.reject(new Closing('tooLarge'));
    const { saved } = this.services.metrics.collab;
    return new Promise((resolve, failed) => {
      const done = saved.startTimer();
      this.waiting.push({ update, writer, done: () => (done(), resolve()), failed });
      if (this.scheduled) return;
      this.scheduled = true;
      void this.inTurn(() => this.commitNext());
    });
  }

  /** Takes what was written elsewhere (a restore, another replica whose message was lost) from the log. */
  catchUp(): Promise<void> {
    return this.inTurn(async () => {
      const updates = await this.transaction((tx) => updatesAfter(tx, this.caseId, this.seq));
      for (const { seq, update, personId } of updates) {
        this.draft?.replay({ update, personId });
        Y.applyUpdate(this.live, update, LOCAL);
        this.seq = seq;
      }
    });
  }

  /** Does the id of a browser's document belong to this person? */
  owns(clientId: number, personId: string): boolean {
    return this.draft?.owns(clientId, personId) ?? false;
  }

  /** How far the log is known here. */
  get knownSeq(): number {
    return this.seq;
  }

  /** Its document was put away. */
  get isOver(): boolean {
    return this.live.isDestroyed;
  }

  /** Waits for what is under way and brings the application's row up to date. */
  async close(): Promise<void> {
    await this.turn;
    if (this.projection) await this.project();
  }

  private async commitNext(): Promise<void> {
    this.scheduled = false;
    const batch = this.waiting.splice(0, BATCH);
    if (this.waiting.length > 0) {
      this.scheduled = true;
      void this.inTurn(() => this.commitNext());
    }
    try {
      await this.commit(batch);
    } catch (error) {
      this.draft = undefined; // it holds what was not kept
      if (!(error instanceof Closing)) this.log.error({ err: error, msg: 'not saved' });
      const closing = error instanceof Closing ? error : new Closing('notSaved', { cause: error });
      for (const { failed } of batch) failed(closing);
    }
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    const at = this.now();
    const taken: Taken[] = [];
    for (const waiting of batch) await this.take(waiting, at, taken);
    const entries = taken.flatMap(({ entry }) => entry ?? []);
    if (entries.length > 0) {
      const last = await this.services.collaboration.append(this.tenant, this.caseId, entries, at);
      this.services.metrics.collab.changes.inc(entries.length);
      const gap = last - entries.length > this.seq;
      if (gap) void this.catchUpLater(this.seq);
      else this.seq = last;
      this.projection ??= setTimeout(() => void this.project(), PROJECT_AFTER_MS);
    }
    for (const { entry, done } of taken) {
      if (entry) Y.applyUpdate(this.live, entry.update, LOCAL);
      done();
    }
  }

  private async take(waiting: Waiting, at: string, taken: Taken[]): Promise<void> {
    const attempt = async (): Promise<void> => {
      const draft = this.draft ?? (await this.reload(taken));
      this.assertFits(draft, waiting.update);
      taken.push({ ...waiting, entry: draft.receive(waiting.update, waiting.writer, at) });
    };
    try {
      await attempt().catch(async (error: unknown) => {
        if (!(error instanceof GapError)) throw error;
        this.draft = undefined; // what it builds on may have been written at another replica
        await attempt();
      });
    } catch (error) {
      if (!(error instanceof Closing || error instanceof GapError)) throw error;
      this.draft = undefined;
      waiting.failed(error instanceof Closing ? error : new Closing('refused', { cause: error }));
    }
  }

  private assertFits(draft: Draft, update: Uint8Array): void {
    const { documentBytes } = this.services.limits;
    if (draft.bytes + update.length <= documentBytes) return;
    draft.bytes = Y.encodeStateAsUpdate(draft.doc).length;
    if (draft.bytes + update.length > documentBytes) throw new Closing('tooLarge');
  }

  /** The log's state anew, with what was taken and is not committed yet. */
  private async reload(taken: readonly Taken[] = []): Promise<Draft> {
    const { draft, seq, snapshotSeq, now } = await this.transaction((tx) => this.services.collaboration.open(tx, this.caseId));
    this.clockOffset = Date.parse(now) - Date.now();
    const known = this.seq;
    this.seq = seq;
    this.snapshotSeq = snapshotSeq;
    if (known > 0 && seq > known) Y.applyUpdate(this.live, Y.encodeStateAsUpdate(draft.doc), LOCAL);
    for (const { entry } of taken) if (entry) draft.replay(entry);
    this.draft = draft;
    return draft;
  }

  private async catchUpLater(from: number): Promise<void> {
    this.seq = from;
    await this.catchUp().catch((error: unknown) => this.log.warn({ err: error, msg: 'catching up failed' }));
  }

  private async project(): Promise<void> {
    clearTimeout(this.projection);
    this.projection = undefined;
    try {
      const state = await this.inTurn(() => Promise.resolve(this.state())); // between two commits: it holds nothing that is not in the log
      await this.services.collaboration.follow(this.tenant, this.caseId, state, this.now());
      if (state?.snapshot) this.snapshotSeq = state.seq;
    } catch (error) {
      // The next reader that must be exact does it in its own transaction.
      this.log.warn({ err: error, msg: 'the application does not follow yet' });
    }
  }

  /** By the authority's clock. */
  private now(): Instant {
    return new Date(Date.now() + this.clockOffset).toISOString();
  }

  private state(): State | undefined {
    return this.draft && stateOf({ draft: this.draft, seq: this.seq, snapshotSeq: this.snapshotSeq });
  }

  private transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.services.db.transaction(this.tenant, work);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

/** For Hocuspocus, every change comes from here: it lies in the log already, so its own way of storing has nothing to do. */
const LOCAL = { source: 'local', skipStoreHooks: true } as const;
