import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM_ACTOR, UserError } from '@bauraum/kernel';
import { Database, type RelayDatabase, type Tx } from '@bauraum/persistence';
import { warn, type WarnedDeadline } from './deadline-warning';
import { WorkflowRunner } from './runner';

/** A case of which a deadline warns or lapses. */
interface Due {
  readonly tenant_id: string;
  readonly case_id: string;
}

interface DueDeadline extends WarnedDeadline {
  readonly warns: boolean;
}

/** `nothing`: somebody else was faster. */
type Outcome = 'fired' | 'warned' | 'cancelled' | 'nothing';

/** When something is to be done with a deadline: its next warning, else its end. The index `deadline_due` is made of it. */
const AT = `least(d.due_at, d.next_warning_at)`;
/** `$1` is the wall clock of this process, which `dispatch` goes by too: the database's own may be some milliseconds ahead. */
const NOW = `$1::timestamptz + t.clock_offset_ms * interval '1 millisecond'`;

/** Tenant by tenant, so that the index serves each authority's clock. */
export const DUE_CASES = `
  select x.tenant_id, x.case_id from tenant t
  cross join lateral (
    select d.tenant_id, d.case_id, ${AT} as at from deadline d
    where d.tenant_id = t.tenant_id and d.status = 'open' and ${AT} <= ${NOW} and d.case_id <> all($2::uuid[])
    order by ${AT}, d.id limit $3) x
  order by x.at limit $3`;

/** The first thing due in a case. The process first, so that nobody extends or ends the deadline while it is handled. */
const FIRST_OF_CASE = `
  select d.id, d.process_id, d.kind, to_char(d.due_on, 'YYYY-MM-DD') as due_on, d.fiction, d.explanation,
    ${NOW} as now, d.next_warning_at is not null as warns
  from deadline d join process p on p.tenant_id = d.tenant_id and p.id = d.process_id join tenant t on t.tenant_id = d.tenant_id
  where d.tenant_id = $2 and d.case_id = $3 and d.status = 'open' and ${AT} <= ${NOW}
  order by ${AT}, d.id limit 1 for update of p, d`;

/** So many cases at once, each in a transaction of its own. */
const LANES = 8;

/**
 * Finds deadlines that warn or have lapsed by their authority's clock and tells their process. In each case everything happens in the order of its days:
 * a warning before the end that it warns of, and an end before a later one, also when a clock was moved by weeks.
 */
@Injectable()
export class DeadlineSweep {
  private readonly log = new Logger('deadlines');

  constructor(
    private readonly db: Database,
    private readonly runner: WorkflowRunner,
  ) {}

  /** @returns how many deadlines were fired. A case of which one cannot be fired is logged and does not hold up the others. */
  async run(relay: RelayDatabase, batch = 500): Promise<number> {
    const passed: string[] = [];
    let fired = 0;
    for (;;) {
      const due = await relay.query<Due>(DUE_CASES, [wallClock(), passed, batch]);
      if (!due.length) return fired;
      const cases = [...new Map(due.map((row) => [row.case_id, row])).values()].values();
      const lane = async (): Promise<void> => {
        for (const { tenant_id: tenant, case_id: caseId } of cases) {
          try {
            const outcome = await this.db.transaction(tenant, (tx) => this.handleFirst(tx, caseId));
            if (outcome === 'fired') fired++;
            if (outcome === 'nothing') passed.push(caseId);
          } catch (error) {
            this.log.error({ err: error, caseId, tenant }, 'deadline could not be fired');
            passed.push(caseId);
          }
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
    }
  }

  private async handleFirst(tx: Tx, caseId: string): Promise<Outcome> {
    const [row] = await tx.query<DueDeadline[]>(FIRST_OF_CASE, [wallClock(), tx.tenant, caseId]);
    if (!row) return 'nothing';
    if (!row.warns) return this.fire(tx, row);
    await warn(tx, this.runner, row);
    return 'warned';
  }

  private async fire(tx: Tx, { id, process_id: processId, kind, due_on: dueOn, explanation }: DueDeadline): Promise<Outcome> {
    const event = { type: 'DEADLINE_EXPIRED', kind, deadline: { id, dueOn, explanation } };
    try {
      const { seq } = await this.runner.dispatch(tx, { processId, event, actor: SYSTEM_ACTOR, eventId: `deadline:${id}` });
      return seq === undefined ? 'nothing' : 'fired';
    } catch (error) {
      if (!(error instanceof UserError && error.status === 409)) throw error;
      // The process has moved on without this deadline: it has no meaning any more.
      await tx.query(`update deadline set status = 'cancelled', closed_at = now() where tenant_id = $1 and id = $2`, [tx.tenant, id]);
      return 'cancelled';
    }
  }
}

const wallClock = (): string => new Date().toISOString();
