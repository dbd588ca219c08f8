import type { BuilderChangeContext } from './context';
import type { BuilderChangeEvent } from './events';

interface Args {
  readonly context: BuilderChangeContext;
  readonly event: BuilderChangeEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  /** Whoever follows works on the case as a builder already: they were invited, so their identity is known. */
  successorIsBuilder: ({ context, event }: Args): boolean =>
    event.type === 'NAME_SUCCESSOR' && event.member !== event.actor.id && context.builders.includes(event.member),
  bySuccessor: ({ context, event }: Args): boolean => event.actor.id === context.successor,
  /** Letters must arrive. */
  addressComplete: ({ event }: Args): boolean =>
    event.type === 'CONFIRM' &&
    [event.name, event.street, event.place].every((line: unknown) => typeof line === 'string' && line.trim() !== '') &&
    typeof event.postalCode === 'string' &&
    /^\d{5}$/.test(event.postalCode),
  byPredecessor: ({ context, event }: Args): boolean => event.actor.id === context.predecessor,
} as const;
