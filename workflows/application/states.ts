import { and } from 'xstate';
import { begin, cancel, certify, close, follow, issueFinalFee, letter, notify, order, release, set, startValidity } from './actions';
import { atMunicipality, member, withdrawn } from './filing';

// The states of a check, from receipt to release. A machine puts together those that its law knows.

const expired = (kind: string) => ({ type: 'expired', params: { kind } }) as const;

/** The period of the decision ends: a fiction where the law attaches one, else a reminder. */
const decisionLapses = [
  {
    guard: and([expired('decision'), 'decisionFiction']),
    target: 'deemedGranted',
    actions: [
      'deemGranted',
      cancel('*'),
      { type: 'cancelParticipations', params: { reason: 'deemedGranted' } },
      certify,
      issueFinalFee,
      startValidity,
      notify('office', 'deemedGranted'),
      notify('applicants', 'deemedGranted'),
    ],
  },
  { guard: expired('decision'), actions: ['lapse', notify('office', 'decisionOverdue')] },
] as const;

const requestSupplements = {
  target: 'supplementsRequested',
  actions: [
    'stopClocks',
    'requestSupplements',
    ...follow,
    set('supplements'),
    {
      type: 'produceSupplementLetter',
      params: ({ event }: { readonly event: { readonly requestId: string; readonly dueOn: string } }) => ({
        requestId: event.requestId,
        dueOn: event.dueOn,
      }),
    },
    notify('applicants', 'supplementsRequested'),
  ],
} as const;

/** More time for the decision, as far as its rule allows. */
const extendDecision = {
  guard: and(['extensionAllowed', 'decisionInTime']),
  actions: ['extendDecision', set('decision'), letter('decision-extended', 'EXTEND_DECISION', 'dueOn', 'reason')],
} as const;

/** The applicant waives the period: from then on there is no fiction. */
const waiveDecision = {
  WAIVE_DECISION_PERIOD: {
    guard: and(['decisionWaivable', 'decisionInTime']),
    actions: ['waiveDecision', cancel('decision'), notify('office', 'decisionPeriodWaived')],
  },
} as const;

/** Formelle Prüfung: the right authority, the right procedure, everything there? */
const formalCheck = {
  on: {
    ...member,
    ...waiveDecision,
    REQUEST_SUPPLEMENTS: { guard: and(['hasFindings', 'dueOnAhead', 'decisionInTime']), ...requestSupplements },
    CONFIRM_COMPLETE: {
      target: 'substantiveCheck',
      actions: ['complete', cancel('formalCheck'), ...begin('complete'), notify('applicants', 'complete')],
    },
    DECLARE_NOT_COMPETENT: {
      guard: and(['namesAuthority', 'hasReason', 'decisionInTime']),
      target: 'notCompetent',
      actions: ['endAll', cancel('*'), letter('not-competent', 'DECLARE_NOT_COMPETENT', 'authorityName', 'reason')],
    },
    EXTEND_DECISION: extendDecision,
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: [{ guard: expired('formalCheck'), actions: ['lapse', notify('office', 'formalCheckOverdue')] }, ...decisionLapses],
  },
} as const;

const answered = {
  ...member,
  DOCUMENT_ADDED: { actions: 'addDocument' },
  SUBMIT_SUPPLEMENTS: {
    guard: and(['supplementsInTime', 'decisionInTime']),
    target: 'formalCheck',
    actions: ['takeSupplements', 'restartClocks', cancel('supplements'), ...follow, notify('office', 'supplementsSubmitted')],
  },
  EXTEND_SUPPLEMENTS: {
    guard: and(['dueOnAhead', 'dueOnLater', 'supplementsInTime']),
    actions: ['extendSupplements', set('supplements'), notify('applicants', 'supplementsExtended')],
  },
  WITHDRAW: withdrawn,
} as const;

const supplementsLapse = { guard: expired('supplements'), target: 'deemedWithdrawn', actions: close('deemedWithdrawn') } as const;

/** Nachforderung: not answered in time, the application counts as withdrawn. */
const supplementsRequested = { on: { ...answered, ...waiveDecision, DEADLINE_EXPIRED: [supplementsLapse, ...decisionLapses] } } as const;

/** The same, where nothing is decided. */
export const noticeSupplementsRequested = { on: { ...answered, DEADLINE_EXPIRED: supplementsLapse } } as const;

/** The check of a notice, where nothing is decided: more may be asked until the month is over. */
export const noticeCheck = {
  ...member,
  REQUEST_SUPPLEMENTS: { guard: and(['hasFindings', 'dueOnAhead', 'waitingInTime']), ...requestSupplements },
  WITHDRAW: withdrawn,
} as const;

