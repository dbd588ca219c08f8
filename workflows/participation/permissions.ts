import type { Permissions } from '../types';
import type { ParticipationEventType } from './events';

/** Who may send what. */
export const permissions = {
  DELIVERED: ['system'],
  ASK_MORE_TIME: ['body-member'],
  GRANT_TIME: ['officer'],
  REFUSE_TIME: ['officer'],
  STATE_OPINION: ['body-member'],
  CANCEL_REQUEST: ['officer', 'system'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<ParticipationEventType>;
