import { and } from 'xstate';
import { inputOf, setup } from '../define';
import { changes, initialContext, statementDeadline, type ParticipationContext } from './context';
import { effects } from './effects';
import type { ParticipationEvent, ParticipationEventOf, ParticipationInput } from './events';
import { guards } from './guards';

type InContext = { readonly context: ParticipationContext };
type Answered = InContext & { readonly event: ParticipationEventOf<'STATE_OPINION'> };

const notify = (to: 'office' | 'body', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancelStatement = { type: 'cancelDeadline', params: { kind: 'statement' } } as const;
const close = (outcome: 'deemedNoConcerns' | 'cancelled') =>
  ({ type: 'closeParticipation', params: ({ context: { caseId, bodyId } }: InContext) => ({ caseId, bodyId, outcome }) }) as const;

const answers = {
  guard: and(['opinionKnown', 'consentOpen']),
  target: 'answered',
  actions: [
    'answer',
    cancelStatement,
    {
      type: 'fileStatement',
      params: ({ context: { caseId, bodyId }, event: { statementId, kind, contentHash } }: Answered) => ({
        caseId,
        bodyId,
        statementId,
        kind,
        contentHash,
      }),
    },
    {
      type: 'closeParticipation',
      params: ({ context: { caseId, bodyId }, event }: Answered) => ({ caseId, bodyId, outcome: event.kind }),
    },
    notify('office', 'statementReceived'),
  ],
} as const;

const cancelled = {
  target: 'cancelled',
  actions: [cancelStatement, close('cancelled'), notify('body', 'participationCancelled')],
} as const;

const silent = {
  guard: 'expired',
  target: 'deemedNoConcerns',
  actions: [cancelStatement, close('deemedNoConcerns'), notify('office', 'deemedNoConcerns'), notify('body', 'deemedNoConcerns')],
} as const;

const everywhere = {
  DELIVERED: { actions: 'deliver' },
  STATE_OPINION: answers,
  CANCEL_REQUEST: cancelled,
  DEADLINE_EXPIRED: silent,
} as const;

/** One body's participation in a case, from request to statement. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as ParticipationContext, events: {} as ParticipationEvent, input: {} as ParticipationInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'participation',
  context: ({ input }) => initialContext(input),
  initial: 'requested',
  entry: [
    {
      type: 'setDeadline',
      params: ({ context, event }) => statementDeadline(context, context.openedAt, inputOf<ParticipationInput>(event)?.explanation),
    },
    { type: 'deliverRequest', params: ({ context: { caseId, bodyId, dueOn } }) => ({ caseId, bodyId, dueOn }) },
  ],
  states: {
    requested: {
      on: {
        ...everywhere,
        ASK_MORE_TIME: {
          guard: and(['extensible', 'untilLater']),
          target: 'extensionAsked',
          actions: ['ask', notify('office', 'timeAsked')],
        },
      },
    },
    extensionAsked: {
      on: {
        ...everywhere,
        GRANT_TIME: {
          guard: 'dueOnLater',
          target: 'requested',
          actions: [
            'grant',
            cancelStatement,
            { type: 'setDeadline', params: ({ context, event }) => statementDeadline(context, event.at) },
            notify('body', 'timeGranted'),
          ],
        },
        REFUSE_TIME: { target: 'requested', actions: ['refuse', notify('body', 'timeRefused')] },
      },
    },
    answered: { on: { DELIVERED: { actions: 'deliver' } } },
    deemedNoConcerns: { on: { DELIVERED: { actions: 'deliver' } } },
    cancelled: { on: { DELIVERED: { actions: 'deliver' } } },
  },
});
