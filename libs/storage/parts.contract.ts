import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { contentKey, type DocumentStore, type PartsUpload, stagingKey, type Unfinished, type UploadedPart } from './index';

/** S3 takes no smaller part but the last one. */
const PART = 5 * 1024 * 1024;
const LAST = 1000;
const SIZES = [PART, PART, LAST];

async function all(unfinished: AsyncIterable<Unfinished>): Promise<Unfinished[]> {
  const found: Unfinished[] = [];
  for await (const one of unfinished) found.push(one);
  return found;
}

/** What every `DocumentStore` does with uploads in parts, through the URLs that it signs. */
export function partsContract(makeStore: () => DocumentStore): void {
  const tenant = `tenant-${randomUUID().slice(0, 8)}`;
  const whole = randomBytes(2 * PART + LAST);
  const mediaType = 'application/pdf';
  let store: DocumentStore;
  let upload: PartsUpload;

  beforeAll(() => {
    store = makeStore();
  });
  beforeEach(async () => {
    const key = stagingKey(tenant, randomUUID());
    upload = { key, uploadId: await store.beginParts({ key, mediaType }), partSize: PART };
  });
  afterEach(async () => {
    await store.abortParts(upload);
    await store.remove(upload.key);
  });

  const bytesOf = (number: number): Buffer => whole.subarray((number - 1) * PART, (number - 1) * PART + (SIZES[number - 1] ?? 0));
  const send = async (
    number: number,
    { body = bytesOf(number), size = bytesOf(number).length, change = (url: string) => url, seconds = 60 } = {},
  ): Promise<number> => {
    const { url, method, headers } = await store.signedPart({ ...upload, number, size, expiresInSeconds: seconds });
    return (await fetch(change(url), { method, headers, body: new Uint8Array(body) })).status;
  };
  const parts = async (): Promise<UploadedPart[]> => (await store.listParts(upload)) ?? [];
  const numbers = async (): Promise<number[][]> => (await parts()).map(({ number, size }) => [number, size]);

  it('takes the parts in any order, also twice, says what is there, and makes them one', async () => {
    expect(await numbers()).toEqual([]);
    expect(await send(3)).toBe(200);
    expect(await numbers()).toEqual([[3, LAST]]);
    expect(await send(1, { body: randomBytes(PART) })).toBe(200); // replaced below
    expect(await Promise.all([send(1), send(2)])).toEqual([200, 200]);
    expect(await numbers()).toEqual([
      [1, PART],
      [2, PART],
      [3, LAST],
    ]);
    expect(await store.stat(upload.key)).toBeNull();
    store = makeStore(); // the process was started anew in between
    await store.completeParts(upload, await parts());
    expect(await store.stat(upload.key)).toMatchObject({ size: whole.length });
    expect((await buffer(await store.read(upload.key))).equals(whole)).toBe(true);
    expect(await store.listParts(upload)).toBeNull();
    expect(await send(1)).toBe(404);
    await expect(store.completeParts(upload, [{ number: 1, size: PART, etag: 'x' }])).rejects.toThrow();
  });

  it('tells a part that was sent again from the first', async () => {
    await send(3);
    const [first] = await parts();
    await send(3, { body: randomBytes(LAST) });
    const [second] = await parts();
    expect(second?.etag).not.toBe(first?.etag);
    await expect(store.completeParts(upload, first ? [first] : [])).rejects.toThrow();
    expect(await store.stat(upload.key)).toBeNull();
  });

  it.each([
    ['larger', LAST + 1],
    ['smaller', LAST - 1],
  ])('refuses a part that is %s than announced, and it is not there', async (_, length) => {
    const status = await send(3, { body: randomBytes(length), size: LAST });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await numbers()).toEqual([]);
  });

  it('refuses a URL that was altered, or has expired', async () => {
    const other = stagingKey(tenant, randomUUID());
    for (const change of [
      (url: string) => url.replace(upload.key, other),
      (url: string) => url.replace(/(number|partNumber)=3/i, '$1=1'),
      (url: string) => url.replace(/uploadId=[^&]*/, `uploadId=${randomUUID()}`),
      (url: string) => url.replace(/offset=\d+|X-Amz-Expires=\d+/, 'offset=0'),
    ]) {
      expect(await send(3, { change })).toBe(403);
    }
    expect(await send(3, { seconds: -1 })).toBeGreaterThanOrEqual(400);
    expect(await numbers()).toEqual([]);
  });

  it('forgets an upload, also one that is not there', async () => {
    await send(3);
    await store.abortParts(upload);
    await store.abortParts(upload);
    expect(await store.listParts(upload)).toBeNull();
    expect(await send(3)).toBe(404);
    expect(await store.stat(upload.key)).toBeNull();
  });

  it('names what was left unfinished, of this tenant and of that age alone', async () => {
    const waiting = stagingKey(tenant, randomUUID());
    await store.write(waiting, Buffer.from('x'), { mediaType, size: 1 });
    await send(3);
    const soon = new Date(Date.now() + 60_000);
    const found = await all(store.unfinished(tenant, soon));
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([{ key: waiting }, { key: upload.key, uploadId: upload.uploadId }]));
    expect(await all(store.unfinished(tenant, new Date(Date.now() - 3_600_000)))).toEqual([]);
    expect(await all(store.unfinished(`${tenant}-x`, soon))).toEqual([]);
    await store.remove(waiting);
  });

  it('goes on naming it while it is cleared away, and finds what was being written elsewhere', async () => {
    const keys = [contentKey(tenant, 'aa'.repeat(32)), ...Array.from({ length: 4 }, () => stagingKey(tenant, randomUUID()))];
    for (const key of keys) await store.beginParts({ key, mediaType });
    for (const key of keys.slice(1)) await store.write(key, Buffer.from('x'), { mediaType, size: 1 });
    const soon = new Date(Date.now() + 60_000);
    let cleared = 0;
    for await (const { key, uploadId } of store.unfinished(tenant, soon)) {
      await (uploadId === undefined ? store.remove(key) : store.abortParts({ key, uploadId }));
      cleared++;
    }
    expect(cleared).toBe(keys.length * 2); // with the one of this spec
    expect(await all(store.unfinished(tenant, soon))).toEqual([]);
  });

  it('gives a range of what is there', async () => {
    await store.write(upload.key, Buffer.from('0123456789'), { mediaType, size: 10 });
    expect((await buffer(await store.read(upload.key, { start: 2, end: 4 }))).toString()).toBe('234');
  });

  it.each(['../etc/passwd', 'a/B', ''])('refuses the key %j', async (key) => {
    const bad = { key, uploadId: randomUUID(), partSize: PART };
    for (const work of [
      () => store.beginParts({ key, mediaType }),
      () => store.signedPart({ ...bad, number: 1, size: 1, expiresInSeconds: 1 }),
      () => store.listParts(bad),
      () => store.completeParts(bad, []),
      () => store.abortParts(bad),
    ]) {
      await expect((async () => work())()).rejects.toThrow(TypeError);
    }
  });
}
