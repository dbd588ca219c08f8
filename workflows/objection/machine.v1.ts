import { berlinDate } from '@bauraum/kernel';
import { and } from 'xstate';
import { setup } from '../define';
import { NOBODY, textOf, toApplicants, type NoTell, type Tell } from '../proceeding';
import { changes, decisionClock, initialContext, lodgedOn, suitClock, type ObjectionContext } from './context';
import { effects } from './effects';
import type { Against, ObjectionEvent, ObjectionEventOf, ObjectionEventType, ObjectionInput } from './events';
import { guards } from './guards';

type In = { readonly context: ObjectionContext };
type On<T extends ObjectionEventType> = In & { readonly event: ObjectionEventOf<T> };

const notify = (to: 'office' | 'heads' | 'applicants', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancelAll = { type: 'cancelDeadline', params: { kind: '*' } } as const;

/** What attacked notices are called in letters. */
const NAMES: Readonly<Record<Against, string>> = {
  decision: 'unsere Entscheidung über den Antrag',
  revocation: 'die Aufhebung der Genehmigung',
  prohibition: 'die Untersagung oder Einstellung der Arbeiten',
  feeNotice: 'den Gebührenbescheid',
};
/** What follows when they fall. */
const CONSEQUENCES: Readonly<Record<Against, string>> = {
  decision: 'Wir nehmen das Verfahren wieder auf und entscheiden neu.',
  revocation: 'Die Genehmigung gilt weiter, als wäre sie nicht aufgehoben worden.',
  prohibition: 'Die Arbeiten sind nicht mehr untersagt.',
  feeNotice: 'Wir setzen die Gebühr neu fest und erstatten, was zu viel gezahlt ist.',
};

type Because = 'remedy' | 'objection' | 'court';

/** What remains of an order that falls in part, only its reasons say; a decision that does is taken anew. */
const inWords = ({ against }: ObjectionContext, event: ObjectionEventOf<'REMEDY' | 'DECIDE'>): Record<string, string> => {
  const remains = event.type === 'DECIDE' && event.outcome === 'partly' && against !== 'decision';
  return { against: NAMES[against], consequence: remains ? '' : CONSEQUENCES[against] };
};

/** The notice has fallen: whoever carries its effect is told. A fee is settled by hand. */
function fallen(against: Against, because: Because): readonly Tell[] {
  switch (against) {
    case 'decision':
      return [{ to: 'case', event: { type: 'CASE_RESUMED', because } }];
    case 'revocation':
      return [{ to: 'case', event: { type: 'REVOCATION_ANNULLED', because } }];
    case 'prohibition':
      return ['case', 'construction'].map((to) => ({ to, event: { type: 'PROHIBITION_ANNULLED', because } }));
    case 'feeNotice':
      return [];
  }
}

const success = (because: Because) => {
  const told =
    (index: 0 | 1) =>
    ({ context }: In): Tell | NoTell =>
      fallen(context.against, because)[index] ?? NOBODY;
  return [{ type: 'tell', params: told(0) }, { type: 'tell', params: told(1) }, notify('office', 'objectionSucceeded')] as const;
};

/** The decision does not become final while this is pending. */
const contested = [
  'contest',
  {
    type: 'tell',
    params: ({ context }: In): Tell | NoTell => (context.contesting ? { to: 'case', event: { type: 'DECISION_CONTESTED' } } : NOBODY),
  },
] as const;
/** This is over for good and has changed nothing; a case that was resumed meanwhile takes no notice. */
const upheld = {
  type: 'tell',
  params: ({ context, event }: { readonly context: ObjectionContext; readonly event: ObjectionEvent }): Tell | NoTell =>
    context.contesting ? { to: 'case', event: { type: 'DECISION_UPHELD', on: berlinDate(event.at) } } : NOBODY,
} as const;

const lodge = [
  'lodge',
  { type: 'setDeadline', params: ({ context, event }: On<'LODGE'>) => decisionClock(context, lodgedOn(event)) },
  {
    type: 'produceLetter',
    params: ({ context, event }: On<'LODGE'>) =>
      toApplicants('objection-received', { lodgedOn: lodgedOn(event), against: NAMES[context.against] }),
  },
] as const;

const decided = (letter: 'objection-upheld' | 'objection-upheld-in-part' | 'objection-rejected') =>
  [
    'decide',
    cancelAll,
    { type: 'setDeadline', params: ({ context, event }: On<'DECIDE'>) => suitClock(context, event) },
    {
      type: 'produceLetter',
      params: ({ context, event }: On<'DECIDE'>) =>
        toApplicants(letter, { ...inWords(context, event), text: textOf(event.text), court: textOf(event.court) }, 'suit'),
    },
  ] as const;

const decide = [
  { guard: and(['outcomeKnown', 'rejects']), target: 'decided', actions: decided('objection-rejected') },
  {
    guard: and(['outcomeKnown', 'inPart', 'againstOrder']),
    target: 'decided',
    actions: [...decided('objection-upheld-in-part'), notify('office', 'objectionSucceeded')],
  },
  { guard: and(['outcomeKnown', 'inPart']), target: 'decided', actions: [...decided('objection-upheld-in-part'), ...success('objection')] },
  { guard: 'outcomeKnown', target: 'decided', actions: [...decided('objection-upheld'), ...success('objection')] },
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
          {
            guard: and(['ownOrRecorded', 'dayHasCome', 'noticeStands', 'late']),
            target: 'late',
            actions: [...lodge, notify('office', 'objectionLate')],
          },
          {
            guard: and(['ownOrRecorded', 'dayHasCome', 'noticeStands']),
            target: 'examination',
            actions: [...lodge, ...contested, notify('office', 'objectionLodged')],
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
            ...contested,
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
              params: ({ context, event }: On<'REMEDY'>) =>
                toApplicants('objection-remedied', { ...inWords(context, event), text: textOf(event.text) }),
            },
            ...success('remedy'),
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
            actions: [notify('applicants', 'courtRuled'), ...success('court')],
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
