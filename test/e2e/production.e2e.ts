import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client as S3 } from 'minio';
import { freePort } from '@bauraum/embedded-postgres';
import { fetchAndCompare } from '../../apps/cli/journey/actions';
import { CAST } from '../../apps/cli/journey/cast';
import { GREVESMUEHLEN } from '../../apps/cli/journey/demo.data';
import { Files } from '../../apps/cli/journey/files';
import { PERMIT } from '../../apps/cli/journey/permit';
import { PersonaClient } from '../../apps/cli/journey/persona';
import { PERSONAS } from '../../apps/cli/journey/personas';
import { Journey, play, type Step } from '../../apps/cli/journey/play';
import { putFile, settled } from '../../apps/cli/journey/upload';
import type { CaseView, WholeUpload } from '../../apps/cli/journey/views';
import { loginAs } from '../../apps/sandbox/login-as';
import { cephMissing } from '../support/ceph';
import { describeUnless } from '../support/programs';
import { redisMissing } from '../support/redis';
import { until } from '../support/until';
import {
  APIS,
  BUCKET,
  figure,
  logLines,
  MAIN,
  type Production,
  type Ready,
  readyOf,
  runMain,
  startApi,
  startProduction,
  urlOf,
  WORKERS,
} from './production.world';

jest.setTimeout(300_000);
const PATIENCE_MS = 120_000;
const { title, municipalityAgs } = GREVESMUEHLEN;

it.each(['api', 'worker'])('%s refuses to start in production with the secrets of development', async (main) => {
  const { code, out } = await runMain(main, [], { NODE_ENV: 'production' });
  expect(code).toBe(1);
  for (const name of ['SEAL_KEY', 'SESSION_KEYS', 'STORAGE_SECRET', 'OIDC_CLIENT_SECRET', 'PAYMENT_TOKEN']) expect(out).toContain(name);
});

