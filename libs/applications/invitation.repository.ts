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
  /** Who accepted it was given another link later. */
  readonly replaced: boolean;
}

const SELECT = `
  select i.id, i.case_id, i.role, i.discipline, i.email, i.hands_over, i.created_by, c.name as creator, i.created_at, i.expires_at, i.revoked_at,
    i.accepted_by, a.name as acceptor, coalesce(a.issuer = '${GUEST_ISSUER}' and exists (
      select 1 from membership m where m.tenant_id = i.tenant_id and m.scope = 'case' and m.scope_id = i.case_id::text
        and m.person_id = i.accepted_by and m.role = i.role), false) and i.revoked_at is null as reopens,
    exists (select 1 from invitation n where n.tenant_id = i.tenant_id and n.case_id = i.case_id and n.role = i.role
      and n.accepted_by = i.accepted_by and n.created_at >= i.revoked_at and n.id <> i.id) as replaced
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

/** One who is in from the start: a new link of a guest. */
export interface NewInvitationRow extends Pick<
  InvitationRow,
  'id' | 'case_id' | 'role' | 'discipline' | 'email' | 'hands_over' | 'created_by' | 'accepted_by'
> {
  readonly token: string;
  readonly created_at: Instant;
  readonly expires_at: Instant;
}

/** Keeps the hash of the secret only. */
export async function addInvitation(tx: Tx, row: NewInvitationRow): Promise<void> {
  const { id, case_id, role, discipline, email, hands_over, created_by, created_at, expires_at, accepted_by, token } = row;
  await tx.query(
    `insert into invitation (tenant_id, id, case_id, role, token_hash, email, created_by, created_at, expires_at, discipline, hands_over,
       accepted_by, accepted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10, $11, $12::uuid, case when $12::uuid is not null then $8::timestamptz end)`,
    [tx.tenant, id, case_id, role, sha256(token), email, created_by, created_at, expires_at, discipline, hands_over, accepted_by],
  );
}

/** From now on the link leads nowhere. */
export async function endInvitation(tx: Tx, id: string, by: string, now: Instant): Promise<void> {
  await tx.query(`update invitation set revoked_at = $3, revoked_by = $4 where tenant_id = $1 and id = $2`, [tx.tenant, id, now, by]);
}

export function stateOf(
  { revoked_at: revoked, accepted_by: accepted, expires_at: expires, replaced }: InvitationRow,
  now: Instant,
): InvitationState {
  if (revoked) return replaced ? 'replaced' : 'revoked';
  if (accepted) return 'accepted';
  return expires.toISOString() < now ? 'expired' : 'open';
}

const ENDS = {
  revoked: 'invitation-revoked',
  replaced: 'invitation-replaced',
  accepted: 'invitation-used',
  expired: 'invitation-expired',
  open: undefined,
} as const;

/** Why a link leads nowhere any more, as the code of a problem. */
export const endsAs = (row: InvitationRow, now: Instant): string | undefined => ENDS[stateOf(row, now)];
