import type { Instant, PlainDate, Role } from '@bauraum/kernel';
import type { PeriodRule } from '@bauraum/law';
import { person, type Model } from '../model.fixture';
import { authorityPack, installPack, type Procedure } from '../packs';
import { latest } from '../registry';
import type { StepEvent, StepResult } from '../step';
import type { ApplicationContext } from './context';
import type { ApplicationEvent, ApplicationInput } from './events';

/** Monday; in the first pack the formal check ends on 21 December 2026, the decision on 22 March 2027. */
export const OPENED: Instant = '2026-11-30T09:00:00.000Z';
export const LATER: Instant = '2026-12-07T09:00:00.000Z';
/** After the formal check's period, inside the decision's. */
export const LATE: Instant = '2027-01-15T09:00:00.000Z';
/** After everything but a permit's validity. */
export const FAR: Instant = '2030-01-15T09:00:00.000Z';
export const on = (day: PlainDate): Instant => `${day}T09:00:00.000Z`;

export const SLUG = 'nordwestmecklenburg';

/** Input of a new case. */
export const inputOf = (procedure: string): ApplicationInput => ({
  authority: SLUG,
  land: 'MV',
  procedure,
  municipalityAgs: '13074026',
  openedAt: OPENED,
  mainCaseId: 'main',
});

/** Rows before those of the Land, for one spec file. @param procedures changes of single procedures of the Land */
export function withRows(periods: readonly PeriodRule[], procedures: readonly Procedure[] = []): void {
  installPack({ ...authorityPack(SLUG), periods, procedures });
}

/** A period of a spec; the values of the real packs are their own business. */
export const row = (kind: string, more: Partial<PeriodRule> = {}): PeriodRule => ({
  id: `test.${kind}`,
  version: 1,
  kind,
  section: '§ 1',
  eventLabel: 'dem Ereignis',
  roll: true,
  fiction: false,
  consequence: 'none',
  consequenceText: '',
  basis: '§ 1 Test',
  source: 'recall',
  verified: false,
  validFrom: '2020-01-01',
  ...more,
});

type Payload = ApplicationEvent extends infer E ? (E extends ApplicationEvent ? Omit<E, 'at' | 'actor'> : never) : never;

/** An event that fits, sent by someone who may. */
export const send = (role: Role, payload: Payload, at: Instant = LATER, id?: string): StepEvent => ({
  ...payload,
  at,
  actor: person(role, id),
});

export const document = { documentId: 'd1', typeCode: '2001', version: 1, sha256: 'aa' };
export const finding = { id: 'f1', kind: 'missing', typeCode: '2002', text: 'Es fehlt ein Schnitt.', legalBasis: '§ 8 BauVorlVO' };
const lapse = (kind: string, at: Instant = FAR): StepEvent => send('system', { type: 'DEADLINE_EXPIRED', kind }, at);
const closes = (outcome: 'consent' | 'objection' | 'cancelled' | 'conditions'): StepEvent =>
  send('system', { type: 'PARTICIPATION_CLOSED', participationId: '1', bodyId: 'body-1', outcome });

