import { type ConnectionOptions, createPostgresBackend, createRedisBackend, runMigrations, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { BullQueue, type BullSettings } from './bull-queue';
import type { JobQueue, RunningJob } from './queue';

export interface QueueOptions {
  /** Name of the queue. */
  readonly name: string;
  /** BullMQ on Redis; wins over `databaseUrl`. */
  readonly redisUrl?: string;
  /** BullMQ on PostgreSQL. */
  readonly databaseUrl?: string;
  /** Schema for PostgreSQL; default `bullmq`. */
  readonly schema?: string;
  /** Makes the schema at the start (PostgreSQL); default true. `false` when the role may not: then call `migrateQueue` as the owner. */
  readonly migrate?: boolean;
  /** Key prefix for Redis; default `bauraum`. */
  readonly prefix?: string;
  /** Connections per queue and per processor (PostgreSQL); default 4. */
  readonly poolSize?: number;
  /** Attempts before a job counts as failed; default 20, with the default delays some 2.5 hours. */
  readonly attempts?: number;
  /** Delay before the second attempt, doubled each time; default 1,000 ms. */
  readonly backoffMs?: number;
  /** Longest delay between two attempts; default 900,000 ms. */
  readonly maxBackoffMs?: number;
  /** How many failed jobs stay for inspection; default 1,000. */
  readonly keepFailed?: number;
  /** After this time without a sign of life a job of a dead process is given to another one; default 10,000 ms. */
  readonly lockMs?: number;
  /** Errors of connections; default: a process warning. */
  readonly onError?: (error: Error) => void;
  /** After each failed attempt; for the log. */
  readonly onFailedAttempt?: (job: RunningJob, error: Error) => void;
}

const DEFAULTS = { attempts: 20, backoffMs: 1_000, maxBackoffMs: 900_000, keepFailed: 1_000, lockMs: 10_000 };
const DEFAULT_SCHEMA = 'bullmq';

/**
 * The queue of the given name, on Redis when `redisUrl` is set, else on PostgreSQL. Ready to use when it resolves.
 *
 * @throws Error when neither URL is given or the backend cannot be reached.
 * @example const queue = await createQueue({ name: 'effects', databaseUrl });
 */
export async function createQueue(options: QueueOptions): Promise<JobQueue> {
  const settings: BullSettings = {
    attempts: options.attempts ?? DEFAULTS.attempts,
    backoffMs: options.backoffMs ?? DEFAULTS.backoffMs,
    maxBackoffMs: options.maxBackoffMs ?? DEFAULTS.maxBackoffMs,
    keepFailed: options.keepFailed ?? DEFAULTS.keepFailed,
    lockMs: options.lockMs ?? DEFAULTS.lockMs,
    onError: options.onError ?? ((error) => process.emitWarning(error.message)),
    onFailedAttempt: options.onFailedAttempt ?? (() => undefined),
  };
  const queue = options.redisUrl
    ? onRedis(options.redisUrl, options, settings)
    : onPostgres(required(options.databaseUrl), options, settings);
  try {
    await queue.ready();
  } catch (error) {
    await queue.close().catch(() => undefined);
    throw error;
  }
  return queue;
}

export interface MigrateQueueOptions {
  /** As a role that may create schemas. */
  readonly databaseUrl: string;
  readonly schema?: string;
  /** The one role that processes use; it gets what it needs and owns none of the tables. BullMQ makes a sequence per queue, hence `create`. */
  readonly grantTo?: string;
}

/** Makes or updates the schema of the queue on PostgreSQL. Safe to run twice at the same time. */
export async function migrateQueue({ databaseUrl, schema = DEFAULT_SCHEMA, grantTo }: MigrateQueueOptions): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
    if (grantTo === undefined) return;
    const [where, role] = [client.escapeIdentifier(schema), client.escapeIdentifier(grantTo)];
    await client.query(`grant usage, create on schema ${where} to ${role};
      grant select, insert, update, delete on all tables in schema ${where} to ${role};
      grant usage on all sequences in schema ${where} to ${role}`);
  } finally {
    await client.end();
  }
}

function required(databaseUrl: string | undefined): string {
  if (databaseUrl) return databaseUrl;
  throw new Error('a queue needs redisUrl or databaseUrl');
}

function onPostgres(connectionString: string, options: QueueOptions, settings: BullSettings) {
  const { schema = DEFAULT_SCHEMA, migrate = true, poolSize = 4 } = options;
  const connection = { connectionString, schema, migrate, max: poolSize };
  const open = () => ({ connection, check: () => Promise.resolve(), close: () => Promise.resolve() }); // BullMQ checks and ends the pools that it makes
  return new BullQueue(options.name, withBackend(createPostgresBackend), { open }, settings);
}

function onRedis(url: string, options: QueueOptions, settings: BullSettings) {
  const open = (role: 'queue' | 'worker') => {
    // A worker waits for Redis to come back; whoever adds jobs hears of it and tries again.
    const redis = new Redis(url, { maxRetriesPerRequest: role === 'worker' ? null : 3 });
    redis.on('error', settings.onError);
    const close = async (): Promise<void> => {
      if (redis.status === 'ready') await redis.quit().catch(() => undefined);
      redis.disconnect();
    };
    const check = async (): Promise<void> => void (await redis.ping());
    return { connection: redis as ConnectionOptions, check, close };
  };
  return new BullQueue(options.name, withBackend(createRedisBackend), { open, prefix: options.prefix ?? 'bauraum' }, settings);
}
