import { Client } from 'pg';
import { cephMissing, startCeph } from './ceph';
import { freshDatabase } from './database';
import { describeUnless } from './programs';
import { redisMissing, startRedis } from './redis';

jest.setTimeout(300_000);

describe('freshDatabase', () => {
  const count = async (url: string, insert: boolean): Promise<number> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      if (insert) await client.query('insert into t values (1)');
      return (await client.query('select * from t')).rowCount ?? -1;
    } finally {
      await client.end();
    }
  };

  it('prepares a template once and gives independent copies', async () => {
    const prepare = jest.fn(async (url: string) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('create table t (n int)');
      await client.end();
    });
    const key = `spec${process.hrtime.bigint()}`;
    const all = await Promise.all([freshDatabase({ key, prepare }), freshDatabase({ key, prepare }), freshDatabase({ key, prepare })]);
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(await count(all[0].url, true)).toBe(1);
    expect(await count(all[1].url, false)).toBe(0);
    for (const database of all) await database.drop();
    await expect(count(all[0].url, false)).rejects.toMatchObject({ code: '3D000' });
  });

  it('tries again after a failed preparation', async () => {
    const key = `spec${process.hrtime.bigint()}`;
    await expect(freshDatabase({ key, prepare: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    await (await freshDatabase({ key, prepare: () => Promise.resolve() })).drop();
  });
});

describeUnless(redisMissing(), 'startRedis', () => {
  it('starts and stops', async () => {
    const redis = await startRedis();
    expect(redis.url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/);
    await redis.stop();
  });
});

describeUnless(cephMissing(), 'startCeph', () => {
  it('answers as S3 and refuses the anonymous', async () => {
    const ceph = await startCeph();
    try {
      expect((await fetch(`${ceph.endpoint}/none/x`)).status).toBeGreaterThanOrEqual(400);
      expect(await (await fetch(ceph.endpoint)).text()).toContain('ListAllMyBucketsResult');
    } finally {
      await ceph.stop();
    }
    await expect(fetch(ceph.endpoint)).rejects.toThrow();
  });
});
