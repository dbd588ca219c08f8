import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Uploads, type DocumentView } from '@bauraum/documents';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { stagingKey, type DocumentStore } from '@bauraum/storage';
import { listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { databaseOf, join, newDraft, ORIGIN, someone, startApi, type Api, type Someone } from './collab.fixture';

const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
const PART = 16 * 1024 ** 2;
const bytes = randomBytes(2 * PART + 5);
const dir = mkdtempSync(joinPath(tmpdir(), 'bauraum-uploads-'));

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
interface Upload {
  readonly documentId: string;
  readonly url: string | null;
  readonly headers: Record<string, string>;
  readonly multipart: { readonly uploadId: string; readonly partSize: number; readonly parts: number } | null;
}
interface Signed {
  readonly parts: { readonly number: number; readonly size: number; readonly url: string; readonly headers: Record<string, string> }[];
}
interface Problem {
  readonly code: string;
  readonly numbers?: number[];
  readonly fields?: { readonly path: string }[];
}

let test: TestDatabase;
let api: Api;
let anna: Someone;
let ben: Someone;
let caseId: string;

beforeAll(async () => {
  test = await testDatabase();
  await start();
  anna = await someone(api, tenant, 'Anna Berger');
  ben = await someone(api, tenant, 'Ben Kurz');
});
afterAll(async () => {
  await api.close();
  await test.close();
  rmSync(dir, { recursive: true });
});
beforeEach(async () => {
  caseId = await newDraft(api, anna);
});

/** The signed URLs of the disk name `PUBLIC_URL`; what is sent goes to the api itself. */
async function start(): Promise<void> {
  api = await startApi(test.appUrl, { STORAGE_DIR: dir });
}
const store = (): DocumentStore => api.app.get<DocumentStore>(DOCUMENT_STORE);

async function ask<T>(method: string, path: string, body?: object, who: Someone = anna): Promise<Answer<T>> {
  const headers = { cookie: who.cookie, origin: ORIGIN, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
  const url = `http://${api.host}/api/v1/${tenant}/cases/${caseId}/documents${path}`;
  const answer = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, body: (await answer.json()) as T };
}

const facts = (content: Buffer) => ({
  fileName: 'Plan.pdf',
  size: content.length,
  mediaType: 'application/pdf',
  sha256: createHash('sha256').update(content).digest('hex'),
});
const announce = async (content = bytes): Promise<Upload> =>
  (await ask<Upload>('POST', '', { ...facts(content), title: 'Plan', typeCode: '1803' })).body;
const path = (documentId: string, rest: string): string => `/${documentId}/versions/1/${rest}`;

async function send(documentId: string, number: number, content = bytes.subarray((number - 1) * PART, number * PART)): Promise<number> {
  const { body } = await ask<Signed>('POST', path(documentId, 'parts'), { numbers: [number] });
  const [part] = body.parts;
  const { pathname, search } = new URL(part?.url ?? ORIGIN);
  const target = `http://${api.host}${pathname}${search}`;
  return (await fetch(target, { method: 'PUT', headers: part?.headers ?? {}, body: new Uint8Array(content) })).status;
}
const arrived = async (documentId: string): Promise<number[][]> => {
  const { body } = await ask<{ parts: { number: number; size: number }[] }>('GET', path(documentId, 'parts'));
  return body.parts.map(({ number, size }) => [number, size]);
};
const versionOf = async (documentId: string, who = anna): Promise<DocumentView['versions'][number] | undefined> =>
  (await ask<DocumentView[]>('GET', '', undefined, who)).body.find(({ id }) => id === documentId)?.versions[0];
const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));

