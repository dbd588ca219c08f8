import type { Instant, PlainDate, Sha256 } from '@bauraum/kernel';
import type { ClockEvent } from '@bauraum/law';
import type { DecisionKind, DocumentRef } from '../building-permit/events';
import type { ApplicationInput } from './events';

/** Was the applicant heard before a refusal? `silent`: the day passed without an answer. */
export type Hearing = 'none' | 'asked' | 'answered' | 'silent' | 'waived';

/** What the machine must remember to decide; everything else is in the tables of the features. Plain JSON, no undefined. */
export interface ApplicationContext extends Required<Omit<ApplicationInput, 'mainCaseId'>> {
  readonly mainCaseId: string | null;
  readonly documents: Readonly<Record<string, Omit<DocumentRef, 'documentId'>>>;
  readonly advancePaid: boolean;
  readonly snapshotHash: Sha256 | null;
  readonly fileNumber: string | null;
  /** It also chooses the version of every rule: a case stays on the law of the day on which it was received. */
  readonly receivedOn: PlainDate | null;
  /** The day of the last papers. */
  readonly completedOn: PlainDate | null;
  /** What happened to each period, by kind: `runClock` makes its end of it. */
  readonly clocks: Readonly<Record<string, readonly ClockEvent[]>>;
  /** The present ends of the periods that run, by kind. */
  readonly deadlines: Readonly<Record<string, { readonly dueOn: PlainDate; readonly fiction: boolean }>>;
  /** Of the latest request only. */
  readonly findings: readonly { readonly id: string; readonly kind: string; readonly answered: boolean }[];
  readonly supplementRequestId: string | null;
  readonly openParticipations: readonly string[];
  /** The day until which neighbours may answer; null when none was asked or all have answered. */
  readonly neighboursUntil: PlainDate | null;
  readonly hearing: Hearing;
  readonly proposal: {
    readonly decisionId: string;
    readonly decisionKind: DecisionKind;
    readonly contentHash: Sha256;
    readonly proposedBy: string;
  } | null;
  /** The day of the decision, or of what the law puts in its place: the first day on which a fiction holds. */
  readonly decidedOn: PlainDate | null;
  /** Did the law put a fiction in the place of the decision? */
  readonly deemed: boolean;
  readonly noticeOpenedAt: Instant | null;
  /** The day on which the decision counts as notified. */
  readonly notifiedOn: PlainDate | null;
  /** How many objections and actions keep the decision from becoming final. */
  readonly contests: number;
  /** The first day on which nobody can contest it any more. */
  readonly finalOn: PlainDate | null;
  /** No period ends in a fiction any more: the applicant waived it, or the case was decided once and is taken up again. */
  readonly decisionUntimed: boolean;
  readonly feePaid: boolean;
}

/** A case about which nothing is decided: at its beginning, and when it is taken up again. */
export const UNDECIDED = {
  hearing: 'none',
  proposal: null,
  decidedOn: null,
  deemed: false,
  noticeOpenedAt: null,
  notifiedOn: null,
  contests: 0,
  finalOn: null,
} as const satisfies Partial<ApplicationContext>;

/** @example initialContext(input).advancePaid // false */
export const initialContext = (input: ApplicationInput): ApplicationContext => ({
  authority: input.authority,
  land: input.land,
  procedure: input.procedure,
  municipalityAgs: input.municipalityAgs,
  openedAt: input.openedAt,
  mainCaseId: input.mainCaseId ?? null,
  documents: {},
  advancePaid: false,
  snapshotHash: null,
  fileNumber: null,
  receivedOn: null,
  completedOn: null,
  clocks: {},
  deadlines: {},
  findings: [],
  supplementRequestId: null,
  openParticipations: [],
  neighboursUntil: null,
  ...UNDECIDED,
  decisionUntimed: false,
  feePaid: false,
});
