import type { PlainDate } from '@bauraum/kernel';
import { changing, scopeOf, type Scope } from '../proceeding';
import type { TestEngineerEvent, TestEngineerInput, TestResult } from './events';

/** What the machine must remember. Plain JSON, no undefined. */
export interface TestEngineerContext extends Scope {
  readonly dueOn: PlainDate | null;
  readonly result: TestResult | null;
}

/** @example initialContext(input).result // null */
export const initialContext = (input: TestEngineerInput): TestEngineerContext => ({ ...scopeOf(input), dueOn: null, result: null });

const on = changing<TestEngineerContext, TestEngineerEvent>();

/** Every change of the context, one for each event that changes it. */
export const changes = {
  note: on('DEADLINE_EXPIRED', () => ({})),
  assign: on('ASSIGN', (_, { dueOn }) => ({ dueOn })),
  extend: on('EXTEND', (_, { dueOn }) => ({ dueOn })),
  report: on('REPORT', (_, { result }) => ({ result })),
  giveBack: on('RETURN', (_, { dueOn }) => ({ dueOn, result: null })),
} as const;
