import { berlinDate } from '@bauraum/kernel';
import { and } from 'xstate';
import { setup } from '../define';
import { textOf, toApplicants } from '../proceeding';
import { changes, decisionClock, initialContext, lodgedOn, suitClock, type ObjectionContext } from './context';
import { effects } from './effects';
import type { ObjectionEvent, ObjectionEventOf, ObjectionEventType, ObjectionInput } from './events';
import { guards } from './guards';

type In = { readonly context: ObjectionContext };
type On<T extends ObjectionEventType> = In & { readonly event: ObjectionEventOf<T> };

const notify = (to: 'office' | 'heads' | 'applicants', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancelAll = { type: 'cancelDeadline', params: { kind: '*' } } as const;
/** The case goes on; a permit that was attacked with success no longer lapses, because there is none. */
const resume = (because: 'remedy' | 'objection' | 'court') =>
  [
    { type: 'tell', params: { to: 'case', event: { type: 'CASE_RESUMED', because } } },
    { type: 'tell', params: { to: 'validity', event: { type: 'PERMIT_ENDED', because } } },
  ] as const;

/** The notice does not become final while this is pending. */
const contested = { type: 'tell', params: { to: 'case', event: { type: 'DECISION_CONTESTED' } } } as const;
/** This is over for good and has changed nothing; a case that was resumed meanwhile takes no notice. */
const upheld = {
  type: 'tell',
  params: ({ event }: { readonly event: ObjectionEvent }) => ({
    to: 'case',
    event: { type: 'DECISION_UPHELD', on: berlinDate(event.at) },
  }),
} as const;

const lodge = [
  'lodge',
  { type: 'setDeadline', params: ({ context, event }: On<'LODGE'>) => decisionClock(context, lodgedOn(event)) },
  {
    type: 'produceLetter',
    params: ({ event }: On<'LODGE'>) => toApplicants('objection-received', { lodgedOn: lodgedOn(event) }),
  },
] as const;

const decided = (letter: 'objection-upheld' | 'objection-rejected') =>
  [
    'decide',
    cancelAll,
    { type: 'setDeadline', params: ({ context, event }: On<'DECIDE'>) => suitClock(context, event) },
    {
      type: 'produceLetter',
      params: ({ event }: On<'DECIDE'>) => toApplicants(letter, { text: textOf(event.text), court: textOf(event.court) }, 'suit'),
    },
  ] as const;

const decide = [
  { guard: and(['outcomeKnown', 'rejects']), target: 'decided', actions: decided('objection-rejected') },
  { guard: 'outcomeKnown', target: 'decided', actions: [...decided('objection-upheld'), ...resume('objection')] },
] as const;

const anywhere = {
  WITHDRAW: {
    guard: 'byWhoLodged',
    target: 'withdrawn',
    actions: [
      cancelAll,
      { type: 'produceLetter', params: toApplicants('objection-withdrawn', {}) },
      upheld,
      notify('office', 'objectionWithdrawn'),
    ],
  },
  DEADLINE_EXPIRED: { guard: 'overdue', actions: ['note', notify('office', 'objectionOverdue'), notify('heads', 'objectionOverdue')] },
  /** An action for failure to act: the objection is no longer decided here. */
  FILE_SUIT: {
    guard: and(['dayHasCome', 'silentTooLong']),
    target: 'inCourt',
    actions: [cancelAll, notify('office', 'suitFiled'), notify('heads', 'suitFiled')],
  },
} as const;

/** One objection (Widerspruch) against a notice, and the way to court. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as ObjectionContext, events: {} as ObjectionEvent, input: {} as ObjectionInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'objection',
  context: ({ input }) => initialContext(input),
  initial: 'opened',
  states: {
    opened: {
      on: {
        LODGE: [
          { guard: and(['ownOrRecorded', 'dayHasCome', 'late']), target: 'late', actions: [...lodge, notify('office', 'objectionLate')] },
          {
            guard: and(['ownOrRecorded', 'dayHasCome']),
            target: 'examination',
            actions: [...lodge, contested, notify('office', 'objectionLodged')],
          },
        ],
      },
    },
    late: {
      on: {
        ...anywhere,
        REINSTATE: {
          target: 'examination',
          actions: [
            {
              type: 'produceLetter',
              params: ({ event }: On<'REINSTATE'>) => toApplicants('objection-reinstated', { reason: textOf(event.reason) }),
            },
            contested,
          ],
        },
        DECIDE: decide[0],
      },
    },
    examination: {
      on: {
        ...anywhere,
        REMEDY: {
          target: 'remedied',
          actions: [
            cancelAll,
            {
              type: 'produceLetter',
              params: ({ event }: On<'REMEDY'>) => toApplicants('objection-remedied', { text: textOf(event.text) }),
            },
            ...resume('remedy'),
          ],
        },
        FORWARD: {
          target: 'forwarded',
          actions: [
            {
              type: 'produceLetter',
              params: ({ event }: On<'FORWARD'>) =>
                toApplicants('objection-forwarded', { objectionAuthority: textOf(event.objectionAuthority) }),
            },
          ],
        },
        DECIDE: decide,
      },
    },
    forwarded: { on: { ...anywhere, DECIDE: decide } },
    decided: {
      on: {
        FILE_SUIT: {
          guard: and(['dayHasCome', 'suitInTime']),
          target: 'inCourt',
          actions: [cancelAll, notify('office', 'suitFiled'), notify('heads', 'suitFiled')],
        },
        DEADLINE_EXPIRED: { guard: 'suitLapsed', target: 'closed', actions: [upheld, notify('office', 'suitPeriodOver')] },
        CLOSE: { guard: 'noSuitPending', target: 'closed', actions: [upheld] },
      },
    },
    inCourt: {
      on: {
        COURT_RULED: [
          {
            guard: and(['rulingKnown', 'dayHasCome', 'dismissed']),
            target: 'closed',
            actions: [upheld, notify('applicants', 'courtRuled')],
          },
          {
            guard: and(['rulingKnown', 'dayHasCome']),
            target: 'closed',
            actions: [notify('applicants', 'courtRuled'), ...resume('court')],
          },
        ],
        WITHDRAW_SUIT: { guard: 'dayHasCome', target: 'closed', actions: [upheld, notify('applicants', 'suitWithdrawn')] },
      },
    },
    remedied: { type: 'final' },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