/** One of each event, and more where the outcome differs. */
export const events = {
  join: send('designer', { type: 'MEMBER_JOINED', personId: 'p2', name: 'Entwurf', role: 'designer' }),
  add: send('designer', { type: 'DOCUMENT_ADDED', title: 'Grundriss', size: 10, ...document }),
  remove: send('builder', { type: 'DOCUMENT_WITHDRAWN', documentId: 'd1' }),
  advance: send('system', { type: 'ADVANCE_PAID', paymentId: 'pay', amountCents: 118_400 }),
  submit: send('builder', { type: 'SUBMIT', snapshotHash: 'ff', fileNumber: '63-2026-00001', documents: [document] }, OPENED),
  discard: send('builder', { type: 'DISCARD' }),
  forward: send('clerk', { type: 'FORWARD' }),
  demandsOnPaper: send('clerk', { type: 'MUNICIPALITY_ANSWERED', demands: true, on: '2026-12-04' }),
  agreesOnPaper: send('clerk', { type: 'MUNICIPALITY_ANSWERED', demands: false, on: '2026-12-04' }),
  procedure: send('builder', { type: 'REQUEST_PROCEDURE' }),
  request: send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r1', dueOn: '2027-01-31', findings: [finding] }),
  requestLate: send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r2', dueOn: '2027-02-28', findings: [finding] }, LATE),
  answer: send('designer', { type: 'SUBMIT_SUPPLEMENTS', answers: [{ findingId: 'f1', documentId: 'd1' }] }, LATE),
  extend: send('officer', { type: 'EXTEND_SUPPLEMENTS', dueOn: '2027-03-01', reason: 'Krankheit' }),
  confirm: send('clerk', { type: 'CONFIRM_COMPLETE', checklist: [{ item: 'place', ok: true }] }),
  notCompetent: send('officer', { type: 'DECLARE_NOT_COMPETENT', authorityName: 'Nachbarkreis', reason: 'Das Grundstück liegt dort.' }),
  ask: send('officer', {
    type: 'START_PARTICIPATIONS',
    participations: [{ participationId: '1', bodyId: 'body-1', bodyName: 'Umwelt', dueOn: '2027-01-20' }],
  }),
  consents: closes('consent'),
  objects: closes('objection'),
  conditions: closes('conditions'),
  takenBack: closes('cancelled'),
  askNobody: send('officer', { type: 'NO_PARTICIPATION_NEEDED', reason: 'Keine Belange Dritter' }),
  neighbours: send('officer', { type: 'NOTIFY_NEIGHBOURS', neighbours: 'Erika Muster, Hauptstraße 3', dueOn: '2027-01-04' }),
  neighbourAgrees: send('clerk', { type: 'NEIGHBOUR_ANSWERED', who: 'Erika Muster', consent: true, last: true }),
  hear: send('officer', { type: 'START_HEARING', text: 'Die Abstandsfläche fehlt.', dueOn: '2027-01-04' }),
  reply: send('designer', { type: 'ANSWER_HEARING', text: 'Wir rücken ab.' }),
  waive: send('officer', { type: 'WAIVE_HEARING', reason: '§ 28 Absatz 2 Nummer 3 VwVfG' }),
  defer: send('officer', { type: 'DEFER', until: '2027-06-01', reason: 'Antrag der Gemeinde' }),
  endDeferral: send('officer', { type: 'END_DEFERRAL' }, LATE),
  moreTime: send('officer', { type: 'EXTEND_DECISION', dueOn: '2027-04-15', reason: 'Gutachten fehlt' }),
  waivePeriod: send('builder', { type: 'WAIVE_DECISION_PERIOD' }),
  proposeGrant: send('officer', { type: 'PROPOSE_DECISION', decisionId: 'dec', kind: 'grant', contentHash: 'cc' }),
  proposeRefusal: send('officer', { type: 'PROPOSE_DECISION', decisionId: 'dec', kind: 'refuse', contentHash: 'cc' }),
  giveBack: send('head', { type: 'RETURN_DECISION', reason: 'Begründung ergänzen' }),
  release: send('head', { type: 'RELEASE_DECISION', decisionId: 'dec', contentHash: 'cc' }),
  opened: send('builder', { type: 'NOTICE_OPENED', documentId: 'notice' }, on('2026-12-08')),
  serve: send('clerk', { type: 'SERVE_NOTICE', channel: 'post', on: '2026-12-21' }, LATE),
  fee: send('system', { type: 'FEE_PAID', paymentId: 'pay2', amountCents: 1 }),
  certificate: send('builder', { type: 'REQUEST_CERTIFICATE' }, FAR),
  withdraw: send('builder', { type: 'WITHDRAW', reason: 'Wir bauen nicht.' }),
  prohibit: send('officer', { type: 'PROHIBIT', reason: 'Denkmal' }),
  lift: send('head', { type: 'LIFT', reason: 'Gutachten liegt vor' }),
  contest: send('system', { type: 'DECISION_CONTESTED' }, LATE),
  uphold: send('system', { type: 'DECISION_UPHELD', on: '2027-08-02' }, FAR),
  resume: send('system', { type: 'CASE_RESUMED', because: 'court' }, FAR),
  lapsed: send('system', { type: 'PERMIT_LAPSED', on: '2029-12-10' }, FAR),
  revoked: send('system', { type: 'PERMIT_REVOKED', on: '2028-01-03', kind: 'withdrawal' }, FAR),
  restored: send('system', { type: 'REVOCATION_ANNULLED', because: 'court' }, FAR),
  allowed: send('system', { type: 'PROHIBITION_ANNULLED', because: 'objection' }, LATE),
  builder: send('system', { type: 'BUILDER_CHANGED', personId: 'p9' }),
  started: send('system', { type: 'CONSTRUCTION_STARTED', on: '2027-02-01' }, LATE),
  filed: send('system', {
    type: 'DOCUMENT_FILED',
    documentId: 'x',
    typeCode: '5010',
    title: 'Eingangsbestätigung',
    sha256: 'bb',
    size: 1,
    direction: 'outgoing',
  }),
  expiredForwarding: lapse('forwarding', LATE),
  expiredReview: lapse('municipalReview', LATE),
  expiredCheck: lapse('formalCheck', LATE),
  expiredDecision: lapse('decision'),
  expiredSupplements: lapse('supplements'),
  expiredNeighbours: lapse('neighbours', LATE),
  expiredHearing: lapse('hearing', LATE),
  expiredDeferral: lapse('deferral'),
  expiredRetrieval: lapse('retrieval', LATE),
  expiredObjection: lapse('objection'),
  expiredNotice: lapse('demolitionNotice', LATE),
};

