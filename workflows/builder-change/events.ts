import type { ProceedingInput } from '../proceeding';
import type { EventMeta } from '../types';

export interface BuilderChangeInput extends ProceedingInput {
  /** Persons who are builders of the case. */
  readonly builders: readonly string[];
}

/** Where letters go; whoever follows knows it best. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly place: string;
}

type Payload =
  | { readonly type: 'NAME_SUCCESSOR'; readonly member: string; readonly reason?: string }
  | ({ readonly type: 'CONFIRM' } & Address)
  | { readonly type: 'DECLINE'; readonly reason?: string }
  | { readonly type: 'WITHDRAW' }
  | { readonly type: 'ACKNOWLEDGE' }
  | { readonly type: 'REJECT'; readonly reason: string };

/** Everything that can happen while a builder hands the case on. */
export type BuilderChangeEvent = Payload & EventMeta;
export type BuilderChangeEventType = BuilderChangeEvent['type'];
export type BuilderChangeEventOf<T extends BuilderChangeEventType> = Extract<BuilderChangeEvent, { type: T }>;
