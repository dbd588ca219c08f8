/** A job to add. */
export interface QueueJob {
  /** Chosen by the caller (no ":", not a plain number); while a job with this id is present, adding it again does nothing. */
  readonly id: string;
  readonly name: string;
  /** Plain JSON. */
  readonly data: unknown;
  /** Earliest start, in milliseconds from now. */
  readonly delayMs?: number;
}

/** A job as its handler sees it. */
export interface RunningJob {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  /** 1 at the first attempt. */
  readonly attempt: number;
}

/** Does the work of a job. Must be idempotent: a job can run twice when a process dies. Throwing means: try again later. */
export type JobHandler = (job: RunningJob) => Promise<void>;

/** Thrown by a handler: the job fails at once, further attempts would not help. */
export class PermanentFailure extends Error {}

/** A running processor. */
export interface Processing {
  /** Takes no further job, waits for the running ones. */
  close(): Promise<void>;
}

/** A job whose attempts are used up, kept for inspection. */
export interface FailedJob extends RunningJob {
  readonly reason: string;
  /** ISO instant. */
  readonly failedAt: string;
}

/** Jobs in the queue by what they wait for; the next wake-up of each `every` counts as delayed. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** A queue of jobs, each processed at least once by one of many processes. */
export interface JobQueue {
  /** Adds jobs in one round trip; ids that are present are left as they are. @throws TypeError on an unusable id. */
  add(jobs: readonly QueueJob[]): Promise<void>;
  /** Starts to process jobs in this process. @example const work = await queue.process(handle, { concurrency: 8 }); await work.close(); */
  process(handler: JobHandler, options: { readonly concurrency: number }): Promise<Processing>;
  /** Wakes the handler with a job `name` (data `{}`) every `ms` milliseconds, once for all processes; wake-ups never pile up. */
  every(name: string, ms: number): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** The newest failed jobs, newest first. */
  failed(limit?: number): Promise<FailedJob[]>;
  /** Runs a failed job again. @returns false when there is no failed job with this id. */
  retry(id: string): Promise<boolean>;
  /** @throws Error when the backend does not answer within 3 s. */
  ping(): Promise<void>;
  /** Closes the processors of this queue, then its connections. */
  close(): Promise<void>;
}
