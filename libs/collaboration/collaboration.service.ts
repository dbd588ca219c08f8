import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { Forms, type FormData } from '@bauraum/forms';
import type { Principal } from '@bauraum/http';
import { notFound, UserError, type FieldProblem } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { municipalityName } from '@bauraum/workflows';
import { Closing } from './close-codes';
import type { HistoryView } from './collaboration.dto';
import { project, writeAnswers } from './document';
import { Draft, type Entry } from './draft';
import { versionsOf } from './history';
import {
  append,
  appendParams,
  changes,
  keepSnapshot,
  load,
  loadAsOf,
  lockHead,
  mergeVersions,
  needsSnapshot,
  type Head,
  type Loaded,
} from './log';

/** Versions that ended this long ago are kept as one row each. */
const MERGE_AFTER_MS = 60 * 60_000;
const VERSIONS_SHOWN = 200;

/** The application, and the case's title and place, follow the document; an older state never overwrites a newer one. */
const WRITE = `
  with head as (
    update collab_document set projected_seq = $3, problems = $4 where tenant_id = $1 and case_id = $2 and projected_seq <= $3 returning tenant_id, case_id
  ), written as (
    update application a set data = $5, revision = a.revision + 1, updated_at = $6, updated_by = coalesce($7::uuid, (
      select u.person_id from collab_update u where u.tenant_id = $1 and u.case_id = $2 and u.person_id is not null order by u.seq desc limit 1))
    from head where a.tenant_id = head.tenant_id and a.case_id = head.case_id and (a.data <> $5::jsonb or $7::uuid is not null)
  )
  update permit_case c set title = coalesce($8, c.title), municipality_ags = coalesce($9, c.municipality_ags), place = coalesce($10, c.place)
  from head where c.tenant_id = head.tenant_id and c.id = head.case_id`;

/** Told after a commit that changed a document from outside its room. */
export type ChangeListener = (tenant: string, caseId: string) => void;

/**
 * The shared document of a draft. Its log is the truth; the row of `application` follows it. Everything here runs in the caller's transaction and
 * takes the lock of the document's head first, so it sees exactly what was acknowledged.
 */
@Injectable()
export class Collaboration {
  private readonly listeners = new Set<ChangeListener>();

  constructor(
    private readonly db: Database,
    private readonly forms: Forms,
    private readonly runner: WorkflowRunner,
    private readonly tenants: Tenants,
  ) {}

  onChange(listener: ChangeListener): void {
    this.listeners.add(listener);
  }

  /** May the application still be written? */
  async isDraft(tx: Tx, caseId: string): Promise<boolean> {
    return (await this.runner.allowed(tx, caseId)).events.includes('SUBMIT');
  }

  /** The document as it is in the log; made from the application at the first time. */
  async open(tx: Tx, caseId: string): Promise<Loaded & { readonly head: Head }> {
    const form = await this.forms.of(tx, caseId);
    const made = await tx.query<unknown[]>(
      `insert into collab_document (tenant_id, case_id) values ($1, $2) on conflict do nothing returning 1`,
      [tx.tenant, caseId],
    );
    const head = await lockHead(tx, caseId);
    if (!head) throw notFound();
    if (made.length === 0) return { ...(await load(tx, caseId, form)), head: await this.reopened(tx, caseId, head) };
    const [row] = await tx.query<{ data: FormData }[]>(`select data from application where tenant_id = $1 and case_id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const draft = new Draft(form);
    const entry = draft.seed((doc) => writeAnswers(doc, form, row.data));
    const { now } = await this.tenants.time(tx);
    const seq = (await append(tx, caseId, [entry], now)) ?? 0;
    await tx.query(`update collab_document set projected_seq = last_seq where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    return { draft, seq, snapshotSeq: 0, head: { lastSeq: seq, projectedSeq: seq, closed: false } };
  }

  /** An application that came back to its builder can be written again. */
  private async reopened(tx: Tx, caseId: string, head: Head): Promise<Head> {
    if (!head.closed || !(await this.isDraft(tx, caseId))) return head;
    await tx.query(`update collab_document set closed_at = null where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    return { ...head, closed: false };
  }

  /**
   * Appends what people typed, in a transaction of its own and one round trip: when it returns, it is committed.
   *
   * @throws Closing `notDraft` when nothing may be added any more.
   */
  async append(tenant: string, caseId: string, entries: readonly Entry[], at: string): Promise<number> {
    const seq = await this.db.call<string | null>(tenant, 'collab_append', appendParams(tenant, caseId, entries, at));
    if (seq === null) throw new Closing('notDraft');
    return Number(seq);
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
    if (head.projectedSeq !== head.lastSeq) await this.write(tx, caseId, await load(tx, caseId, await this.forms.of(tx, caseId)));
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
    const { draft, seq, head } = loaded;
    if (head.closed) throw new UserError(409, 'event-not-allowed', { event: 'EDIT' });
    const { now } = await this.tenants.time(tx);
    const entry = draft.change(principal, now, (doc) => writeAnswers(doc, draft.form, data));
    const last = entry ? await append(tx, caseId, [entry], now) : seq;
    await this.write(tx, caseId, { ...loaded, seq: last ?? seq }, principal.personId);
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
   * Lets the row of `application` follow without keeping anybody from typing: the lock is held for the one statement that writes. Who was faster
   * with a later state wins.
   */
  async follow(tx: Tx, caseId: string): Promise<void> {
    await this.write(tx, caseId, await load(tx, caseId, await this.forms.of(tx, caseId)));
  }

  /** @param savedBy counts a new revision even if no answer differs: this person saved. */
  private async write(tx: Tx, caseId: string, loaded: Loaded, savedBy?: string): Promise<void> {
    const { data, problems } = project(loaded.draft.doc, loaded.draft.form);
    const { now } = await this.tenants.time(tx);
    const title = data['project']?.['title'];
    const ags = data['plot']?.['municipalityAgs'];
    await tx.query(WRITE, [
      tx.tenant,
      caseId,
      loaded.seq,
      JSON.stringify(problems),
      JSON.stringify(data),
      now,
      savedBy ?? null,
      typeof title === 'string' && title.trim() ? title : null,
      typeof ags === 'string' ? ags : null,
      typeof ags === 'string' ? (municipalityName(ags)?.split(',')[0] ?? null) : null,
    ]);
    if (!needsSnapshot(loaded)) return;
    await lockHead(tx, caseId);
    await keepSnapshot(tx, caseId, loaded, now);
    await mergeVersions(tx, caseId, new Date(Date.parse(now) - MERGE_AFTER_MS).toISOString());
  }

  private announce(tx: Tx, caseId: string): void {
    tx.afterCommit(() => this.listeners.forEach((listener) => listener(tx.tenant, caseId)));
  }
}
