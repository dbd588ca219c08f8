import type { Instant, Role } from '@bauraum/kernel';
import { person, type Model } from '../model.fixture';
import { definition } from '../registry';
import type { StepEvent } from '../step';
import type { PermitEvent, PermitInput } from './events';

/** Monday; the formal check ends on 21 December 2026, the decision on 22 March 2027. */
export const OPENED: Instant = '2026-11-30T09:00:00.000Z';
export const LATER: Instant = '2026-12-07T09:00:00.000Z';
/** After the formal check's period, inside the decision's. */
export const LATE: Instant = '2027-01-15T09:00:00.000Z';
export const FAR: Instant = '2030-01-15T09:00:00.000Z';

export const input: PermitInput = {
  authority: 'nordwestmecklenburg',
  land: 'MV',
  procedure: 'simplified',
  municipalityAgs: '13074026',
  openedAt: OPENED,
};

export const document = { documentId: 'd1', typeCode: '2001', version: 1, sha256: 'aa' };
export const finding = { id: 'f1', kind: 'missing', typeCode: '2002', text: 'Es fehlt ein Schnitt.', legalBasis: '§ 8 BauVorlVO' };
const participation = (id: string) => ({ participationId: id, bodyId: `body-${id}`, bodyName: 'Umwelt', dueOn: '2027-01-20' });

type Payload = PermitEvent extends infer E ? (E extends PermitEvent ? Omit<E, 'at' | 'actor'> : never) : never;

/** An event that fits, sent by someone who may. */
export const send = (role: Role, payload: Payload, at: Instant = LATER, id?: string): StepEvent => ({
  ...payload,
  at,
  actor: person(role, id),
});

export const events = {
  join: send('designer', { type: 'MEMBER_JOINED', personId: 'p2', name: 'Entwurf', role: 'designer' }),
  add: send('designer', { type: 'DOCUMENT_ADDED', title: 'Grundriss', size: 10, ...document }),
  remove: send('builder', { type: 'DOCUMENT_WITHDRAWN', documentId: 'd1' }),
  advance: send('system', { type: 'ADVANCE_PAID', paymentId: 'pay', amountCents: 118_400 }),
  submit: send('builder', { type: 'SUBMIT', snapshotHash: 'ff', fileNumber: '63-2026-00001', documents: [document] }, OPENED),
  discard: send('builder', { type: 'DISCARD' }),
  request: send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r1', dueOn: '2027-01-31', findings: [finding] }),
  requestLate: send('clerk', { type: 'REQUEST_SUPPLEMENTS', requestId: 'r2', dueOn: '2027-02-28', findings: [finding] }, LATE),
  answer: send('designer', { type: 'SUBMIT_SUPPLEMENTS', answers: [{ findingId: 'f1', documentId: 'd1' }] }, LATE),
  extend: send('officer', { type: 'EXTEND_SUPPLEMENTS', dueOn: '2027-03-01', reason: 'Krankheit' }),
  confirm: send('clerk', { type: 'CONFIRM_COMPLETE', checklist: [{ item: 'place', ok: true }] }),
  ask: send('officer', { type: 'START_PARTICIPATIONS', participations: [participation('1'), participation('2')] }),
  closed1: send('system', { type: 'PARTICIPATION_CLOSED', participationId: '1', bodyId: 'body-1', outcome: 'consent' }),
  closed2: send('system', { type: 'PARTICIPATION_CLOSED', participationId: '2', bodyId: 'body-2', outcome: 'deemedNoConcerns' }),
  proposeGrant: send('officer', { type: 'PROPOSE_DECISION', decisionId: 'dec', kind: 'grant', contentHash: 'cc' }),
  proposeRefusal: send('officer', { type: 'PROPOSE_DECISION', decisionId: 'dec', kind: 'refuse', contentHash: 'cc' }),
  giveBack: send('head', { type: 'RETURN_DECISION', reason: 'Begründung ergänzen' }),
  release: send('head', { type: 'RELEASE_DECISION', decisionId: 'dec', contentHash: 'cc' }),
  opened: send('builder', { type: 'NOTICE_OPENED', documentId: 'notice' }),
  fee: send('system', { type: 'FEE_PAID', paymentId: 'pay2', amountCents: 1 }),
  withdraw: send('builder', { type: 'WITHDRAW', reason: 'Wir bauen nicht.' }),
  filed: send('system', {
    type: 'DOCUMENT_FILED',
    documentId: 'x',
    typeCode: '5010',
    title: 'Eingangsbestätigung',
    sha256: 'bb',
    size: 1,
    direction: 'outgoing',
  }),
  expiredCheck: send('system', { type: 'DEADLINE_EXPIRED', kind: 'formalCheck' }, LATE),
  expiredDecision: send('system', { type: 'DEADLINE_EXPIRED', kind: 'decision' }, FAR),
  expiredSupplements: send('system', { type: 'DEADLINE_EXPIRED', kind: 'supplements' }, FAR),
};

export const model: Model = { def: definition('building-permit', 1), input, events: Object.values(events) };
