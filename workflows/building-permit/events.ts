import type { Cents, Instant, PlainDate, Sha256 } from '@bauraum/kernel';
import type { DeadlineExpired, EventMeta } from '../types';

/** Input of a new case. */
export interface PermitInput {
  /** Slug of the authority. */
  readonly authority: string;
  readonly land: string;
  readonly procedure: 'simplified';
  readonly municipalityAgs: string;
  readonly openedAt: Instant;
}

/** One version of a document, as the case knows it. */
export interface DocumentRef {
  readonly documentId: string;
  readonly typeCode: string;
  readonly version: number;
  readonly sha256: Sha256;
}

/** What is missing or wrong in an application. */
export interface FindingInput {
  readonly id: string;
  readonly kind: string;
  readonly typeCode?: string;
  readonly documentId?: string;
  readonly field?: string;
  readonly text: string;
  readonly legalBasis: string;
}

export type DecisionKind = 'grant' | 'refuse';
export type ParticipationOutcome = 'consent' | 'conditions' | 'objection' | 'notAffected' | 'deemedNoConcerns' | 'cancelled';

type Payload =
  | { readonly type: 'MEMBER_JOINED'; readonly personId: string; readonly name: string; readonly role: string }
  | ({ readonly type: 'DOCUMENT_ADDED'; readonly title: string; readonly size: number } & DocumentRef)
  | { readonly type: 'DOCUMENT_WITHDRAWN'; readonly documentId: string }
  | { readonly type: 'ADVANCE_PAID'; readonly paymentId: string; readonly amountCents: Cents }
  | { readonly type: 'SUBMIT'; readonly snapshotHash: Sha256; readonly fileNumber: string; readonly documents: readonly DocumentRef[] }
  | { readonly type: 'DISCARD'; readonly reason?: string }
  | {
      readonly type: 'REQUEST_SUPPLEMENTS';
      readonly requestId: string;
      readonly dueOn: PlainDate;
      readonly findings: readonly FindingInput[];
    }
  | {
      readonly type: 'SUBMIT_SUPPLEMENTS';
      readonly answers: readonly { readonly findingId: string; readonly text?: string; readonly documentId?: string }[];
    }
  | { readonly type: 'EXTEND_SUPPLEMENTS'; readonly dueOn: PlainDate; readonly reason: string }
  | {
      readonly type: 'CONFIRM_COMPLETE';
      readonly checklist: readonly { readonly item: string; readonly ok: boolean; readonly note?: string }[];
    }
  | {
      readonly type: 'START_PARTICIPATIONS';
      readonly participations: readonly {
        readonly participationId: string;
        readonly bodyId: string;
        readonly bodyName: string;
        readonly dueOn: PlainDate;
      }[];
    }
  | {
      readonly type: 'PARTICIPATION_CLOSED';
      readonly participationId: string;
      readonly bodyId: string;
      readonly outcome: ParticipationOutcome;
    }
  | { readonly type: 'PROPOSE_DECISION'; readonly decisionId: string; readonly kind: DecisionKind; readonly contentHash: Sha256 }
  | { readonly type: 'RETURN_DECISION'; readonly reason: string }
  | { readonly type: 'RELEASE_DECISION'; readonly decisionId: string; readonly contentHash: Sha256 }
  | { readonly type: 'NOTICE_OPENED'; readonly documentId: string }
  | { readonly type: 'FEE_PAID'; readonly paymentId: string; readonly amountCents: Cents }
  | { readonly type: 'WITHDRAW'; readonly reason: string }
  | {
      readonly type: 'DOCUMENT_FILED';
      readonly documentId: string;
      readonly typeCode: string;
      readonly title: string;
      readonly sha256: Sha256;
      readonly size: number;
      readonly direction: 'incoming' | 'outgoing' | 'internal';
    }
  | DeadlineExpired;

/** Everything that can happen to a case. */
export type PermitEvent = Payload & EventMeta;
export type PermitEventType = PermitEvent['type'];
export type PermitEventOf<T extends PermitEventType> = Extract<PermitEvent, { type: T }>;
