import { hasLapsed, isAhead } from '../deadlines';
import type { RevocationContext } from './context';
import type { RevocationEvent } from './events';

interface Args {
  readonly context: RevocationContext;
  readonly event: RevocationEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  kindKnown: ({ event }: Args): boolean => event.type === 'INTEND' && ['withdrawal', 'revocation'].includes(event.kind),
  dueOnAhead: ({ event }: Args): boolean => event.type === 'INTEND' && isAhead(event.dueOn, event.at),
  dueOnLater: ({ context, event }: Args): boolean =>
    event.type === 'EXTEND_HEARING' && isAhead(event.dueOn, event.at) && event.dueOn > (context.hearingDueOn ?? ''),
  expired: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'revocationHearing' && hasLapsed(context.hearingDueOn ?? undefined, event.at),
  /** Nobody decides on what they proposed. */
  fourEyes: ({ context, event }: Args): boolean => context.proposal !== null && context.proposal.by !== event.actor.id,
} as const;
