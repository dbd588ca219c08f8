import { berlinDate, type Instant, type PlainDate, type Sha256 } from '@bauraum/kernel';
import type { Land } from '@bauraum/law';
import { assign } from 'xstate';
import { deadlineOf } from '../deadlines';
import { findAuthority, periodRule } from '../packs';
import type { DeadlineSpec } from '../types';
import type { DecisionKind, DocumentRef, PermitEvent, PermitEventOf, PermitEventType, PermitInput } from './events';

/** What the machine must remember to decide; everything else is in the tables of the features. Plain JSON, no undefined. */
export interface PermitContext extends PermitInput {
  readonly documents: Readonly<Record<string, Omit<DocumentRef, 'documentId'>>>;
  readonly advancePaid: boolean;
  readonly snapshotHash: Sha256 | null;
  readonly fileNumber: string | null;
  readonly receivedOn: PlainDate | null;
  /** The running periods by kind. */
  readonly deadlines: Readonly<Record<string, { readonly dueOn: PlainDate; readonly fiction: boolean }>>;
  /** Of the latest request only. */
  readonly findings: readonly { readonly id: string; readonly kind: string; readonly answered: boolean }[];
  readonly supplementRequestId: string | null;
  readonly openParticipations: readonly string[];
  readonly proposal: {
    readonly decisionId: string;
    readonly decisionKind: DecisionKind;
    readonly contentHash: Sha256;
    readonly proposedBy: string;
  } | null;
  readonly decidedOn: PlainDate | null;
  readonly noticeOpenedAt: Instant | null;
  readonly feePaid: boolean;
}

/** @example initialContext(input).advancePaid // false */
export const initialContext = (input: PermitInput): PermitContext => ({
  authority: input.authority,
  land: input.land,
  procedure: input.procedure,
  municipalityAgs: input.municipalityAgs,
  openedAt: input.openedAt,
  documents: {},
  advancePaid: false,
  snapshotHash: null,
  fileNumber: null,
  receivedOn: null,
  deadlines: {},
  findings: [],
  supplementRequestId: null,
  openParticipations: [],
  proposal: null,
  decidedOn: null,
  noticeOpenedAt: null,
  feePaid: false,
});

/**
 * A period of this case that begins at a moment, from the pack of its Land.
 *
 * @param dueOn the day, when the authority sets it.
 * @throws RangeError when no row of the pack applies.
 * @example periodOf(context, 'decision', event.at).dueOn
 */
export function periodOf(context: PermitContext, kind: string, at: Instant, dueOn?: PlainDate): DeadlineSpec {
  const event = berlinDate(at);
  const land = context.land as Land;
  const municipality = findAuthority(context.authority)?.seatAgs;
  return deadlineOf(periodRule(land, context.procedure, kind, context.receivedOn ?? event), {
    event,
    land,
    ...(municipality === undefined ? {} : { municipality }),
    ...(dueOn === undefined ? {} : { authorityFixed: dueOn }),
  });
}

/** The list, or an empty one when a payload is malformed: a machine never crashes on what a DTO should have refused. */
const listOf = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

const on = <T extends PermitEventType>(type: T, change: (context: PermitContext, event: PermitEventOf<T>) => Partial<PermitContext>) =>
  assign<PermitContext, PermitEvent, undefined, PermitEvent, never>(({ context, event }) =>
    event.type === type ? change(context, event as PermitEventOf<T>) : {},
  );

function withDeadlines(context: PermitContext, ...specs: readonly DeadlineSpec[]): Pick<PermitContext, 'deadlines'> {
  const added = specs.map(({ kind, dueOn, fiction }) => [kind, { dueOn, fiction }] as const);
  return { deadlines: { ...context.deadlines, ...Object.fromEntries(added) } };
}

