import { setup } from '../define';
import { changes, initialContext, type PaymentContext } from './context';
import { effects } from './effects';
import type { PaymentEvent, PaymentInput } from './events';
import { guards } from './guards';

type InContext = { readonly context: PaymentContext };

const order = ({ context: { caseId, purpose, amountCents, requestId } }: InContext) => ({ caseId, purpose, amountCents, requestId });
const poll = {
  type: 'pollTransaction',
  params: ({ context: { requestId, transactionId } }: InContext) => ({ requestId, transactionId }),
} as const;
const notify = (template: string) => ({ type: 'notify', params: { to: 'applicants', template } }) as const;
const polled = (status: 'PAYED' | 'FAILED' | 'CANCELED') => ({ type: 'polled', params: { status } }) as const;

/** One payment through a payment service; only a polled status moves it. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as PaymentContext, events: {} as PaymentEvent, input: {} as PaymentInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'payment',
  context: ({ input }) => initialContext(input),
  initial: 'created',
  entry: [{ type: 'startTransaction', params: order }],
  states: {
    created: {
      on: {
        TRANSACTION_STARTED: { target: 'awaitingPayer', actions: ['begin', poll] },
        START_FAILED: { target: 'failed', actions: ['failStart', notify('paymentFailed')] },
      },
    },
    awaitingPayer: {
      on: {
        PAYER_RETURNED: { actions: ['note', poll] },
        STATUS_POLLED: [
          { guard: polled('PAYED'), target: 'paid', actions: ['settle', { type: 'settlePayment', params: order }] },
          { guard: polled('FAILED'), target: 'failed', actions: ['settle', notify('paymentFailed')] },
          { guard: polled('CANCELED'), target: 'cancelled', actions: ['settle', notify('paymentCancelled')] },
        ],
      },
    },
    paid: { type: 'final' },
    failed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
