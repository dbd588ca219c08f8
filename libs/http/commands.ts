import { Injectable } from '@nestjs/common';
import { hashOf, UserError } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import type { CommandContext } from './principal';

/**
 * Runs each command exactly once. Key, effect and answer are committed together: the same key with the same body gets the same answer,
 * also after a crash; with another body it is refused.
 */
@Injectable()
export class Commands {
  constructor(private readonly db: Database) {}

  /** @throws UserError 422 `idempotency-mismatch` when the key was used for something else. */
  run<T>(context: CommandContext, body: unknown, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { principal, key, route } = context;
    const requestHash = hashOf({ route, body: JSON.parse(JSON.stringify(body ?? null)) as unknown });
    return this.db.transaction(principal.tenant, async (tx) => {
      // A second call with the same key waits here until the first has committed or gone.
      const fresh = await tx.query<unknown[]>(
        `insert into idempotency_key (tenant_id, person_id, key, request_hash) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
        [tx.tenant, principal.personId, key, requestHash],
      );
      if (!fresh.length) return this.replay<T>(tx, context, requestHash);
      const answer = await work(tx);
      await tx.query(`update idempotency_key set response = $4 where tenant_id = $1 and person_id = $2 and key = $3`, [
        tx.tenant,
        principal.personId,
        key,
        JSON.stringify(answer ?? null),
      ]);
      return answer;
    });
  }

  /** Keys are kept for two days: long enough for any client that tries again, short enough for the links that answers may hold. */
  async forgetOld(tenant: string): Promise<void> {
    await this.db.transaction(tenant, (tx) =>
      tx.query(`delete from idempotency_key where tenant_id = $1 and created_at < now() - interval '2 days'`, [tx.tenant]),
    );
  }

  private async replay<T>(tx: Tx, { principal, key }: CommandContext, requestHash: string): Promise<T> {
    const [known] = await tx.query<{ request_hash: string; response: T }[]>(
      `select request_hash, response from idempotency_key where tenant_id = $1 and person_id = $2 and key = $3`,
      [tx.tenant, principal.personId, key],
    );
    if (known?.request_hash !== requestHash) throw new UserError(422, 'idempotency-mismatch');
    return known.response;
  }
}
