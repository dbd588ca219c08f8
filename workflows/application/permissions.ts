import type { Role } from '@bauraum/kernel';
import type { AnyStateMachine } from 'xstate';
import type { Permissions } from '../types';
import type { ApplicationEventType } from './events';

const applicants = ['builder', 'designer'] as const;
const checkers = ['clerk', 'officer'] as const;
const deciders = ['officer', 'head'] as const;

/** Who may send what, alike in every procedure. */
const permissions = {
  MEMBER_JOINED: applicants,
  DOCUMENT_ADDED: applicants,
  DOCUMENT_WITHDRAWN: applicants,
  ADVANCE_PAID: ['system'],
  SUBMIT: ['builder'],
  DISCARD: ['builder'],
  FORWARD: checkers,
  MUNICIPALITY_ANSWERED: checkers,
  REQUEST_PROCEDURE: ['builder'],
  REQUEST_SUPPLEMENTS: checkers,
  SUBMIT_SUPPLEMENTS: applicants,
  EXTEND_SUPPLEMENTS: checkers,
  CONFIRM_COMPLETE: checkers,
  DECLARE_NOT_COMPETENT: ['officer'],
  START_PARTICIPATIONS: ['officer'],
  PARTICIPATION_CLOSED: ['system'],
  NO_PARTICIPATION_NEEDED: ['officer'],
  NOTIFY_NEIGHBOURS: ['officer'],
  NEIGHBOUR_ANSWERED: checkers,
  START_HEARING: ['officer'],
  ANSWER_HEARING: applicants,
  WAIVE_HEARING: ['officer'],
  DEFER: ['officer'],
  END_DEFERRAL: ['officer'],
  EXTEND_DECISION: ['officer'],
  WAIVE_DECISION_PERIOD: ['builder'],
  PROPOSE_DECISION: ['officer'],
  RETURN_DECISION: ['head'],
  RELEASE_DECISION: ['head'],
  NOTICE_OPENED: applicants,
  SERVE_NOTICE: checkers,
  FEE_PAID: ['system'],
  REQUEST_CERTIFICATE: applicants,
  WITHDRAW: ['builder'],
  PROHIBIT: deciders,
  LIFT: deciders,
  DECISION_CONTESTED: ['system'],
  DECISION_UPHELD: ['system'],
  CASE_RESUMED: ['system'],
  PERMIT_LAPSED: ['system'],
  PERMIT_REVOKED: ['system'],
  REVOCATION_ANNULLED: ['system'],
  PROHIBITION_ANNULLED: ['system'],
  BUILDER_CHANGED: ['system'],
  CONSTRUCTION_STARTED: ['system'],
  DOCUMENT_FILED: ['system'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<ApplicationEventType>;

/**
 * The permissions of a procedure: those of the events that its machine knows.
 *
 * @example permissionsOf(machine)['SUBMIT'] // ['builder']
 */
export function permissionsOf(machine: AnyStateMachine): Permissions {
  const rows: readonly [string, readonly Role[]][] = Object.entries(permissions);
  return Object.fromEntries(rows.filter(([type]) => machine.events.includes(type)));
}
