import { newId } from '@bauraum/kernel';
import type { RelayDatabase, Tx } from '@bauraum/persistence';

/** Queues an effect that no machine asked for (checking an upload), in the transaction that makes it necessary. */
export async function enqueue(tx: Tx, effect: string, caseId: string, params: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.query(`insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, $4, $5)`, [
    tx.tenant,
    newId(),
    caseId,
    effect,
    JSON.stringify(params),
  ]);
}

export interface OutboxJob {
  readonly id: string;
  readonly name: string;
  readonly data: { readonly tenant: string };
}

interface Taken {
  readonly id: string;
  readonly tenant_id: string;
  readonly effect: string;
}

/** A row that was queued but not done within this time is queued again: its job was lost, or its worker was killed. */
export const LOST_AFTER_SECONDS = 60;

/**
 * Takes waiting rows and hands them to the queue; the row stays until its handler has run. Several relays share the work.
 *
 * @returns how many were queued.
 */
export async function relay(db: RelayDatabase, add: (jobs: OutboxJob[]) => Promise<void>, batch = 200): Promise<number> {
  const rows = await db.query<Taken>(
    `update outbox set queued_at = clock_timestamp()
     where (tenant_id, id) in (
       select tenant_id, id from outbox
       where (queued_at is null and available_at <= now()) or queued_at < now() - $2 * interval '1 second'
       order by available_at limit $1 for update skip locked)
     returning id, tenant_id, effect`,
    [batch, LOST_AFTER_SECONDS],
  );
  if (rows.length) await add(rows.map((row) => ({ id: row.id, name: row.effect, data: { tenant: row.tenant_id } })));
  return rows.length;
}