const statements = {
  PARTICIPATION_CLOSED: [
    {
      guard: 'lastOpenParticipation',
      actions: ['closeParticipation', 'haveAllStatements', ...begin('allStatements'), notify('office', 'participationsClosed')],
    },
    { actions: 'closeParticipation' },
  ],
} as const;

/** Materielle Prüfung: against planning and building law, with everybody who must be asked. */
const substantiveCheck = {
  on: {
    ...member,
    ...waiveDecision,
    ...statements,
    START_PARTICIPATIONS: { guard: 'hasParticipations', actions: 'openParticipations' },
    NO_PARTICIPATION_NEEDED: {
      guard: and(['hasReason', 'noOpenParticipation', 'awaitsStatements']),
      actions: ['needNoStatements', ...begin('allStatements')],
    },
    NOTIFY_NEIGHBOURS: {
      guard: and(['namesNeighbours', 'dueOnAhead']),
      actions: [
        'askNeighbours',
        set('neighbours'),
        {
          type: 'produceLetter',
          params: ({ event }: { readonly event: { readonly neighbours: string; readonly dueOn: string } }) => ({
            letter: 'neighbours',
            to: 'office' as const,
            values: { neighbours: String(event.neighbours), dueOn: event.dueOn },
          }),
        },
      ],
    },
    NEIGHBOUR_ANSWERED: [
      { guard: 'lastNeighbour', actions: ['hearNeighbour', cancel('neighbours'), notify('office', 'neighboursHeard')] },
      { actions: 'note' },
    ],
    START_HEARING: {
      guard: and(['hasText', 'dueOnAhead', 'decisionInTime']),
      target: 'hearing',
      actions: ['startHearing', set('hearing'), letter('hearing', 'START_HEARING', 'text', 'dueOn')],
    },
    WAIVE_HEARING: { guard: 'hasReason', actions: 'waiveHearing' },
    DEFER: {
      guard: and(['deferralAllowed', 'hasReason', 'decisionInTime']),
      target: 'deferred',
      actions: ['defer', ...follow, set('deferral'), order('deferral', 'DEFER', 'until', 'reason')],
    },
    EXTEND_DECISION: extendDecision,
    PROPOSE_DECISION: {
      guard: and(['noOpenParticipation', 'neighboursHeard', 'decisionKindKnown', 'heardBeforeRefusal']),
      target: 'releasePending',
      actions: ['propose', notify('heads', 'decisionProposed')],
    },
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: [...decisionLapses, { guard: expired('neighbours'), actions: ['lapse', notify('office', 'neighboursHeard')] }],
  },
} as const;

/** Anhörung vor der Ablehnung: the applicant answers or improves the application. */
const hearing = {
  on: {
    ...member,
    ...waiveDecision,
    ...statements,
    DOCUMENT_ADDED: { actions: 'addDocument' },
    ANSWER_HEARING: {
      guard: 'hasText',
      target: 'substantiveCheck',
      actions: ['answerHearing', cancel('hearing'), notify('office', 'hearingAnswered')],
    },
    EXTEND_DECISION: extendDecision,
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: [
      {
        guard: expired('hearing'),
        target: 'substantiveCheck',
        actions: ['endHearing', cancel('hearing'), notify('office', 'hearingSilent')],
      },
      ...decisionLapses,
    ],
  },
} as const;

const deferralEnds = {
  target: 'substantiveCheck',
  actions: ['endDeferral', cancel('deferral'), set('decision'), notify('office', 'deferralEnded'), notify('applicants', 'deferralEnded')],
} as const;

/** Zurückstellung: the municipality changes its plan; the period of the decision is interrupted. */
const deferred = {
  on: {
    ...member,
    ...waiveDecision,
    ...statements,
    END_DEFERRAL: deferralEnds,
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: { guard: expired('deferral'), ...deferralEnds },
  },
} as const;

/** From receipt until something can be decided. */
export const check = { atMunicipality, formalCheck, supplementsRequested, substantiveCheck, hearing, deferred } as const;

/** Freigabe: four eyes. @example releasePending(recordStatistics) */
export const releasePending = <A extends readonly object[]>(...more: A) => ({
  on: {
    ...waiveDecision,
    RETURN_DECISION: { target: 'substantiveCheck', actions: ['dropProposal', notify('office', 'decisionReturned')] as const },
    RELEASE_DECISION: [
      {
        guard: and(['fourEyes', 'sameContent', 'decisionInTime', 'proposedGrant']),
        target: 'granted',
        actions: [...release, ...more] as const,
      },
      {
        guard: and(['fourEyes', 'sameContent', 'decisionInTime', 'proposedRefusal']),
        target: 'refused',
        actions: [...release, ...more] as const,
      },
    ] as const,
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: decisionLapses,
  },
});
