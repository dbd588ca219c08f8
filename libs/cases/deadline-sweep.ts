import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM_ACTOR, UserError } from '@bauraum/kernel';
import { Database, type RelayDatabase, type Tx } from '@bauraum/persistence';
import { WorkflowRunner } from './runner';

interface Due {
  readonly tenant_id: string;
  readonly id: string;
}

interface DeadlineRow {
  readonly process_id: string;
  readonly kind: string;
  readonly due_on: string;
  readonly explanation: Record<string, unknown>;
}

/** Finds deadlines that have lapsed by their authority's clock and tells their process. */
@Injectable()
export class DeadlineSweep {
  private readonly log = new Logger('deadlines');

  constructor(
    private readonly db: Database,
    private readonly runner: WorkflowRunner,
  ) {}

  /** @returns how many deadlines were fired. One that cannot be fired is logged and does not hold up the others. */
  async run(relay: RelayDatabase, batch = 500): Promise<number> {
    const due = await relay.query<Due>(
      `select d.tenant_id, d.id from deadline d join tenant t on t.tenant_id = d.tenant_id
       where d.status = 'open' and d.due_at <= now() + t.clock_offset_ms * interval '1 millisecond'
       order by d.due_at limit $1`,
      [batch],
    );
    let fired = 0;
    for (const { tenant_id: tenant, id } of due) {
      try {
        if (await this.db.transaction(tenant, (tx) => this.fire(tx, id))) fired++;
      } catch (error) {
        this.log.error({ err: error, deadlineId: id, tenant }, 'deadline could not be fired');
      }
    }
    return fired;
  }

  private async fire(tx: Tx, id: string): Promise<boolean> {
    // The process first, so that nobody extends or ends the deadline while it is fired.
    await tx.query(
      `select 1 from process where tenant_id = $1 and id = (select process_id from deadline where tenant_id = $1 and id = $2) for update`,
      [tx.tenant, id],
    );
    const [row] = await tx.query<DeadlineRow[]>(
      `select process_id, kind, to_char(due_on, 'YYYY-MM-DD') as due_on, explanation from deadline where tenant_id = $1 and id = $2 and status = 'open'`,
      [tx.tenant, id],
    );
    if (!row) return false;
    const event = { type: 'DEADLINE_EXPIRED', kind: row.kind, deadline: { id, dueOn: row.due_on, explanation: row.explanation } };
    try {
      const { seq } = await this.runner.dispatch(tx, { processId: row.process_id, event, actor: SYSTEM_ACTOR, eventId: `deadline:${id}` });
      return seq !== undefined;
    } catch (error) {
      if (!(error instanceof UserError && error.status === 409)) throw error;
      // The process has moved on without this deadline: it has no meaning any more.
      await tx.query(`update deadline set status = 'cancelled', closed_at = now() where tenant_id = $1 and id = $2`, [tx.tenant, id]);
      return false;
    }
  }
}
