import { berlinDate } from '@bauraum/kernel';
import { hasLapsed } from '../deadlines';
import { hasCome } from '../proceeding';
import { isFilled, lodgedOn, targetOf, type ObjectionContext } from './context';
import type { ObjectionEvent } from './events';

interface Args {
  readonly context: ObjectionContext;
  readonly event: ObjectionEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  dayHasCome: ({ event }: Args): boolean =>
    event.type === 'LODGE' ? hasCome(lodgedOn(event), event.at) : 'on' in event && hasCome(event.on, event.at),
  /** Whoever is not the addressee does not lodge here: the office records what they sent. */
  ownOrRecorded: ({ event }: Args): boolean =>
    event.type === 'LODGE' && (event.actor.role === 'builder' ? !isFilled(event.thirdParty) : isFilled(event.thirdParty)),
  /** There is such a notice, and it stands. */
  noticeStands: ({ context, event }: Args): boolean => event.type === 'LODGE' && targetOf(context, event) !== undefined,
  /**
   * After the last day of the decision's period; when the other notices arrived is not recorded here. A third party's own period began when they heard of the permit: the office judges it (DECIDE).
   */
  late: ({ context, event }: Args): boolean =>
    event.type === 'LODGE' &&
    targetOf(context, event) === 'decision' &&
    !isFilled(event.thirdParty) &&
    context.dueOn !== null &&
    lodgedOn(event) > context.dueOn,
  outcomeKnown: ({ event }: Args): boolean => event.type === 'DECIDE' && ['upheld', 'partly', 'rejected'].includes(event.outcome),
  againstOrder: ({ context }: Args): boolean => context.against !== 'decision',
  inPart: ({ event }: Args): boolean => event.type === 'DECIDE' && event.outcome === 'partly',
  rejects: ({ event }: Args): boolean => event.type === 'DECIDE' && event.outcome === 'rejected',
  rulingKnown: ({ event }: Args): boolean => event.type === 'COURT_RULED' && ['annulled', 'obliged', 'dismissed'].includes(event.outcome),
  dismissed: ({ event }: Args): boolean => event.type === 'COURT_RULED' && event.outcome === 'dismissed',
  /** Only who lodged it takes it back; for a third party the office records it. */
  byWhoLodged: ({ context, event }: Args): boolean => (event.actor.role === 'builder') === !context.byThirdParty,
  /** Without a decision the court can be called only when the authority has been silent too long (§ 75 VwGO). */
  silentTooLong: ({ context, event }: Args): boolean => hasLapsed(context.decisionDueOn ?? undefined, event.at),
  suitInTime: ({ context, event }: Args): boolean =>
    event.type === 'FILE_SUIT' && (context.suitDueOn === null || event.on <= context.suitDueOn),
  overdue: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'objectionDecision' && hasLapsed(context.decisionDueOn ?? undefined, event.at),
  suitLapsed: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'suit' && hasLapsed(context.suitDueOn ?? undefined, event.at),
  /** Where the pack has no period for the suit, a human ends the matter; else its lapse does. */
  noSuitPending: ({ context, event }: Args): boolean => context.suitDueOn === null || berlinDate(event.at) > context.suitDueOn,
} as const;
