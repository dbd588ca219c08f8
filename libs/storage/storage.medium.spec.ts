import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { freePort } from '@bauraum/embedded-postgres';
import { cephMissing, startCeph, type TestCeph } from '../../test/support/ceph';
import { describeUnless } from '../../test/support/programs';
import { until } from '../../test/support/until';
import { createStore, DiskDocumentStore, registerDiskRoutes, S3DocumentStore, stagingKey } from './index';
import { partsContract } from './parts.contract';
import { storageContract } from './storage.contract';

jest.setTimeout(300_000);

describe('store on disk', () => {
  let root: string;
  let server: FastifyInstance;
  let store: DiskDocumentStore;
  let publicUrl: string;
  const key = 'tenant-a/staging/spec';
  const put = { key, mediaType: 'application/pdf', expiresInSeconds: 60 };
  /** What is half written. */
  const files = (): string[] => readdirSync(join(root, '.incoming'));

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'bauraum-disk-'));
    publicUrl = `http://127.0.0.1:${await freePort()}`;
    store = createStore({ disk: { root, secret: 'a secret of sixteen', publicUrl: `${publicUrl}/` } }) as DiskDocumentStore;
    server = fastify();
    await registerDiskRoutes(server, store);
    server.post('/elsewhere', (request) => request.body);
    await server.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) });
  });
  afterAll(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });
  afterEach(() => store.remove(key));

  storageContract(() => store);
  describe('in parts', () => partsContract(() => store));

  it('answers problems as problem+json and tells an old URL from an altered one', async () => {
    const { url, headers } = await store.signedPut({ ...put, size: 1 });
    const altered = await fetch(url.replace('size=1', 'size=2'), { method: 'PUT', headers, body: '12' });
    expect(altered.status).toBe(403);
    expect(altered.headers.get('content-type')).toContain('application/problem+json');
    expect(await altered.json()).toMatchObject({ status: 403, code: 'signature-invalid' });
    const old = await store.signedPut({ ...put, size: 1, expiresInSeconds: -1 });
    expect(await (await fetch(old.url, { method: 'PUT', headers, body: '1' })).json()).toMatchObject({ code: 'signature-expired' });
    const signedByOther = new DiskDocumentStore({ root, secret: 'another secret, long', publicUrl });
    const { url: foreign } = await signedByOther.signedPut({ ...put, size: 1 });
    expect((await fetch(foreign, { method: 'PUT', headers, body: '1' })).status).toBe(403);
    expect([...files(), await store.stat(key)]).toEqual([null]);
  });

  it('says 413 for more and 400 for less, without a length, too', async () => {
    const send = (body: string, size: number) =>
      new Promise<number>((resolve, reject) => {
        void store.signedPut({ ...put, size }).then(({ url, headers }) => {
          const request = httpRequest(url, { method: 'PUT', headers: { ...headers, 'transfer-encoding': 'chunked' } }, (answer) =>
            resolve(answer.resume().statusCode ?? 0),
          );
          request.once('error', reject).end(body);
        });
      });
    expect(await send('123456', 5)).toBe(413);
    expect(await send('1234', 5)).toBe(400);
    expect([...files(), await store.stat(key)]).toEqual([null]);
    expect(await send('12345', 5)).toBe(200);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    const { url } = await store.signedPut({ ...put, size: 1_000_000 });
    const { port, pathname, search } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `PUT ${pathname}${search} HTTP/1.1\r\nhost: x\r\ncontent-type: application/pdf\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(100_000)}`,
    );
    await until('it has begun', () => files().length === 1);
    socket.destroy();
    await until('it is gone', () => files().length === 0);
    expect(await store.stat(key)).toBeNull();
  });

  it('holds a part of 300 MB in memory only, in each direction', async () => {
    const size = 300 * 1024 * 1024;
    const block = Buffer.alloc(256 * 1024, 1);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const look = (): void => void (most = Math.max(most, process.memoryUsage().arrayBuffers));
    const blocks = function* () {
      for (let sent = 0; sent < size; sent += block.length) {
        look();
        yield block;
      }
    };
    // Not fetch: it would hold the whole body in the memory of this very process.
    const { url, headers } = await store.signedPut({ ...put, size });
    const sending = httpRequest(url, { method: 'PUT', headers: { ...headers, 'content-length': String(size) } });
    const [[sent]] = (await Promise.all([once(sending, 'response'), pipeline(Readable.from(blocks()), sending)])) as [
      [IncomingMessage],
      void,
    ];
    expect(sent.resume().statusCode).toBe(200);
    const asking = httpRequest(await store.signedGet({ ...put, fileName: 'a.pdf', disposition: 'attachment' })).end();
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    let received = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      received += chunk.length;
      look();
    }
    expect(received).toBe(size);
    expect(most - before).toBeLessThan(size / 2); // garbage that waits for its collection is counted too
  });

  it('gives documents no power in the browser', async () => {
    await store.write(key, Buffer.from('x'), put);
    const url = await store.signedGet({ ...put, fileName: 'a.pdf', disposition: 'inline' });
    const { headers } = await fetch(url);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '1', '']);
  });

  it('leaves the other routes of the server their own parsers', async () => {
    const answer = await fetch(`${publicUrl}/elsewhere`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await answer.json()).toEqual({ a: 1 });
  });

  it('sweeps what a killed process left, but not what is being written', async () => {
    const [old, young] = [join(root, '.incoming', 'old'), join(root, '.incoming', 'young')];
    writeFileSync(old, 'x');
    writeFileSync(young, 'x');
    utimesSync(old, 1, 1);
    await createStore({ disk: { root, secret: 'x', publicUrl } }).ping();
    expect(files()).toEqual(['young']);
    rmSync(young);
  });

  it('writes files that only the own user can read', async () => {
    await store.write(key, Buffer.from('x'), put);
    expect(statSync(join(root, key)).mode & 0o777).toBe(0o600);
  });

  it('says when the folder cannot be written to', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(createStore({ disk: { root: file, secret: 'x', publicUrl } }).ping()).rejects.toThrow();
    rmSync(file);
  });
});

