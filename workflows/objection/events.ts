import type { PlainDate } from '@bauraum/kernel';
import type { ProceedingInput } from '../proceeding';
import type { DeadlineExpired, EventMeta } from '../types';

export interface ObjectionInput extends ProceedingInput {
  /** Last day for an objection of the addressee of the notice; null while nobody knows it, because the notice has not been notified. */
  readonly objectionDueOn: PlainDate | null;
  /** State of the case. */
  readonly caseStatus: string;
  /** What runs and ran beneath the case. */
  readonly beneath: readonly { readonly workflow: string; readonly status: string }[];
  /** Has a fee notice gone out? */
  readonly feeNotice: boolean;
}

/** The notice that it attacks: the decision on the application, the revocation of the permit, the order to stop or not to begin, or the fee notice. */
export type Against = 'decision' | 'revocation' | 'prohibition' | 'feeNotice';

export type Outcome = 'upheld' | 'partly' | 'rejected';
export type Ruling = 'annulled' | 'obliged' | 'dismissed';

type Payload =
  /** `against`: absent, the notice in force. */
  | { readonly type: 'LODGE'; readonly text: string; readonly against?: Against; readonly on?: PlainDate; readonly thirdParty?: string }
  | { readonly type: 'REINSTATE'; readonly reason: string }
  | { readonly type: 'REMEDY'; readonly text: string }
  | { readonly type: 'FORWARD'; readonly objectionAuthority: string }
  | { readonly type: 'DECIDE'; readonly outcome: Outcome; readonly text: string; readonly court: string }
  | { readonly type: 'WITHDRAW' }
  | { readonly type: 'FILE_SUIT'; readonly court: string; readonly on: PlainDate }
  | { readonly type: 'COURT_RULED'; readonly outcome: Ruling; readonly on: PlainDate; readonly text?: string }
  | { readonly type: 'WITHDRAW_SUIT'; readonly on: PlainDate }
  | { readonly type: 'CLOSE' }
  | DeadlineExpired;

/** Everything that can happen to one objection. */
export type ObjectionEvent = Payload & EventMeta;
export type ObjectionEventType = ObjectionEvent['type'];
export type ObjectionEventOf<T extends ObjectionEventType> = Extract<ObjectionEvent, { type: T }>;