describe('a large file', () => {
  it('is sent in parts, also after the api was started anew, and put together once', async () => {
    const { documentId, url, multipart } = await announce();
    expect({ url, multipart }).toMatchObject({ url: null, multipart: { partSize: PART, parts: 3 } });
    expect(await send(documentId, 3)).toBe(200);
    expect(await send(documentId, 1)).toBe(200);
    await api.close();
    await start();
    expect(await arrived(documentId)).toEqual([
      [1, PART],
      [3, 5],
    ]);
    const early = await ask<Problem>('POST', path(documentId, 'complete'), {});
    expect(early).toMatchObject({ status: 409, body: { code: 'parts-missing', numbers: [2] } });
    expect(await versionOf(documentId)).toMatchObject({ status: 'uploading', uploading: { size: bytes.length, partSize: PART } });
    expect(await send(documentId, 2)).toBe(200);
    const both = await Promise.all([1, 2].map(() => ask<DocumentView>('POST', path(documentId, 'complete'), {})));
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(await versionOf(documentId)).toMatchObject({ status: 'checking', uploading: null, waiting: null });
    expect(await query(`select 1 from outbox where tenant_id = $1 and case_id = $2 and effect = 'settleUpload'`, caseId)).toHaveLength(1);
    const [row] = await query<{ upload_id: string }>(
      `select upload_id from document_version where tenant_id = $1 and document_id = $2`,
      documentId,
    );
    const whole = await buffer(await store().read(stagingKey(tenant, row?.upload_id ?? '')));
    expect(whole.equals(bytes)).toBe(true);
    expect(await ask<Problem>('GET', path(documentId, 'parts'))).toMatchObject({ status: 409, body: { code: 'upload-ended' } });
  });

  it('goes on when it was put together and the answer was lost', async () => {
    const { documentId } = await announce();
    for (const number of [1, 2, 3]) await send(documentId, number);
    const [row] = await query<{ upload_id: string; parts_id: string }>(
      `select upload_id, parts_id from document_version where tenant_id = $1 and document_id = $2`,
      documentId,
    );
    const upload = { key: stagingKey(tenant, row?.upload_id ?? ''), uploadId: row?.parts_id ?? '', partSize: PART };
    await store().completeParts(upload, (await store().listParts(upload)) ?? []);
    expect((await ask('POST', path(documentId, 'complete'), {})).status).toBe(202);
    expect(await versionOf(documentId)).toMatchObject({ status: 'checking' });
  });

  it('has only the parts that it was announced with', async () => {
    const { documentId } = await announce();
    for (const numbers of [[4], [0], [1.5], ['1'], [], [1, 1], Array.from({ length: 21 }, (_, i) => i + 1), [10_001]]) {
      expect(await ask<Problem>('POST', path(documentId, 'parts'), { numbers })).toMatchObject({ status: 422 });
    }
    expect(await ask<Problem>('POST', path(documentId, 'parts'), { numbers: [1, 4] })).toMatchObject({
      body: { code: 'invalid-input', fields: [{ path: '/numbers/1' }] },
    });
    expect(await send(documentId, 3, Buffer.alloc(6))).toBe(413);
    expect(await send(documentId, 3, Buffer.alloc(4))).toBe(400);
    expect(await arrived(documentId)).toEqual([]);
  });

  it('is sent by the one who announced it', async () => {
    const { documentId } = await announce();
    expect((await ask('GET', path(documentId, 'parts'), undefined, ben)).status).toBe(404);
    await join(api, ben, caseId, 'designer');
    expect((await ask('GET', path(documentId, 'parts'), undefined, ben)).status).toBe(404);
    expect((await ask('POST', path(documentId, 'parts'), { numbers: [1] }, ben)).status).toBe(404);
    expect(await versionOf(documentId, ben)).toMatchObject({ status: 'uploading', uploading: null });
  });

  it('of 16 MiB is none yet', async () => {
    const { documentId, url, multipart } = await announce(bytes.subarray(0, PART));
    expect([typeof url, multipart]).toEqual(['string', null]);
    expect(await ask<Problem>('POST', path(documentId, 'parts'), { numbers: [1] })).toMatchObject({
      status: 409,
      body: { code: 'not-in-parts' },
    });
  });

  it('is a new version, too, and never more than the setting allows', async () => {
    const { documentId } = await announce();
    const next = await ask<Upload>('POST', `/${documentId}/versions`, { ...facts(bytes), reason: 'Maße' });
    expect(next).toMatchObject({ status: 201, body: { version: 2, url: null, multipart: { parts: 3 } } });
    const large = { ...facts(bytes), size: 501 * 1024 ** 2 };
    expect(await ask('POST', `/${documentId}/versions`, large)).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });
});

describe('what nobody completes', () => {
  const old = (documentId: string): Promise<unknown> =>
    query(`update document_version set announced_at = now() - interval '25 hours' where tenant_id = $1 and document_id = $2`, documentId);

  /** Whatever the store has lies there for longer than a day. */
  const longAgo = (): void => {
    const unfinished = store().unfinished.bind(store());
    jest.spyOn(store(), 'unfinished').mockImplementation((of) => unfinished(of, new Date(Date.now() + 60_000)));
  };

  it('is cleared away step by step, also behind what has to stay', async () => {
    const kept = await announce();
    await send(kept.documentId, 3);
    const keys = Array.from({ length: 3 }, () => stagingKey(tenant, randomUUID()));
    for (const key of keys) await store().write(key, Buffer.from('x'), { mediaType: 'application/pdf', size: 1 });
    const left = async (): Promise<number> => (await Promise.all(keys.map((key) => store().stat(key)))).filter(Boolean).length;
    longAgo();
    await api.app.get(Uploads).sweep(tenant, 2);
    expect(await left()).toBe(1);
    await api.app.get(Uploads).sweep(tenant, 2);
    jest.restoreAllMocks();
    expect([await left(), await arrived(kept.documentId)]).toEqual([0, [[3, 5]]]);
  });

  it('is given up after a day, and cleared away; the rest stays', async () => {
    const uploads = api.app.get(Uploads);
    const [stale, young, quarantined] = [await announce(), await announce(), await announce()];
    for (const { documentId } of [stale, young, quarantined]) await send(documentId, 3);
    for (const number of [1, 2]) await send(quarantined.documentId, number);
    await ask('POST', path(quarantined.documentId, 'complete'), {});
    await old(stale.documentId);
    await old(quarantined.documentId);
    longAgo();
    await uploads.sweep(tenant);
    await uploads.sweep(tenant);
    jest.restoreAllMocks();

    expect(await versionOf(stale.documentId)).toMatchObject({ status: 'rejected', problem: 'not-uploaded' });
    expect(await versionOf(young.documentId)).toMatchObject({ status: 'uploading' });
    expect(await versionOf(quarantined.documentId)).toMatchObject({ status: 'checking' });
    expect(await arrived(young.documentId)).toEqual([[3, 5]]);
    const ids = readdirSync(joinPath(dir, '.incoming')).join();
    expect(ids).not.toContain(stale.multipart?.uploadId);
    expect(ids).toContain(young.multipart?.uploadId);
    expect(await store().stat(stagingKey(tenant, quarantined.multipart?.uploadId ?? ''))).toMatchObject({ size: bytes.length });
    expect(await ask('POST', path(stale.documentId, 'parts'), { numbers: [1] })).toMatchObject({ status: 409 });
    expect((await ask('POST', path(stale.documentId, 'complete'), {})).status).toBe(202); // changes nothing
    expect(await versionOf(stale.documentId)).toMatchObject({ status: 'rejected' });
  });
});
