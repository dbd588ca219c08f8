import { and } from 'xstate';
import { askMunicipality, cancel, filed, handOver, notify, set, startValidity } from '../application/actions';
import { initialContext } from '../application/context';
import { anytime, draft, withdrawn } from '../application/filing';
import { application } from '../application/machine';
import { closed, free, mayStart, over } from '../application/outcomes';

const begins = [...free('exemption-may-start'), startValidity, notify('office', 'mayStart')] as const;

/** The procedure is wanted after all: it goes on there, nothing is entered again. */
const intoProcedure = (because: 'procedureDemanded' | 'procedureRequested') =>
  ({
    target: 'handedOver',
    actions: [
      'closeParticipation',
      'endAll',
      cancel('*'),
      { type: 'cancelParticipations', params: { reason: because } },
      handOver,
      notify('office', because),
    ],
  }) as const;

/** Permit exemption: built without a permit, unless the municipality demands one. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'permit-exemption',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: anytime,
  states: {
    draft: draft({
      guard: and(['advancePaid', 'hasDocuments']),
      target: 'municipalReview',
      actions: [
        'receive',
        'startMunicipalReview',
        set('municipalReview'),
        ...filed,
        askMunicipality('municipalReview', 'Bitte erklären Sie, ob ein Genehmigungsverfahren durchgeführt werden soll.'),
      ],
    }),
    municipalReview: {
      on: {
        MEMBER_JOINED: { actions: 'note' },
        PARTICIPATION_CLOSED: [
          { guard: 'demandsProcedure', ...intoProcedure('procedureDemanded') },
          { guard: 'demandsNothing', target: 'mayStart', actions: ['closeParticipation', ...begins] },
          { actions: 'closeParticipation' },
        ],
        MUNICIPALITY_ANSWERED: [
          { guard: and(['answerHasCome', 'demandsProcedure']), ...intoProcedure('procedureDemanded') },
          {
            guard: and(['answerHasCome', 'demandsNothing']),
            target: 'mayStart',
            actions: [...begins, { type: 'cancelParticipations', params: { reason: 'mayStart' } }],
          },
        ],
        REQUEST_PROCEDURE: { guard: 'reviewInTime', ...intoProcedure('procedureRequested') },
        WITHDRAW: withdrawn,
        DEADLINE_EXPIRED: {
          guard: { type: 'expired', params: { kind: 'municipalReview' } },
          target: 'mayStart',
          actions: [...begins, { type: 'cancelParticipations', params: { reason: 'mayStart' } }],
        },
      },
    },
    mayStart,
    handedOver: closed,
    lapsed: over,
    withdrawn: closed,
    discarded: closed,
  },
});
