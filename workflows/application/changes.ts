import { addDays, berlinDate, type PlainDate } from '@bauraum/kernel';
import { assign } from 'xstate';
import { changing, hasCome } from '../proceeding';
import {
  defer,
  drop,
  endDeferral,
  fix,
  goOnAfterSupplements,
  happen,
  lapse,
  providedNotice,
  retrievedNotice,
  servedNotice,
  startCheck,
  stopForSupplements,
} from './clocks';
import { UNDECIDED, type ApplicationContext } from './context';
import type { ApplicationEvent, ApplicationEventOf } from './events';

/** The list, or an empty one when a payload is malformed: a machine never crashes on what a DTO should have refused. */
const listOf = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

const on = changing<ApplicationContext, ApplicationEvent>();

/** A change that several events have in common. */
const always = (change: (context: ApplicationContext, day: PlainDate) => Partial<ApplicationContext>) =>
  assign<ApplicationContext, ApplicationEvent, undefined, ApplicationEvent, never>(({ context, event }) =>
    change(context, berlinDate(event.at)),
  );

const ended = { clocks: {}, deadlines: {} } as const;

/** The decision counts as notified: from then on it can be contested. */
function notified(context: ApplicationContext, day: PlainDate | undefined): Partial<ApplicationContext> {
  if (day === undefined) return {};
  const now = { ...context, ...drop(context, 'retrieval'), notifiedOn: day };
  return { ...now, ...happen(now, 'objection', { type: 'started', on: day }) };
}

/** The day on which a period ended, so that what follows from it does not depend on when the sweep comes by. */
const endOf = ({ deadlines }: ApplicationContext, kind: string, day: PlainDate): PlainDate => deadlines[kind]?.dueOn ?? day;

function receive(context: ApplicationContext, event: ApplicationEventOf<'SUBMIT'>): ApplicationContext {
  const receivedOn = berlinDate(event.at);
  const documents = listOf(event.documents).map(({ documentId, ...document }) => [documentId, document] as const);
  return {
    ...context,
    snapshotHash: event.snapshotHash ?? null,
    fileNumber: event.fileNumber ?? null,
    receivedOn,
    completedOn: receivedOn,
    documents: Object.fromEntries(documents.map(([id, { typeCode, version, sha256 }]) => [id, { typeCode, version, sha256 }])),
  };
}

