import { and } from 'xstate';
import { setup } from '../define';
import { changes, initialContext, periodOf, type PermitContext } from './context';
import { effects } from './effects';
import type { PermitEvent, PermitEventOf, PermitInput } from './events';
import { guards } from './guards';

type Requested = { readonly context: PermitContext; readonly event: PermitEventOf<'REQUEST_SUPPLEMENTS'> };
type InContext = { readonly context: PermitContext };

const notify = (to: 'office' | 'applicants' | 'heads', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancel = (kind: string) => ({ type: 'cancelDeadline', params: { kind } }) as const;
const expired = (kind: string) => ({ type: 'expired', params: { kind } }) as const;

const sendSupplementRequest = [
  'requestSupplements',
  { type: 'setDeadline', params: ({ context, event }: Requested) => periodOf(context, 'supplements', event.at, event.dueOn) },
  { type: 'produceSupplementLetter', params: ({ event }: Requested) => ({ requestId: event.requestId, dueOn: event.dueOn }) },
  notify('applicants', 'supplementsRequested'),
] as const;

const close = (reason: 'withdrawn' | 'deemedWithdrawn') =>
  [
    cancel('*'),
    { type: 'cancelParticipations', params: { reason } },
    {
      type: 'produceClosingLetter',
      params: ({ context }: InContext) => ({ reason, dueOn: context.deadlines['supplements']?.dueOn ?? null }),
    },
    reason === 'withdrawn' ? 'withdraw' : 'lapse',
    notify('office', reason),
    notify('applicants', reason),
  ] as const;

const withdrawn = { target: 'withdrawn', actions: close('withdrawn') } as const;

const deemedGranted = {
  guard: and([expired('decision'), 'decisionFiction']),
  target: 'deemedGranted',
  actions: [
    'lapse',
    cancel('*'),
    { type: 'cancelParticipations', params: { reason: 'deemedGranted' } },
    { type: 'produceFictionCertificate', params: ({ context }: InContext) => ({ dueOn: context.decidedOn ?? '' }) },
    notify('office', 'deemedGranted'),
    notify('applicants', 'deemedGranted'),
  ],
} as const;

const decisionOverdue = { guard: expired('decision'), actions: notify('office', 'decisionOverdue') } as const;

const release = [
  'decide',
  cancel('*'),
  {
    type: 'produceNotice',
    params: ({ context }: InContext) => ({
      decisionId: context.proposal?.decisionId ?? '',
      decisionKind: context.proposal?.decisionKind ?? 'refuse',
      contentHash: context.proposal?.contentHash ?? '',
      decidedOn: context.decidedOn ?? '',
    }),
  },
  { type: 'issueFinalFee', params: ({ context }: InContext) => ({ decisionId: context.proposal?.decisionId ?? '' }) },
  { type: 'recordStatistics', params: ({ context }: InContext) => ({ decisionId: context.proposal?.decisionId ?? '' }) },
] as const;

const decided = { on: { NOTICE_OPENED: { actions: 'openNotice' }, FEE_PAID: { actions: 'payFee' } } } as const;
const closed = { on: { ADVANCE_PAID: { actions: ['payAdvance', notify('office', 'paymentAfterClosing')] } } } as const;

/** Building permit in the simplified procedure, from draft to decision. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as PermitContext, events: {} as PermitEvent, input: {} as PermitInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'building-permit',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: {
    DOCUMENT_FILED: { actions: 'note' },
    ADVANCE_PAID: { actions: 'payAdvance' },
    PARTICIPATION_CLOSED: { actions: 'closeParticipation' },
  },
  states: {
    draft: {
      on: {
        MEMBER_JOINED: { actions: 'note' },
        DOCUMENT_ADDED: { actions: 'addDocument' },
        DOCUMENT_WITHDRAWN: { actions: 'removeDocument' },
        SUBMIT: {
          guard: and(['advancePaid', 'hasDocuments']),
          target: 'formalCheck',
          actions: [
            'receive',
            { type: 'setDeadline', params: ({ context, event }) => periodOf(context, 'formalCheck', event.at) },
            { type: 'setDeadline', params: ({ context, event }) => periodOf(context, 'decision', event.at) },
            {
              type: 'openEfile',
              params: ({ context }) => ({ fileNumber: context.fileNumber ?? '', receivedOn: context.receivedOn ?? '' }),
            },
            {
              type: 'produceReceipt',
              params: ({ context }) => ({
                fileNumber: context.fileNumber ?? '',
                snapshotHash: context.snapshotHash ?? '',
                receivedOn: context.receivedOn ?? '',
              }),
            },
            notify('office', 'submitted'),
            notify('applicants', 'submitted'),
          ],
        },
        DISCARD: { target: 'discarded', actions: 'note' },
      },
    },
    formalCheck: {
      on: {
        MEMBER_JOINED: { actions: 'note' },
        REQUEST_SUPPLEMENTS: [
          {
            guard: and(['hasFindings', 'dueOnAhead', 'requestInTime']),
            target: 'supplementsRequested',
            actions: ['stopClock', cancel('formalCheck'), cancel('decision'), ...sendSupplementRequest],
          },
          {
            guard: and(['hasFindings', 'dueOnAhead', 'decisionInTime']),
            target: 'supplementsRequested',
            actions: [cancel('formalCheck'), ...sendSupplementRequest],
          },
        ],
        CONFIRM_COMPLETE: {
          target: 'substantiveCheck',
          actions: ['complete', cancel('formalCheck'), notify('applicants', 'complete')],
        },
        WITHDRAW: withdrawn,
        DEADLINE_EXPIRED: [
          { guard: expired('formalCheck'), actions: notify('office', 'formalCheckOverdue') },
          deemedGranted,
          decisionOverdue,
        ],
      },
    },
    supplementsRequested: {
      on: {
        MEMBER_JOINED: { actions: 'note' },
        DOCUMENT_ADDED: { actions: 'addDocument' },
        SUBMIT_SUPPLEMENTS: [
          {
            guard: and(['supplementsInTime', 'clockStopped']),
            target: 'formalCheck',
            actions: [
              'takeSupplements',
              'restartClock',
              cancel('supplements'),
              { type: 'setDeadline', params: ({ context, event }) => periodOf(context, 'formalCheck', event.at) },
              { type: 'setDeadline', params: ({ context, event }) => periodOf(context, 'decision', event.at) },
              notify('office', 'supplementsSubmitted'),
            ],
          },
          {
            guard: and(['supplementsInTime', 'decisionInTime']),
            target: 'formalCheck',
            actions: ['takeSupplements', cancel('supplements'), notify('office', 'supplementsSubmitted')],
          },
        ],
        EXTEND_SUPPLEMENTS: {
          guard: and(['dueOnAhead', 'dueOnLater', 'supplementsInTime']),
          actions: [
            'extendSupplements',
            cancel('supplements'),
            { type: 'setDeadline', params: ({ context, event }) => periodOf(context, 'supplements', event.at, event.dueOn) },
            notify('applicants', 'supplementsExtended'),
          ],
        },
        WITHDRAW: withdrawn,
        DEADLINE_EXPIRED: [
          { guard: expired('supplements'), target: 'deemedWithdrawn', actions: close('deemedWithdrawn') },
          deemedGranted,
          decisionOverdue,
        ],
      },
    },
    substantiveCheck: {
      on: {
        MEMBER_JOINED: { actions: 'note' },
        START_PARTICIPATIONS: { guard: 'hasParticipations', actions: 'openParticipations' },
        PARTICIPATION_CLOSED: [
          { guard: 'lastOpenParticipation', actions: ['closeParticipation', notify('office', 'participationsClosed')] },
          { actions: 'closeParticipation' },
        ],
        PROPOSE_DECISION: {
          guard: and(['noOpenParticipation', 'decisionKindKnown']),
          target: 'releasePending',
          actions: ['propose', notify('heads', 'decisionProposed')],
        },
        WITHDRAW: withdrawn,
        DEADLINE_EXPIRED: [deemedGranted, decisionOverdue],
      },
    },
    releasePending: {
      on: {
        RETURN_DECISION: { target: 'substantiveCheck', actions: ['dropProposal', notify('office', 'decisionReturned')] },
        RELEASE_DECISION: [
          { guard: and(['fourEyes', 'sameContent', 'decisionInTime', 'proposedGrant']), target: 'granted', actions: release },
          { guard: and(['fourEyes', 'sameContent', 'decisionInTime', 'proposedRefusal']), target: 'refused', actions: release },
        ],
        WITHDRAW: withdrawn,
        DEADLINE_EXPIRED: [deemedGranted, decisionOverdue],
      },
    },
    granted: decided,
    refused: decided,
    deemedGranted: decided,
    withdrawn: closed,
    deemedWithdrawn: closed,
    discarded: closed,
  },
});
