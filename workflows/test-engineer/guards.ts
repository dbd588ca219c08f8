import { hasLapsed, isAhead } from '../deadlines';
import type { TestEngineerContext } from './context';
import type { TestEngineerEvent } from './events';

interface Args {
  readonly context: TestEngineerContext;
  readonly event: TestEngineerEvent;
}

/** What must hold, by name; the names go to the caller when an event is refused. */
export const guards = {
  dueOnAhead: ({ event }: Args): boolean => 'dueOn' in event && isAhead(event.dueOn, event.at),
  dueOnLater: ({ context, event }: Args): boolean =>
    event.type === 'EXTEND' && isAhead(event.dueOn, event.at) && event.dueOn > (context.dueOn ?? ''),
  resultKnown: ({ event }: Args): boolean =>
    event.type === 'REPORT' && ['approved', 'approvedWithRemarks', 'rejected'].includes(event.result),
  /** A report that rejects is returned, or the engineer is discharged: nothing may be built on it. */
  approved: ({ context }: Args): boolean => context.result === 'approved' || context.result === 'approvedWithRemarks',
  expired: ({ context, event }: Args): boolean =>
    event.type === 'DEADLINE_EXPIRED' && event.kind === 'testReport' && hasLapsed(context.dueOn ?? undefined, event.at),
} as const;