/** Every change of the context, by name. */
export const changes = {
  /** The journal entry is all there is to it. */
  note: assign<ApplicationContext, ApplicationEvent, undefined, ApplicationEvent, never>({}),

  // preparation
  addDocument: on('DOCUMENT_ADDED', ({ documents }, { documentId, typeCode, version, sha256 }) => ({
    documents: { ...documents, [documentId]: { typeCode, version, sha256 } },
  })),
  removeDocument: on('DOCUMENT_WITHDRAWN', ({ documents }, { documentId }) => ({
    documents: Object.fromEntries(Object.entries(documents).filter(([id]) => id !== documentId)),
  })),
  payAdvance: on('ADVANCE_PAID', () => ({ advancePaid: true })),
  receive: on('SUBMIT', receive),

  // entry
  /** The application lies with the authority: what waits for its receipt begins. */
  startCheck: always((context, day) => startCheck(context, 'receipt', day)),
  startForwarding: always((context, day) => happen(context, 'forwarding', { type: 'started', on: day })),
  endForwarding: always((context) => drop(context, 'forwarding')),
  startMunicipalReview: always((context, day) => happen(context, 'municipalReview', { type: 'started', on: day })),
  startWaiting: always((context, day) => happen(context, 'demolitionNotice', { type: 'started', on: day })),

  // formal check
  requestSupplements: on('REQUEST_SUPPLEMENTS', (context, event) => ({
    supplementRequestId: event.requestId ?? null,
    findings: listOf(event.findings).map(({ id, kind }) => ({ id, kind, answered: false })),
    ...fix(context, 'supplements', berlinDate(event.at), event.dueOn),
  })),
  stopClocks: on('REQUEST_SUPPLEMENTS', (context, { at }) => stopForSupplements(context, berlinDate(at))),
  extendSupplements: on('EXTEND_SUPPLEMENTS', (context, { at, dueOn }) =>
    happen(context, 'supplements', { type: 'fixed', on: berlinDate(at), to: dueOn }),
  ),
  takeSupplements: on('SUBMIT_SUPPLEMENTS', (context, { at, answers }) => {
    const answered = new Set(listOf(answers).map((answer) => answer.findingId));
    return {
      completedOn: berlinDate(at),
      findings: context.findings.map((finding) => ({ ...finding, answered: finding.answered || answered.has(finding.id) })),
      ...drop(context, 'supplements'),
    };
  }),
  restartClocks: on('SUBMIT_SUPPLEMENTS', (context, { at }) => goOnAfterSupplements(context, berlinDate(at))),
  /** What waits for complete papers counts from the day of the last of them. */
  complete: on('CONFIRM_COMPLETE', (context, { at }) => {
    return drop(startCheck(context, 'complete', context.completedOn ?? berlinDate(at)), 'formalCheck');
  }),

  // substantive check
  openParticipations: on('START_PARTICIPATIONS', (context, { participations }) => ({
    openParticipations: [...new Set([...context.openParticipations, ...listOf(participations).map((one) => one.participationId)])],
  })),
  closeParticipation: on('PARTICIPATION_CLOSED', (context, { participationId }) => ({
    openParticipations: context.openParticipations.filter((id) => id !== participationId),
  })),
  haveAllStatements: always((context, day) => startCheck(context, 'allStatements', day)),
  /** What has been complete since then waited for nobody. */
  needNoStatements: on('NO_PARTICIPATION_NEEDED', (context, { at }) =>
    startCheck(context, 'allStatements', context.completedOn ?? berlinDate(at)),
  ),
  askNeighbours: on('NOTIFY_NEIGHBOURS', (context, { at, dueOn }) => ({
    neighboursUntil: dueOn,
    ...happen(
      { ...context, ...drop(context, 'neighbours') },
      'neighbours',
      { type: 'started', on: berlinDate(at) },
      { type: 'fixed', on: berlinDate(at), to: dueOn },
    ),
  })),
  hearNeighbour: on('NEIGHBOUR_ANSWERED', (context, { last }) =>
    last === true ? { neighboursUntil: null, ...drop(context, 'neighbours') } : {},
  ),
  startHearing: on('START_HEARING', (context, { at, dueOn }) => ({
    hearing: 'asked' as const,
    ...fix(context, 'hearing', berlinDate(at), dueOn),
  })),
  answerHearing: on('ANSWER_HEARING', (context) => ({ hearing: 'answered' as const, ...drop(context, 'hearing') })),
  endHearing: always((context) => ({ hearing: 'silent', ...drop(context, 'hearing') })),
  waiveHearing: on('WAIVE_HEARING', (context) => ({ hearing: 'waived' as const, ...drop(context, 'hearing') })),
  defer: on('DEFER', (context, { at, until }) => defer(context, berlinDate(at), until)),
  /** A deferral that ran out ended on its last day, one that the office ends today. */
  endDeferral: always((context, day) => {
    const last = endOf(context, 'deferral', day);
    return endDeferral(context, day < last ? day : last);
  }),
  extendDecision: on('EXTEND_DECISION', (context, { at, dueOn, reason }) =>
    happen(context, 'decision', { type: 'extended', on: berlinDate(at), to: dueOn, reason }),
  ),

  waiveDecision: on('WAIVE_DECISION_PERIOD', (context) => ({ decisionUntimed: true, ...drop(context, 'decision') })),

  /** A period without a legal consequence ran out. */
  lapse: on('DEADLINE_EXPIRED', (context, { kind }) => lapse(context, kind)),

  // decision
  propose: on('PROPOSE_DECISION', (_, { decisionId, kind, contentHash, actor }) => ({
    proposal: { decisionId, decisionKind: kind, contentHash, proposedBy: actor.id },
  })),
  dropProposal: on('RETURN_DECISION', () => ({ proposal: null })),
  /** From now on the notice lies ready to be retrieved. */
  decide: on('RELEASE_DECISION', (context, { at }) => {
    const decided = { ...context, ...ended, decidedOn: berlinDate(at) };
    return { ...decided, ...happen(decided, 'retrieval', { type: 'started', on: berlinDate(at) }) };
  }),
  /** The permit holds by law from the day after the period; nothing needs to be notified for that. */
  deemGranted: always((context, day) => {
    const decidedOn = addDays(endOf(context, 'decision', addDays(day, -1)), 1);
    return { ...ended, decidedOn, deemed: true, notifiedOn: decidedOn };
  }),
  openNotice: on('NOTICE_OPENED', (context, { at }) => ({ noticeOpenedAt: context.noticeOpenedAt ?? at })),
  retrieveNotice: on('NOTICE_OPENED', (context, { at }) => notified(context, retrievedNotice(context, berlinDate(at)))),
  /** Provided long enough, where the law lets that do. */
  deemNotified: always((context) => notified(context, providedNotice(context))),
  serveNotice: on('SERVE_NOTICE', (context, event) => notified(context, servedNotice(context, event.channel, event.on))),
  becomeFinal: always((context, day) => ({ finalOn: addDays(endOf(context, 'objection', day), 1), ...drop(context, 'objection') })),
  /** Even after the day: whoever missed it without fault is reinstated. */
  contest: on('DECISION_CONTESTED', (context) => ({ contests: context.contests + 1, finalOn: null, ...drop(context, 'objection') })),
  uphold: on('DECISION_UPHELD', ({ contests }) => ({ contests: contests - 1 })),
  becomeFinalOn: on('DECISION_UPHELD', (_, event) => ({ finalOn: hasCome(event.on, event.at) ? event.on : berlinDate(event.at) })),
  payFee: on('FEE_PAID', () => ({ feePaid: true })),
  resume: always(({ decidedOn, decisionUntimed }) => ({
    ...UNDECIDED,
    ...ended,
    decisionUntimed: decisionUntimed || decidedOn !== null,
  })),

  // what needs no decision
  /** The day from which work may begin: that after the period, else the day on which somebody allows it. */
  mayStart: assign<ApplicationContext, ApplicationEvent, undefined, ApplicationEvent, never>(({ context, event }) => {
    const last = event.type === 'DEADLINE_EXPIRED' ? context.deadlines[event.kind]?.dueOn : undefined;
    const from = last === undefined ? berlinDate(event.at) : addDays(last, 1);
    return { decidedOn: from, notifiedOn: from, ...ended };
  }),
  endAll: always(() => ended),
} as const;
