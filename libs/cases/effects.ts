import { Injectable, Logger } from '@nestjs/common';
import { OperationalError, UserError } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';

/** One row of the outbox, as its handler sees it. */
export interface EffectContext {
  readonly id: string;
  readonly tenant: string;
  readonly caseId: string;
  readonly processId: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** How often it was tried before, or put off. */
  readonly attempts: number;
}

/** The effect is not settled yet: run it again after `retryInMs`. */
export interface Later {
  readonly retryInMs: number;
}

/**
 * The one handler of an effect. `prepare` talks to the outside (store, HTTP, PDF) without a transaction and must be repeatable; `apply` writes
 * what follows in the transaction that also deletes the outbox row, so that it happens exactly once.
 */
export interface EffectHandler<Prepared = unknown> {
  readonly effect: string;
  prepare?(context: EffectContext): Promise<Prepared>;
  apply(tx: Tx, context: EffectContext, prepared: Prepared): Promise<void | Later>;
  /** Clears up after the commit. Nobody relies on it: after a crash it does not run. */
  after?(context: EffectContext): Promise<void>;
}

interface OutboxRow {
  readonly case_id: string;
  readonly process_id: string;
  readonly effect: string;
  readonly params: Record<string, unknown>;
  readonly attempts: number;
}

/** All handlers by effect. A missing or second handler stops the boot. */
@Injectable()
export class Effects {
  private readonly log = new Logger('effects');
  private readonly handlers = new Map<string, EffectHandler>();

  constructor(private readonly db: Database) {}

  register(...handlers: readonly EffectHandler[]): void {
    for (const handler of handlers) {
      if (this.handlers.has(handler.effect)) throw new Error(`effect ${handler.effect} has two handlers`);
      this.handlers.set(handler.effect, handler);
    }
  }

  /** @throws Error naming effects without handler, and handlers without effect. */
  assertComplete(declared: readonly string[]): void {
    const missing = declared.filter((effect) => !this.handlers.has(effect));
    const unknown = [...this.handlers.keys()].filter((effect) => !declared.includes(effect));
    if (missing.length || unknown.length) {
      throw new Error(`effects without handler: ${missing.join(', ') || 'none'}; handlers without effect: ${unknown.join(', ') || 'none'}`);
    }
  }

  /** Runs the effect of one outbox row; a row that is gone was done before. */
  async run(tenant: string, id: string): Promise<void> {
    const row = await this.db.transaction(tenant, (tx) => this.load(tx, id));
    if (!row) return;
    const handler = this.handlers.get(row.effect);
    if (!handler) throw new Error(`no handler for effect ${row.effect}`);
    const { case_id: caseId, process_id: processId, params, attempts } = row;
    const context: EffectContext = { id, tenant, caseId, processId, params, attempts };
    try {
      const prepared = await handler.prepare?.(context);
      await this.db.transaction(tenant, (tx) => this.settle(tx, handler, context, prepared));
      await handler.after?.(context).catch((error: unknown) => this.log.warn({ err: error, effect: row.effect }, 'clearing up failed'));
    } catch (error) {
      await this.note(context, row.effect, error);
      throw error;
    }
  }

  private async load(tx: Tx, id: string, lock = ''): Promise<OutboxRow | undefined> {
    const sql = `select case_id, process_id, effect, params, attempts from outbox where tenant_id = $1 and id = $2 ${lock}`;
    const [row] = await tx.query<OutboxRow[]>(sql, [tx.tenant, id]);
    return row;
  }

  private async settle(tx: Tx, handler: EffectHandler, context: EffectContext, prepared: unknown): Promise<void> {
    if (!(await this.load(tx, context.id, 'for update'))) return; // another worker was faster
    const outcome = await handler.apply(tx, context, prepared);
    if (outcome) {
      await tx.query(
        `update outbox set queued_at = null, attempts = attempts + 1, available_at = now() + $3 * interval '1 millisecond' where tenant_id = $1 and id = $2`,
        [tx.tenant, context.id, outcome.retryInMs],
      );
    } else {
      await tx.query(`delete from outbox where tenant_id = $1 and id = $2`, [tx.tenant, context.id]);
    }
  }

  private async note(context: EffectContext, effect: string, error: unknown): Promise<void> {
    const expected = error instanceof OperationalError || error instanceof UserError;
    this.log[expected ? 'warn' : 'error'](
      { err: error, effect, outboxId: context.id, caseId: context.caseId },
      'effect failed, will be retried',
    );
    await this.db.transaction(context.tenant, (tx) =>
      tx.query(`update outbox set attempts = attempts + 1, last_error = $3 where tenant_id = $1 and id = $2`, [
        tx.tenant,
        context.id,
        String((error as Error).message ?? error).slice(0, 500),
      ]),
    );
  }
}
