import { and } from 'xstate';
import { cancel, filed, letter, notify, order, set } from '../application/actions';
import { initialContext } from '../application/context';
import { anytime, draft, member, withdrawn } from '../application/filing';
import { application } from '../application/machine';
import { closed, free } from '../application/outcomes';
import { noticeCheck, noticeSupplementsRequested } from '../application/states';

/** The office forbids it, at any time: the month only says when work may begin at the earliest. */
const PROHIBIT = {
  guard: 'hasReason',
  target: 'prohibited',
  actions: [order('demolition-prohibited', 'PROHIBIT', 'reason'), notify('office', 'demolitionProhibited')],
} as const;

const lifted = letter('demolition-released', 'LIFT', 'reason');
const annulled = [notify('office', 'prohibitionAnnulled'), notify('applicants', 'prohibitionAnnulled')] as const;
const expired = { type: 'expired', params: { kind: 'demolitionNotice' } } as const;

/** Notice of a demolition: work may begin when a month has passed and nobody has forbidden it. Frozen once published: see ../README.md. */
export const machine = application.createMachine({
  id: 'demolition-notice',
  context: ({ input }) => initialContext(input),
  initial: 'draft',
  on: anytime,
  states: {
    draft: draft({
      guard: 'advancePaid',
      target: 'formalCheck',
      actions: ['receive', 'startWaiting', set('demolitionNotice'), ...filed],
    }),
    formalCheck: {
      on: {
        ...noticeCheck,
        PROHIBIT,
        DEADLINE_EXPIRED: {
          guard: expired,
          target: 'acknowledged',
          actions: [...free('demolition-may-start'), notify('office', 'mayStart')],
        },
      },
    },
    supplementsRequested: noticeSupplementsRequested,
    acknowledged: { on: { ...member, PROHIBIT, WITHDRAW: withdrawn } },
    prohibited: {
      on: {
        LIFT: [
          { guard: and(['hasReason', 'monthOver']), target: 'acknowledged', actions: ['mayStart', cancel('*'), lifted] },
          { guard: 'hasReason', target: 'formalCheck', actions: lifted },
        ],
        /** An objection or a court has lifted it. */
        PROHIBITION_ANNULLED: [
          { guard: 'monthOver', target: 'acknowledged', actions: ['mayStart', cancel('*'), ...annulled] },
          { target: 'formalCheck', actions: annulled },
        ],
        WITHDRAW: withdrawn,
        /** The month passes all the same. */
        DEADLINE_EXPIRED: { guard: expired, actions: 'note' },
      },
    },
    withdrawn: closed,
    deemedWithdrawn: closed,
    discarded: closed,
  },
});
