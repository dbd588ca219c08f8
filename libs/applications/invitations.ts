import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import type { Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import { newId, notFound, sha256, UserError, type CaseRole } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { AcceptedInvitation, InvitationView, NewInvitation } from './application.dto';

const VALID_DAYS = 14;

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly role: CaseRole;
  readonly expires_at: Date;
  readonly accepted_by: string | null;
}

/** Joining an application by link. The link is a secret: only its hash is kept with the invitation, and it works for one person. */
@Injectable()
export class Invitations {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly people: People,
    private readonly notifications: Notifications,
    private readonly tenants: Tenants,
    private readonly config: Config,
  ) {}

  async invite(tx: Tx, principal: Principal, caseId: string, { role, email }: NewInvitation): Promise<InvitationView> {
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (!events.includes('MEMBER_JOINED'))
      throw new UserError(409, 'event-not-allowed', { event: 'MEMBER_JOINED', state: status, allowed: events });
    const id = newId();
    const token = randomBytes(32).toString('base64url');
    const { now } = await this.tenants.time(tx);
    const expiresAt = new Date(Date.parse(now) + VALID_DAYS * 86_400_000).toISOString();
    await tx.query(
      `insert into invitation (tenant_id, id, case_id, role, token_hash, email, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.tenant, id, caseId, role, sha256(token), email ?? null, principal.personId, now, expiresAt],
    );
    const url = `${this.config.publicUrl}/${tx.tenant}/join?token=${token}`;
    if (email) await this.notifications.mail(tx, email, 'invitation', { url });
    return { id, url, expiresAt };
  }

  /** @throws UserError 404 for an unknown link; 410 `invitation-expired` or `invitation-used`. */
  async accept(tx: Tx, principal: Principal, token: string): Promise<AcceptedInvitation> {
    const [row] = await tx.query<Row[]>(
      `select id, case_id, role, expires_at, accepted_by from invitation where tenant_id = $1 and token_hash = $2 for update`,
      [tx.tenant, sha256(token)],
    );
    if (!row) throw notFound();
    const { now } = await this.tenants.time(tx);
    if (row.accepted_by === principal.personId) return { caseId: row.case_id, role: row.role };
    if (row.accepted_by) throw new UserError(410, 'invitation-used');
    if (row.expires_at.toISOString() < now) throw new UserError(410, 'invitation-expired');
    await tx.query(`update invitation set accepted_by = $3, accepted_at = $4 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      row.id,
      principal.personId,
      now,
    ]);
    if (await this.people.join(tx, principal.personId, 'case', row.case_id, row.role)) {
      const event = { type: 'MEMBER_JOINED', personId: principal.personId, name: principal.name, role: row.role };
      const actor = { id: principal.personId, name: principal.name, role: row.role };
      await this.runner.dispatch(tx, { processId: row.case_id, event, actor, eventId: `joined:${row.id}` });
    }
    return { caseId: row.case_id, role: row.role };
  }
}
