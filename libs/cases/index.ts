export { CaseList } from './case-list';
export { CaseViews } from './case-view';
export { CaseView, FINDING_KINDS } from './case.dto';
export { CasesController } from './cases.controller';
export { DeadlineSweep } from './deadline-sweep';
export { Effects, type EffectContext, type EffectHandler, type Later } from './effects';
export { entryHash, type JournalEntry } from './journal';
export { enqueue, LOST_AFTER_SECONDS, relay, type OutboxJob } from './outbox';
export { WorkflowRunner, type Dispatch, type Dispatched, type NewProcess } from './runner';
