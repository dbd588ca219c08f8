import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assertPowerOfAttorney, WorkflowRunner } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { actorOf, APPLICANTS, holdsAny, type Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import { invalid, newId, notFound, UserError, type CaseRole, type Instant } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, disciplineOf, disciplinesOf } from '@bauraum/workflows';
import {
  addInvitation,
  endInvitation,
  endsAs,
  findByToken,
  findInvitation,
  invitationsOf,
  stateOf,
  type InvitationRow,
  type NewInvitationRow,
} from './invitation.repository';
import type { AcceptedInvitation, InvitationPreview, InvitationView, NewInvitation, SentInvitationView } from './member.dto';
import { assertMaySendAway, Members } from './members';

const VALID_DAYS = 14;

type Link = Omit<NewInvitationRow, 'id' | 'token' | 'created_at' | 'expires_at'>;

/** Who accepts. */
export interface Joining {
  readonly personId: string;
  readonly name: string;
  readonly guest?: true;
}

/** Joining an application by link. The link is a secret: only its hash is kept with the invitation, and it works for one person. */
@Injectable()
export class Invitations {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly people: People,
    private readonly members: Members,
    private readonly notifications: Notifications,
    private readonly tenants: Tenants,
    private readonly config: Config,
  ) {}

  /**
   * Makes a link to a role in the case.
   *
   * @throws UserError 403 `not-allowed` for a role that the caller cannot give; 409 `power-of-attorney-missing`, `event-not-allowed`; 422.
   */
  async invite(tx: Tx, principal: Principal, caseId: string, input: NewInvitation): Promise<InvitationView> {
    const { now, today } = await this.tenants.time(tx);
    await this.assertMayGive(tx, principal, caseId, input.role);
    assertSense(principal, input, new Set(disciplinesOf(tx.tenant, today).map(({ id }) => id)));
    const { role, email, discipline, handsOver = false } = input;
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (!events.includes('MEMBER_JOINED') && !joinsAnyTime(role, status))
      throw new UserError(409, 'event-not-allowed', { event: 'MEMBER_JOINED', state: status, allowed: events });
    const link = { case_id: caseId, role, discipline: discipline ?? null, email: email ?? null, hands_over: handsOver };
    return this.send(tx, { ...link, created_by: principal.personId, accepted_by: null }, now);
  }

  /** The secret is told here and in the mail, and nowhere again. */
  private async send(tx: Tx, link: Link, now: Instant): Promise<InvitationView> {
    const id = newId();
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.parse(now) + VALID_DAYS * 86_400_000).toISOString();
    await addInvitation(tx, { ...link, id, token, created_at: now, expires_at: expiresAt });
    const url = `${this.config.publicUrl}/${tx.tenant}/join?token=${token}`;
    if (link.email) await this.notifications.mail(tx, link.email, 'invitation', { url });
    return { id, url, expiresAt };
  }

  /** Nobody gives what they do not have: a designer calls in planners, but nobody who could file; nor does a representative without a power of attorney. */
  private async assertMayGive(tx: Tx, principal: Principal, caseId: string, role: CaseRole): Promise<void> {
    if (role !== 'builder' && role !== 'representative') return;
    if (holdsAny(principal, ['builder'])) return;
    if (!holdsAny(principal, ['representative'])) throw new UserError(403, 'not-allowed', { needed: ['builder', 'representative'] });
    await assertPowerOfAttorney(tx, caseId);
  }

  /** All of a case, the latest first. */
  async list(tx: Tx, caseId: string): Promise<SentInvitationView[]> {
    const { now } = await this.tenants.time(tx);
    return (await invitationsOf(tx, caseId)).map((row) => ({
      id: row.id,
      role: row.role,
      discipline: row.discipline,
      email: row.email,
      handsOver: row.hands_over,
      createdBy: { id: row.created_by, name: row.creator },
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state: stateOf(row, now),
      acceptedBy: row.acceptor,
      reopens: row.reopens,
    }));
  }

  /**
   * Takes a link back. A guest who came by it goes with it: the link is all that lets them in.
   *
   * @throws UserError 404; 403 `not-allowed` when a guest came by it and the caller neither invited nor may send away; 409 `invitation-used` when somebody with an account came by it, `last-builder`.
   */
  async revoke(tx: Tx, principal: Principal, caseId: string, invitationId: string): Promise<SentInvitationView[]> {
    await this.members.lock(tx, caseId);
    const row = await findInvitation(tx, caseId, invitationId);
    if (!row) throw notFound();
    if (row.revoked_at === null) {
      if (row.accepted_by && !row.reopens) throw new UserError(409, 'invitation-used');
      if (row.accepted_by && row.created_by !== principal.personId) assertMaySendAway(principal);
      const { now } = await this.tenants.time(tx);
      await endInvitation(tx, row.id, principal.personId, now);
      const actor = actorOf(principal, APPLICANTS);
      if (row.accepted_by)
        await this.members.leave(tx, caseId, { personId: row.accepted_by, role: row.role, because: 'invitation-revoked', actor });
    }
    return this.list(tx, caseId);
  }

  /**
   * Gives the guest who came by a link another one. The old one ends at once, and so does every session that it opened: it may be in others' hands.
   * In other cases, too, the guest opens their link again.
   *
   * @throws UserError 404; 403 `not-allowed` as `invite`, and when the caller neither invited nor may send away; 409 `no-guest-link` for a link that
   * does not open for a guest (any more), `power-of-attorney-missing`.
   */
  async renew(tx: Tx, principal: Principal, caseId: string, invitationId: string): Promise<InvitationView> {
    await this.members.lock(tx, caseId);
    const row = await findInvitation(tx, caseId, invitationId);
    if (!row) throw notFound();
    if (row.created_by !== principal.personId) assertMaySendAway(principal);
    await this.assertMayGive(tx, principal, caseId, row.role);
    const { accepted_by: guest } = row;
    if (!row.reopens || guest === null || !(await this.people.endSessions(tx, guest))) throw new UserError(409, 'no-guest-link');
    const { now } = await this.tenants.time(tx);
    await endInvitation(tx, row.id, principal.personId, now);
    return this.send(tx, { ...row, created_by: principal.personId, accepted_by: guest }, now);
  }

  /** What a link is about, for whoever holds it; nothing of the project. @throws UserError 404 */
  async preview(tx: Tx, token: string): Promise<InvitationPreview> {
    const row = await findByToken(tx, token);
    if (!row) throw notFound();
    const { now } = await this.tenants.time(tx);
    const state = stateOf(row, now);
    return {
      role: row.role,
      discipline: row.discipline && (disciplineOf(tx.tenant, row.discipline)?.label ?? row.discipline),
      invitedBy: row.creator,
      authority: authorityPack(tx.tenant).name,
      state: state === 'accepted' && row.reopens ? 'open' : state,
    };
  }

  /** @throws UserError 404 for an unknown link; 410 `invitation-expired`, `invitation-used`, `invitation-revoked`, `invitation-replaced`; 409 as `admit`. */
  async accept(tx: Tx, principal: Principal, token: string): Promise<AcceptedInvitation> {
    const row = await findByToken(tx, token);
    if (!row) throw notFound();
    const { now } = await this.tenants.time(tx);
    if (row.revoked_at === null && row.accepted_by === principal.personId) return { caseId: row.case_id, role: row.role };
    const gone = endsAs(row, now);
    if (gone) throw new UserError(410, gone);
    return this.admit(tx, row, { personId: principal.personId, name: principal.name });
  }

  /**
   * Lets somebody in by a link that is open.
   *
   * @throws UserError 409 `already-member` when the person plans another discipline here, `own-invitation` when a role would be handed over to
   * who has it, `event-not-allowed` when nobody joins any more.
   */
  async admit(tx: Tx, row: InvitationRow, { personId, name, guest }: Joining): Promise<AcceptedInvitation> {
    const { id, case_id: caseId, role, discipline, created_by: invitedBy } = row;
    if (row.hands_over && invitedBy === personId) throw new UserError(409, 'own-invitation');
    await this.members.lock(tx, caseId);
    const { now } = await this.tenants.time(tx);
    await tx.query(`update invitation set accepted_by = $3, accepted_at = $4 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      id,
      personId,
      now,
    ]);
    const actor = { id: personId, name, role };
    if (await this.people.join(tx, personId, 'case', caseId, role, discipline)) {
      const more = { ...(discipline ? { discipline } : {}), ...(guest ? { guest } : {}), invitedBy };
      const event = { type: 'MEMBER_JOINED', personId, name, role, ...more };
      const occurrence = { processId: caseId, event, actor, eventId: `joined:${id}` };
      if (joinsAnyTime(role, (await this.runner.allowed(tx, caseId)).status)) await this.runner.record(tx, { ...occurrence, effects: [] });
      else await this.runner.dispatch(tx, occurrence);
      const told = { kind: 'invitationAccepted', caseId, processId: caseId, params: { by: name } };
      await this.notifications.tell(tx, { to: { personId: invitedBy }, ...told });
    } else if (discipline && (await this.people.disciplineIn(tx, personId, caseId)) !== discipline) {
      throw new UserError(409, 'already-member');
    }
    if (row.hands_over) await this.members.leave(tx, caseId, { personId: invitedBy, role, because: 'handed-over', actor });
    return { caseId, role };
  }
}

/**
 * The rest of the fee is due with the decision, when the machines let nobody join any more. Who only pays is no party of the proceeding: their
 * coming is written down and changes nothing. A draft that was discarded costs nothing.
 */
const joinsAnyTime = (role: CaseRole, status: string): boolean => role === 'payer' && status !== 'discarded';

/** @throws UserError 422 */
function assertSense(principal: Principal, { role, discipline, handsOver }: NewInvitation, known: ReadonlySet<string>): void {
  const wrong = (path: string, key: string): UserError => invalid([{ path, key }]);
  if (role === 'planner' && discipline === undefined) throw wrong('/discipline', 'required');
  if (role !== 'planner' && discipline !== undefined) throw wrong('/discipline', 'notAllowed');
  if (discipline !== undefined && !known.has(discipline)) throw wrong('/discipline', 'unknown');
  if (handsOver && !principal.roles.includes(role)) throw wrong('/handsOver', 'notYours');
}
