export { createQueue, migrateQueue, type QueueOptions } from './create-queue';
export {
  type FailedJob,
  type JobHandler,
  type JobQueue,
  PermanentFailure,
  type Processing,
  type QueueCounts,
  type QueueJob,
  type RunningJob,
} from './queue';
