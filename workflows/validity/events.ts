import type { PlainDate } from '@bauraum/kernel';
import type { ProceedingInput } from '../proceeding';
import type { DeadlineExpired, EventMeta } from '../types';

export interface ValidityInput extends ProceedingInput {
  readonly grantedOn: PlainDate;
  /** From this day the permit is valid: it was notified, or counts as granted. */
  readonly notifiedOn: PlainDate;
}

type Payload =
  | { readonly type: 'APPLY_EXTENSION'; readonly reason: string }
  | { readonly type: 'WITHDRAW_EXTENSION' }
  /** `until`: less than the whole length that the law allows. */
  | { readonly type: 'GRANT_EXTENSION'; readonly until?: PlainDate; readonly reason?: string }
  | { readonly type: 'REFUSE_EXTENSION'; readonly reason: string }
  | { readonly type: 'CONSTRUCTION_STARTED'; readonly on: PlainDate }
  | { readonly type: 'CONSTRUCTION_INTERRUPTED'; readonly on: PlainDate }
  | { readonly type: 'CONSTRUCTION_RESUMED'; readonly on: PlainDate }
  | { readonly type: 'PERMIT_ENDED'; readonly because: string }
  /** The revocation has fallen. */
  | { readonly type: 'PERMIT_RESTORED' }
  | DeadlineExpired;

/** Everything that can happen to a permit's validity. */
export type ValidityEvent = Payload & EventMeta;
export type ValidityEventType = ValidityEvent['type'];
export type ValidityEventOf<T extends ValidityEventType> = Extract<ValidityEvent, { type: T }>;
