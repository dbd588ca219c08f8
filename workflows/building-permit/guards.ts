import { berlinDate } from '@bauraum/kernel';
import { hasLapsed, isAhead } from '../deadlines';
import type { PermitContext } from './context';
import type { PermitEvent } from './events';

interface Args {
  readonly context: PermitContext;
  readonly event: PermitEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  advancePaid: ({ context }: Args): boolean => context.advancePaid,
  hasDocuments: ({ event }: Args): boolean => event.type === 'SUBMIT' && Array.isArray(event.documents) && event.documents.length > 0,
  /** A period that the office sets lies ahead. */
  dueOnAhead: ({ event }: Args): boolean => 'dueOn' in event && isAhead(event.dueOn, event.at),
  /** An extension is later than the present end. */
  dueOnLater: ({ context, event }: Args): boolean => {
    const present = context.deadlines['supplements']?.dueOn;
    return 'dueOn' in event && typeof event.dueOn === 'string' && (present === undefined || event.dueOn > present);
  },
  hasFindings: ({ event }: Args): boolean =>
    event.type === 'REQUEST_SUPPLEMENTS' && Array.isArray(event.findings) && event.findings.length > 0,
  /** Only a request inside the formal check's period stops the clock of the decision. */
  requestInTime: ({ context, event }: Args): boolean => {
    const due = context.deadlines['formalCheck']?.dueOn;
    return due !== undefined && berlinDate(event.at) <= due;
  },
  clockStopped: ({ context }: Args): boolean => context.deadlines['decision'] === undefined,
  /** After the period the application counts as withdrawn by law, even if the sweep has not come by yet. */
  supplementsInTime: ({ context, event }: Args): boolean => !hasLapsed(context.deadlines['supplements']?.dueOn, event.at),
  /** After the period the permit counts as granted by law, even if the sweep has not come by yet. */
  decisionInTime: ({ context, event }: Args): boolean => {
    const decision = context.deadlines['decision'];
    return !(decision?.fiction === true && hasLapsed(decision.dueOn, event.at));
  },
  hasParticipations: ({ event }: Args): boolean =>
    event.type === 'START_PARTICIPATIONS' && Array.isArray(event.participations) && event.participations.length > 0,
  noOpenParticipation: ({ context }: Args): boolean => context.openParticipations.length === 0,
  lastOpenParticipation: ({ context, event }: Args): boolean =>
    event.type === 'PARTICIPATION_CLOSED' &&
    context.openParticipations.length === 1 &&
    context.openParticipations[0] === event.participationId,
  decisionKindKnown: ({ event }: Args): boolean => event.type === 'PROPOSE_DECISION' && (event.kind === 'grant' || event.kind === 'refuse'),
  /** Who proposed a decision cannot release it. */
  fourEyes: ({ context, event }: Args): boolean => context.proposal !== null && context.proposal.proposedBy !== event.actor.id,
  /** What is released is what was proposed. */
  sameContent: ({ context, event }: Args): boolean =>
    event.type === 'RELEASE_DECISION' &&
    context.proposal !== null &&
    context.proposal.decisionId === event.decisionId &&
    context.proposal.contentHash === event.contentHash,
  proposedGrant: ({ context }: Args): boolean => context.proposal?.decisionKind === 'grant',
  proposedRefusal: ({ context }: Args): boolean => context.proposal?.decisionKind === 'refuse',
  /** The period of this kind was set and has really passed: a fiction never comes early, nor from a deadline that was cancelled. */
  expired: ({ context, event }: Args, params: { readonly kind: string }): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === params.kind && hasLapsed(context.deadlines[params.kind]?.dueOn, event.at),
  decisionFiction: ({ context }: Args): boolean => context.deadlines['decision']?.fiction === true,
} as const;
