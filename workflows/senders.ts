import { CASE_ROLES, type Role } from '@bauraum/kernel';
import type { Permissions } from './types';

/**
 * Published machines are frozen and know builder and designer: for whom roles that came later stand, and with which events (absent: all). A
 * representative does what the builder does (§ 164 BGB), a planner brings documents, a payer comes back from the payment.
 */
const STANDS_FOR: Partial<Record<Role, { readonly role: Role; readonly events?: readonly string[] }>> = {
  representative: { role: 'builder' },
  planner: { role: 'designer', events: ['DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN'] },
  payer: { role: 'designer', events: ['PAYER_RETURNED'] },
};

const APPLICANT_SIDE: readonly Role[] = CASE_ROLES;

function standsFor(role: Role, type: string): Role {
  const stand = STANDS_FOR[role];
  return stand && (stand.events?.includes(type) ?? true) ? stand.role : role;
}

/**
 * As whom a machine sees the sender of an event. Who joins has the role by the invitation, whichever of the applicant side it is.
 *
 * @example seenAs('representative', 'SUBMIT') // 'builder'
 */
export const seenAs = (role: Role, type: string): Role =>
  type === 'MEMBER_JOINED' && APPLICANT_SIDE.includes(role) ? 'designer' : standsFor(role, type);

/**
 * The roles that may send an event: those that the machine names, and those that stand for one of them.
 *
 * @example sendersOf({ SUBMIT: ['builder'] }, 'SUBMIT') // ['builder', 'representative']
 */
export function sendersOf(permissions: Permissions, type: string): readonly Role[] {
  const named = permissions[type] ?? [];
  return [...named, ...APPLICANT_SIDE.filter((role) => !named.includes(role) && named.includes(standsFor(role, type)))];
}
