import type { PlainDate } from '@bauraum/kernel';
import type { ProceedingInput } from '../proceeding';
import type { DeadlineExpired, EventMeta } from '../types';

export type RevocationInput = ProceedingInput;

/** Withdrawal of an unlawful permit (Rücknahme, § 48 VwVfG) or revocation of a lawful one (Widerruf, § 49 VwVfG). */
export type RevocationKind = 'withdrawal' | 'revocation';

type Payload =
  | { readonly type: 'INTEND'; readonly kind: RevocationKind; readonly reasons: string; readonly dueOn: PlainDate }
  | { readonly type: 'ANSWER'; readonly text: string; readonly documentIds?: readonly string[] }
  | { readonly type: 'EXTEND_HEARING'; readonly dueOn: PlainDate }
  | { readonly type: 'PROPOSE'; readonly reasons: string }
  | { readonly type: 'RETURN'; readonly reason: string }
  | { readonly type: 'DECIDE' }
  | { readonly type: 'ABANDON'; readonly reason: string }
  | DeadlineExpired;

/** Everything that can happen on the way to taking a permit back. */
export type RevocationEvent = Payload & EventMeta;
export type RevocationEventType = RevocationEvent['type'];
export type RevocationEventOf<T extends RevocationEventType> = Extract<RevocationEvent, { type: T }>;
