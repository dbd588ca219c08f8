import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { Forms, type FormData } from '@bauraum/forms';
import type { Principal } from '@bauraum/http';
import { notFound, UserError, type FieldProblem, type Instant } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { municipalityName } from '@bauraum/workflows';
import { Appends } from './appends';
import type { HistoryView } from './collaboration.dto';
import { project, writeAnswers } from './document';
import { Draft, type Entry } from './draft';
import { versionsOf } from './history';
import { append, changes, keepSnapshot, load, loadAsOf, lockHead, mergeVersions, stateOf, type Head, type Loaded, type State } from './log';

/** Versions that ended this long ago are kept as one row each. */
const MERGE_AFTER_MS = 60 * 60_000;
const VERSIONS_SHOWN = 200;

/** A document for whoever writes in it; `now` by the authority's clock. */
export interface Opened extends Loaded {
  readonly head: Head;
  readonly now: Instant;
}

/** Told after a commit that changed a document from outside its room. */
export type ChangeListener = (tenant: string, caseId: string) => void;

/**
 * The shared document of a draft. Its log is the truth; the row of `application` follows it. Everything here runs in the caller's transaction and
 * takes the lock of the document's head first, so it sees exactly what was acknowledged.
 */
@Injectable()
export class Collaboration {
  private readonly listeners = new Set<ChangeListener>();
  private readonly appends: Appends;
  private following: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly forms: Forms,
    private readonly runner: WorkflowRunner,
    private readonly tenants: Tenants,
  ) {
    this.appends = new Appends(db);
  }

  onChange(listener: ChangeListener): void {
    this.listeners.add(listener);
  }

  /** May the application still be written? */
  async isDraft(tx: Tx, caseId: string): Promise<boolean> {
    return (await this.runner.allowed(tx, caseId)).events.includes('SUBMIT');
  }

  /** The document as it is in the log; made from the application at the first time. */
  async open(tx: Tx, caseId: string): Promise<Opened> {
    const form = await this.forms.of(tx, caseId);
    const { now } = await this.tenants.time(tx);
    const made = await tx.query<unknown[]>(
      `insert into collab_document (tenant_id, case_id) values ($1, $2) on conflict do nothing returning 1`,
      [tx.tenant, caseId],
    );
    const head = await lockHead(tx, caseId);
    if (!head) throw notFound();
    if (made.length === 0) return { ...(await load(tx, caseId, form)), head: await this.reopened(tx, caseId, head), now };
    const [row] = await tx.query<{ data: FormData }[]>(`select data from application where tenant_id = $1 and case_id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const draft = new Draft(form);
    const entry = draft.seed((doc) => writeAnswers(doc, form, row.data));
    const seq = (await append(tx, caseId, [entry], now)) ?? 0;
    await tx.query(`update collab_document set projected_seq = last_seq where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    return { draft, seq, snapshotSeq: 0, head: { lastSeq: seq, projectedSeq: seq, closed: false }, now };
  }

  /** An application that came back to its builder can be written again. */
  private async reopened(tx: Tx, caseId: string, head: Head): Promise<Head> {
    if (!head.closed || !(await this.isDraft(tx, caseId))) return head;
    await tx.query(`update collab_document set closed_at = null where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    return { ...head, closed: false };
  }

  /**
   * Appends what people typed, together with what is typed in other documents at the same moment: when it returns, it is committed.
   *
   * @throws Closing `notDraft` when nothing may be added any more.
   */
  append(tenant: string, caseId: string, entries: readonly Entry[], at: string): Promise<number> {
    return this.appends.add(tenant, caseId, entries, at);
  }

  /**
   * Brings the row of `application` up to what is durable. Call it before you read the row in a transaction that must not miss anything; it holds
   * the document's lock until the transaction ends.
   *
   * @returns what stands in the document and is no answer.
   */
  async flush(tx: Tx, caseId: string): Promise<readonly FieldProblem[]> {
    const head = await lockHead(tx, caseId);
    if (!head) return [];
    if (head.projectedSeq !== head.lastSeq) {
      const { now } = await this.tenants.time(tx);
      await this.write(tx, caseId, stateOf(await load(tx, caseId, await this.forms.of(tx, caseId))), now);
    }
    const [row] = await tx.query<{ problems: FieldProblem[] }[]>(
      `select problems from collab_document where tenant_id = $1 and case_id = $2`,
      [tx.tenant, caseId],
    );
    return row?.problems ?? [];
  }

  /** Like `flush`; and from this transaction on nothing is added: what is filed is what everybody saw as saved. */
  async close(tx: Tx, caseId: string): Promise<readonly FieldProblem[]> {
    await this.open(tx, caseId);
    const problems = await this.flush(tx, caseId);
    await tx.query(`update collab_document set closed_at = now() where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    this.announce(tx, caseId);
    return problems;
  }

  /**
   * Makes the draft say these answers, as one change by this person.
   *
   * @throws UserError 409 when the application is no draft any more.
   */
  async replace(tx: Tx, principal: Principal, caseId: string, data: FormData): Promise<void> {
    const loaded = await this.open(tx, caseId);
    const { draft, seq, head, now } = loaded;
    if (head.closed) throw new UserError(409, 'event-not-allowed', { event: 'EDIT' });
    const entry = draft.change(principal, now, (doc) => writeAnswers(doc, draft.form, data));
    const last = entry ? await append(tx, caseId, [entry], now) : seq;
    await this.write(tx, caseId, stateOf({ ...loaded, seq: last ?? seq }), now, principal.personId);
    this.announce(tx, caseId);
  }

  /** Who changed what when, the latest first. */
  async history(tx: Tx, caseId: string): Promise<HistoryView> {
    const versions = versionsOf(await changes(tx, caseId))
      .slice(-VERSIONS_SHOWN)
      .reverse();
    const people = await tx.query<{ id: string; name: string }[]>(`select id, name from person where tenant_id = $1 and id = any($2)`, [
      tx.tenant,
      versions.map(({ personId }) => personId),
    ]);
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    return {
      versions: versions.map(({ seq, personId, from, to, fields }) => ({
        seq,
        from,
        to,
        fields: [...fields],
        by: personId ? { id: personId, name: nameOf.get(personId) ?? '' } : null,
      })),
    };
  }

  /**
   * Makes the draft say again what it said then, as a new change.
   *
   * @throws UserError 404 when the history has no such change, 409 when the application is no draft any more.
   */
  async restore(tx: Tx, principal: Principal, caseId: string, seq: number): Promise<HistoryView> {
    if (!(await this.isDraft(tx, caseId))) throw new UserError(409, 'event-not-allowed', { event: 'EDIT' });
    const form = await this.forms.of(tx, caseId);
    const then = await loadAsOf(tx, caseId, form, seq);
    if (!then) throw notFound();
    await this.replace(tx, principal, caseId, project(then.doc, form).data);
    return this.history(tx, caseId);
  }

  /**
   * Lets the row of `application` follow without keeping anybody from typing: one document after the other, each in one round trip that holds the lock
   * for as long as it writes. Who was faster with a later state wins.
   *
   * @param state as the room of the document knows it; without one, the log is read.
   */
  follow(tenant: string, caseId: string, state: State | undefined, now: Instant): Promise<void> {
    const result = this.following.then(async () => {
      if (state && !state.snapshot)
        await this.db.call(tenant, 'collab_project', projectParams(tenant, caseId, state, { now, durable: false }));
      else
        await this.db.transaction(tenant, async (tx) =>
          this.write(tx, caseId, state ?? stateOf(await load(tx, caseId, await this.forms.of(tx, caseId))), now),
        );
    });
    this.following = result.catch(() => undefined);
    return result;
  }

  /** @param savedBy counts a new revision even if no answer differs: this person saved. */
  private async write(tx: Tx, caseId: string, state: State, now: Instant, savedBy?: string): Promise<void> {
    const params = projectParams(tx.tenant, caseId, state, { now, savedBy, durable: true });
    await tx.query(`select collab_project($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, params);
    if (!state.snapshot) return;
    await lockHead(tx, caseId);
    await keepSnapshot(tx, caseId, state.seq, state.snapshot, now);
    await mergeVersions(tx, caseId, new Date(Date.parse(now) - MERGE_AFTER_MS).toISOString());
  }

  private announce(tx: Tx, caseId: string): void {
    tx.afterCommit(() => this.listeners.forEach((listener) => listener(tx.tenant, caseId)));
  }
}

interface Writing {
  readonly now: Instant;
  readonly savedBy?: string | undefined;
  readonly durable: boolean;
}

/** The parameters of the function `collab_project`. */
function projectParams(tenant: string, caseId: string, { seq, data, problems }: State, { now, savedBy, durable }: Writing): unknown[] {
  const title = data['project']?.['title'];
  const ags = data['plot']?.['municipalityAgs'];
  return [
    tenant,
    caseId,
    seq,
    JSON.stringify(problems),
    JSON.stringify(data),
    now,
    savedBy ?? null,
    typeof title === 'string' && title.trim() ? title : null,
    typeof ags === 'string' ? ags : null,
    typeof ags === 'string' ? (municipalityName(ags)?.split(',')[0] ?? null) : null,
    durable,
  ];
}
