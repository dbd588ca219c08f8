import type { PaymentContext } from './context';
import type { PaymentEvent } from './events';

interface Args {
  readonly context: PaymentContext;
  readonly event: PaymentEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  polled: ({ event }: Args, params: { readonly status: string }): boolean =>
    event.type === 'STATUS_POLLED' && event.status === params.status,
} as const;
