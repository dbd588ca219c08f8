import type { Permissions } from '../types';
import type { PaymentEventType } from './events';

/** Who may send what. */
export const permissions = {
  TRANSACTION_STARTED: ['system'],
  START_FAILED: ['system'],
  PAYER_RETURNED: ['builder', 'designer'],
  STATUS_POLLED: ['system'],
} as const satisfies Permissions<PaymentEventType>;
