import { berlinDate } from '@bauraum/kernel';
import { setup } from '../define';
import { clockFrom, textOf, toApplicants } from '../proceeding';
import { changes, initialContext, interruptionClock, validityClock, withExtension, type ValidityContext } from './context';
import { effects } from './effects';
import type { ValidityEvent, ValidityEventOf, ValidityEventType, ValidityInput } from './events';
import { guards } from './guards';

type In = { readonly context: ValidityContext };
type On<T extends ValidityEventType> = In & { readonly event: ValidityEventOf<T> };

const notify = (to: 'office' | 'applicants', template: string) => ({ type: 'notify', params: { to, template } }) as const;
const cancel = (kind: string) => ({ type: 'cancelDeadline', params: { kind } }) as const;
const untilEnd = { type: 'setDeadline', params: ({ context }: In) => validityClock(context) } as const;

/** The permit is gone; `letter` says why. */
const lapse = (letter: 'permit-lapsed' | 'permit-lapsed-by-rest') =>
  ({
    target: 'lapsed',
    actions: [
      cancel('*'),
      {
        type: 'produceLetter',
        params: ({ context }: In) =>
          toApplicants(letter, { dueOn: (letter === 'permit-lapsed' ? context.dueOn : context.interruptedUntil) ?? '' }),
      },
      {
        type: 'tell',
        params: ({ event }: { readonly event: ValidityEvent }) => ({
          to: 'case',
          event: { type: 'PERMIT_LAPSED', on: berlinDate(event.at) },
        }),
      },
      notify('office', 'permitLapsed'),
    ],
  }) as const;

const refusal = {
  type: 'produceLetter',
  params: ({ event }: On<'REFUSE_EXTENSION'>) => toApplicants('extension-refused', { reason: textOf(event.reason) }, 'appeal'),
} as const;

const lapsed = lapse('permit-lapsed');
/** Only a revocation can fall again. */
const ended = [
  { guard: 'revoked', target: 'revoked', actions: ['revoke', cancel('*')] },
  { target: 'ended', actions: [cancel('*')] },
] as const;
const begun = { guard: 'startsInTime', target: 'begun', actions: ['begin', cancel('*')] } as const;

/** The validity of a permit: extension, use, lapse. Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as ValidityContext, events: {} as ValidityEvent, input: {} as ValidityInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'validity',
  context: ({ input }) => initialContext(input),
  initial: 'running',
  entry: [untilEnd],
  states: {
    running: {
      on: {
        APPLY_EXTENSION: {
          guard: 'beforeEnd',
          target: 'extensionAsked',
          actions: [
            'ask',
            {
              type: 'setDeadline',
              params: ({ context, event }: On<'APPLY_EXTENSION'>) => clockFrom(context, 'extensionDecision', berlinDate(event.at)),
            },
            notify('office', 'extensionAsked'),
          ],
        },
        CONSTRUCTION_STARTED: begun,
        PERMIT_ENDED: ended,
        DEADLINE_EXPIRED: { guard: 'expired', ...lapsed },
      },
    },
    extensionAsked: {
      on: {
        GRANT_EXTENSION: {
          guard: 'extensible',
          target: 'running',
          actions: [
            cancel('*'),
            { type: 'setDeadline', params: ({ context, event }: On<'GRANT_EXTENSION'>) => validityClock(withExtension(context, event)) },
            {
              type: 'produceLetter',
              params: ({ context, event }: On<'GRANT_EXTENSION'>) =>
                toApplicants(
                  'extension-granted',
                  { dueOn: withExtension(context, event).dueOn ?? '', reason: textOf(event.reason) },
                  'appeal',
                ),
            },
            'grant',
          ],
        },
        REFUSE_EXTENSION: [
          { guard: 'ended', target: 'lapsed', actions: [refusal, ...lapsed.actions] },
          { target: 'running', actions: ['refuse', cancel('extensionDecision'), refusal] },
        ],
        WITHDRAW_EXTENSION: [
          { guard: 'ended', target: 'lapsed', actions: [...lapsed.actions] },
          { target: 'running', actions: ['takeBack', cancel('extensionDecision'), notify('office', 'extensionWithdrawn')] },
        ],
        CONSTRUCTION_STARTED: begun,
        PERMIT_ENDED: ended,
        /** The end passes, but the lapse waits: an extension may still be granted, because it was applied for in time. */
        DEADLINE_EXPIRED: [
          { guard: 'expired', actions: ['note'] },
          { guard: 'decisionOverdue', actions: ['note', notify('office', 'extensionOverdue')] },
        ],
      },
    },
    begun: {
      on: {
        CONSTRUCTION_STARTED: [
          { guard: 'startsInTime', actions: ['begin'] },
          { guard: 'worksBegan', actions: ['note'] },
          { guard: 'dayKnown', target: 'running', actions: ['putOff', untilEnd] },
        ],
        CONSTRUCTION_INTERRUPTED: {
          guard: 'dayKnown',
          target: 'interrupted',
          actions: [
            { type: 'setDeadline', params: ({ context, event }: On<'CONSTRUCTION_INTERRUPTED'>) => interruptionClock(context, event.on) },
            'interrupt',
          ],
        },
        PERMIT_ENDED: ended,
      },
    },
    interrupted: {
      on: {
        CONSTRUCTION_RESUMED: { guard: 'dayKnown', target: 'begun', actions: ['resume', cancel('interruption')] },
        PERMIT_ENDED: ended,
        DEADLINE_EXPIRED: { guard: 'restedTooLong', ...lapse('permit-lapsed-by-rest') },
      },
    },
    /** Aufgehoben: when the revocation falls, the permit was valid all the time, and its end is what it was. */
    revoked: {
      on: {
        PERMIT_RESTORED: [
          { guard: 'asked', target: 'extensionAsked', actions: ['restore', untilEnd] },
          { guard: 'used', target: 'begun', actions: ['restore'] },
          { target: 'running', actions: ['restore', untilEnd] },
        ],
        PERMIT_ENDED: { target: 'ended', actions: [cancel('*')] },
      },
    },
    lapsed: { type: 'final' },
    ended: { type: 'final' },
  },
});
