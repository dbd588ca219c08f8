import { berlinDate, isPlainDate } from '@bauraum/kernel';
import { hasLapsed } from '../deadlines';
import { withExtension, type ValidityContext } from './context';
import type { ValidityEvent } from './events';

interface Args {
  readonly context: ValidityContext;
  readonly event: ValidityEvent;
}

const dayOf = (event: ValidityEvent): string | undefined => {
  const day: unknown = 'on' in event ? event.on : undefined;
  return typeof day === 'string' && isPlainDate(day) ? day : undefined;
};

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  /** The application must come before the end; the decision may come after it. */
  beforeEnd: ({ context, event }: Args): boolean => context.dueOn !== null && !hasLapsed(context.dueOn, event.at),
  extensible: ({ context, event }: Args): boolean => {
    if (event.type !== 'GRANT_EXTENSION') return false;
    try {
      return withExtension(context, event).dueOn !== null;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  },
  dayKnown: ({ event }: Args): boolean => dayOf(event) !== undefined,
  /** Works that begin on or before the last day use the permit. */
  startsInTime: ({ context, event }: Args): boolean => {
    const day = dayOf(event);
    return day !== undefined && (context.dueOn === null || day <= context.dueOn);
  },
  /** What was announced has come: a later announcement goes on with the works, it does not put them off. */
  worksBegan: ({ context, event }: Args): boolean => context.startedOn !== null && context.startedOn <= berlinDate(event.at),
  revoked: ({ event }: Args): boolean => event.type === 'PERMIT_ENDED' && event.because === 'revoked',
  used: ({ context }: Args): boolean => context.startedOn !== null,
  asked: ({ context }: Args): boolean => context.asked,
  ended: ({ context, event }: Args): boolean => hasLapsed(context.dueOn ?? undefined, event.at),
  expired: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'validity' && hasLapsed(context.dueOn ?? undefined, event.at),
  decisionOverdue: ({ event }: Args): boolean => event.type === 'DEADLINE_EXPIRED' && event.kind === 'extensionDecision',
  restedTooLong: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'interruption' && hasLapsed(context.interruptedUntil ?? undefined, event.at),
} as const;
