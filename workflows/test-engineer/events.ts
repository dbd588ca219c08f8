import type { PlainDate } from '@bauraum/kernel';
import type { ProceedingInput } from '../proceeding';
import type { DeadlineExpired, EventMeta } from '../types';

export type TestEngineerInput = ProceedingInput;

export type TestField = 'structural' | 'fire' | 'geotechnical' | 'other';
export type TestResult = 'approved' | 'approvedWithRemarks' | 'rejected';

type Payload =
  | {
      readonly type: 'ASSIGN';
      readonly engineer: string;
      readonly field: TestField;
      readonly number: string;
      readonly scope: string;
      readonly dueOn: PlainDate;
    }
  | { readonly type: 'EXTEND'; readonly dueOn: PlainDate; readonly reason?: string }
  | { readonly type: 'REPORT'; readonly result: TestResult; readonly text: string; readonly documentId?: string }
  | { readonly type: 'RETURN'; readonly reason: string; readonly dueOn: PlainDate }
  | { readonly type: 'ACCEPT' }
  | { readonly type: 'DISCHARGE'; readonly reason: string }
  | DeadlineExpired;

/** Everything that can happen to one assignment of a test engineer. */
export type TestEngineerEvent = Payload & EventMeta;
export type TestEngineerEventType = TestEngineerEvent['type'];
export type TestEngineerEventOf<T extends TestEngineerEventType> = Extract<TestEngineerEvent, { type: T }>;
