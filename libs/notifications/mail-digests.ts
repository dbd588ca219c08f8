import { Injectable } from '@nestjs/common';
import { Config } from '@bauraum/config';
import { newId, startOfBerlinDay } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { digestSubject, digestText } from './digest-text';
import { captureMail } from './mail';

interface Entry {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly params: Record<string, unknown>;
  readonly file_number: string | null;
}

/** What waits to be mailed: what somebody has seen in the portal meanwhile does not. */
const WAITING = `n.tenant_id = $1 and n.collected and n.digest_id is null and n.read_at is null and n.created_at < $2`;

/** Mails that are not urgent: one for each person, authority and day, when the day is over by the authority's clock. */
@Injectable()
export class MailDigests {
  constructor(
    private readonly db: Database,
    private readonly tenants: Tenants,
    private readonly config: Config,
  ) {}

  /** Sends what days before today have collected. A second time, or two at once, send nothing more. @returns the number of mails. */
  async send(tenant: string): Promise<number> {
    const people = await this.db.transaction(tenant, async (tx) => {
      const { today } = await this.tenants.time(tx);
      return tx.query<{ person_id: string; email: string }[]>(
        `select distinct n.person_id, p.email from notification n join person p on p.tenant_id = n.tenant_id and p.id = n.person_id
         where ${WAITING} and p.email is not null`,
        [tx.tenant, startOfBerlinDay(today)],
      );
    });
    let sent = 0;
    for (const { person_id: personId, email } of people) {
      sent += (await this.db.transaction(tenant, (tx) => this.sendOne(tx, personId, email))) ? 1 : 0;
    }
    return sent;
  }

  private async sendOne(tx: Tx, personId: string, recipient: string): Promise<boolean> {
    const { now: at, today } = await this.tenants.time(tx);
    // Somebody else may be sending the same digest: who comes second finds nothing any more.
    const entries = await tx.query<Entry[]>(
      `select n.id, n.case_id, n.kind, n.params, c.file_number from notification n
       join permit_case c on c.tenant_id = n.tenant_id and c.id = n.case_id where ${WAITING} and n.person_id = $3 order by n.id for update of n`,
      [tx.tenant, startOfBerlinDay(today), personId],
    );
    if (!entries.length) return false;
    const id = newId();
    const first = await tx.query<unknown[]>(
      `insert into mail_digest (tenant_id, person_id, day, mail_id, sent_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
      [tx.tenant, personId, today, id, at],
    );
    if (!first.length) return false;
    await tx.query(`update notification set digest_id = $2 where tenant_id = $1 and id = any($3::uuid[])`, [
      tx.tenant,
      id,
      entries.map((entry) => entry.id),
    ]);
    const told = entries.map(({ case_id: caseId, file_number: fileNumber, kind, params }) => ({ caseId, fileNumber, kind, params }));
    const portal = `${this.config.publicUrl}/${tx.tenant}`;
    const text = digestText(told, `${portal}/notifications`);
    await captureMail(tx, { id, recipient, subject: digestSubject(told), text, whyUrl: `${portal}/why-mail`, at });
    return true;
  }
}
