import type { PlainDate } from '@bauraum/kernel';
import type { ProceedingInput } from '../proceeding';
import type { EventMeta } from '../types';

export type ConstructionInput = ProceedingInput;

export type AcceptanceResult = 'passed' | 'defects';

type Payload =
  | { readonly type: 'START'; readonly on: PlainDate; readonly siteManager: string }
  | { readonly type: 'POSTPONE'; readonly on: PlainDate }
  | { readonly type: 'INTERRUPT'; readonly on: PlainDate; readonly reason?: string }
  | { readonly type: 'RESUME'; readonly on: PlainDate }
  | { readonly type: 'SHELL_COMPLETE'; readonly on: PlainDate }
  | { readonly type: 'USE'; readonly on: PlainDate }
  | { readonly type: 'PROHIBIT'; readonly reason: string }
  | { readonly type: 'LIFT'; readonly reason?: string }
  | { readonly type: 'ORDER_ACCEPTANCE'; readonly on: PlainDate }
  | { readonly type: 'RECORD_ACCEPTANCE'; readonly result: AcceptanceResult; readonly defects?: string }
  | { readonly type: 'CLOSE' }
  /** An objection or a court has lifted the prohibition. */
  | { readonly type: 'PROHIBITION_ANNULLED'; readonly because: string }
  /** The permit lapsed, was revoked or given up, or its case is taken up again. */
  | { readonly type: 'PERMIT_ENDED'; readonly because: string };

/** Everything that can happen while something is built. */
export type ConstructionEvent = Payload & EventMeta;
export type ConstructionEventType = ConstructionEvent['type'];
export type ConstructionEventOf<T extends ConstructionEventType> = Extract<ConstructionEvent, { type: T }>;
