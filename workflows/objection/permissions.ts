import type { Permissions } from '../types';
import type { ObjectionEventType } from './events';

const parties = ['builder', 'clerk', 'officer'] as const;

/** Who may send what. The decision of another authority or of a court is recorded by the office. */
export const permissions = {
  LODGE: parties,
  REINSTATE: ['officer', 'head'],
  REMEDY: ['head'],
  FORWARD: ['officer', 'head'],
  DECIDE: ['head'],
  WITHDRAW: parties,
  FILE_SUIT: parties,
  COURT_RULED: ['officer', 'head'],
  WITHDRAW_SUIT: ['officer', 'head'],
  CLOSE: ['officer', 'head'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<ObjectionEventType>;
