import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../libs/embedded-postgres/index';
import { endServer, findProgram, spawnServer } from './programs';

export interface TestRedis {
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Why Redis cannot be started here, or undefined. */
export const redisMissing = (): string | undefined =>
  findProgram('redis-server') ? undefined : 'redis-server is not installed (Debian: apt-get install redis-server)';

/** Starts a Redis without persistence on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-redis-'));
  const options = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    dir,
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  const server = spawnServer(findProgram('redis-server') as string, options);
  for (let attempt = 0; !(await answers(port)); attempt++) {
    if (attempt === 200 || server.exitCode !== null) throw new Error('redis-server did not start');
    await sleep(25);
  }
  const stop = async (): Promise<void> => {
    await endServer(server);
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => (socket.destroy(), done(data.toString().startsWith('+PONG'))));
    socket.once('error', () => done(false));
  });
