import { setup } from '../define';
import { dayFixedBy, textOf, toApplicants } from '../proceeding';
import { changes, initialContext, type TestEngineerContext } from './context';
import { effects } from './effects';
import type { TestEngineerEvent, TestEngineerEventOf, TestEngineerEventType, TestEngineerInput, TestField } from './events';
import { guards } from './guards';

type On<T extends TestEngineerEventType> = { readonly context: TestEngineerContext; readonly event: TestEngineerEventOf<T> };

/** What is tested, as letters name it. */
const FIELDS: Readonly<Record<TestField, string>> = {
  structural: 'Standsicherheit',
  fire: 'Brandschutz',
  geotechnical: 'Erd- und Grundbau',
  other: 'Sonstiges',
};

const notify = (template: string) => ({ type: 'notify', params: { to: 'office', template } }) as const;
const cancelReport = { type: 'cancelDeadline', params: { kind: 'testReport' } } as const;
const reportUntil = {
  type: 'setDeadline',
  params: ({ context, event }: On<'ASSIGN' | 'EXTEND' | 'RETURN'>) =>
    dayFixedBy(context, { kind: 'testReport', dueOn: event.dueOn, at: event.at, basis: 'Prüfauftrag' }),
} as const;

const discharge = {
  DISCHARGE: {
    target: 'discharged',
    actions: [
      cancelReport,
      {
        type: 'produceLetter',
        params: ({ event }: On<'DISCHARGE'>) => toApplicants('test-engineer-discharged', { reason: textOf(event.reason) }),
      },
    ],
  },
} as const;

/** One assignment of a test engineer (Prüfauftrag). Frozen once published: see ../README.md. */
export const machine = setup({
  types: { context: {} as TestEngineerContext, events: {} as TestEngineerEvent, input: {} as TestEngineerInput },
  actions: { ...changes, ...effects },
  guards,
}).createMachine({
  id: 'test-engineer',
  context: ({ input }) => initialContext(input),
  initial: 'opened',
  states: {
    opened: {
      on: {
        ASSIGN: {
          guard: 'dueOnAhead',
          target: 'assigned',
          actions: [
            'assign',
            reportUntil,
            {
              type: 'produceLetter',
              params: ({ event }: On<'ASSIGN'>) =>
                toApplicants('test-engineer-assigned', {
                  engineer: textOf(event.engineer),
                  number: textOf(event.number),
                  field: FIELDS[event.field] ?? FIELDS.other,
                  scope: textOf(event.scope),
                }),
            },
          ],
        },
      },
    },
    assigned: {
      on: {
        ...discharge,
        EXTEND: { guard: 'dueOnLater', actions: ['extend', reportUntil] },
        REPORT: { guard: 'resultKnown', target: 'reported', actions: ['report', cancelReport, notify('testReported')] },
        DEADLINE_EXPIRED: { guard: 'expired', actions: ['note', notify('testReportOverdue')] },
      },
    },
    reported: {
      on: {
        ...discharge,
        RETURN: { guard: 'dueOnAhead', target: 'assigned', actions: ['giveBack', reportUntil] },
        ACCEPT: {
          guard: 'approved',
          target: 'accepted',
          actions: [{ type: 'produceLetter', params: toApplicants('test-report-accepted', {}) }],
        },
      },
    },
    accepted: { type: 'final' },
    discharged: { type: 'final' },
  },
});
