import { GUEST_ISSUER, sha256, type CaseRole, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { InvitationState } from './member.dto';

export interface InvitationRow {
  readonly id: string;
  readonly case_id: string;
  readonly role: CaseRole;
  readonly discipline: string | null;
  readonly email: string | null;
  readonly hands_over: boolean;
  readonly created_by: string;
  /** Name of who made it. */
  readonly creator: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly accepted_by: string | null;
  /** Name of who accepted it. */
  readonly acceptor: string | null;
  /** The guest who accepted it has not identified, and is a member still: it opens for them again. */
  readonly reopens: boolean;
}

const SELECT = `
  select i.id, i.case_id, i.role, i.discipline, i.email, i.hands_over, i.created_by, c.name as creator, i.created_at, i.expires_at, i.revoked_at,
    i.accepted_by, a.name as acceptor, coalesce(a.issuer = '${GUEST_ISSUER}' and exists (
      select 1 from membership m where m.tenant_id = i.tenant_id and m.scope = 'case' and m.scope_id = i.case_id::text
        and m.person_id = i.accepted_by and m.role = i.role), false) as reopens
  from invitation i join person c on c.tenant_id = i.tenant_id and c.id = i.created_by
  left join person a on a.tenant_id = i.tenant_id and a.id = i.accepted_by
  where i.tenant_id = $1`;

export const invitationsOf = (tx: Tx, caseId: string): Promise<InvitationRow[]> =>
  tx.query<InvitationRow[]>(`${SELECT} and i.case_id = $2 order by i.created_at desc, i.id desc`, [tx.tenant, caseId]);

/** Held until the commit: it is accepted or revoked once. */
export async function findInvitation(tx: Tx, caseId: string, id: string): Promise<InvitationRow | undefined> {
  const [row] = await tx.query<InvitationRow[]>(`${SELECT} and i.case_id = $2 and i.id = $3 for update of i`, [tx.tenant, caseId, id]);
  return row;
}

/** By the secret of its link; held until the commit. */
export async function findByToken(tx: Tx, token: string): Promise<InvitationRow | undefined> {
  const [row] = await tx.query<InvitationRow[]>(`${SELECT} and i.token_hash = $2 for update of i`, [tx.tenant, sha256(token)]);
  return row;
}

export function stateOf({ revoked_at: revoked, accepted_by: accepted, expires_at: expires }: InvitationRow, now: Instant): InvitationState {
  if (revoked) return 'revoked';
  if (accepted) return 'accepted';
  return expires.toISOString() < now ? 'expired' : 'open';
}

const ENDS = { revoked: 'invitation-revoked', accepted: 'invitation-used', expired: 'invitation-expired', open: undefined } as const;

/** Why a link leads nowhere any more, as the code of a problem. */
export const endsAs = (row: InvitationRow, now: Instant): string | undefined => ENDS[stateOf(row, now)];
