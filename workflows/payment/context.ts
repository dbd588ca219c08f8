import type { Instant } from '@bauraum/kernel';
import { assign } from 'xstate';
import type { PaymentEvent, PaymentInput } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface PaymentContext extends PaymentInput {
  readonly transactionId: string | null;
  readonly redirectUrl: string | null;
  readonly failure: string | null;
  readonly settledAt: Instant | null;
}

/** @example initialContext(input).transactionId // null */
export const initialContext = ({ caseId, purpose, amountCents, requestId, openedAt }: PaymentInput): PaymentContext => ({
  caseId,
  purpose,
  amountCents,
  requestId,
  openedAt,
  transactionId: null,
  redirectUrl: null,
  failure: null,
  settledAt: null,
});

const change = (from: (event: PaymentEvent) => Partial<PaymentContext>) =>
  assign<PaymentContext, PaymentEvent, undefined, PaymentEvent, never>(({ event }) => from(event));

/** Every change of the context, one for each event that changes it. */
export const changes = {
  note: change(() => ({})),
  begin: change((event) =>
    event.type === 'TRANSACTION_STARTED' ? { transactionId: event.transactionId ?? null, redirectUrl: event.redirectUrl ?? null } : {},
  ),
  failStart: change((event) => (event.type === 'START_FAILED' ? { failure: event.reason ?? null } : {})),
  settle: change(({ at }) => ({ settledAt: at })),
} as const;
