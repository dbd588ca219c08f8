import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentKey, type DocumentStore, inspectUpload, stagingKey } from './index';

/** What every `DocumentStore` has to do, through the URLs that it signs, too. */
export function storageContract(makeStore: () => DocumentStore): void {
  const pdf = { mediaType: 'application/pdf', expiresInSeconds: 60 };
  const get = { ...pdf, fileName: 'plan.pdf', disposition: 'attachment' } as const;
  let store: DocumentStore;
  let key: string;

  beforeAll(() => {
    store = makeStore();
  });
  beforeEach(() => {
    key = stagingKey('tenant-a', randomUUID());
  });

  const text = async (at: string): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of (await store.read(at)) as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  const upload = async (body: string | Buffer, size = Buffer.byteLength(body), change = (url: string) => url): Promise<Response> => {
    const { url, method, headers } = await store.signedPut({ ...pdf, key, size });
    return fetch(change(url), { method, headers, body: typeof body === 'string' ? body : new Uint8Array(body) });
  };

  it('takes an upload by signed URL and gives it back by another', async () => {
    const before = Date.now();
    const { expiresAt } = await store.signedPut({ ...pdf, key, size: 5 });
    expect(Math.abs(Date.parse(expiresAt) - before - 60_000)).toBeLessThan(5_000);
    expect((await upload('hello')).status).toBe(200);
    expect(await store.stat(key)).toMatchObject({ size: 5 });
    const answer = await fetch(await store.signedGet({ ...get, key }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('hello');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-length')).toBe('5');
  });

  it('names the download as it was called, in any script', async () => {
    await upload('x');
    const fileName = 'Lageplan "Süd" (1:500) ÄÖÜß €%*\'.pdf';
    const answer = await fetch(await store.signedGet({ ...get, key, fileName, disposition: 'inline' }));
    const header = answer.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(fileName);
  });

  it('refuses an altered URL', async () => {
    await upload('secret');
    const url = await store.signedGet({ ...get, key });
    const other = stagingKey('tenant-b', randomUUID());
    for (const altered of [
      url.replace(key, other),
      url.replace('attachment', 'inline'),
      url.replace(/(ignature=)(.)/, (_, name: string, letter: string) => name + (letter === '1' ? '2' : '1')),
      url.replace(/([?&])[^&=]*ignature=[^&]*/, '$1'),
      url.split('?')[0] as string,
    ]) {
      expect((await fetch(altered)).status).toBe(403);
    }
    expect((await fetch(url, { method: 'PUT', body: 'evil', headers: { 'content-type': 'application/pdf' } })).status).toBe(403);
    expect((await upload('evil!!', 6, (signed) => signed.replace(key, other))).status).toBe(403);
    expect(await store.stat(other)).toBeNull();
    expect(await text(key)).toBe('secret');
  });

  it('refuses an expired URL', async () => {
    await upload('old');
    const read = await store.signedGet({ ...get, key, expiresInSeconds: 1 });
    const write = await store.signedPut({ ...pdf, key, size: 3, expiresInSeconds: 1 });
    await sleep(2_100);
    expect((await fetch(read)).status).toBe(403);
    expect((await fetch(write.url, { method: 'PUT', headers: write.headers, body: 'new' })).status).toBe(403);
    expect(await text(key)).toBe('old');
  });

  it.each([
    ['longer', 'hello!', 5],
    ['shorter', 'hell', 5],
    ['empty', '', 5],
  ])('refuses an upload of another size (%s), and leaves nothing behind', async (_, body, size) => {
    const { status } = await upload(body, size);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await store.stat(key)).toBeNull();
  });

  it('refuses another media type than announced', async () => {
    const { url } = await store.signedPut({ ...pdf, key, size: 2 });
    const { status } = await fetch(url, { method: 'PUT', headers: { 'content-type': 'text/html' }, body: 'hi' });
    expect([403, 415]).toContain(status);
    expect(await store.stat(key)).toBeNull();
  });

  it('gives a range', async () => {
    await upload('0123456789');
    const url = await store.signedGet({ ...get, key });
    for (const [range, part, where] of [
      ['bytes=2-4', '234', 'bytes 2-4/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ]) {
      const answer = await fetch(url, { headers: { range: range as string } });
      expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([206, part, where]);
    }
    expect((await fetch(url, { headers: { range: 'bytes=10-' } })).status).toBe(416);
  });

  it('knows what is missing', async () => {
    expect(await store.stat(key)).toBeNull();
    await expect(store.read(key)).rejects.toMatchObject({ code: 'object-missing' });
    expect((await fetch(await store.signedGet({ ...get, key }))).status).toBe(404);
    await store.remove(key);
  });

  it('writes buffers and streams, replaces and removes', async () => {
    await store.write(key, Buffer.from('one'), pdf);
    expect(await text(key)).toBe('one');
    await store.write(key, Readable.from([Buffer.from('tw'), Buffer.from('o!')]), { ...pdf, size: 4 });
    expect(await text(key)).toBe('two!');
    await store.write(key, Readable.from([Buffer.from('three')]), pdf);
    expect(await text(key)).toBe('three');
    await store.remove(key);
    expect(await store.stat(key)).toBeNull();
  });

  it('writes all or nothing', async () => {
    await expect(store.write(key, Buffer.from('one'), { ...pdf, size: 4 })).rejects.toMatchObject({ code: 'size-mismatch' });
    await expect(store.write(key, Readable.from([Buffer.from('one')]), { ...pdf, size: 4 })).rejects.toThrow();
    await expect(store.write(key, Readable.from([Buffer.from('one')]), { ...pdf, size: 2 })).rejects.toThrow();
    const broken = async function* () {
      yield Buffer.from('begin');
      await sleep(1);
      throw new Error('cut');
    };
    await expect(store.write(key, Readable.from(broken()), pdf)).rejects.toThrow();
    expect(await store.stat(key)).toBeNull();
  });

  it('promotes once, however often it is asked, and never overwrites content', async () => {
    const target = contentKey('tenant-a', createHash('sha256').update(key).digest('hex'));
    await upload('content');
    await Promise.all([store.promote(key, target), store.promote(key, target)]);
    await store.promote(key, target);
    expect(await store.stat(key)).toBeNull();
    expect(await text(target)).toBe('content');
    await upload('later');
    await store.promote(key, target);
    expect(await text(target)).toBe('content');
    expect(await store.stat(key)).toBeNull();
    await expect(store.promote(key, contentKey('tenant-a', 'f'.repeat(64)))).rejects.toMatchObject({ code: 'object-missing' });
  });

  it('does not promote what was uploaded after the check', async () => {
    const target = contentKey('tenant-a', createHash('sha256').update(key).digest('hex'));
    await upload('checked');
    const { etag } = (await store.stat(key)) ?? { etag: '' };
    await sleep(5);
    await upload('swapped');
    await expect(store.promote(key, target, { etag })).rejects.toMatchObject({ status: 409, code: 'upload-changed' });
    expect(await store.stat(target)).toBeNull();
    await store.promote(key, target, { etag: (await store.stat(key))?.etag ?? '' });
    expect(await text(target)).toBe('swapped');
  });

  it.each(['../etc/passwd', 'a/../../b', '/etc/passwd', 'a/./b', 'a//b', 'a', '', 'a/b\0', 'a/%2e%2e/b', 'a/B', `a/${'b'.repeat(300)}`])(
    'refuses the key %j',
    async (bad) => {
      for (const work of [
        () => store.signedPut({ ...pdf, key: bad, size: 1 }),
        () => store.signedGet({ ...get, key: bad }),
        () => store.stat(bad),
        () => store.read(bad),
        () => store.write(bad, Buffer.from('x'), pdf),
        () => store.promote(bad, key),
        () => store.promote(key, bad),
        () => store.remove(bad),
      ]) {
        await expect(work()).rejects.toThrow(TypeError);
      }
    },
  );

  it('takes 64 MB and gives them back unchanged', async () => {
    const size = 64 * 1024 * 1024;
    const block = randomBytes(1024 * 1024);
    const hash = createHash('sha256');
    const parts = async function* () {
      for (let n = 0; n < 64; n++) {
        block.writeUInt32BE(n);
        hash.update(block);
        yield Buffer.from(block);
      }
    };
    await store.write(key, Readable.from(parts()), { ...pdf, size });
    const answer = await fetch(await store.signedGet({ ...get, key }));
    const found = await inspectUpload(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]));
    expect({ size: found.size, sha256: found.sha256 }).toEqual({ size, sha256: hash.digest('hex') });
    const body = Buffer.alloc(size, 7);
    expect((await upload(body)).status).toBe(200);
    expect((await inspectUpload(await store.read(key))).sha256).toBe(createHash('sha256').update(body).digest('hex'));
    await store.remove(key);
  });

  it('answers a ping', async () => {
    await store.ping();
  });
}
