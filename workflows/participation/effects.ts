import type { PlainDate, Sha256 } from '@bauraum/kernel';
import { effect } from '../define';
import type { DeadlineSpec, Notification } from '../types';
import type { OpinionKind } from './events';

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  deliverRequest: effect<{ caseId: string; bodyId: string; dueOn: PlainDate }>(),
  fileStatement: effect<{ caseId: string; bodyId: string; statementId: string; kind: OpinionKind; contentHash: Sha256 }>(),
  /** The handler dispatches PARTICIPATION_CLOSED to the case. */
  closeParticipation: effect<{ caseId: string; bodyId: string; outcome: OpinionKind | 'deemedNoConcerns' | 'cancelled' }>(),
  notify: effect<Notification>(),
  setDeadline: effect<DeadlineSpec>(),
  cancelDeadline: effect<{ kind: string }>(),
} as const;
