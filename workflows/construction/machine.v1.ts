import { and } from 'xstate';
import { setup } from '../define';
import { textOf, toApplicants } from '../proceeding';
import { changes, initialContext, type ConstructionContext } from './context';
import { effects } from './effects';
import type { ConstructionEvent, ConstructionEventOf, ConstructionEventType, ConstructionInput } from './events';
import { guards } from './guards';

type On<T extends ConstructionEventType> = { readonly event: ConstructionEventOf<T> };

const notify = (to: 'office' | 'applicants', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const letter = <T extends ConstructionEventType>(name: string, values: (event: ConstructionEventOf<T>) => Record<string, string>) =>
  ({ type: 'produceLetter', params: ({ event }: On<T>) => toApplicants(name, values(event)) }) as const;
const started = (to: 'case' | 'validity') =>
  ({
    type: 'tell',
    params: ({ event }: On<'START' | 'POSTPONE'>) => ({ to, event: { type: 'CONSTRUCTION_STARTED', on: event.on } }),
  }) as const;

const orders = {
  PROHIBIT: {
    target: 'prohibited',
    actions: [
      {
        type: 'produceLetter',
        params: ({ event }: On<'PROHIBIT'>) => toApplicants('construction-prohibited', { reason: textOf(event.reason) }, 'appeal'),
      },
    ],
  },
  CLOSE: { guard: 'noAcceptanceOpen', target: 'closed', actions: [letter<'CLOSE'>('construction-closed', () => ({}))] },
  PERMIT_ENDED: { target: 'ended', actions: [notify('office', 'constructionEnded'), notify('applicants', 'constructionEnded')] },
} as const;

/** Back to where the works stood. */
const goOn = <A>(actions: A) =>
  (['begun', 'shellComplete', 'useNotified'] as const).map((stage) => ({
    guard: { type: 'stage', params: { is: stage } } as const,
    target: stage,
    actions,
  }));

const acceptance = {
  ORDER_ACCEPTANCE: {
    guard: and(['noAcceptanceOpen', 'acceptanceAhead']),
    actions: ['orderAcceptance', letter<'ORDER_ACCEPTANCE'>('acceptance-ordered', ({ on }) => ({ on: textOf(on) }))],
  },
  RECORD_ACCEPTANCE: [
    {
      guard: and(['acceptanceOpen', 'resultKnown', 'defectsNamed', 'withDefects']),
      actions: ['recordAcceptance', letter<'RECORD_ACCEPTANCE'>('acceptance-defects', ({ defects }) => ({ defects: textOf(defects) }))],
    },
    {
      guard: and(['acceptanceOpen', 'resultKnown', 'defectsNamed']),
      actions: ['recordAcceptance', letter<'RECORD_ACCEPTANCE'>('acceptance-passed', () => ({}))],
    },
  ],
} as const;

const works = {
  INTERRUPT: {
    guard: and(['atWork', 'dayHasCome']),
    actions: [
      'interrupt',
      {
        type: 'tell',
        params: ({ event }: On<'INTERRUPT'>) => ({ to: 'validity', event: { type: 'CONSTRUCTION_INTERRUPTED', on: event.on } }),
      },
      notify('office', 'constructionInterrupted'),
    ],
  },
  RESUME: {
    guard: and(['interrupted', 'dayHasCome']),
    actions: [
      'resume',
      { type: 'tell', params: ({ event }: On<'RESUME'>) => ({ to: 'validity', event: { type: 'CONSTRUCTION_RESUMED', on: event.on } }) },
      notify('office', 'constructionResumed'),
    ],
  },
} as const;

const use = {
  guard: and(['atWork', 'useAnnounced']),
  target: 'useNotified',
  actions: ['announceUse', notify('office', 'useNotified')],
} as const;

/** What is built on a permit, from the notice of its start to its use. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as ConstructionContext, events: {} as ConstructionEvent, input: {} as ConstructionInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'construction',
  context: ({ input }) => initialContext(input),
  initial: 'opened',
  states: {
    opened: {
      on: {
        START: {
          guard: 'startAnnounced',
          target: 'begun',
          actions: ['announce', started('case'), started('validity'), notify('office', 'constructionStartNotified')],
        },
      },
    },
    begun: {
      on: {
        ...orders,
        ...works,
        POSTPONE: {
          guard: and(['notStarted', 'startAnnounced']),
          actions: ['postpone', started('case'), started('validity'), notify('office', 'constructionStartNotified')],
        },
        SHELL_COMPLETE: {
          guard: and(['atWork', 'dayHasCome']),
          target: 'shellComplete',
          actions: ['completeShell', notify('office', 'shellCompleteNotified')],
        },
        USE: use,
      },
    },
    shellComplete: { on: { ...orders, ...works, ...acceptance, USE: use } },
    useNotified: { on: { ...orders, ...acceptance } },
    prohibited: {
      on: {
        LIFT: goOn([letter<'LIFT'>('prohibition-lifted', ({ reason }) => ({ reason: textOf(reason) }))] as const),
        PROHIBITION_ANNULLED: goOn([notify('office', 'constructionAllowed'), notify('applicants', 'constructionAllowed')] as const),
        CLOSE: orders.CLOSE,
        PERMIT_ENDED: orders.PERMIT_ENDED,
      },
    },
    closed: { type: 'final' },
    ended: { type: 'final' },
  },
});
