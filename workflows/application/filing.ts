import { and } from 'xstate';
import { askMunicipality, begin, cancel, close, filed, notify, set } from './actions';

// The states before the authority checks anything: the draft, its filing, the way through the municipality.

/** Somebody joins the applicant side. */
export const member = { MEMBER_JOINED: { actions: 'note' } } as const;

/** May arrive at any time, because it may cross an end. */
export const anytime = {
  DOCUMENT_FILED: { actions: 'note' },
  ADVANCE_PAID: { actions: 'payAdvance' },
  PARTICIPATION_CLOSED: { actions: 'closeParticipation' },
  BUILDER_CHANGED: { actions: 'note' },
  CONSTRUCTION_STARTED: { actions: 'note' },
} as const;

/** Entwurf: the office does not see it. @example draft({ guard: 'advancePaid', target: 'formalCheck', actions: [...] }) */
export const draft = <S>(submit: S) => ({
  on: {
    ...member,
    DOCUMENT_ADDED: { actions: 'addDocument' as const },
    DOCUMENT_WITHDRAWN: { actions: 'removeDocument' as const },
    SUBMIT: submit,
    DISCARD: { target: 'discarded' as const, actions: 'note' as const },
  },
});

const toCheck = {
  target: 'formalCheck',
  actions: ['receive', 'startCheck', ...begin('receipt'), ...filed],
} as const;

const toMunicipality = {
  target: 'atMunicipality',
  actions: [
    'receive',
    'startForwarding',
    set('forwarding'),
    ...filed,
    askMunicipality(
      'forwarding',
      'Der Antrag ist bei Ihnen eingegangen. Bitte leiten Sie ihn mit Ihrer Stellungnahme an die Bauaufsicht weiter.',
    ),
  ],
} as const;

/** Filed with the authority, or where the packs say so with the municipality. */
export const filing = [
  { guard: and(['advancePaid', 'hasDocuments', 'entersAtMunicipality']), ...toMunicipality },
  { guard: and(['advancePaid', 'hasDocuments']), ...toCheck },
] as const;

/** The same for a part of a project whose whole has been applied for. */
export const partialFiling = [
  { guard: and(['advancePaid', 'hasDocuments', 'hasMainCase', 'entersAtMunicipality']), ...toMunicipality },
  { guard: and(['advancePaid', 'hasDocuments', 'hasMainCase']), ...toCheck },
] as const;

/** The applicant takes it back. */
export const withdrawn = { target: 'withdrawn', actions: close('withdrawn') } as const;

const forwarded = {
  target: 'formalCheck',
  actions: [
    'endForwarding',
    'startCheck',
    cancel('forwarding'),
    ...begin('receipt'),
    notify('office', 'forwarded'),
    notify('applicants', 'forwarded'),
  ],
} as const;

/** Bei der Gemeinde: it passes the application on; its silence does too. */
export const atMunicipality = {
  on: {
    ...member,
    FORWARD: forwarded,
    PARTICIPATION_CLOSED: [{ guard: 'municipalityAnswered', ...forwarded }, { actions: 'closeParticipation' }],
    WITHDRAW: withdrawn,
    DEADLINE_EXPIRED: { guard: { type: 'expired', params: { kind: 'forwarding' } }, ...forwarded },
  },
} as const;
