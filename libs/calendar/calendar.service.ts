import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deadlinesOf, toDeadline } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import type { Principal } from '@bauraum/http';
import { notFound, sha256 } from '@bauraum/kernel';
import { PackStore } from '@bauraum/packs';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { CalendarTokenView, CalendarView } from './calendar.dto';
import { calendarFeed, type FeedDay } from './feed';

const FEED = /^([A-Za-z0-9_-]{43})\.ics$/;

interface CaseRow {
  readonly id: string;
  readonly file_number: string | null;
  readonly as_party: boolean;
}

/** Cases of a person, and for clerks, officers and heads all of the authority in which a period is open. */
const CASES = `
  select c.id, c.file_number, c.id::text in (select m.scope_id from membership m
      where m.tenant_id = $1 and m.person_id = $2 and m.scope = 'case' and m.role <> 'payer') as as_party
  from permit_case c where c.tenant_id = $1
    and exists (select 1 from deadline d where d.tenant_id = c.tenant_id and d.case_id = c.id and d.status = 'open')
    and (c.id::text in (select m.scope_id from membership m where m.tenant_id = $1 and m.person_id = $2 and m.scope = 'case' and m.role <> 'payer')
      or exists (select 1 from membership m where m.tenant_id = $1 and m.person_id = $2 and m.scope = 'authority' and m.role in ('clerk', 'officer', 'head')))
  order by c.id`;

/** The periods of a person's cases as a calendar. Its address is a secret: only its hash is kept, and nobody needs to log in to read it. */
@Injectable()
export class Calendars {
  constructor(
    private readonly db: Database,
    private readonly packs: PackStore,
    private readonly tenants: Tenants,
    private readonly config: Config,
  ) {}

  /** Makes the address, or a new one; the old one ends. */
  async renew(tx: Tx, { personId }: Principal): Promise<CalendarTokenView> {
    const token = randomBytes(32).toString('base64url');
    const { now: createdAt } = await this.tenants.time(tx);
    await tx.query(
      `insert into calendar_token (tenant_id, person_id, token_hash, created_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, person_id) do update set token_hash = $3, created_at = $4`,
      [tx.tenant, personId, sha256(token), createdAt],
    );
    return { url: `${this.config.publicUrl}/api/v1/${tx.tenant}/calendar/${token}.ics`, createdAt };
  }

  async revoke(tx: Tx, { personId }: Principal): Promise<void> {
    await tx.query(`delete from calendar_token where tenant_id = $1 and person_id = $2`, [tx.tenant, personId]);
  }

  async state(tx: Tx, { personId }: Principal): Promise<CalendarView> {
    const [row] = await tx.query<{ created_at: Date }[]>(`select created_at from calendar_token where tenant_id = $1 and person_id = $2`, [
      tx.tenant,
      personId,
    ]);
    return { createdAt: row?.created_at.toISOString() ?? null };
  }

  /** The calendar behind an address. @throws UserError 404 for an unknown authority, an unknown or revoked address. */
  async feed(authority: string, file: string): Promise<string> {
    const token = FEED.exec(file)?.[1];
    const pack = await this.packs.find(authority);
    if (!token || !pack) throw notFound();
    return this.db.transaction(authority, async (tx) => {
      const [owner] = await tx.query<{ person_id: string }[]>(
        `select person_id from calendar_token where tenant_id = $1 and token_hash = $2`,
        [tx.tenant, sha256(token)],
      );
      if (!owner) throw notFound();
      const { now } = await this.tenants.time(tx);
      return calendarFeed({ name: `Fristen: ${pack.name}`, days: await this.days(tx, owner.person_id), now });
    });
  }

  /** Those in whose cases the person takes part, and for the office what waits for it. */
  private async days(tx: Tx, personId: string): Promise<FeedDay[]> {
    const cases = await tx.query<CaseRow[]>(CASES, [tx.tenant, personId]);
    const days: FeedDay[] = [];
    for (const { id, file_number: fileNumber, as_party: asParty } of cases) {
      const open = (await deadlinesOf(tx, id)).filter(({ status }) => status === 'open');
      for (const row of open) {
        const { kind, title, bodyName, dueOn, consequenceText: consequence, waitsFor } = toDeadline(row);
        if (!asParty && waitsFor !== 'office') continue;
        days.push({
          uid: `${row.process_id}-${kind}@bauraum`,
          title: bodyName ? `${title}: ${bodyName}` : title,
          fileNumber,
          dueOn,
          consequence,
          url: `${this.config.publicUrl}/${tx.tenant}${asParty ? '' : '/office'}/cases/${id}`,
        });
      }
    }
    return days;
  }
}