describeUnless(cephMissing(), 'store on S3 (Ceph)', () => {
  let ceph: TestCeph;
  let stop = (): Promise<void> => Promise.resolve();
  const make = (more: { secretKey?: string; endpoint?: string } = {}) =>
    createStore({
      s3: {
        endpoint: ceph.endpoint,
        accessKey: ceph.accessKey,
        secretKey: ceph.secretKey,
        bucket: 'documents',
        region: 'us-east-1',
        ...more,
      },
      disk: { root: '/nonexistent', secret: 'x', publicUrl: 'http://x' },
    });
  beforeAll(async () => {
    ceph = await startCeph();
    stop = ceph.stop;
  });
  afterAll(() => stop());

  storageContract(() => make());
  describe('in parts', () => partsContract(() => make()));

  it('names what was left unfinished, however many pages of it there are', async () => {
    const [store, key] = [make(), stagingKey('tenant-many', 'one')];
    const many = 1010; // the store tells a thousand at a time
    for (let begun = 0; begun < many; begun += 10)
      await Promise.all(Array.from({ length: 10 }, () => store.beginParts({ key, mediaType: 'application/pdf' })));
    const found = new Set<string | undefined>();
    for await (const { key: of, uploadId = '' } of store.unfinished('tenant-many', new Date(Date.now() + 60_000))) {
      found.add(uploadId);
      await store.abortParts({ key: of, uploadId });
    }
    expect(found.size).toBe(many);
  });

  it('is S3 when there is an endpoint, and several processes make the bucket at once', async () => {
    expect(make()).toBeInstanceOf(S3DocumentStore);
    await Promise.all([make().ping(), make().ping(), make().ping()]);
  });

  it('says that the store is unavailable', async () => {
    await expect(make({ secretKey: 'wrong' }).ping()).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(make({ endpoint: `http://127.0.0.1:${await freePort()}` }).stat('a/b')).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });
});
