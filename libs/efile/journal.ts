import type { Actor } from '@bauraum/kernel';
import type { JournalRecord } from '@bauraum/efile-verify';
import type { Tx } from '@bauraum/persistence';

interface EventRow {
  readonly case_id: string;
  readonly seq: string;
  readonly process_id: string;
  readonly workflow: string;
  readonly event: string;
  readonly payload: Record<string, unknown>;
  readonly actor: Actor;
  readonly at: Date;
  readonly recorded_at: Date;
  readonly from_status: string;
  readonly to_status: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** A case's journal in order, from the entry after `after`; everything without `limit`. */
export async function readJournal(
  tx: Tx,
  caseId: string,
  { after = 0, limit }: { after?: number; limit?: number } = {},
): Promise<JournalRecord[]> {
  const rows = await tx.query<EventRow[]>(
    `select case_id, seq, process_id, workflow, event, payload, actor, at, recorded_at, from_status, to_status, previous_hash, hash
     from case_event where tenant_id = $1 and case_id = $2 and seq > $3 order by seq limit $4`,
    [tx.tenant, caseId, after, limit ?? null],
  );
  return rows.map((row) => ({
    tenant: tx.tenant,
    caseId: row.case_id,
    seq: Number(row.seq),
    processId: row.process_id,
    workflow: row.workflow,
    event: row.event,
    payload: row.payload,
    actor: row.actor,
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    from: row.from_status,
    to: row.to_status,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}
