import { effect } from '../define';
import type { Letter, NoDeadline, NoTell, Tell } from '../proceeding';
import type { DeadlineSpec, Notification } from '../types';

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  produceLetter: effect<Letter>(),
  tell: effect<Tell | NoTell>(),
  notify: effect<Notification>(),
  setDeadline: effect<DeadlineSpec | NoDeadline>(),
  cancelDeadline: effect<{ kind: string }>(),
} as const;
