import { Injectable } from '@nestjs/common';
import { newId, notFound, startOfBerlinDay, UserError, type Actor, type Instant, type Role } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import {
  allowedEvents,
  definition,
  latest,
  sendersOf,
  start,
  step,
  type Effect,
  type StepResult,
  type StoredSnapshot,
} from '@bauraum/workflows';
import { entryHash, type JournalEntry } from './journal';
import { hasPowerOfAttorney, powerOfAttorneyMissing } from './power-of-attorney';
import { CREATE_CASE, CREATE_CHILD, LOAD, LOAD_CASE, RECORD, WRITE_CASE, WRITE_CHILD } from './runner.sql';

/** What happens to a process. `id` makes a repetition harmless: the same event of a process is applied once. */
export interface Dispatch {
  readonly processId: string;
  readonly event: { readonly type: string; readonly [field: string]: unknown };
  readonly actor: Actor;
  readonly eventId?: string;
}

/** What happened to a process without being an event of its machine, and what follows from it. */
export interface Occurrence extends Dispatch {
  readonly effects: readonly Effect[];
}

export interface Dispatched {
  readonly caseId: string;
  readonly status: string;
  readonly revision: number;
  /** The journal entry's number; undefined when the event had been applied before. */
  readonly seq?: number;
  readonly at: Instant;
}

export interface NewProcess {
  readonly workflow: string;
  readonly id: string;
  /** The case it belongs to; the same as `id` for the case itself. */
  readonly caseId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
}

interface Loaded {
  readonly case_id: string;
  readonly workflow_id: string;
  readonly workflow_version: number;
  readonly state: StoredSnapshot;
  readonly status: string;
  readonly revision: number;
  readonly journal_seq: string;
  readonly journal_hash: string;
  readonly clock_offset_ms: string;
  readonly seen: boolean;
}

const instant = (offsetMs: string | number): Instant => new Date(Date.now() + Number(offsetMs)).toISOString();

/** The only writer of a process's state: one event, one transaction, one statement. */
@Injectable()
export class WorkflowRunner {
  /**
   * Applies an event.
   *
   * @throws UserError 404 when there is no such process; 409 `event-not-allowed` naming event, state and what is allowed now, or
   * `power-of-attorney-missing` when a representative without one does what is the builder's.
   */
  async dispatch(tx: Tx, { processId, event, actor, eventId }: Dispatch): Promise<Dispatched> {
    const [row] = await tx.query<Loaded[]>(LOAD, [tx.tenant, processId, eventId ?? null]);
    if (!row) throw notFound();
    const at = instant(row.clock_offset_ms);
    if (row.seen) return { caseId: row.case_id, status: row.status, revision: row.revision, at };
    const definitionOfRow = definition(row.workflow_id, row.workflow_version);
    const seen = await standing(tx, row.case_id, actor);
    const result = step(definitionOfRow, row.state, { ...event, at, actor: seen });
    if ('refused' in result) {
      const mayAs = sendersOf(definitionOfRow.permissions, event.type);
      if (mayAs.includes(actor.role) && !mayAs.includes(seen.role)) throw powerOfAttorneyMissing();
      const { status: state, allowed, because } = result;
      throw new UserError(409, 'event-not-allowed', { event: event.type, state, allowed, because });
    }
    const entry = this.entry(tx.tenant, processId, row, { event, actor, at, to: result.status });
    await this.write(tx, row, entry, result, {
      eventId: eventId ?? null,
      fired: event.type === 'DEADLINE_EXPIRED' ? String(event['kind']) : '',
    });
    return { caseId: row.case_id, status: result.status, revision: row.revision + 1, seq: entry.seq, at };
  }

  /**
   * Writes what happened without a step into the journal, with its effects, in one statement. State and revision stay: who edits the case is not
   * disturbed.
   *
   * @throws UserError 404 when there is no such process.
   */
  async record(tx: Tx, { processId, event, actor, eventId, effects }: Occurrence): Promise<Dispatched> {
    const [row] = await tx.query<Loaded[]>(LOAD, [tx.tenant, processId, eventId ?? null]);
    if (!row) throw notFound();
    const { case_id: caseId, status, revision } = row;
    const at = instant(row.clock_offset_ms);
    if (row.seen) return { caseId, status, revision, at };
    const entry = this.entry(tx.tenant, processId, row, { event, actor, at, to: status });
    const hash = entryHash(entry);
    const journal = journalRow(entry, eventId ?? null, hash);
    const params = [tx.tenant, processId, journal, effectRows(caseId, { effects }), '[]', hash, caseId, row.journal_seq];
    const [, written] = await tx.query<[unknown[], number]>(RECORD, params);
    if (written !== 1) throw new Error(`case ${caseId} changed although it was locked`);
    return { caseId, status, revision, seq: entry.seq, at };
  }

  /** What a process takes now: its status, and the events that it accepts from a role (from anybody, without one). */
  async allowed(tx: Tx, processId: string, roles?: readonly Role[]): Promise<{ status: string; events: string[]; revision: number }> {
    const [row] = await tx.query<Pick<Loaded, 'workflow_id' | 'workflow_version' | 'state' | 'status' | 'revision'>[]>(
      `select workflow_id, workflow_version, state, status, revision from process where tenant_id = $1 and id = $2`,
      [tx.tenant, processId],
    );
    if (!row) throw notFound();
    const machine = definition(row.workflow_id, row.workflow_version);
    const events = roles ? roles.flatMap((role) => allowedEvents(machine, row.state, role)) : allowedEvents(machine, row.state);
    return { status: row.status, events: [...new Set(events)].sort(), revision: row.revision };
  }

