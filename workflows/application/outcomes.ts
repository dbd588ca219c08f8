import { and } from 'xstate';
import { cancel, certify, close, mayStartLetter, notify, set, startValidity } from './actions';
import { member } from './filing';

// What comes after the check: the decision and its notification, what the law puts in its place, and every other end.

const expired = (kind: string) => ({ type: 'expired', params: { kind } }) as const;

const paid = { FEE_PAID: { actions: 'payFee' } } as const;

/** Who builds may change as long as there is a project: the successor joins first. */
const alive = { ...paid, ...member } as const;

const permitEnded = (to: 'validity' | 'construction', because: string) =>
  ({ type: 'tell', params: { to, event: { type: 'PERMIT_ENDED', because } } }) as const;

/** Nobody need watch the permit's validity any longer, and nothing more is built on it. */
const endPermit = (because: string) => [permitEnded('validity', because), permitEnded('construction', because)] as const;

/** The authority, the objection authority or a court takes the case up again: nothing is decided any more. */
const resumed = {
  target: 'substantiveCheck',
  actions: ['resume', cancel('*'), ...endPermit('resumed'), notify('office', 'caseResumed'), notify('applicants', 'caseResumed')],
} as const;

/** What was decided can still be given up; the file says so. */
const givenUp = { target: 'withdrawn', actions: [...close('withdrawn'), ...endPermit('withdrawn')] } as const;

/** Objections and actions: while there is one, the decision does not become final. */
const contestable = {
  DECISION_CONTESTED: { actions: ['contest', cancel('objection')] },
  DECISION_UPHELD: [
    { guard: 'lastContest', actions: ['uphold', 'becomeFinalOn', notify('office', 'decisionFinal')] },
    { guard: 'contested', actions: 'uphold' },
  ],
  CASE_RESUMED: resumed,
} as const;

const notified = [cancel('retrieval'), set('objection')] as const;

const lapses = [
  { guard: expired('retrieval'), actions: ['lapse', notify('office', 'noticeNotRetrieved')] },
  { guard: and([expired('objection'), 'uncontested']), actions: ['becomeFinal', notify('office', 'decisionFinal')] },
] as const;

/** A permit that ends on its own or is taken away; the clocks of one that is taken away are kept, it may come back. */
const ends = {
  PERMIT_LAPSED: { target: 'lapsed', actions: ['endAll', cancel('*'), permitEnded('construction', 'lapsed')] },
  PERMIT_REVOKED: { target: 'revoked', actions: [cancel('*'), ...endPermit('revoked')] },
} as const;

const toNotify = and(['notYetNotified', 'openedByBuilder', 'retrievedInTime']);
/** Not retrieved, where the law takes its provision for enough. */
const unretrieved = and([expired('retrieval'), 'deemedNotified']);
const toServe = and(['notYetNotified', 'channelKnown', 'servedSinceDecision']);

/** Genehmigt: with its notification the permit holds, can be contested, and its validity runs. */
const granted = {
  on: {
    ...alive,
    ...contestable,
    ...ends,
    NOTICE_OPENED: [{ guard: toNotify, actions: ['openNotice', 'retrieveNotice', ...notified, startValidity] }, { actions: 'openNotice' }],
    SERVE_NOTICE: { guard: toServe, actions: ['serveNotice', ...notified, startValidity] },
    WITHDRAW: givenUp,
    DEADLINE_EXPIRED: [{ guard: unretrieved, actions: ['deemNotified', ...notified, startValidity] }, ...lapses],
  },
} as const;

/** Abgelehnt: final when nobody objects in time; until then the application can still be taken back. */
const refused = {
  on: {
    ...alive,
    ...contestable,
    NOTICE_OPENED: [{ guard: toNotify, actions: ['openNotice', 'retrieveNotice', ...notified] }, { actions: 'openNotice' }],
    SERVE_NOTICE: { guard: toServe, actions: ['serveNotice', ...notified] },
    WITHDRAW: { guard: 'notFinal', target: 'withdrawn', actions: close('withdrawn') },
    DEADLINE_EXPIRED: [{ guard: unretrieved, actions: ['deemNotified', ...notified] }, ...lapses],
  },
} as const;

/** Gilt als genehmigt: as if it had been granted, without a notice. */
const deemedGranted = {
  on: {
    ...alive,
    ...contestable,
    ...ends,
    NOTICE_OPENED: { actions: 'openNotice' },
    REQUEST_CERTIFICATE: { actions: ['note', certify] },
    WITHDRAW: givenUp,
  },
} as const;

/** Darf beginnen: no decision is needed, or none was demanded in time. */
export const mayStart = {
  on: {
    ...member,
    PERMIT_LAPSED: ends.PERMIT_LAPSED,
    WITHDRAW: givenUp,
  },
} as const;

/** The day from which work may begin, in a letter. @example free('exemption-may-start') */
export const free = (letter: string) => ['mayStart', cancel('*'), mayStartLetter(letter)] as const;

/** Money that comes after the end is not lost: the office hears of it. */
export const closed = { on: { ADVANCE_PAID: { actions: ['payAdvance', notify('office', 'paymentAfterClosing')] } } } as const;

/** Gilt als zurückgenommen: taken up again where it stood, when the applicant was kept from answering without fault. */
const deemedWithdrawn = { on: { ...closed.on, CASE_RESUMED: { ...resumed, target: 'formalCheck' } } } as const;

const restored = [
  'note',
  set('retrieval'),
  set('objection'),
  { type: 'tell', params: { to: 'validity', event: { type: 'PERMIT_RESTORED' } } },
  notify('office', 'permitRestored'),
  notify('applicants', 'permitRestored'),
] as const;

/** Aufgehoben: until the revocation itself falls, then the permit was never gone. */
const revoked = {
  on: {
    ...alive,
    ...contestable,
    REVOCATION_ANNULLED: [
      { guard: 'wasDeemed', target: 'deemedGranted', actions: restored },
      { target: 'granted', actions: restored },
    ],
  },
} as const;

/** Erloschen: only money is still due. */
export const over = { on: paid } as const;

/** How a check can end, and what can become of it. */
export const decisions = {
  granted,
  refused,
  deemedGranted,
  lapsed: over,
  revoked,
  notCompetent: closed,
  withdrawn: closed,
  deemedWithdrawn,
  discarded: closed,
} as const;
