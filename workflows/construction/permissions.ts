import type { Permissions } from '../types';
import type { ConstructionEventType } from './events';

const office = ['officer', 'head'] as const;

/** Who may send what. */
export const permissions = {
  START: ['builder'],
  POSTPONE: ['builder'],
  INTERRUPT: ['builder', 'officer'],
  RESUME: ['builder', 'officer'],
  SHELL_COMPLETE: ['builder'],
  USE: ['builder'],
  PROHIBIT: office,
  LIFT: office,
  ORDER_ACCEPTANCE: office,
  RECORD_ACCEPTANCE: office,
  CLOSE: office,
  PROHIBITION_ANNULLED: ['system'],
  PERMIT_ENDED: ['system'],
} as const satisfies Permissions<ConstructionEventType>;