describeUnless(redisMissing() ?? cephMissing(), 'production: two apis, two workers, Redis and S3', () => {
  let world: Production;
  let journey: Journey;
  /** Done by the worker that is killed, before it dies. */
  let doneByKilled = 0;

  const request = (api: string, path: string, cookie: string, more: RequestInit = {}): Promise<Response> =>
    fetch(`${urlOf(world.stack, api)}/${path}`, { ...more, headers: { ...(more.headers as Record<string, string>), cookie } });
  const builder = (): PersonaClient => new PersonaClient({ apiUrl: world.stack.apiUrl, authority: MAIN, sub: CAST.builder });
  const effectsOf = (worker: string): Promise<number> => figure(world.stack, worker, 'bauraum_effects_total', 'outcome="done"');

  beforeAll(async () => {
    world = await startProduction();
    const { stack, dataDir } = world;
    journey = new Journey({ name: 'permit', apiUrl: stack.apiUrl, authority: MAIN, dataDir, plans: 'small' });
  }, 300_000);
  afterAll(() => world?.stop(), 60_000);

  it('is ready, and says what it looked at', async () => {
    for (const name of APIS) {
      expect(await readyOf(world.stack, name)).toEqual({ status: 200, body: { ready: true, checks: { database: 'up', store: 'up' } } });
    }
    for (const name of WORKERS) {
      expect(await readyOf(world.stack, name)).toEqual({ status: 200, body: { ready: true, checks: { database: 'up', queue: 'up' } } });
    }
  });

  it('takes the session of one api at the other, and a command that both get at once happens once', async () => {
    const cookie = await loginAs(world.stack.apiUrl, 'lena.otto');
    for (const api of APIS) expect(await (await request(api, 'auth/session', cookie)).json()).toMatchObject({ subject: 'lena.otto' });
    const headers = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const body = JSON.stringify({ procedure: 'simplified', title, municipalityAgs });
    const send = (api: string) => request(api, `api/v1/${MAIN}/cases`, cookie, { method: 'POST', headers, body });
    const answers = await Promise.all([...APIS, ...APIS, ...APIS].map(send));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as CaseView).id));
    expect(new Set(ids).size).toBe(1);
    const mine = (await (await request('api-2', `api/v1/${MAIN}/cases`, cookie)).json()) as { items: CaseView[] };
    expect(mine.items.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('plays the permit while an api and a worker are killed', async () => {
    const { stack, balancer } = world;
    const fire: Readonly<Record<string, () => Promise<void>>> = {
      documents: () => stack.kill('api-2'),
      // It dies with whatever it has just taken; the other one has to take that over.
      participations: async () => {
        doneByKilled = await effectsOf('worker-2');
        await stack.kill('worker-2');
      },
      draft: async () => void (await Promise.all([stack.restart('api-2'), stack.restart('worker-2')])),
    };
    await play(underFire(PERMIT, fire), journey, () => undefined);
    expect(doneByKilled).toBeGreaterThan(0);
    expect(await effectsOf('worker')).toBeGreaterThan(0);
    for (const api of APIS) expect(balancer.served.get(urlOf(stack, api))).toBeGreaterThan(10);
  });

  it('keeps documents in S3 alone, and browsers get them there by signed URLs', async () => {
    const { ceph, dataDir, stack } = world;
    const client = builder();
    const { id: caseId } = await client.post<CaseView>('cases', { procedure: 'simplified', title, municipalityAgs }, randomUUID());
    const { title: name, typeCode, fileName, mediaType, size, sha256, path } = await new Files(journey, 'main').section();
    const announced = { title: name, typeCode, fileName, mediaType, size, sha256 };
    const upload = await client.post<WholeUpload>(`cases/${caseId}/documents`, announced, randomUUID());
    expect(new URL(upload.url).origin).toBe(ceph.endpoint);
    const altered = await putFile(
      upload.url.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
      { path, size },
      upload.headers,
    );
    expect(altered.status).toBe(403);
    expect((await putFile(upload.url, { path, size }, upload.headers)).status).toBe(200);
    const version = `cases/${caseId}/documents/${upload.documentId}/versions/${upload.version}`;
    await client.post(`${version}/complete`, {}, randomUUID());
    expect(await settled(client, caseId, upload)).toMatchObject({ status: 'available' });
    const { url } = await client.get<{ url: string }>(`${version}/link`);
    expect(new URL(url).origin).toBe(ceph.endpoint);
    expect(await fetchAndCompare(url, sha256)).toBe(size);

    expect(existsSync(stack.env['STORAGE_DIR'] ?? '') ? readdirSync(stack.env['STORAGE_DIR'] ?? '') : []).toEqual([]);
    const keys = await objects(world);
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.every((key) => key.startsWith(`${MAIN}/`))).toBe(true);
    expect(existsSync(join(dataDir, 'logs', 'api-2.log'))).toBe(true);
  });

  it('exports the record from S3, and the package proves itself offline', async () => {
    const { stack, dataDir } = world;
    const out = join(dataDir, 'exports');
    const exported = await runMain('cli', ['export', journey.recall('fileNumber'), '--authority', MAIN, '--out', out], stack.env);
    expect(exported).toMatchObject({ code: 0 });
    const [file = ''] = readdirSync(out);
    const verified = await runMain('cli', ['verify', join(out, file)], {});
    expect(verified.out).not.toContain('FAIL');
    expect(verified).toMatchObject({ code: 0 });
  });

  it('counts requests by route and effects by type', async () => {
    const { stack } = world;
    for (const api of APIS) {
      const route = 'route="/api/v1/:authority/cases';
      expect(await figure(stack, api, 'bauraum_http_request_seconds_count', route)).toBeGreaterThan(0);
      expect(await figure(stack, api, 'bauraum_http_request_seconds_bucket', route)).toBeGreaterThan(0);
    }
    const filed = await Promise.all(
      WORKERS.map((name) => figure(stack, name, 'bauraum_effects_total', 'effect="produceNotice",outcome="done"')),
    );
    expect(filed.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('says that the database is gone, outlives it, and is ready again with it', async () => {
    const before = world.stack.pids();
    const bringBack = await world.withoutDatabase();
    for (const name of [...APIS, ...WORKERS]) await readiness(name, 503, { database: 'down' });
    expect(await (await fetch(`${urlOf(world.stack, 'api')}/health/live`)).json()).toEqual({ alive: true });
    const refused = await request('api', `api/v1/${MAIN}/cases`, await loginAs(world.stack.apiUrl, CAST.builder));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    await bringBack();
    for (const name of [...APIS, ...WORKERS]) await readiness(name, 200, { database: 'up' });
    expect(world.stack.pids()).toEqual(before);
  });

  it('says that Redis is gone, and loses nothing when it comes back empty', async () => {
    const { stack, redis } = world;
    const before = stack.pids();
    const bringBack = await world.withoutRedis();
    for (const name of WORKERS) await readiness(name, 503, { queue: 'down' });
    for (const name of APIS) await readiness(name, 200, { database: 'up' });
    const client = builder();
    const key = randomUUID();
    const { id: caseId } = await client.post<CaseView>('cases', { procedure: 'simplified', title, municipalityAgs }, key);
    const { title: name, path, ...file } = await new Files(journey, 'main').sitePlanRevised();
    const upload = await client.post<WholeUpload>(`cases/${caseId}/documents`, { title: name, ...file }, `${key}-document`);
    await putFile(upload.url, { path, size: file.size }, upload.headers);
    await client.post(`cases/${caseId}/documents/${upload.documentId}/versions/${upload.version}/complete`, {}, `${key}-complete`);
    await bringBack();
    for (const name of WORKERS) await readiness(name, 200, { queue: 'up' });
    expect(await settled(client, caseId, upload)).toMatchObject({ status: 'available' });
    await until('the wake-ups are back', async () => (await schedules(redis.url)) === 3, PATIENCE_MS);
    expect(stack.pids()).toEqual(before);
  });

  it('limits requests, marks cookies for https alone, and leaves health out of the count', async () => {
    const port = await freePort();
    const stop = await startApi({ ...world.stack.env, PUBLIC_URL: 'https://bauen.example', RATE_LIMIT_PER_MINUTE: '5' }, port);
    try {
      const get = (path: string) => fetch(`http://127.0.0.1:${port}/${path}`, { redirect: 'manual' });
      const login = await get('auth/login');
      expect(login.headers.getSetCookie()[0]).toMatch(/^__Host-bauraum_login=.*; Secure/);
      expect(login.headers.get('strict-transport-security')).toContain('max-age');
      const answers = await Promise.all(Array.from({ length: 6 }, () => get('auth/session')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
      const refused = answers.find(({ status }) => status === 429) as Response;
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
      const madeUp = await fetch(`http://127.0.0.1:${port}/auth/session`, {
        headers: { cookie: `__Host-bauraum_session=${randomUUID()}` },
      });
      expect(madeUp.status).toBe(429);
      expect((await get('health/ready')).status).toBe(200);
      expect((await get('metrics')).status).toBe(200);
    } finally {
      await stop();
    }
  });

  it('logs JSON lines without a name, an address, a title or a cookie', () => {
    const lines = logLines(world.dataDir);
    expect(lines.filter((line) => !isJson(line))).toEqual([]);
    const requests = lines.filter((line) => line.includes('"method":"POST","route":"/api/v1/:authority/cases/:caseId/'));
    expect(requests.length).toBeGreaterThan(30);
    const text = lines.join('\n');
    expect([...personal()].filter((secret) => text.includes(secret))).toEqual([]);
    expect(world.balancer.cookies.size).toBeGreaterThan(10);
    expect([...world.balancer.cookies].filter((cookie) => text.includes(cookie))).toEqual([]);
  });

  /** Waits until a process says so; it notices a loss within seconds. */
  async function readiness(name: string, status: number, checks: Readonly<Record<string, string>>): Promise<void> {
    let last: Ready | undefined;
    const isSo = async (): Promise<boolean> => {
      last = await readyOf(world.stack, name);
      return last.status === status;
    };
    await until(`${name} answers ${status}`, isSo, PATIENCE_MS);
    expect(last?.body).toMatchObject({ ready: status === 200, checks });
  }
});

/** Steps that are the same, but for what happens while they run. */
function underFire(steps: readonly Step[], fire: Readonly<Record<string, () => Promise<void>>>): Step[] {
  return steps.map((step) => ({
    ...step,
    async run(journey) {
      const strike = fire[step.id];
      if (!strike) return step.run(journey);
      const [detail] = await Promise.all([step.run(journey), sleep(100).then(strike)]);
      return detail;
    },
  }));
}

async function objects({ ceph: { endpoint, accessKey, secretKey } }: Production): Promise<string[]> {
  const { hostname, port } = new URL(endpoint);
  const s3 = new S3({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey, region: 'us-east-1', pathStyle: true });
  const names: string[] = [];
  for await (const item of s3.listObjectsV2(BUCKET, '', true)) names.push((item as { name: string }).name);
  return names;
}

/** How many wake-ups (BullMQ's job schedulers) Redis knows. */
async function schedules(url: string): Promise<number> {
  const redis = new Redis(url);
  try {
    return await redis.zcard('bauraum:effects:repeat');
  } finally {
    redis.disconnect();
  }
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** What nobody may find in a log: who takes part, and everything that they wrote into the form. */
function personal(): Set<string> {
  const people = PERSONAS.flatMap(({ name, email, sub, givenName, familyName }) => [
    name,
    email,
    sub,
    `${givenName} ${familyName}`,
    familyName,
  ]);
  const written = [...Object.values(GREVESMUEHLEN.builders), ...Object.values(GREVESMUEHLEN.designers)].flatMap((section) =>
    Object.values(section).filter((value) => typeof value === 'string' && value.length > 5 && !/^\d+$/.test(value)),
  );
  const form = written as string[];
  return new Set([...people, ...form, ...form.map(encodeURIComponent), title, encodeURIComponent(title)]);
}
