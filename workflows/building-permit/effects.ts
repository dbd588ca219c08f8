import type { PlainDate, Sha256 } from '@bauraum/kernel';
import { effect } from '../define';
import type { DeadlineSpec, Notification } from '../types';
import type { DecisionKind } from './events';

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  openEfile: effect<{ fileNumber: string; receivedOn: PlainDate }>(),
  produceReceipt: effect<{ fileNumber: string; snapshotHash: Sha256; receivedOn: PlainDate }>(),
  produceSupplementLetter: effect<{ requestId: string; dueOn: PlainDate }>(),
  cancelParticipations: effect<{ reason: string }>(),
  produceNotice: effect<{ decisionId: string; decisionKind: DecisionKind; contentHash: Sha256; decidedOn: PlainDate }>(),
  issueFinalFee: effect<{ decisionId: string }>(),
  recordStatistics: effect<{ decisionId: string }>(),
  produceFictionCertificate: effect<{ dueOn: PlainDate }>(),
  produceClosingLetter: effect<{ reason: 'withdrawn' | 'deemedWithdrawn'; dueOn: PlainDate | null }>(),
  notify: effect<Notification>(),
  setDeadline: effect<DeadlineSpec>(),
  cancelDeadline: effect<{ kind: string }>(),
} as const;
