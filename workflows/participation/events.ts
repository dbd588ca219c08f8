import type { Instant, PlainDate, Sha256 } from '@bauraum/kernel';
import type { Explained } from '@bauraum/law';
import type { DeadlineExpired, EventMeta } from '../types';

/** What the law makes of silence: may be taken as no concerns, or counts as consent (§ 36 BauGB). */
export type SilenceConsequence = 'deemed-no-concerns' | 'deemed-given';

/** Input of a new participation. */
export interface ParticipationInput {
  readonly caseId: string;
  readonly bodyId: string;
  /** Last day for the statement. */
  readonly dueOn: PlainDate;
  /** Legal basis of the period. */
  readonly basis: string;
  readonly consequence: SilenceConsequence;
  readonly openedAt: Instant;
  /** How `dueOn` was computed (`statementPeriod(...).explanation`); absent: the office set the day. */
  readonly explanation?: Explained;
}

export type OpinionKind = 'consent' | 'conditions' | 'objection' | 'notAffected';

type Payload =
  | { readonly type: 'DELIVERED' }
  | { readonly type: 'ASK_MORE_TIME'; readonly until: PlainDate; readonly reason: string }
  | { readonly type: 'GRANT_TIME'; readonly dueOn: PlainDate }
  | { readonly type: 'REFUSE_TIME'; readonly reason: string }
  | {
      readonly type: 'STATE_OPINION';
      readonly statementId: string;
      readonly kind: OpinionKind;
      readonly contentHash: Sha256;
      readonly conditionsCount: number;
    }
  | { readonly type: 'CANCEL_REQUEST'; readonly reason: string }
  | DeadlineExpired;

/** Everything that can happen to one participation. */
export type ParticipationEvent = Payload & EventMeta;
export type ParticipationEventType = ParticipationEvent['type'];
export type ParticipationEventOf<T extends ParticipationEventType> = Extract<ParticipationEvent, { type: T }>;
