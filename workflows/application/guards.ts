import { berlinDate } from '@bauraum/kernel';
import { hasLapsed, isAhead } from '../deadlines';
import { hasCome } from '../proceeding';
import { CHECK, clockOf, offerOf, providedNotice, retrievedNotice, ruleOf, waitsFor } from './clocks';
import type { ApplicationContext } from './context';
import type { ApplicationEvent } from './events';

interface Args {
  readonly context: ApplicationContext;
  readonly event: ApplicationEvent;
}

const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const given = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** Would the law allow it? What it does not allow, the computation refuses. */
function allowed(compute: () => unknown): boolean {
  try {
    compute();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  // filing
  /** Paid, where the fee falls due with the application. */
  advancePaid: ({ context }: Args): boolean => context.advancePaid || offerOf(context).feeDue !== 'with-application',
  hasDocuments: ({ event }: Args): boolean => event.type === 'SUBMIT' && given(event.documents),
  hasMainCase: ({ context }: Args): boolean => context.mainCaseId !== null,
  entersAtMunicipality: ({ context }: Args): boolean => offerOf(context).entry === 'municipality',

  // the municipality
  /** It has spoken, or kept silent until the end; a request that the office took back says nothing. */
  municipalityAnswered: ({ event }: Args): boolean => event.type === 'PARTICIPATION_CLOSED' && event.outcome !== 'cancelled',
  /** Only inside its period. */
  demandsProcedure: ({ context, event }: Args): boolean => {
    const due = context.deadlines['municipalReview']?.dueOn;
    if (event.type === 'PARTICIPATION_CLOSED') return event.outcome === 'objection' && !hasLapsed(due, event.at);
    return event.type === 'MUNICIPALITY_ANSWERED' && event.demands === true && due !== undefined && event.on <= due;
  },
  demandsNothing: ({ event }: Args): boolean =>
    event.type === 'PARTICIPATION_CLOSED'
      ? event.outcome === 'consent' || event.outcome === 'notAffected'
      : event.type === 'MUNICIPALITY_ANSWERED' && event.demands === false,
  answerHasCome: ({ event }: Args): boolean => event.type === 'MUNICIPALITY_ANSWERED' && hasCome(event.on, event.at),
  /** Until the period ends; then work may begin without any procedure. */
  reviewInTime: ({ context, event }: Args): boolean => !hasLapsed(context.deadlines['municipalReview']?.dueOn, event.at),

  // supplements
  hasFindings: ({ event }: Args): boolean => event.type === 'REQUEST_SUPPLEMENTS' && given(event.findings),
  /** A day that the office sets lies ahead. */
  dueOnAhead: ({ event }: Args): boolean => 'dueOn' in event && isAhead(event.dueOn, event.at),
  /** An extension is later than the present end. */
  dueOnLater: ({ context, event }: Args): boolean => {
    const present = context.deadlines['supplements']?.dueOn;
    return 'dueOn' in event && typeof event.dueOn === 'string' && (present === undefined || event.dueOn > present);
  },
  /** After the period the application counts as withdrawn by law, even if the sweep has not come by yet. */
  supplementsInTime: ({ context, event }: Args): boolean => !hasLapsed(context.deadlines['supplements']?.dueOn, event.at),
  /** The month before a demolition is over: nothing more can be asked for. */
  waitingInTime: ({ context, event }: Args): boolean => !hasLapsed(context.deadlines['demolitionNotice']?.dueOn, event.at),

  // check
  /** After the period the permit counts as granted by law, even if the sweep has not come by yet. */
  decisionInTime: ({ context, event }: Args): boolean => {
    const decision = context.deadlines['decision'];
    return !(decision?.fiction === true && hasLapsed(decision.dueOn, event.at));
  },
  hasParticipations: ({ event }: Args): boolean => event.type === 'START_PARTICIPATIONS' && given(event.participations),
  noOpenParticipation: ({ context }: Args): boolean => context.openParticipations.length === 0,
  /** A period waits for statements, and none has come. */
  awaitsStatements: ({ context }: Args): boolean =>
    CHECK.some((kind) => waitsFor(context, kind, 'allStatements') && context.clocks[kind] === undefined),
  lastOpenParticipation: ({ context, event }: Args): boolean =>
    event.type === 'PARTICIPATION_CLOSED' &&
    context.openParticipations.length === 1 &&
    context.openParticipations[0] === event.participationId,
  namesNeighbours: ({ event }: Args): boolean => event.type === 'NOTIFY_NEIGHBOURS' && filled(event.neighbours),
  lastNeighbour: ({ event }: Args): boolean => event.type === 'NEIGHBOUR_ANSWERED' && event.last === true,
  /** All have answered, or their day is over. */
  neighboursHeard: ({ context, event }: Args): boolean => context.neighboursUntil === null || hasLapsed(context.neighboursUntil, event.at),
  hasReason: ({ event }: Args): boolean => 'reason' in event && filled(event.reason),
  hasText: ({ event }: Args): boolean => 'text' in event && filled(event.text),
  namesAuthority: ({ event }: Args): boolean => event.type === 'DECLARE_NOT_COMPETENT' && filled(event.authorityName),
  /** No longer than the law allows. */
  deferralAllowed: ({ context, event }: Args): boolean => {
    if (event.type !== 'DEFER' || !isAhead(event.until, event.at)) return false;
    const longest = clockOf({ ...context, clocks: {} }, 'deferral', { type: 'started', on: berlinDate(event.at) })?.explained?.end;
    return longest === undefined || event.until <= longest;
  },
  /** As far as the rule of the decision's period allows, with its reason, and with the applicant where the rule wants that. */
  extensionAllowed: ({ context, event }: Args): boolean =>
    event.type === 'EXTEND_DECISION' &&
    context.deadlines['decision'] !== undefined &&
    isAhead(event.dueOn, event.at) &&
    (event.agreed === true || ruleOf(context, 'decision')?.extension?.byAgreement !== true) &&
    allowed(() => clockOf(context, 'decision', { type: 'extended', on: berlinDate(event.at), to: event.dueOn, reason: event.reason })),

  /** Whom the period protects may waive it, where its rule says so. */
  decisionWaivable: ({ context }: Args): boolean => !context.decisionUntimed && ruleOf(context, 'decision')?.waivable !== undefined,

  // decision
  decisionKindKnown: ({ event }: Args): boolean => event.type === 'PROPOSE_DECISION' && (event.kind === 'grant' || event.kind === 'refuse'),
  /** Nobody is refused what he applied for without having been heard (§ 28 VwVfG). */
  heardBeforeRefusal: ({ context, event }: Args): boolean =>
    event.type === 'PROPOSE_DECISION' && (event.kind !== 'refuse' || ['answered', 'silent', 'waived'].includes(context.hearing)),
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

  // notification
  notYetNotified: ({ context }: Args): boolean => context.notifiedOn === null,
  /** Retrieved so late that it must be served again, it does not count as notified. */
  retrievedInTime: ({ context, event }: Args): boolean =>
    event.type === 'NOTICE_OPENED' && retrievedNotice(context, berlinDate(event.at)) !== undefined,
  /** Nobody need retrieve it, where the law lets its provision do. */
  deemedNotified: ({ context }: Args): boolean => providedNotice(context) !== undefined,
  /** To whom it is addressed; a designer may read it, but is nobody's agent by that alone. */
  openedByBuilder: ({ event }: Args): boolean => event.actor.role === 'builder',
  channelKnown: ({ event }: Args): boolean => event.type === 'SERVE_NOTICE' && (event.channel === 'post' || event.channel === 'formal'),
  /** Not before the decision, and not in the future. */
  servedSinceDecision: ({ context, event }: Args): boolean =>
    event.type === 'SERVE_NOTICE' && hasCome(event.on, event.at) && event.on >= (context.decidedOn ?? event.on),
  notFinal: ({ context }: Args): boolean => context.finalOn === null,
  uncontested: ({ context }: Args): boolean => context.contests === 0,
  contested: ({ context }: Args): boolean => context.contests > 0,
  wasDeemed: ({ context }: Args): boolean => context.deemed,
  lastContest: ({ context }: Args): boolean => context.contests === 1,

  // deadlines
  /** The period of this kind was set and has really passed: a fiction never comes early, nor from a deadline that was cancelled. */
  expired: ({ context, event }: Args, params: { readonly kind: string }): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === params.kind && hasLapsed(context.deadlines[params.kind]?.dueOn, event.at),
  /** The month before a demolition is over, or was when it was forbidden. */
  monthOver: ({ context, event }: Args): boolean =>
    context.decidedOn !== null || hasLapsed(context.deadlines['demolitionNotice']?.dueOn, event.at),
  decisionFiction: ({ context }: Args): boolean => context.deadlines['decision']?.fiction === true,
} as const;