const DECIDED = ['granted', 'refused', 'deemedGranted', 'revoked', 'mayStart', 'acknowledged'];
const OVER = ['withdrawn', 'deemedWithdrawn', 'discarded', 'lapsed', 'notCompetent', 'handedOver'];

/** Where nothing has to happen any more. */
export const SETTLED = [...DECIDED, ...OVER];

/** What tells two configurations of an application apart; histories and days do not. */
function keyOf(state: string, context: ApplicationContext): unknown {
  const { advancePaid, openParticipations, hearing, neighboursUntil, proposal, notifiedOn, finalOn, contests, clocks, deadlines } = context;
  if (OVER.includes(state)) return {};
  if (DECIDED.includes(state))
    return [context.deemed, notifiedOn !== null, finalOn !== null, Math.min(contests, 2), Object.keys(deadlines)];
  return [
    advancePaid,
    Object.keys(context.documents),
    openParticipations,
    hearing === 'none' || hearing === 'asked' ? hearing : 'heard',
    neighboursUntil !== null,
    proposal?.decisionKind,
    Object.entries(clocks).map(([kind, happened]) => [kind, happened.at(-1)?.type]),
    Object.keys(deadlines),
    context.decisionUntimed,
  ];
}

/** The model of a procedure: all events that its newest machine knows. */
export function modelOf(workflow: string, procedure: string): Model {
  const def = latest(workflow);
  const known = Object.values(events).filter(({ type }) => def.machine.events.includes(type));
  return { def, input: inputOf(procedure), events: known, keyOf };
}

export const contextOf = ({ snapshot }: StepResult): ApplicationContext => snapshot.context as ApplicationContext;

/** The deadlines that were set, in short. */
export const set = ({ setDeadlines }: StepResult): unknown[] => setDeadlines.map(({ kind, dueOn }) => [kind, dueOn]);
