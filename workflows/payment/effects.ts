import type { Cents } from '@bauraum/kernel';
import { effect } from '../define';
import type { Notification } from '../types';

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  startTransaction: effect<{ caseId: string; purpose: 'advance' | 'final'; amountCents: Cents; requestId: string }>(),
  pollTransaction: effect<{ requestId: string; transactionId: string | null }>(),
  /** The handler dispatches ADVANCE_PAID or FEE_PAID to the case. */
  settlePayment: effect<{ caseId: string; purpose: 'advance' | 'final'; amountCents: Cents; requestId: string }>(),
  notify: effect<Notification>(),
} as const;
