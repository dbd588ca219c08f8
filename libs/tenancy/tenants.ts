import { Injectable } from '@nestjs/common';
import { berlinDate, UserError, type Instant, type PlainDate } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { authorityPack, listAuthorities, type AuthorityPack } from '@bauraum/workflows';

const DAY_MS = 86_400_000;

export interface TenantTime {
  /** The authority's clock; ahead of the wall only where a sandbox was moved. */
  readonly now: Instant;
  readonly today: PlainDate;
}

/** Authorities that this installation serves, and their clocks. */
@Injectable()
export class Tenants {
  constructor(private readonly db: Database) {}

  /**
   * Makes rows for the authorities of the packs, with their bodies. Safe to repeat. One whose pack was installed later (`cli authority add`) keeps what that
   * pack says.
   */
  async install(): Promise<string[]> {
    const slugs = listAuthorities().map((a) => a.slug);
    for (const slug of slugs) {
      await this.db.transaction(slug, async (tx) => {
        const later = await tx.query<unknown[]>(`select 1 from authority_pack where tenant_id = $1`, [tx.tenant]);
        if (later.length === 0) await this.installOne(tx, authorityPack(slug));
      });
    }
    return slugs;
  }

  /** Makes the rows of one authority, the transaction's: itself and its bodies. Safe to repeat. */
  async installOne(tx: Tx, pack: AuthorityPack): Promise<void> {
    await tx.query(
      `insert into tenant (tenant_id, name, sandbox) values ($1, $2, $3) on conflict (tenant_id) do update set name = $2, sandbox = $3`,
      [tx.tenant, pack.name, pack.sandbox],
    );
    for (const body of pack.bodies) {
      await tx.query(
        `insert into body (tenant_id, id, name, kind, role) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, id) do update set name = $3, kind = $4, role = $5`,
        [tx.tenant, body.id, body.name, body.kind, body.role],
      );
    }
  }

  async time(tx: Tx): Promise<TenantTime> {
    const [row] = await tx.query<{ clock_offset_ms: string }[]>(`select clock_offset_ms from tenant where tenant_id = $1`, [tx.tenant]);
    const now = new Date(Date.now() + Number(row?.clock_offset_ms ?? 0)).toISOString();
    return { now, today: berlinDate(now) };
  }

  /**
   * Moves a sandbox authority's clock forward.
   *
   * @throws UserError 403 `not-a-sandbox` for an authority that works with real applications.
   */
  async advanceClock(tx: Tx, days: number): Promise<TenantTime> {
    const moved = await tx.query<unknown[][]>(
      `update tenant set clock_offset_ms = clock_offset_ms + $2 where tenant_id = $1 and sandbox returning 1`,
      [tx.tenant, days * DAY_MS],
    );
    if (!moved[0]?.length) throw new UserError(403, 'not-a-sandbox');
    return this.time(tx);
  }
}
