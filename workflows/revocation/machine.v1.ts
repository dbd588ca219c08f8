import { berlinDate } from '@bauraum/kernel';
import { and } from 'xstate';
import { setup } from '../define';
import { dayFixedBy, textOf, toApplicants } from '../proceeding';
import { changes, initialContext, type RevocationContext } from './context';
import { effects } from './effects';
import type { RevocationEvent, RevocationEventOf, RevocationEventType, RevocationInput, RevocationKind } from './events';
import { guards } from './guards';

type In = { readonly context: RevocationContext };
type On<T extends RevocationEventType> = In & { readonly event: RevocationEventOf<T> };

/** What a permit is taken back by, as letters name it. */
const NAMES: Readonly<Record<RevocationKind, string>> = {
  withdrawal: 'Rücknahme (§ 48 VwVfG)',
  revocation: 'Widerruf (§ 49 VwVfG)',
};

const notify = (to: 'office' | 'heads', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancelAll = { type: 'cancelDeadline', params: { kind: '*' } } as const;
const hearingUntil = {
  type: 'setDeadline',
  params: ({ context, event }: On<'INTEND' | 'EXTEND_HEARING'>) =>
    dayFixedBy(context, { kind: 'revocationHearing', dueOn: event.dueOn, at: event.at, basis: '§ 28 Abs. 1 VwVfG' }),
} as const;

const abandon = {
  ABANDON: {
    target: 'abandoned',
    actions: [
      cancelAll,
      {
        type: 'produceLetter',
        params: ({ event }: On<'ABANDON'>) => toApplicants('revocation-abandoned', { reason: textOf(event.reason) }),
      },
    ],
  },
} as const;

const answered = ['answer', cancelAll, notify('office', 'revocationAnswered')] as const;

/** Taking a permit back, with the hearing before it. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as RevocationContext, events: {} as RevocationEvent, input: {} as RevocationInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'revocation',
  context: ({ input }) => initialContext(input),
  initial: 'opened',
  states: {
    opened: {
      on: {
        INTEND: {
          guard: and(['kindKnown', 'dueOnAhead']),
          target: 'hearing',
          actions: [
            'intend',
            hearingUntil,
            {
              type: 'produceLetter',
              params: ({ event }: On<'INTEND'>) =>
                toApplicants('revocation-hearing', { kind: NAMES[event.kind], reasons: textOf(event.reasons), dueOn: event.dueOn }),
            },
          ],
        },
      },
    },
    hearing: {
      on: {
        ...abandon,
        ANSWER: { target: 'examination', actions: answered },
        EXTEND_HEARING: {
          guard: 'dueOnLater',
          actions: [
            'extend',
            hearingUntil,
            {
              type: 'produceLetter',
              params: ({ event }: On<'EXTEND_HEARING'>) => toApplicants('hearing-extended', { dueOn: event.dueOn }),
            },
          ],
        },
        DEADLINE_EXPIRED: { guard: 'expired', target: 'examination', actions: [notify('office', 'revocationHearingOver')] },
      },
    },
    examination: {
      on: {
        ...abandon,
        ANSWER: { actions: answered },
        PROPOSE: { target: 'proposed', actions: ['propose', notify('heads', 'revocationProposed')] },
      },
    },
    proposed: {
      on: {
        ...abandon,
        /** What is said before the decision counts, late or not: the proposal must deal with it. */
        ANSWER: { target: 'examination', actions: answered },
        RETURN: { target: 'examination', actions: ['giveBack', notify('office', 'revocationReturned')] },
        DECIDE: {
          guard: 'fourEyes',
          target: 'revoked',
          actions: [
            cancelAll,
            {
              type: 'produceLetter',
              params: ({ context }: In) =>
                toApplicants('permit-revoked', { kind: NAMES[context.kind], reasons: context.proposal?.reasons ?? '' }, 'appeal'),
            },
            {
              type: 'tell',
              params: ({ context, event }: On<'DECIDE'>) => ({
                to: 'case',
                event: { type: 'PERMIT_REVOKED', on: berlinDate(event.at), kind: context.kind },
              }),
            },
          ],
        },
      },
    },
    revoked: { type: 'final' },
    abandoned: { type: 'final' },
  },
});
