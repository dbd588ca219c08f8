import type { Cents, Instant } from '@bauraum/kernel';
import type { EventMeta } from '../types';

/** Input of a new payment. */
export interface PaymentInput {
  readonly caseId: string;
  readonly purpose: 'advance' | 'final';
  readonly amountCents: Cents;
  /** XBezahldienste: the same id is the same payment; at most 36 characters. */
  readonly requestId: string;
  readonly openedAt: Instant;
}

type Payload =
  | { readonly type: 'TRANSACTION_STARTED'; readonly transactionId: string; readonly redirectUrl: string }
  | { readonly type: 'START_FAILED'; readonly reason: string }
  | { readonly type: 'PAYER_RETURNED' }
  | { readonly type: 'STATUS_POLLED'; readonly status: 'PAYED' | 'FAILED' | 'CANCELED' };

/** Everything that can happen to one payment. */
export type PaymentEvent = Payload & EventMeta;
export type PaymentEventType = PaymentEvent['type'];
export type PaymentEventOf<T extends PaymentEventType> = Extract<PaymentEvent, { type: T }>;
