import { Injectable } from '@nestjs/common';
import { assertPowerOfAttorney, WorkflowRunner } from '@bauraum/cases';
import { actorOf, holdsAny, type Principal } from '@bauraum/http';
import { CASE_ROLES, newId, notFound, UserError, type Actor, type CaseRole } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import type { Tx } from '@bauraum/persistence';

/** Why somebody is a member no more. */
type Reason = 'left' | 'removed' | 'handed-over' | 'invitation-revoked';

interface Leaving {
  readonly personId: string;
  readonly role: CaseRole;
  readonly because: Reason;
  readonly actor: Actor;
}

/** People leave a case, or are sent away. What they did stays, and stays theirs. */
@Injectable()
export class Members {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Ends a role: one's own, or as builder or representative anybody's.
   *
   * @throws UserError 403 `not-allowed`; 404 when the person has no such role; 409 `last-builder`, `power-of-attorney-missing` when a
   * representative without one sends a builder away.
   */
  async remove(tx: Tx, principal: Principal, caseId: string, personId: string, role: CaseRole): Promise<void> {
    const own = personId === principal.personId;
    if (!own) assertMaySendAway(principal);
    if (!own && principal.guest) throw new UserError(403, 'identification-needed');
    if (!own && role === 'builder' && !holdsAny(principal, ['builder'])) await assertPowerOfAttorney(tx, caseId);
    await this.lock(tx, caseId);
    const actor = own ? { id: personId, name: principal.name, role } : actorOf(principal, CASE_ROLES);
    const left = await this.leave(tx, caseId, { personId, role, because: own ? 'left' : 'removed', actor });
    if (!left) throw notFound();
    if (own) return;
    await this.endInvitationsOf(tx, caseId, personId, principal.personId);
    await this.notifications.tell(tx, {
      to: { personId },
      kind: 'memberRemoved',
      caseId,
      processId: caseId,
      params: { by: principal.name },
    });
  }

  /** @returns false when there is no such role. @throws UserError 409 `last-builder` */
  async leave(tx: Tx, caseId: string, { personId, role, because, actor }: Leaving): Promise<boolean> {
    if (role === 'builder') await this.assertAnother(tx, caseId, personId);
    const [, gone] = await tx.query<[unknown[], number]>(
      `delete from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and person_id = $3 and role = $4`,
      [tx.tenant, caseId, personId, role],
    );
    if (gone === 0) return false;
    const [person] = await tx.query<{ name: string }[]>(`select name from person where tenant_id = $1 and id = $2`, [tx.tenant, personId]);
    const event = { type: 'MEMBER_LEFT', personId, name: person?.name ?? '', role, because };
    await this.runner.record(tx, { processId: caseId, event, actor, eventId: `left:${newId()}`, effects: [] });
    return true;
  }

  /** Who was sent away does not come back by a link of their own making. */
  private async endInvitationsOf(tx: Tx, caseId: string, personId: string, by: string): Promise<void> {
    await tx.query(
      `update invitation set revoked_at = now(), revoked_by = $4
       where tenant_id = $1 and case_id = $2 and created_by = $3 and accepted_by is null and revoked_at is null`,
      [tx.tenant, caseId, personId, by],
    );
  }

  /** Holds the case until the commit: two builders do not leave at the same moment. */
  async lock(tx: Tx, caseId: string): Promise<void> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
  }

  private async assertAnother(tx: Tx, caseId: string, personId: string): Promise<void> {
    const builders = await tx.query<{ person_id: string }[]>(
      `select person_id from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and role = 'builder'`,
      [tx.tenant, caseId],
    );
    const others = builders.filter((row) => row.person_id !== personId);
    if (builders.length > 0 && others.length === 0) throw new UserError(409, 'last-builder');
  }
}

/** @throws UserError 403 `not-allowed` */
export function assertMaySendAway(principal: Principal): void {
  const needed = ['builder', 'representative'] as const;
  if (!holdsAny(principal, needed)) throw new UserError(403, 'not-allowed', { needed });
}
