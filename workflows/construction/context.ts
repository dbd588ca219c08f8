import type { PlainDate } from '@bauraum/kernel';
import { changing, scopeOf, textOf, type Scope } from '../proceeding';
import type { AcceptanceResult, ConstructionEvent, ConstructionInput } from './events';

/** Where works stood when they were prohibited. */
export type Stage = 'begun' | 'shellComplete' | 'useNotified';

/** What the machine must remember. Plain JSON, no undefined. */
export interface ConstructionContext extends Scope {
  readonly startsOn: PlainDate | null;
  readonly interruptedOn: PlainDate | null;
  readonly stage: Stage;
  /** Day of an acceptance that is ordered and has not been recorded. */
  readonly acceptanceOn: PlainDate | null;
  readonly accepted: AcceptanceResult | null;
}

/** @example initialContext(input).stage // 'begun' */
export const initialContext = (input: ConstructionInput): ConstructionContext => ({
  ...scopeOf(input),
  startsOn: null,
  interruptedOn: null,
  stage: 'begun',
  acceptanceOn: null,
  accepted: null,
});

const on = changing<ConstructionContext, ConstructionEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  announce: on('START', (_, event) => ({ startsOn: textOf(event.on) })),
  postpone: on('POSTPONE', (_, event) => ({ startsOn: event.on })),
  interrupt: on('INTERRUPT', (_, event) => ({ interruptedOn: event.on })),
  resume: on('RESUME', () => ({ interruptedOn: null })),
  completeShell: on('SHELL_COMPLETE', () => ({ stage: 'shellComplete' })),
  announceUse: on('USE', () => ({ stage: 'useNotified' })),
  orderAcceptance: on('ORDER_ACCEPTANCE', (_, event) => ({ acceptanceOn: event.on, accepted: null })),
  recordAcceptance: on('RECORD_ACCEPTANCE', (_, event) => ({ acceptanceOn: null, accepted: event.result })),
} as const;
