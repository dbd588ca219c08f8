import type { Role } from '@bauraum/kernel';
import { person, type Model } from '../model.fixture';
import { latest } from '../registry';
import type { StepEvent } from '../step';
import type { ParticipationEvent, ParticipationInput } from './events';

export const OPENED = '2027-02-08T09:00:00.000Z';
export const LATER = '2027-02-15T09:00:00.000Z';
export const FAR = '2030-01-15T09:00:00.000Z';

export const input: ParticipationInput = {
  caseId: 'case',
  bodyId: 'environment',
  dueOn: '2027-03-09',
  basis: '§ 69 Abs. 1 LBauO M-V',
  consequence: 'deemed-no-concerns',
  openedAt: OPENED,
};

type Payload = ParticipationEvent extends infer E ? (E extends ParticipationEvent ? Omit<E, 'at' | 'actor'> : never) : never;

/** An event that fits, sent by someone who may. */
export const send = (role: Role, payload: Payload, at: string = LATER): StepEvent => ({ ...payload, at, actor: person(role) });

export const events = {
  delivered: send('system', { type: 'DELIVERED' }),
  ask: send('body-member', { type: 'ASK_MORE_TIME', until: '2027-03-31', reason: 'Ortstermin' }),
  grant: send('officer', { type: 'GRANT_TIME', dueOn: '2027-03-28' }),
  refuse: send('officer', { type: 'REFUSE_TIME', reason: 'Die Entscheidungsfrist läuft.' }),
  consent: send('body-member', { type: 'STATE_OPINION', statementId: 's1', kind: 'consent', contentHash: 'cc', conditionsCount: 0 }),
  conditions: send('body-member', { type: 'STATE_OPINION', statementId: 's2', kind: 'conditions', contentHash: 'dd', conditionsCount: 2 }),
  cancel: send('officer', { type: 'CANCEL_REQUEST', reason: 'nicht mehr nötig' }),
  expired: send('system', { type: 'DEADLINE_EXPIRED', kind: 'statement' }, FAR),
};

export const model: Model = { def: latest('participation'), input, events: Object.values(events) };