  /** Starts a case, or a process beneath one, with its first effects and deadlines. */
  async create(tx: Tx, { workflow, id, caseId, input, actor }: NewProcess): Promise<Dispatched> {
    const isCase = id === caseId;
    const [head] = isCase
      ? await tx.query<{ clock_offset_ms: string }[]>(`select clock_offset_ms from tenant where tenant_id = $1`, [tx.tenant])
      : await tx.query<Pick<Loaded, 'clock_offset_ms' | 'journal_seq' | 'journal_hash'>[]>(LOAD_CASE, [tx.tenant, caseId]);
    if (!head) throw notFound();
    const at = instant(head.clock_offset_ms);
    const machine = latest(workflow);
    const result = start(machine, { ...input, openedAt: at });
    const row = {
      journal_seq: '0',
      journal_hash: '',
      ...head,
      case_id: caseId,
      workflow_id: workflow,
      workflow_version: machine.version,
      status: '',
    };
    const entry = this.entry(tx.tenant, id, row, { event: { type: 'CREATED', ...input }, actor, at, to: result.status });
    const hash = entryHash(entry);
    const process = {
      case_id: caseId,
      workflow_id: workflow,
      workflow_version: machine.version,
      state: result.snapshot,
      status: result.status,
      updated_at: entry.recordedAt,
      journal_seq: isCase ? 1 : 0,
      journal_hash: isCase ? hash : '',
    };
    const params = [
      tx.tenant,
      id,
      journalRow(entry, null, hash),
      effectRows(caseId, result),
      deadlineRows(caseId, result),
      JSON.stringify(process),
    ];
    await tx.query(isCase ? CREATE_CASE : CREATE_CHILD, isCase ? params : [...params, hash, caseId]);
    return { caseId, status: result.status, revision: 1, seq: entry.seq, at };
  }

  private entry(
    tenant: string,
    processId: string,
    row: Pick<Loaded, 'case_id' | 'workflow_id' | 'workflow_version' | 'status' | 'journal_seq' | 'journal_hash'>,
    { event, actor, at, to }: { event: Dispatch['event']; actor: Actor; at: Instant; to: string },
  ): JournalEntry {
    const { type, ...payload } = event;
    return {
      tenant,
      caseId: row.case_id,
      seq: Number(row.journal_seq) + 1,
      processId,
      workflow: `${row.workflow_id}@${row.workflow_version}`,
      event: type,
      // As it will be read back: what JSON drops must not be hashed.
      payload: JSON.parse(JSON.stringify(payload)) as Record<string, unknown>,
      actor: { id: actor.id, name: actor.name, role: actor.role },
      at,
      recordedAt: new Date().toISOString(),
      from: row.status,
      to,
      previousHash: row.journal_hash,
    };
  }

  private async write(
    tx: Tx,
    row: Loaded,
    entry: JournalEntry,
    result: StepResult,
    { eventId, fired }: { eventId: string | null; fired: string },
  ): Promise<void> {
    const hash = entryHash(entry);
    const isCase = entry.processId === row.case_id;
    const params: unknown[] = [
      tx.tenant,
      entry.processId,
      journalRow(entry, eventId, hash),
      effectRows(row.case_id, result),
      deadlineRows(row.case_id, result),
      JSON.stringify(result.snapshot),
      result.status,
      entry.recordedAt,
      hash,
      // A deadline that is set anew replaces the open one of its kind.
      [...result.cancelDeadlines, ...result.setDeadlines.map((d) => d.kind)],
      fired,
      row.revision,
    ];
    const written = await tx.query<unknown[]>(isCase ? WRITE_CASE : WRITE_CHILD, isCase ? params : [...params, row.case_id]);
    if (written.length !== 1) throw new Error(`process ${entry.processId} changed although it was locked`);
  }
}

/** A representative without a power of attorney acts for nobody: like a designer, who works on the application and opens no notice for the builder. */
const standing = async (tx: Tx, caseId: string, actor: Actor): Promise<Actor> =>
  actor.role !== 'representative' || (await hasPowerOfAttorney(tx, caseId)) ? actor : { ...actor, role: 'designer' };

const journalRow = (entry: JournalEntry, eventId: string | null, hash: string): string =>
  JSON.stringify({
    case_id: entry.caseId,
    seq: entry.seq,
    workflow: entry.workflow,
    event: entry.event,
    event_id: eventId,
    payload: entry.payload,
    actor: entry.actor,
    at: entry.at,
    recorded_at: entry.recordedAt,
    from_status: entry.from,
    to_status: entry.to,
    previous_hash: entry.previousHash,
    hash,
  });

const effectRows = (caseId: string, { effects }: Pick<StepResult, 'effects'>): string =>
  JSON.stringify(effects.map(({ type, params }) => ({ id: newId(), case_id: caseId, effect: type, params })));

const deadlineRows = (caseId: string, { setDeadlines }: StepResult): string =>
  JSON.stringify(
    setDeadlines.map(({ kind, dueOn, dueAt, fiction, explanation }) => ({
      id: newId(),
      case_id: caseId,
      kind,
      due_on: dueOn,
      due_at: dueAt,
      fiction,
      explanation,
      warn_from: explanation.warnings?.[0] === undefined ? null : startOfBerlinDay(explanation.warnings[0]),
    })),
  );
