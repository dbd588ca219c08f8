import { effect } from '../define';
import type { Letter, Tell } from '../proceeding';
import type { Notification } from '../types';

/** What the platform does after a transition; each type has exactly one handler. */
export const effects = {
  produceLetter: effect<Letter>(),
  tell: effect<Tell>(),
  notify: effect<Notification>(),
} as const;
