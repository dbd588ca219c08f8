import type { Permissions } from '../types';
import type { TestEngineerEventType } from './events';

/** Who may send what. The engineer's report is recorded by the office. */
export const permissions = {
  ASSIGN: ['officer'],
  EXTEND: ['officer'],
  REPORT: ['clerk', 'officer'],
  RETURN: ['officer'],
  ACCEPT: ['officer'],
  DISCHARGE: ['officer', 'head'],
  DEADLINE_EXPIRED: ['system'],
} as const satisfies Permissions<TestEngineerEventType>;
