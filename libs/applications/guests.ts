import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { GuestAdoption, People, type Adopted } from '@bauraum/identity';
import { GUEST_ISSUER, newId, notFound, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { endsAs, findByToken, type InvitationRow } from './invitation.repository';
import { Invitations } from './invitations';
import type { AcceptedInvitation, JoinAsGuest } from './member.dto';

/** A guest as their session says it. */
export interface GuestSession {
  readonly subject: string;
  readonly name: string;
}

/** People who join by link without an account: a name, a session, and nothing that needs more than that. */
@Injectable()
export class Guests {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly people: People,
    private readonly invitations: Invitations,
    private readonly tenants: Tenants,
    adoption: GuestAdoption,
  ) {
    adoption.onAdopted((tx, adopted) => this.note(tx, adopted));
  }

  /** The journal of each case says as whom its guest is known from now on. */
  private async note(tx: Tx, { personId, guestId, name, formerName, cases }: Adopted): Promise<void> {
    for (const { caseId, role } of cases) {
      const event = { type: 'MEMBER_IDENTIFIED', personId, guestId, name, formerName, role };
      const actor = { id: personId, name, role };
      await this.runner.record(tx, { processId: caseId, event, actor, eventId: `identified:${guestId}:${role}`, effects: [] });
    }
  }

  /**
   * Lets a guest in. The link opens again for the same guest, by name, until they identify: it is the only key that they have.
   *
   * @param before the guest that the browser is already, if any: under the same name it stays one person.
   * @throws UserError 404 for an unknown link; 410 `invitation-expired`, `invitation-used`, `invitation-revoked`, `invitation-replaced`; 403
   * `identification-needed` for one that hands a role over; 409 as `Invitations.admit`.
   */
  async join(tx: Tx, { token, name }: JoinAsGuest, before?: GuestSession): Promise<AcceptedInvitation & { readonly guest: GuestSession }> {
    const row = await findByToken(tx, token);
    if (!row) throw notFound();
    const { now } = await this.tenants.time(tx);
    const back = row.revoked_at === null ? await this.returning(tx, row, name) : undefined;
    if (back) return { caseId: row.case_id, role: row.role, guest: back };
    const gone = endsAs(row, now);
    if (gone) throw new UserError(410, gone);
    if (row.hands_over) throw new UserError(403, 'identification-needed');
    const guest = before && isSame(before.name, name) ? before : { subject: newId(), name: name.trim() };
    const person = await this.people.keep(tx, { issuer: GUEST_ISSUER, ...guest, email: null });
    return { ...(await this.invitations.admit(tx, row, { personId: person.id, name: person.name, guest: true })), guest };
  }

  private async returning(tx: Tx, row: InvitationRow, name: string): Promise<GuestSession | undefined> {
    if (!row.reopens || !row.acceptor || !isSame(row.acceptor, name)) return undefined;
    const [person] = await tx.query<GuestSession[]>(`select subject, name from person where tenant_id = $1 and id = $2`, [
      tx.tenant,
      row.accepted_by,
    ]);
    return person;
  }
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
