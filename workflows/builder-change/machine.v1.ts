import { and } from 'xstate';
import { setup } from '../define';
import { textOf, toApplicants } from '../proceeding';
import { changes, initialContext, type BuilderChangeContext } from './context';
import { effects } from './effects';
import type { BuilderChangeEvent, BuilderChangeEventOf, BuilderChangeInput } from './events';
import { guards } from './guards';

type In = { readonly context: BuilderChangeContext };

const notify = (to: 'office' | 'applicants', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const withdraw = { guard: 'byPredecessor', target: 'withdrawn', actions: [notify('applicants', 'builderChangeWithdrawn')] } as const;

/** A case goes over to another builder (Bauherrenwechsel). Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as BuilderChangeContext, events: {} as BuilderChangeEvent, input: {} as BuilderChangeInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'builder-change',
  context: ({ input }) => initialContext(input),
  initial: 'opened',
  states: {
    opened: {
      on: {
        NAME_SUCCESSOR: {
          guard: 'successorIsBuilder',
          target: 'named',
          actions: ['name', notify('applicants', 'builderNamed')],
        },
      },
    },
    named: {
      on: {
        CONFIRM: {
          guard: and(['bySuccessor', 'addressComplete']),
          target: 'confirmed',
          actions: ['take', notify('office', 'builderConfirmed')],
        },
        DECLINE: { guard: 'bySuccessor', target: 'declined', actions: [notify('applicants', 'builderDeclined')] },
        WITHDRAW: withdraw,
      },
    },
    confirmed: {
      on: {
        ACKNOWLEDGE: {
          target: 'acknowledged',
          actions: [
            { type: 'produceLetter', params: toApplicants('builder-changed', {}) },
            {
              type: 'tell',
              params: ({ context }: In) => ({ to: 'case', event: { type: 'BUILDER_CHANGED', personId: context.successor } }),
            },
            {
              type: 'endMembership',
              params: ({ context }: In) => ({ personId: context.predecessor ?? '', role: 'builder' }),
            },
          ],
        },
        REJECT: {
          target: 'rejected',
          actions: [
            {
              type: 'produceLetter',
              params: ({ event }: { readonly event: BuilderChangeEventOf<'REJECT'> }) =>
                toApplicants('builder-change-rejected', { reason: textOf(event.reason) }),
            },
          ],
        },
        WITHDRAW: withdraw,
      },
    },
    acknowledged: { type: 'final' },
    rejected: { type: 'final' },
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
