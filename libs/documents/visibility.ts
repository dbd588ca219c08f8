import { OFFICE, type Principal } from '@bauraum/http';
import type { Direction } from './document.dto';

/** What a caller may see. Statements and notes are the office's; applicants see what a notice takes over. */
export const visibleDirections = (caller: Principal): readonly Direction[] =>
  OFFICE.some((role) => caller.roles.includes(role)) ? ['incoming', 'outgoing', 'internal'] : ['incoming', 'outgoing'];
