import type { Cents, Instant, PlainDate, Sha256 } from '@bauraum/kernel';
import type { DecisionKind, DocumentRef, FindingInput, ParticipationOutcome } from '../building-permit/events';
import type { DeadlineExpired, EventMeta } from '../types';

/** Input of a new case that begins with an application or a notice. */
export interface ApplicationInput {
  /** Slug of the authority; its packs give periods, entry and fee. */
  readonly authority: string;
  readonly land: string;
  /** Id of the procedure in the packs. */
  readonly procedure: string;
  readonly municipalityAgs: string;
  readonly openedAt: Instant;
  /** The pending case to which this one belongs: a partial permit's application for the whole. */
  readonly mainCaseId?: string;
}

/** Why a decided case is taken up again: the authority remedies an objection itself, the objection authority or a court decided. */
export type ResumeReason = 'remedy' | 'objection' | 'court';
export type ServiceChannel = 'post' | 'formal';

/** Until it is filed. */
type Preparation =
  | { readonly type: 'MEMBER_JOINED'; readonly personId: string; readonly name: string; readonly role: string }
  | ({ readonly type: 'DOCUMENT_ADDED'; readonly title: string; readonly size: number } & DocumentRef)
  | { readonly type: 'DOCUMENT_WITHDRAWN'; readonly documentId: string }
  | { readonly type: 'ADVANCE_PAID'; readonly paymentId: string; readonly amountCents: Cents }
  | { readonly type: 'SUBMIT'; readonly snapshotHash: Sha256; readonly fileNumber: string; readonly documents: readonly DocumentRef[] }
  | { readonly type: 'DISCARD'; readonly reason?: string };

/** The municipality, where the application goes there first or the municipality may demand the procedure. */
type Municipal =
  /** The municipality has passed the application on to the authority. */
  | { readonly type: 'FORWARD'; readonly note?: string }
  /** It has no access here and answered on paper; `on`: the day on which that arrived. */
  | { readonly type: 'MUNICIPALITY_ANSWERED'; readonly demands: boolean; readonly on: PlainDate }
  /** The builder himself wants the procedure instead of the exemption. */
  | { readonly type: 'REQUEST_PROCEDURE'; readonly reason?: string };

type FormalCheck =
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
  | { readonly type: 'DECLARE_NOT_COMPETENT'; readonly authorityName: string; readonly reason: string };

type SubstantiveCheck =
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
  /** Nobody has to be asked: what waits for all statements begins. */
  | { readonly type: 'NO_PARTICIPATION_NEEDED'; readonly reason: string }
  | { readonly type: 'NOTIFY_NEIGHBOURS'; readonly neighbours: string; readonly dueOn: PlainDate }
  /** `last`: nobody else has to answer, so the day need not be waited for. */
  | { readonly type: 'NEIGHBOUR_ANSWERED'; readonly who: string; readonly consent: boolean; readonly last?: boolean }
  | { readonly type: 'START_HEARING'; readonly text: string; readonly dueOn: PlainDate }
  | { readonly type: 'ANSWER_HEARING'; readonly text: string }
  | { readonly type: 'WAIVE_HEARING'; readonly reason: string }
  | { readonly type: 'DEFER'; readonly until: PlainDate; readonly reason: string }
  | { readonly type: 'END_DEFERRAL'; readonly reason?: string }
  /** `agreed`: the applicant has agreed, where the rule wants that. */
  | { readonly type: 'EXTEND_DECISION'; readonly dueOn: PlainDate; readonly reason: string; readonly agreed?: boolean }
  /** The applicant would rather wait than have a fiction. */
  | { readonly type: 'WAIVE_DECISION_PERIOD' };

type Decision =
  | { readonly type: 'PROPOSE_DECISION'; readonly decisionId: string; readonly kind: DecisionKind; readonly contentHash: Sha256 }
  | { readonly type: 'RETURN_DECISION'; readonly reason: string }
  | { readonly type: 'RELEASE_DECISION'; readonly decisionId: string; readonly contentHash: Sha256 }
  /** The notice was retrieved from the portal. */
  | { readonly type: 'NOTICE_OPENED'; readonly documentId: string }
  /** The notice went out another way: posted or formally served on this day. */
  | { readonly type: 'SERVE_NOTICE'; readonly channel: ServiceChannel; readonly on: PlainDate }
  | { readonly type: 'FEE_PAID'; readonly paymentId: string; readonly amountCents: Cents }
  | { readonly type: 'REQUEST_CERTIFICATE' }
  | { readonly type: 'WITHDRAW'; readonly reason: string };

/** Demolition notices only. */
type Demolition = { readonly type: 'PROHIBIT'; readonly reason: string } | { readonly type: 'LIFT'; readonly reason: string };

/** What the proceedings beneath the case tell it. */
type Afterwards =
  /** An objection or an action keeps the decision from becoming final. */
  | { readonly type: 'DECISION_CONTESTED' }
  /** That objection or action is over for good and has changed nothing; `on`: the first day on which nobody can contest it any more. */
  | { readonly type: 'DECISION_UPHELD'; readonly on: PlainDate }
  | { readonly type: 'CASE_RESUMED'; readonly because: ResumeReason; readonly proceedingId?: string }
  | { readonly type: 'PERMIT_LAPSED'; readonly on: PlainDate }
  | { readonly type: 'PERMIT_REVOKED'; readonly on: PlainDate; readonly kind: string }
  /** The revocation of the permit, or the prohibition, has fallen: it was attacked with success. */
  | { readonly type: 'REVOCATION_ANNULLED' | 'PROHIBITION_ANNULLED'; readonly because: ResumeReason }
  | { readonly type: 'BUILDER_CHANGED'; readonly personId: string }
  | { readonly type: 'CONSTRUCTION_STARTED'; readonly on: PlainDate };

type Payload =
  | Preparation
  | Municipal
  | FormalCheck
  | SubstantiveCheck
  | Decision
  | Demolition
  | Afterwards
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

/** Everything that can happen to an application; each procedure knows those that its law knows. */
export type ApplicationEvent = Payload & EventMeta;
export type ApplicationEventType = ApplicationEvent['type'];
export type ApplicationEventOf<T extends ApplicationEventType> = Extract<ApplicationEvent, { type: T }>;
