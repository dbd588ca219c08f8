import type { Permissions } from '../types';
import type { BuilderChangeEventType } from './events';

const office = ['clerk', 'officer'] as const;

/** Who may send what. */
export const permissions = {
  NAME_SUCCESSOR: ['builder'],
  CONFIRM: ['builder'],
  DECLINE: ['builder'],
  WITHDRAW: ['builder'],
  ACKNOWLEDGE: office,
  REJECT: office,
} as const satisfies Permissions<BuilderChangeEventType>;
