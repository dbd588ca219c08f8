import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, sha256, UserError, type BodyRole, type OfficeRole } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { People, type Identity } from './people';

const VALID_DAYS = 14;

/** What somebody is invited to be: a role in the authority, or a member of one of its bodies. */
export type StaffSeat =
  | { readonly scope: 'authority'; readonly scopeId: string; readonly role: OfficeRole }
  | { readonly scope: 'body'; readonly scopeId: string; readonly role: BodyRole };

export interface StaffInvitation {
  readonly seat: StaffSeat;
  readonly name: string;
  readonly email: string | null;
}

interface Row {
  readonly id: string;
  readonly scope: StaffSeat['scope'];
  readonly scope_id: string;
  readonly role: StaffSeat['role'];
  readonly accepted_by: string | null;
  readonly open: boolean;
}

/** The way of the first people into an authority: a link that works once. Only its hash is kept. */
@Injectable()
export class StaffInvitations {
  constructor(private readonly people: People) {}

  /** @returns the secret of the link. An open invitation of the same name to the same seat ends. */
  async invite(tx: Tx, { seat: { scope, scopeId, role }, name, email }: StaffInvitation): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query(
      `update staff_invitation set expires_at = now()
       where tenant_id = $1 and scope = $2 and scope_id = $3 and role = $4 and name = $5 and accepted_at is null`,
      [tx.tenant, scope, scopeId, role, name],
    );
    await tx.query(
      `insert into staff_invitation (tenant_id, id, scope, scope_id, role, name, email, token_hash, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9))`,
      [tx.tenant, newId(), scope, scopeId, role, name, email, sha256(token), VALID_DAYS],
    );
    return token;
  }

  /**
   * Makes the person who is logged in a member of the authority.
   *
   * @throws UserError 404 `not-found` for an unknown link; 410 `invitation-expired` or `invitation-used`.
   */
  async accept(tx: Tx, identity: Identity, token: string): Promise<void> {
    const [row] = await tx.query<Row[]>(
      `select id, scope, scope_id, role, accepted_by, expires_at > now() as open from staff_invitation where tenant_id = $1 and token_hash = $2 for update`,
      [tx.tenant, sha256(token)],
    );
    if (!row) throw new UserError(404, 'not-found');
    const person = await this.people.know(tx, identity);
    if (row.accepted_by === person.id) return;
    if (row.accepted_by) throw new UserError(410, 'invitation-used');
    if (!row.open) throw new UserError(410, 'invitation-expired');
    await this.people.join(tx, person.id, row.scope, row.scope_id, row.role);
    await tx.query(`update staff_invitation set accepted_by = $3, accepted_at = now() where tenant_id = $1 and id = $2`, [
      tx.tenant,
      row.id,
      person.id,
    ]);
  }
}
