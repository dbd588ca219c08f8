import type { Permissions } from '../types';
import type { PermitEventType } from './events';

const applicants = ['builder', 'designer'] as const;
const checkers = ['clerk', 'officer'] as const;

/** Who may send what. */
export const permissions = {
  MEMBER_JOINED: applicants,
  DOCUMENT_ADDED: applicants,
  DOCUMENT_WITHDRAWN: applicants,
  ADVANCE_PAID: ['system'],
  SUBMIT: ['builder'],
  DISCARD: ['builder'],
  REQUEST_SUPPLEMENTS: checkers,
  SUBMIT_SUPPLEMENTS: applicants,
  EXTEND_SUPPLEMENTS: checkers,
  CONFIRM_COMPLETE: checkers,
  START_PARTICIPATIONS: ['officer'],
  PARTICIPATION_CLOSED: ['system'],
  PROPOSE_DECISION: ['officer'],
  RETURN_DECISION: ['head'],
  RELEASE_DECISION: ['head'],
  NOTICE_OPENED: applicants,
  FEE_PAID: ['system'],
  WITHDRAW: ['builder'],
  DOCUMENT_FILED: ['system'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<PermitEventType>;
