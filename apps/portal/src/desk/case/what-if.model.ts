import type { CaseStatus, DeadlineView, SimulatedStep } from '../../api/types';
import { plusDays } from '../formal/model';

/** Things that might happen to a case; `nothing`: time passes. */
export const HYPOTHESES = [
  'nothing',
  'supplementsRequested',
  'supplementsArrive',
  'supplementsExtended',
  'complete',
  'statementsIn',
  'decisionExtended',
  'hearing',
  'hearingAnswered',
  'deferred',
  'deferralEnds',
  'forwarded',
  'withdrawn',
] as const;
export type HypothesisKind = (typeof HYPOTHESES)[number];

/** In which states the office would think of it; the machine has the last word. */
const WHEN: Readonly<Record<HypothesisKind, readonly CaseStatus[]>> = {
  nothing: [
    'atMunicipality',
    'formalCheck',
    'supplementsRequested',
    'substantiveCheck',
    'hearing',
    'deferred',
    'releasePending',
    'municipalReview',
    'granted',
    'refused',
    'deemedGranted',
  ],
  forwarded: ['atMunicipality'],
  supplementsRequested: ['formalCheck'],
  complete: ['formalCheck'],
  supplementsArrive: ['supplementsRequested'],
  supplementsExtended: ['supplementsRequested'],
  statementsIn: ['substantiveCheck'],
  decisionExtended: ['substantiveCheck', 'hearing'],
  hearing: ['substantiveCheck'],
  hearingAnswered: ['hearing'],
  deferred: ['substantiveCheck'],
  deferralEnds: ['deferred'],
  withdrawn: ['formalCheck', 'supplementsRequested', 'substantiveCheck', 'hearing', 'deferred'],
};

/** Those with a second day: until when the office then sets a period. */
const WITH_UNTIL: readonly HypothesisKind[] = ['supplementsRequested', 'supplementsExtended', 'decisionExtended', 'hearing', 'deferred'];

export const asksUntil = (kind: HypothesisKind): boolean => WITH_UNTIL.includes(kind);

/** What could happen to a case in this state. */
export function hypothesesOf(status: CaseStatus): HypothesisKind[] {
  return HYPOTHESES.filter((kind) => WHEN[kind].includes(status));
}

export interface Hypothesis {
  kind: HypothesisKind;
  on: string;
  until: string;
}

export type SimulatedEvent = { type: string; on: string } & Record<string, unknown>;

const TEXT = 'Was wäre, wenn?';
const WEEKS = 28;

/**
 * The events that the api simulates. To let time pass it needs an event as well: the lapse of no deadline at all, which changes nothing.
 * `openParticipations`: ids of those that then all answer.
 */
export function eventsOf(
  { kind, on, until }: Hypothesis,
  openParticipations: readonly { id: string; bodyId: string }[] = [],
): SimulatedEvent[] {
  const dueOn = until === '' ? plusDays(on, WEEKS) : until;
  switch (kind) {
    case 'nothing':
      return [{ type: 'DEADLINE_EXPIRED', on }];
    case 'supplementsRequested':
      return [
        {
          type: 'REQUEST_SUPPLEMENTS',
          on,
          requestId: 'simulated',
          dueOn,
          findings: [{ id: 'simulated', kind: 'other', text: TEXT, legalBasis: '' }],
        },
      ];
    case 'supplementsArrive':
      return [{ type: 'SUBMIT_SUPPLEMENTS', on, answers: [] }];
    case 'supplementsExtended':
      return [{ type: 'EXTEND_SUPPLEMENTS', on, dueOn, reason: TEXT }];
    case 'complete':
      return [{ type: 'CONFIRM_COMPLETE', on, checklist: [] }];
    case 'statementsIn':
      return openParticipations.map(({ id, bodyId }) => ({
        type: 'PARTICIPATION_CLOSED',
        on,
        participationId: id,
        bodyId,
        outcome: 'consent',
      }));
    case 'decisionExtended':
      return [{ type: 'EXTEND_DECISION', on, dueOn, reason: TEXT, agreed: true }];
    case 'hearing':
      return [{ type: 'START_HEARING', on, dueOn, text: TEXT }];
    case 'hearingAnswered':
      return [{ type: 'ANSWER_HEARING', on, text: TEXT }];
    case 'deferred':
      return [{ type: 'DEFER', on, until: dueOn, reason: TEXT }];
    case 'deferralEnds':
      return [{ type: 'END_DEFERRAL', on, reason: TEXT }];
    case 'forwarded':
      return [{ type: 'FORWARD', on }];
    case 'withdrawn':
      return [{ type: 'WITHDRAW', on, reason: TEXT }];
  }
}

/** Steps worth telling: all but the event that only lets time pass. */
export function toldSteps(steps: readonly SimulatedStep[]): SimulatedStep[] {
  return steps.filter((step) => step.event !== 'DEADLINE_EXPIRED' || step.kind !== null);
}

export interface ClockChange {
  kind: string;
  title: string;
  /** Last day now; null: does not run. */
  before: string | null;
  after: string | null;
}

/**
 * The clocks that the case has now beside those that it would have then. Clocks of what runs beneath the case are not simulated and so left out: those that
 * neither ended nor run at the end.
 */
export function clockChanges(
  now: readonly Pick<DeadlineView, 'kind' | 'title' | 'dueOn'>[],
  then: readonly Pick<DeadlineView, 'kind' | 'title' | 'dueOn'>[],
  steps: readonly Pick<SimulatedStep, 'ended'>[],
): ClockChange[] {
  const ended = new Set(steps.flatMap((step) => step.ended));
  const gone = now.filter(({ kind }) => ended.has(kind) && !then.some((clock) => clock.kind === kind));
  return [
    ...then.map(({ kind, title, dueOn }) => ({
      kind,
      title,
      before: now.find((clock) => clock.kind === kind)?.dueOn ?? null,
      after: dueOn,
    })),
    ...gone.map(({ kind, title, dueOn }) => ({ kind, title, before: dueOn, after: null })),
  ];
}
