import type { CaseRole, CaseView, InvitationPreview, SentInvitation } from '../../api/types';
import { isCaseRole, type MyPart } from '../case/my-part';

/** What stands in the form of an invitation. */
export interface InviteDraft {
  readonly role: CaseRole;
  readonly discipline: string;
  readonly email: string;
  readonly handsOver: boolean;
}

export type InviteProblem = 'discipline' | 'email';

type Inviter = Pick<MyPart, 'roles' | 'invites'>;

/** The form as a link presets it, e.g. `?role=planner&discipline=structural`. Without one the first role that may be given. */
export function draftFrom(preset: URLSearchParams, { invites }: Pick<MyPart, 'invites'>): InviteDraft {
  const wanted = preset.get('role') ?? '';
  const role = isCaseRole(wanted) && invites.includes(wanted) ? wanted : (invites[0] ?? 'designer');
  return { role, discipline: preset.get('discipline') ?? '', email: '', handsOver: false };
}

/** Whom one may invite as the case stands: when nobody joins it any more, still somebody who pays what is left of the fee. */
export const invitesNow = ({ invites }: Pick<MyPart, 'invites'>, { allowed, status }: Pick<CaseView, 'allowed' | 'status'>): CaseRole[] =>
  invites.filter((role) => allowed.includes('MEMBER_JOINED') || (role === 'payer' && status !== 'discarded'));

/** Somebody can only pass on what they are. */
export const mayHandOver = (role: CaseRole, { roles }: Inviter): boolean => roles.includes(role);

/** Passing on the only role that one has ends the way into the application. */
export const losesAccess = (role: CaseRole, { roles }: Inviter): boolean => roles.length === 1 && roles[0] === role;

/** Is it worth sending a mail there? Whether anybody reads it shows only then. */
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

export function inviteProblems({ role, discipline, email }: InviteDraft): InviteProblem[] {
  const address = email.trim();
  return [
    ...(role === 'planner' && discipline === '' ? (['discipline'] as const) : []),
    ...(address !== '' && !MAIL.test(address) ? (['email'] as const) : []),
  ];
}

/** What is sent: nothing that does not belong to the role. */
export function invitationOf(draft: InviteDraft, inviter: Inviter): Record<string, unknown> {
  const email = draft.email.trim();
  return {
    role: draft.role,
    ...(draft.role === 'planner' ? { discipline: draft.discipline } : {}),
    ...(email === '' ? {} : { email }),
    ...(draft.handsOver && mayHandOver(draft.role, inviter) ? { handsOver: true } : {}),
  };
}

/** Those that still wait first, then the newest. */
export const sortInvitations = (invitations: readonly SentInvitation[]): SentInvitation[] =>
  invitations.toSorted(
    (left, right) => Number(right.state === 'open') - Number(left.state === 'open') || right.createdAt.localeCompare(left.createdAt),
  );

/** Does a link still let in somebody who has not identified, and may the caller change that? It takes who sent it, or who may send people away. */
export const mayEndLink = (
  { state, reopens, createdBy }: Pick<SentInvitation, 'state' | 'reopens' | 'createdBy'>,
  { submits }: Pick<MyPart, 'submits'>,
  me: string | undefined,
): boolean => state === 'accepted' && reopens && (submits || createdBy.id === me);

/** Who was asked to pay, newest first; what was taken back does not count. */
export const askedToPay = (invitations: readonly SentInvitation[]): SentInvitation[] =>
  sortInvitations(invitations.filter(({ role, state }) => role === 'payer' && state !== 'revoked' && state !== 'replaced'));

/** When somebody who joins without an account has to say who they are. */
export function identifyWhen(role: InvitationPreview['role']): 'sign' | 'pay' | 'never' {
  switch (role) {
    case 'builder':
    case 'representative':
    case 'designer':
    case 'planner':
      return 'sign';
    case 'payer':
      return 'pay';
    case 'reader':
      return 'never';
  }
}
