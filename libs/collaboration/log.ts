import type { FormSection } from '@bauraum/workflows';
import type { Tx } from '@bauraum/persistence';
import * as Y from 'yjs';
import { project, type Projection } from './document';
import { Draft, type Entry } from './draft';
import { versionsOf, type LoggedChange } from './history';

/** The head of a document's log. Whoever holds its lock is the only one who appends. */
export interface Head {
  readonly lastSeq: number;
  readonly projectedSeq: number;
  readonly closed: boolean;
}

/** How much of the log is read again, at most, before a snapshot spares it. */
const SNAPSHOT_EVERY = 200;

/** @returns undefined when the draft has no shared document yet. */
export async function lockHead(tx: Tx, caseId: string): Promise<Head | undefined> {
  const [row] = await tx.query<{ last_seq: string; projected_seq: string; closed_at: Date | null }[]>(
    `select last_seq, projected_seq, closed_at from collab_document where tenant_id = $1 and case_id = $2 for update`,
    [tx.tenant, caseId],
  );
  return row && { lastSeq: Number(row.last_seq), projectedSeq: Number(row.projected_seq), closed: row.closed_at !== null };
}

/** The parameters of the function `collab_append`, which appends in one statement. */
export const appendParams = (tenant: string, caseId: string, entries: readonly Entry[], at: string): unknown[] => [
  tenant,
  caseId,
  entries.map(({ update }) => Buffer.from(update)),
  entries.map(({ personId }) => personId),
  entries.map(({ fields }) => fields.join(' ')),
  at,
];

/** @returns the number of the last one; undefined when the document is closed. */
export async function append(tx: Tx, caseId: string, entries: readonly Entry[], at: string): Promise<number | undefined> {
  const params = appendParams(tx.tenant, caseId, entries, at);
  const [row] = await tx.query<{ last: string | null }[]>(`select collab_append($1, $2, $3, $4, $5, $6) as last`, params);
  return row?.last ? Number(row.last) : undefined;
}

export interface Loaded {
  readonly draft: Draft;
  readonly seq: number;
  /** How much of it the snapshot had. */
  readonly snapshotSeq: number;
}

export interface LoggedUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
  readonly personId: string | null;
}

/** Documents whose log says more than this process knows. */
export async function grown(tx: Tx, known: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await tx.query<{ case_id: string; last_seq: string }[]>(
    `select case_id, last_seq from collab_document where tenant_id = $1 and case_id = any($2)`,
    [tx.tenant, [...known.keys()]],
  );
  return rows.filter((row) => Number(row.last_seq) > (known.get(row.case_id) ?? 0)).map((row) => row.case_id);
}

export async function updatesAfter(tx: Tx, caseId: string, seq: number): Promise<LoggedUpdate[]> {
  const rows = await tx.query<{ seq: string; update: Buffer; person_id: string | null }[]>(
    `select seq, update, person_id from collab_update where tenant_id = $1 and case_id = $2 and seq > $3 order by seq`,
    [tx.tenant, caseId, seq],
  );
  return rows.map((row) => ({ seq: Number(row.seq), update: row.update, personId: row.person_id }));
}

/** Snapshot, then what came after it. */
export async function load(tx: Tx, caseId: string, form: readonly FormSection[]): Promise<Loaded> {
  const [snapshot] = await tx.query<{ seq: string; state: Buffer; owners: Record<string, string> }[]>(
    `select seq, state, owners from collab_snapshot where tenant_id = $1 and case_id = $2`,
    [tx.tenant, caseId],
  );
  const snapshotSeq = Number(snapshot?.seq ?? 0);
  const draft = new Draft(form, snapshot?.owners);
  if (snapshot) draft.replay({ update: snapshot.state, personId: null });
  const updates = await updatesAfter(tx, caseId, snapshotSeq);
  for (const update of updates) draft.replay(update);
  return { draft, seq: updates.at(-1)?.seq ?? snapshotSeq, snapshotSeq };
}

/** The draft as it was after a change; from the log alone. */
export async function loadAsOf(tx: Tx, caseId: string, form: readonly FormSection[], seq: number): Promise<Draft | undefined> {
  const draft = new Draft(form);
  const updates = (await updatesAfter(tx, caseId, 0)).filter((row) => row.seq <= seq);
  if (updates.at(-1)?.seq !== seq) return undefined;
  for (const update of updates) draft.replay(update);
  return draft;
}

/** A document up to a number of its log, as rows keep it. */
export interface State extends Projection {
  readonly seq: number;
  /** Only when the log after the last one has grown long. */
  readonly snapshot: Snapshot | null;
}

interface Snapshot {
  readonly update: Uint8Array;
  readonly owners: Readonly<Record<string, string>>;
}

export const stateOf = ({ draft, seq, snapshotSeq }: Loaded): State => ({
  ...project(draft.doc, draft.form),
  seq,
  snapshot:
    seq - snapshotSeq < SNAPSHOT_EVERY ? null : { update: Y.encodeStateAsUpdate(draft.doc), owners: Object.fromEntries(draft.owners) },
});

/** Keeps the whole state. The log itself stays. */
export async function keepSnapshot(tx: Tx, caseId: string, seq: number, { update, owners }: Snapshot, at: string): Promise<void> {
  await tx.query(
    `insert into collab_snapshot (tenant_id, case_id, seq, state, owners, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, case_id) do update set seq = excluded.seq, state = excluded.state, owners = excluded.owners, at = excluded.at
     where collab_snapshot.seq < excluded.seq`,
    [tx.tenant, caseId, seq, Buffer.from(update), JSON.stringify(owners), at],
  );
}

export async function changes(tx: Tx, caseId: string, before?: string): Promise<LoggedChange[]> {
  const rows = await tx.query<{ seq: string; person_id: string | null; fields: string[]; at: Date }[]>(
    `select seq, person_id, fields, at from collab_update where tenant_id = $1 and case_id = $2 and at < coalesce($3, 'infinity'::timestamptz) order by seq`,
    [tx.tenant, caseId, before ?? null],
  );
  return rows.map((row) => ({ seq: Number(row.seq), personId: row.person_id, fields: row.fields, at: row.at.toISOString() }));
}

/**
 * Makes one row of the rows of each version that ended before: a keystroke needs no row of its own for ever. Every state that the history
 * offers stays the same, for merged updates say what the updates said.
 */
export async function mergeVersions(tx: Tx, caseId: string, before: string): Promise<number> {
  const merged = versionsOf(await changes(tx, caseId, before)).filter((version) => version.changes > 1);
  for (const { firstSeq, seq, personId, fields, to } of merged) {
    const rows = (await updatesAfter(tx, caseId, firstSeq - 1)).filter((row) => row.seq <= seq);
    await tx.query(`delete from collab_update where tenant_id = $1 and case_id = $2 and seq between $3 and $4`, [
      tx.tenant,
      caseId,
      firstSeq,
      seq,
    ]);
    await tx.query(
      `insert into collab_update (tenant_id, case_id, seq, update, person_id, fields, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.tenant, caseId, seq, Buffer.from(Y.mergeUpdates(rows.map((row) => row.update))), personId, fields, to],
    );
  }
  return merged.length;
}
