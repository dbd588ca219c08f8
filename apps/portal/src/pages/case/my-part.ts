import type { CaseRole, CaseView, Discipline, Member } from '../../api/types';

/** What of something counts: all of it, or these. */
export type Scope = 'all' | readonly string[];

/**
 * What the caller may do in a case, for every page to ask: the one place that turns roles into buttons. The server decides again.
 * Somebody with two roles may what either of them may.
 */
export interface MyPart {
  readonly roles: readonly CaseRole[];
  /** What is shown of the case: all of the applicant side, the fee alone, or nothing of it (office and bodies have pages of their own). */
  readonly sees: 'everything' | 'fee' | 'nothing';
  /** Answers for the whole application, not for a part of it: asks for supplements, goes back to an earlier state, invites. */
  readonly leads: boolean;
  /** Writes something, however little: messages, comments, an assigned section. */
  readonly contributes: boolean;
  /** A specialist planner who leads nothing: the field of work. */
  readonly discipline: Discipline | null;
  /** Sections of the form that may be written. */
  readonly sections: Scope;
  /** Types of documents that may be uploaded, replaced and taken out. */
  readonly documents: Scope;
  readonly pays: boolean;
  /** Submits, withdraws and discards. */
  readonly submits: boolean;
  /** Submits only with a power of attorney among the documents. */
  readonly needsPower: boolean;
  /** Roles that may be given to others. */
  readonly invites: readonly CaseRole[];
}

/** In this order they are offered. */
export const CASE_ROLES = ['designer', 'planner', 'builder', 'representative', 'reader', 'payer'] as const satisfies readonly CaseRole[];

const LEADS: readonly CaseRole[] = ['builder', 'representative', 'designer'];
const OWNERS: readonly CaseRole[] = ['builder', 'representative'];
const SEES: readonly CaseRole[] = [...LEADS, 'planner', 'reader'];

export const isCaseRole = (role: string): role is CaseRole => (CASE_ROLES as readonly string[]).includes(role);

/** Does it count? @example covers(['structure'], 'plot') // false */
export const covers = (scope: Scope, id: string): boolean => scope === 'all' || scope.includes(id);

/** What the caller may do, from what the server says of the case. */
export function myPart({ myRoles, myDiscipline }: Pick<CaseView, 'myRoles' | 'myDiscipline'>): MyPart {
  const roles = myRoles.filter(isCaseRole);
  const any = (of: readonly CaseRole[]): boolean => of.some((role) => roles.includes(role));
  const leads = any(LEADS);
  const discipline = !leads && roles.includes('planner') ? myDiscipline : null;
  const owns = any(OWNERS);
  return {
    roles,
    sees: any(SEES) ? 'everything' : roles.includes('payer') ? 'fee' : 'nothing',
    leads,
    contributes: leads || roles.includes('planner'),
    discipline,
    sections: leads ? 'all' : (discipline?.sections ?? []),
    documents: leads ? 'all' : (discipline?.documents ?? []),
    pays: leads || roles.includes('payer'),
    submits: owns,
    needsPower: owns && !roles.includes('builder'),
    // Nobody gives what they do not have: who files is called in by those who file.
    invites: leads ? CASE_ROLES.filter((role) => owns || !OWNERS.includes(role)) : [],
  };
}

/** The last one cannot go: somebody must answer for the application. */
export const isLastBuilder = (members: readonly Pick<Member, 'role'>[], { role }: Pick<Member, 'role'>): boolean =>
  role === 'builder' && members.filter((member) => member.role === 'builder').length === 1;

/** May the caller end this membership? Everybody may leave; builder and representative may take out anybody but the last builder. */
export function mayEnd(
  part: Pick<MyPart, 'roles'>,
  { member, members, me }: { member: Member; members: readonly Member[]; me: string },
): boolean {
  if (isLastBuilder(members, member)) return false;
  return member.personId === me || OWNERS.some((role) => part.roles.includes(role));
}
