import { Injectable } from '@nestjs/common';
import {
  chainRoot,
  inclusionProof,
  leafHash,
  merkleRoot,
  rootBytes,
  type Head,
  type RootStatement,
  type SealedDay,
} from '@bauraum/efile-verify';
import { addDays, berlinDate, endOfBerlinDay, startOfBerlinDay, systemClock, type Instant, type PlainDate } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { SealKeys } from './seal-keys';

/** A signed day. */
export interface DailyRoot extends RootStatement {
  /** Base64. */
  readonly signature: string;
}

interface RootRow {
  readonly day: string;
  readonly root: string;
  readonly cases: number;
  readonly previous_root: string;
  readonly heads: Head[];
  readonly signature: string;
  readonly key_id: string;
  readonly signed_at: Date;
}

const COLUMNS = `to_char(day, 'YYYY-MM-DD') as day, root, cases, previous_root, signature, key_id, signed_at`;

/** Entries that were written just before midnight may be committed after it. */
const GRACE_MS = 10 * 60_000;

/**
 * One signed root for each authority and day with events, over the last journal entry of all its cases. Whoever has kept a root can prove
 * later that the journal of that day was not rewritten. Days are those of the wall clock in Germany, not of a sandbox's clock.
 */
@Injectable()
export class DailyRoots {
  constructor(
    private readonly db: Database,
    private readonly keys: SealKeys,
  ) {}

  /**
   * Signs a day that is over, and the unsigned days before it. A second time changes nothing.
   *
   * @returns the day's root; undefined when nothing happened that day.
   * @throws RangeError when the day is not over.
   */
  async sign(tenant: string, day: PlainDate, now: Instant = systemClock.now()): Promise<DailyRoot | undefined> {
    if (day > lastClosedDay(now)) throw new RangeError(`${day} is not over`);
    for (const open of await this.db.transaction(tenant, (tx) => unsignedDays(tx, day))) {
      await this.db.transaction(tenant, (tx) => this.signDay(tx, open, now));
    }
    const row = await this.db.transaction(tenant, (tx) => find(tx, day));
    return row && toRoot(tenant, row);
  }

  /** Signs every past day that has none yet. @returns the days that were signed now. */
  async signMissing(tenant: string, now: Instant = systemClock.now()): Promise<PlainDate[]> {
    const until = lastClosedDay(now);
    const days = await this.db.transaction(tenant, (tx) => unsignedDays(tx, until));
    for (const day of days) await this.db.transaction(tenant, (tx) => this.signDay(tx, day, now));
    return days;
  }

  private async signDay(tx: Tx, day: PlainDate, signedAt: Instant): Promise<void> {
    const heads = await headsAt(tx, endOfBerlinDay(day));
    const [before] = await tx.query<{ root: string }[]>(
      `select root from daily_root where tenant_id = $1 and day < $2 order by day desc limit 1`,
      [tx.tenant, day],
    );
    const previousRoot = before?.root ?? '';
    const root = chainRoot(previousRoot, merkleRoot(heads.map(leafHash)));
    const key = this.keys.of(tx.tenant);
    const statement = { tenant: tx.tenant, day, root, previousRoot, cases: heads.length, keyId: key.keyId, signedAt };
    // Somebody else may be signing the same day: the first one counts.
    await tx.query(
      `insert into daily_root (tenant_id, day, root, cases, previous_root, heads, signature, key_id, signed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, day) do nothing`,
      [
        tx.tenant,
        day,
        root,
        heads.length,
        previousRoot,
        JSON.stringify(heads),
        key.sign(rootBytes(statement)).toString('base64'),
        key.keyId,
        signedAt,
      ],
    );
  }

  /** The roots of these days, as far as they are signed, each with the proof that the case is in it. */
  async proofs(tx: Tx, caseId: string, days: readonly PlainDate[]): Promise<SealedDay[]> {
    const sealed: SealedDay[] = [];
    for (const day of days) {
      const row = await find(tx, day);
      const index = row?.heads.findIndex(([id]) => id === caseId) ?? -1;
      const head = row?.heads[index];
      if (!row || !head) continue;
      const { tenant: _tenant, ...root } = toRoot(tx.tenant, row);
      sealed.push({ ...root, head: { seq: head[1], hash: head[2] }, index, proof: inclusionProof(row.heads.map(leafHash), index) });
    }
    return sealed;
  }
}

const lastClosedDay = (now: Instant): PlainDate => addDays(berlinDate(new Date(Date.parse(now) - GRACE_MS).toISOString()), -1);

async function find(tx: Tx, day: PlainDate): Promise<RootRow | undefined> {
  const [row] = await tx.query<RootRow[]>(`select ${COLUMNS}, heads from daily_root where tenant_id = $1 and day = $2`, [tx.tenant, day]);
  return row;
}

/** Days with events after the last signed one, oldest first: a root is never put in before another. */
async function unsignedDays(tx: Tx, until: PlainDate): Promise<PlainDate[]> {
  const [last] = await tx.query<{ day: string | null }[]>(
    `select to_char(max(day), 'YYYY-MM-DD') as day from daily_root where tenant_id = $1`,
    [tx.tenant],
  );
  const from = last?.day ? startOfBerlinDay(addDays(last.day, 1)) : '-infinity';
  const rows = await tx.query<{ day: string }[]>(
    `select distinct to_char(recorded_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') as day from case_event
     where tenant_id = $1 and recorded_at >= $2 and recorded_at < $3 order by day`,
    [tx.tenant, from, endOfBerlinDay(until)],
  );
  return rows.map((row) => row.day);
}

/** The last entry of every case before a moment, in order of the case's id. */
async function headsAt(tx: Tx, before: Instant): Promise<Head[]> {
  const rows = await tx.query<{ case_id: string; seq: string; hash: string }[]>(
    `select distinct on (case_id) case_id, seq, hash from case_event where tenant_id = $1 and recorded_at < $2 order by case_id, seq desc`,
    [tx.tenant, before],
  );
  return rows.map(({ case_id, seq, hash }) => [case_id, Number(seq), hash] as const);
}

const toRoot = (tenant: string, row: RootRow): DailyRoot => ({
  tenant,
  day: row.day,
  root: row.root,
  previousRoot: row.previous_root,
  cases: row.cases,
  keyId: row.key_id,
  signedAt: row.signed_at.toISOString(),
  signature: row.signature,
});