function without<V>(record: Readonly<Record<string, V>>, ...keys: readonly string[]): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Every change of the context, one for each event that changes it. */
export const changes = {
  /** The journal entry is all there is to it. */
  note: assign<PermitContext, PermitEvent, undefined, PermitEvent, never>({}),
  addDocument: on('DOCUMENT_ADDED', ({ documents }, { documentId, typeCode, version, sha256 }) => ({
    documents: { ...documents, [documentId]: { typeCode, version, sha256 } },
  })),
  removeDocument: on('DOCUMENT_WITHDRAWN', ({ documents }, event) => ({ documents: without(documents, event.documentId) })),
  payAdvance: on('ADVANCE_PAID', () => ({ advancePaid: true })),
  receive: on('SUBMIT', (context, event) => {
    const received = { ...context, receivedOn: berlinDate(event.at) };
    return {
      snapshotHash: event.snapshotHash ?? null,
      fileNumber: event.fileNumber ?? null,
      receivedOn: received.receivedOn,
      documents: Object.fromEntries(
        listOf(event.documents).map(({ documentId, typeCode, version, sha256 }) => [documentId, { typeCode, version, sha256 }]),
      ),
      ...withDeadlines(received, periodOf(received, 'formalCheck', event.at), periodOf(received, 'decision', event.at)),
    };
  }),
  requestSupplements: on('REQUEST_SUPPLEMENTS', (context, event) => ({
    supplementRequestId: event.requestId ?? null,
    findings: listOf(event.findings).map(({ id, kind }) => ({ id, kind, answered: false })),
    ...withDeadlines(context, periodOf(context, 'supplements', event.at, event.dueOn)),
  })),
  /** A request in time stops the clock; it starts anew with the supplements. */
  stopClock: on('REQUEST_SUPPLEMENTS', ({ deadlines }) => ({ deadlines: without(deadlines, 'formalCheck', 'decision') })),
  extendSupplements: on('EXTEND_SUPPLEMENTS', (context, event) =>
    withDeadlines(context, periodOf(context, 'supplements', event.at, event.dueOn)),
  ),
  takeSupplements: on('SUBMIT_SUPPLEMENTS', ({ findings, deadlines }, event) => {
    const answered = new Set(listOf(event.answers).map((answer) => answer.findingId));
    return {
      findings: findings.map((finding) => ({ ...finding, answered: finding.answered || answered.has(finding.id) })),
      deadlines: without(deadlines, 'supplements'),
    };
  }),
  restartClock: on('SUBMIT_SUPPLEMENTS', (context, event) =>
    withDeadlines(context, periodOf(context, 'formalCheck', event.at), periodOf(context, 'decision', event.at)),
  ),
  complete: on('CONFIRM_COMPLETE', ({ deadlines }) => ({ deadlines: without(deadlines, 'formalCheck') })),
  openParticipations: on('START_PARTICIPATIONS', (context, event) => ({
    openParticipations: [
      ...new Set([...context.openParticipations, ...listOf(event.participations).map((participation) => participation.participationId)]),
    ],
  })),
  closeParticipation: on('PARTICIPATION_CLOSED', (context, event) => ({
    openParticipations: context.openParticipations.filter((id) => id !== event.participationId),
  })),
  propose: on('PROPOSE_DECISION', (_, { decisionId, kind, contentHash, actor }) => ({
    proposal: { decisionId, decisionKind: kind, contentHash, proposedBy: actor.id },
  })),
  dropProposal: on('RETURN_DECISION', () => ({ proposal: null })),
  decide: on('RELEASE_DECISION', (_, event) => ({ decidedOn: berlinDate(event.at), deadlines: {} })),
  openNotice: on('NOTICE_OPENED', (context, event) => ({ noticeOpenedAt: context.noticeOpenedAt ?? event.at })),
  payFee: on('FEE_PAID', () => ({ feePaid: true })),
  withdraw: on('WITHDRAW', () => ({ deadlines: {} })),
  lapse: on('DEADLINE_EXPIRED', (context, { kind, at }) =>
    kind === 'decision' ? { deadlines: {}, decidedOn: context.deadlines[kind]?.dueOn ?? berlinDate(at) } : { deadlines: {} },
  ),
} as const;
