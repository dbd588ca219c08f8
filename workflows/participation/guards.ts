import { hasLapsed, isAhead } from '../deadlines';
import type { ParticipationContext } from './context';
import type { ParticipationEvent } from './events';

interface Args {
  readonly context: ParticipationContext;
  readonly event: ParticipationEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  /** More time means a later day than the present end. */
  untilLater: ({ context, event }: Args): boolean =>
    event.type === 'ASK_MORE_TIME' && isAhead(event.until, event.at) && event.until > context.dueOn,
  dueOnLater: ({ context, event }: Args): boolean =>
    event.type === 'GRANT_TIME' && isAhead(event.dueOn, event.at) && event.dueOn > context.dueOn,
  /** The two months of § 36 BauGB cannot be extended, not even by agreement. */
  extensible: ({ context }: Args): boolean => context.consequence !== 'deemed-given',
  opinionKnown: ({ event }: Args): boolean =>
    event.type === 'STATE_OPINION' && ['consent', 'conditions', 'objection', 'notAffected'].includes(event.kind),
  /** Silence counts as consent by law from the end of the period; a later answer cannot undo it. */
  consentOpen: ({ context, event }: Args): boolean => context.consequence !== 'deemed-given' || !hasLapsed(context.dueOn, event.at),
  expired: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'statement' && hasLapsed(context.dueOn, event.at),
} as const;
