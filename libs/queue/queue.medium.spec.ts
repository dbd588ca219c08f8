import { freePort } from '@bauraum/embedded-postgres';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../test/support/database';
import { describeUnless } from '../../test/support/programs';
import { redisMissing, startRedis, type TestRedis } from '../../test/support/redis';
import { until } from '../../test/support/until';
import { createQueue, migrateQueue } from './index';
import { queueContract } from './queue.contract';

jest.setTimeout(120_000);

describe('queue on PostgreSQL', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await Promise.all([migrateQueue({ databaseUrl: database.url }), migrateQueue({ databaseUrl: database.url })]);
  });
  afterAll(() => database.drop());

  queueContract(() => ({ databaseUrl: database.url }));

  it('works as a role that owns no table, in a schema of its own', async () => {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const role = `queue_user_${process.pid}`;
    await admin.query(`create role ${role} login password 'x'`);
    await migrateQueue({ databaseUrl: database.url, schema: 'other', grantTo: role });
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'x'];
    const queue = await createQueue({ name: 'jobs', databaseUrl: url.toString(), schema: 'other', migrate: false });
    try {
      const seen: string[] = [];
      await queue.process(async ({ id }) => void seen.push(id), { concurrency: 1 });
      await queue.add([{ id: 'one', name: 'n', data: {} }]);
      await queue.every('tick', 50);
      await until('both ran', () => seen.length >= 2);
      const { rows } = await admin.query(
        `select relname from pg_class c join pg_roles r on r.oid = relowner where rolname = $1 and relkind <> 'S'`,
        [role],
      );
      expect(rows).toEqual([]);
    } finally {
      await queue.close();
      await admin.query(`drop owned by ${role}; drop role ${role}`);
      await admin.end();
    }
  });

  it('says when the database cannot be reached', async () => {
    const databaseUrl = `postgres://nobody:x@127.0.0.1:${await freePort()}/none`;
    await expect(createQueue({ name: 'jobs', databaseUrl, onError: () => undefined })).rejects.toThrow(/ECONNREFUSED/);
  });
});

describeUnless(redisMissing(), 'queue on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  queueContract(() => ({ redisUrl: redis.url }));

  it('says when Redis cannot be reached', async () => {
    const redisUrl = `redis://127.0.0.1:${await freePort()}`;
    await expect(createQueue({ name: 'jobs', redisUrl, onError: () => undefined })).rejects.toThrow();
  });
});

it('needs a backend', async () => {
  await expect(createQueue({ name: 'jobs' })).rejects.toThrow('redisUrl or databaseUrl');
});
