import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DeadlineSweep, Effects, relay } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { OperationalError } from '@bauraum/kernel';
import { Metrics } from '@bauraum/observability';
import { RelayDatabase } from '@bauraum/persistence';
import { createQueue, type JobQueue } from '@bauraum/queue';
import { DraftWatch } from '@bauraum/sign-off';
import { listAuthorities } from '@bauraum/workflows';
import { Hourly } from './hourly';

const SWEEP = 'sweep-deadlines';
const HOURLY = 'hourly';
const HOUR_MS = 3_600_000;
const WATCH = 'watch-drafts';
/** So long somebody may go on typing before who signed is told: what is taken back at once tells nobody. */
const WATCH_MS = 15_000;
/** How often the wake-ups are made sure of: a Redis that came back empty has forgotten them. */
const ENSURE_MS = 15_000;

/** Moves outbox rows into the queue, runs their effects, and wakes the deadline sweep. Many may run side by side. */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private readonly log = new Logger('worker');
  private readonly relayDb: RelayDatabase;
  private queue: JobQueue | undefined;
  private stopping = false;
  private relaying: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: Config,
    private readonly effects: Effects,
    private readonly sweep: DeadlineSweep,
    private readonly hourly: Hourly,
    private readonly watch: DraftWatch,
    private readonly metrics: Metrics,
  ) {
    this.relayDb = new RelayDatabase(config.databaseRelayUrl);
  }

  async start(): Promise<void> {
    const { redisUrl, databaseRelayUrl: databaseUrl, queueConcurrency: concurrency } = this.config;
    const onFailedAttempt = (): void => undefined; // the outbox row keeps the error, and the effect's handler has logged it
    const onError = (error: Error): void => this.log.warn({ err: error }, 'the queue does not answer');
    this.queue = await createQueue({ name: 'effects', ...(redisUrl ? { redisUrl } : { databaseUrl }), onFailedAttempt, onError });
    await this.queue.process(({ id, name, data }) => this.run(id, name, data), { concurrency });
    await this.wakeUps(this.queue);
    this.relaying = this.relayForever(this.queue);
  }

  ping(): Promise<unknown> {
    return this.queue ? this.queue.ping() : Promise.reject(new OperationalError('queue-not-started'));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.relaying;
    await this.queue?.close();
    await this.relayDb.close();
  }

  private async run(id: string, name: string, data: unknown): Promise<void> {
    if (name === SWEEP) {
      this.metrics.deadlines.inc(await this.sweep.run(this.relayDb));
    } else if (name === HOURLY) {
      await this.hourly.run();
    } else if (name === WATCH) {
      for (const { slug } of listAuthorities()) await this.watch.run(slug);
    } else {
      await this.effect(id, name, (data as { tenant: string }).tenant);
    }
  }

  private async effect(id: string, effect: string, tenant: string): Promise<void> {
    try {
      await this.effects.run(tenant, id);
      this.metrics.effects.inc({ effect, outcome: 'done' });
    } catch (error) {
      this.metrics.effects.inc({ effect, outcome: 'failed' });
      throw error;
    }
  }

  private async wakeUps(queue: JobQueue): Promise<void> {
    await queue.every(SWEEP, this.config.sweepIntervalMs);
    await queue.every(HOURLY, HOUR_MS);
    await queue.every(WATCH, WATCH_MS);
  }

  /** Asks for new rows at a steady pace, at once again while there are many. */
  private async relayForever(queue: JobQueue): Promise<void> {
    let ensureAt = performance.now() + ENSURE_MS;
    while (!this.stopping) {
      if (this.config.redisUrl && performance.now() > ensureAt) {
        ensureAt = performance.now() + ENSURE_MS;
        await this.wakeUps(queue).catch(() => undefined); // the connection's own error is logged
      }
      const moved = await relay(this.relayDb, (jobs) => queue.add(jobs)).catch((error: unknown) => {
        this.log.warn({ err: error }, 'relay failed, will be tried again');
        return 0;
      });
      if (moved === 0) await new Promise((done) => setTimeout(done, this.config.relayIntervalMs));
    }
  }
}
