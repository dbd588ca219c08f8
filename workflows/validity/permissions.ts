import type { Permissions } from '../types';
import type { ValidityEventType } from './events';

const deciders = ['officer', 'head'] as const;

/** Who may send what. What happens on the site is told by the proceeding `construction`, the end of a permit by others. */
export const permissions = {
  APPLY_EXTENSION: ['builder'],
  WITHDRAW_EXTENSION: ['builder'],
  GRANT_EXTENSION: deciders,
  REFUSE_EXTENSION: deciders,
  CONSTRUCTION_STARTED: ['system'],
  CONSTRUCTION_INTERRUPTED: ['system'],
  CONSTRUCTION_RESUMED: ['system'],
  PERMIT_ENDED: ['system'],
  PERMIT_RESTORED: ['system'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<ValidityEventType>;
