import { type BackendClasses, type IQueueBackend, type Job, type Queue, UnrecoverableError, type Worker } from 'bullmq';
import {
  type FailedJob,
  type JobHandler,
  type JobQueue,
  PermanentFailure,
  type Processing,
  type QueueCounts,
  type QueueJob,
  type RunningJob,
} from './queue';

export interface BullSettings {
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly keepFailed: number;
  readonly lockMs: number;
  readonly onError: (error: Error) => void;
  readonly onFailedAttempt: (job: RunningJob, error: Error) => void;
}

/** What a BullMQ object is given to connect with. */
export interface OpenConnection<C> {
  readonly connection: C;
  /** @throws Error when the server cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** How BullMQ objects of the chosen backend connect. */
export interface BullConnection<C> {
  /** One for the queue, and one for each worker. */
  open(role: 'queue' | 'worker'): OpenConnection<C>;
  readonly prefix?: string;
}

const ANSWER_MS = 3_000;
const READY_MS = 15_000;
const STALLS_BEFORE_FAILURE = 5;

/** `JobQueue` on BullMQ, the same for each of its backends. Uses no QueueEvents: they lost events on PostgreSQL. */
export class BullQueue<B extends IQueueBackend, C> implements JobQueue {
  private readonly queue: Queue;
  private readonly processors = new Set<Processing>();
  private readonly own: OpenConnection<C>;
  private closing?: Promise<void>;

  constructor(
    private readonly name: string,
    private readonly classes: BackendClasses<B, C>,
    private readonly connection: BullConnection<C>,
    private readonly settings: BullSettings,
  ) {
    this.own = connection.open('queue');
    this.queue = new classes.Queue(name, { connection: this.own.connection, ...this.prefix() }) as unknown as Queue;
    this.queue.on('error', settings.onError);
  }

  async ready(): Promise<void> {
    await this.own.check();
    await within(READY_MS, this.queue.waitUntilReady());
  }

  async add(jobs: readonly QueueJob[]): Promise<void> {
    if (jobs.length === 0) return;
    for (const { id } of jobs) {
      if (id === '' || id.includes(':') || /^\d+$/.test(id)) throw new TypeError(`"${id}" cannot be the id of a job`);
    }
    await this.queue.addBulk(
      jobs.map(({ id, name, data, delayMs }) => ({ name, data, opts: { ...this.jobOptions(), jobId: id, delay: delayMs } })),
    );
  }

  async process(handler: JobHandler, { concurrency }: { readonly concurrency: number }): Promise<Processing> {
    const { connection, close } = this.connection.open('worker');
    const { lockMs, onError, onFailedAttempt } = this.settings;
    const worker = new this.classes.Worker(this.name, (job) => run(handler, job), {
      connection,
      ...this.prefix(),
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: STALLS_BEFORE_FAILURE,
      settings: { backoffStrategy: (attempts) => this.backoff(attempts) },
    }) as unknown as Worker;
    worker.on('error', onError);
    worker.on('failed', (job, error) => job && onFailedAttempt(received(job), error));
    let closed: Promise<void> | undefined;
    const processing: Processing = {
      close: () =>
        (closed ??= (async () => {
          await worker.close();
          await close();
          this.processors.delete(processing);
        })()),
    };
    this.processors.add(processing);
    await worker.waitUntilReady();
    return processing;
  }

  async every(name: string, ms: number): Promise<void> {
    await this.queue.upsertJobScheduler(name, { every: ms }, { name, data: {}, opts: { removeOnComplete: true, removeOnFail: true } });
  }

  async counts(): Promise<QueueCounts> {
    const found = await this.queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    const of = (state: string): number => found[state] ?? 0;
    return { waiting: of('waiting') + of('prioritized'), active: of('active'), delayed: of('delayed'), failed: of('failed') };
  }

  async failed(limit = 100): Promise<FailedJob[]> {
    const jobs = (await this.queue.getJobs(['failed'], 0, limit - 1, false)) as Job[];
    return jobs.map((job) => ({
      ...received(job),
      attempt: job.attemptsMade,
      reason: job.failedReason,
      failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    }));
  }

  async retry(id: string): Promise<boolean> {
    const job = (await this.queue.getJob(id)) as Job | undefined;
    if (!job || (await job.getState()) !== 'failed') return false;
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }

  async ping(): Promise<void> {
    await within(ANSWER_MS, this.queue.getJobCounts('active'));
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    await Promise.all([...this.processors].map((processing) => processing.close()));
    await this.queue.close();
    await this.own.close();
  }

  private prefix(): { prefix?: string } {
    return this.connection.prefix === undefined ? {} : { prefix: this.connection.prefix };
  }

  private jobOptions() {
    const { attempts, keepFailed } = this.settings;
    return { attempts, backoff: { type: 'capped' }, removeOnComplete: true, removeOnFail: { count: keepFailed } };
  }

  // Doubles from the first delay to the longest one.
  private backoff(attempts: number): number {
    return Math.min(this.settings.backoffMs * 2 ** (attempts - 1), this.settings.maxBackoffMs);
  }
}

async function run(handler: JobHandler, job: Job): Promise<void> {
  try {
    await handler(received(job));
  } catch (error) {
    if (error instanceof PermanentFailure) throw new UnrecoverableError(error.message);
    throw error;
  }
}

const received = (job: Job): RunningJob => ({ id: job.id ?? '', name: job.name, data: job.data as unknown, attempt: job.attemptsMade + 1 });

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
