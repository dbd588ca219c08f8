import type { PlainDate, Sha256 } from '@bauraum/kernel';
import type { DecisionKind } from '../building-permit/events';
import { effect } from '../define';
import type { Letter, NoDeadline, Tell } from '../proceeding';
import type { DeadlineSpec, Notification } from '../types';

/** What the proceeding that watches a permit's validity must know. */
export interface ValidityInput {
  readonly grantedOn: PlainDate;
  readonly notifiedOn: PlainDate;
  readonly procedure: string;
  readonly authority: string;
  readonly land: string;
  readonly receivedOn: PlainDate;
}

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  openEfile: effect<{ fileNumber: string; receivedOn: PlainDate }>(),
  produceReceipt: effect<{ fileNumber: string; snapshotHash: Sha256; receivedOn: PlainDate }>(),
  produceSupplementLetter: effect<{ requestId: string; dueOn: PlainDate }>(),
  /** A letter from the packs' texts; the handler tells the applicants that it is there. Days are `YYYY-MM-DD`. */
  produceLetter: effect<Letter>(),
  /** Asks the municipality of the plot, by a participation of its own. */
  askMunicipality: effect<{ periodKind: string; reason: string }>(),
  cancelParticipations: effect<{ reason: string }>(),
  produceNotice: effect<{ decisionId: string; decisionKind: DecisionKind; contentHash: Sha256; decidedOn: PlainDate }>(),
  issueFinalFee: effect<{ decisionId: string }>(),
  recordStatistics: effect<{ decisionId: string }>(),
  produceFictionCertificate: effect<{ dueOn: PlainDate }>(),
  produceClosingLetter: effect<{ reason: 'withdrawn' | 'deemedWithdrawn'; dueOn: PlainDate | null }>(),
  /** A new case of another procedure from this one, without entering anything again. */
  handOver: effect<{ procedure: string }>(),
  startProceeding: effect<{ workflow: 'validity'; input: ValidityInput }>(),
  /** Tells a proceeding beneath the case what happened above it. */
  tell: effect<Tell>(),
  notify: effect<Notification>(),
  setDeadline: effect<DeadlineSpec | NoDeadline>(),
  cancelDeadline: effect<{ kind: string } | NoDeadline>(),
} as const;
