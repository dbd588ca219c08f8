import type { Permissions } from '../types';
import type { RevocationEventType } from './events';

/** Who may send what. */
export const permissions = {
  INTEND: ['officer'],
  ANSWER: ['builder'],
  EXTEND_HEARING: ['officer'],
  PROPOSE: ['officer'],
  RETURN: ['head'],
  DECIDE: ['head'],
  ABANDON: ['officer', 'head'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<RevocationEventType>;
