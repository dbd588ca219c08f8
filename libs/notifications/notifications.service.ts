import { Injectable } from '@nestjs/common';
import { Config } from '@bauraum/config';
import { decodeCursor, toPage, type Page, type PageQuery, type Principal } from '@bauraum/http';
import { newId } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { captureMail, mailSubject, mailText, URGENT_MAILS } from './mail';
import { DEADLINE_MAIL_TEXTS, MAIL_TEXTS } from './mail-texts.de';

/** Whom it concerns. The side decides where the mail's link leads. */
export type Audience = 'applicants' | 'office' | 'heads' | 'body';

export interface Notice {
  /** One person: somebody of the case. */
  readonly to: Audience | { readonly personId: string };
  readonly kind: string;
  readonly caseId: string;
  /** The process it came from; for a body, its participation. */
  readonly processId: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Who did it and need not be told. */
  readonly except?: string | undefined;
}

export interface NotificationView {
  readonly id: string;
  readonly caseId: string | null;
  readonly kind: string;
  readonly text: string;
  readonly params: Record<string, unknown>;
  readonly createdAt: string;
  readonly readAt: string | null;
}

interface Recipient {
  readonly person_id: string;
  readonly email: string | null;
}

/** Who only pays hears of the payment, and of nothing else. */
const PAYMENT_KINDS: readonly string[] = ['feeNoticeIssued', 'paymentFailed', 'paymentCancelled', 'paymentAfterClosing'];

const RECIPIENTS: Readonly<Record<Audience, string>> = {
  applicants: `m.scope = 'case' and m.scope_id = $2 and $3::uuid is not null`,
  office: `m.scope = 'authority' and m.role in ('clerk', 'officer') and $2::text is not null and $3::uuid is not null`,
  heads: `m.scope = 'authority' and m.role = 'head' and $2::text is not null and $3::uuid is not null`,
  body: `m.scope = 'body' and $2::text is not null and m.scope_id = (select body_id from participation where tenant_id = $1 and id = $3::uuid)`,
};

/**
 * In-app notifications and mails, once to each person concerned. Urgent mails go out at once, the others with the digest of the day
 * (`MailDigests`). Mails are kept in the database: this installation has no mail server.
 */
@Injectable()
export class Notifications {
  constructor(
    private readonly tenants: Tenants,
    private readonly config: Config,
  ) {}

  /** Tells everybody of an audience; to be called in the transaction of the effect, so that it happens once. */
  async tell(tx: Tx, notice: Notice): Promise<number> {
    const people = await this.recipients(tx, notice);
    if (!people.length) return 0;
    const [row] = await tx.query<{ file_number: string | null }[]>(`select file_number from permit_case where tenant_id = $1 and id = $2`, [
      tx.tenant,
      notice.caseId,
    ]);
    const { now } = await this.tenants.time(tx);
    const params = { ...notice.params, ...(row?.file_number ? { fileNumber: row.file_number } : {}) };
    const urgent = URGENT_MAILS.includes(notice.kind);
    for (const person of people) {
      const collected = !urgent && person.email !== null;
      await tx.query(
        `insert into notification (tenant_id, id, person_id, case_id, kind, params, created_at, collected) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tx.tenant, newId(), person.person_id, notice.caseId, notice.kind, JSON.stringify(params), now, collected],
      );
      if (urgent && person.email)
        await this.mail(tx, person.email, notice.kind, { url: this.link(tx.tenant, notice), fileNumber: row?.file_number, values: params });
    }
    return people.length;
  }

  private recipients(tx: Tx, { to, caseId, processId, kind, except }: Notice): Promise<Recipient[]> {
    if (typeof to === 'object') {
      return tx.query(`select id as person_id, email from person where tenant_id = $1 and id = $2`, [tx.tenant, to.personId]);
    }
    return tx.query(
      `select distinct p.id as person_id, p.email from membership m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
       where m.tenant_id = $1 and ${RECIPIENTS[to]} and ($4::uuid is null or p.id <> $4::uuid)
         and (m.role <> 'payer' or $5::boolean)`,
      [tx.tenant, caseId, processId, except ?? null, PAYMENT_KINDS.includes(kind)],
    );
  }

  private link(tenant: string, { to, caseId, processId }: Notice): string {
    const path = {
      applicants: `cases/${caseId}`,
      office: `office/cases/${caseId}`,
      heads: `office/cases/${caseId}`,
      body: `inbox/${processId}`,
    }[typeof to === 'object' ? 'applicants' : to];
    return `${this.config.publicUrl}/${tenant}/${path}`;
  }

  /** Captures a mail that goes out at once. @throws Error when there is no text for the kind. */
  async mail(
    tx: Tx,
    recipient: string,
    kind: string,
    { url, fileNumber, values }: { url: string; fileNumber?: string | null | undefined; values?: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    const text = mailText(kind, { fileNumber: '–', ...values });
    const { now: at } = await this.tenants.time(tx);
    const subject = mailSubject(text, fileNumber);
    const whyUrl = `${this.config.publicUrl}/${tx.tenant}/why-mail`;
    await captureMail(tx, { id: newId(), recipient, subject, text: `${text}\n\n${url}`, whyUrl, at });
  }

  async page(tx: Tx, principal: Principal, { cursor, limit }: PageQuery): Promise<Page<NotificationView>> {
    const after = decodeCursor(cursor, 1);
    const rows = await tx.query<
      { id: string; case_id: string; kind: string; params: Record<string, unknown>; created_at: Date; read_at: Date | null }[]
    >(
      `select id, case_id, kind, params, created_at, read_at from notification
       where tenant_id = $1 and person_id = $2 and ($3::uuid is null or id < $3::uuid) order by id desc limit $4`,
      [tx.tenant, principal.personId, after?.[0] ?? null, limit + 1],
    );
    const { items, next } = toPage(rows, limit, (r) => [r.id]);
    return {
      next,
      items: items.map((r) => ({
        id: r.id,
        caseId: r.case_id,
        kind: r.kind,
        text: MAIL_TEXTS[r.kind] ?? DEADLINE_MAIL_TEXTS[r.kind]?.split('\n')[0] ?? '',
        params: r.params,
        createdAt: r.created_at.toISOString(),
        readAt: r.read_at?.toISOString() ?? null,
      })),
    };
  }

  async unread(tx: Tx, personId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(
      `select count(*)::int as n from notification where tenant_id = $1 and person_id = $2 and read_at is null`,
      [tx.tenant, personId],
    );
    return row?.n ?? 0;
  }

  async read(tx: Tx, principal: Principal, id: string): Promise<void> {
    const { now } = await this.tenants.time(tx);
    await tx.query(`update notification set read_at = coalesce(read_at, $4) where tenant_id = $1 and person_id = $2 and id = $3`, [
      tx.tenant,
      principal.personId,
      id,
      now,
    ]);
  }
}
