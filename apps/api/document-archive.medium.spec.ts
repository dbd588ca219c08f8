import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { newId, sha256 } from '@bauraum/kernel';
import { contentKey, type DocumentStore } from '@bauraum/storage';
import { listAuthorities } from '@bauraum/workflows';
import { fromBufferPromise } from 'yauzl';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { until } from '../../test/support/until';
import { databaseOf, join, newDraft, ORIGIN, someone, startApi, type Api, type Someone } from './collab.fixture';

const [tenant = '', other = ''] = listAuthorities().map(({ slug }) => slug);
const dir = mkdtempSync(joinPath(tmpdir(), 'bauraum-archive-'));

let test: TestDatabase;
let api: Api;
let store: DocumentStore;
let anna: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl, { STORAGE_DIR: dir });
  store = api.app.get<DocumentStore>(DOCUMENT_STORE);
  anna = await someone(api, tenant, 'Anna Berger');
});
afterAll(async () => {
  await api.close();
  await test.close();
  rmSync(dir, { recursive: true });
});
afterEach(() => jest.restoreAllMocks());

interface Given {
  readonly title: string;
  readonly bytes: Buffer;
  readonly id?: string;
  readonly version?: number;
  readonly direction?: string;
  readonly status?: string;
}

/** A version that lies in the store. */
async function put(
  caseId: string,
  { title, bytes, id = newId(), version = 1, direction = 'incoming', status = 'available' }: Given,
): Promise<string> {
  const hash = sha256(bytes);
  await store.write(contentKey(tenant, hash), bytes, { mediaType: 'application/pdf', size: bytes.length });
  await databaseOf(api).transaction(tenant, async (tx) => {
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
       values ($1, $2, $3, $4, '1803', $5, $6, clock_timestamp()) on conflict (tenant_id, id) do update set current_version = $6`,
      [tenant, id, caseId, title, direction, status === 'available' ? version : 0],
    );
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, $3, $4, 'a.pdf', $5, 'application/pdf', $6, $7, now())`,
      [tenant, id, version, newId(), bytes.length, hash, status],
    );
  });
  return id;
}

const get = (caseId: string, who: Someone = anna, authority = tenant, signal?: AbortSignal): Promise<Response> =>
  fetch(`http://${api.host}/api/v1/${authority}/cases/${caseId}/documents.zip`, {
    headers: { cookie: who.cookie, origin: ORIGIN },
    ...(signal ? { signal } : {}),
  });

/** Names and contents of a ZIP. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

const plan = (letter: string, size = 300_000): Buffer => Buffer.alloc(size, letter);

it('gives every version that the caller may see, with the bytes that were filed and a list of them', async () => {
  const caseId = await newDraft(api, anna);
  const id = await put(caseId, { title: 'Lageplan 1:500', bytes: plan('a') });
  await put(caseId, { title: 'Lageplan 1:500', bytes: plan('b'), id, version: 2 });
  await put(caseId, { title: 'Lageplan 1:500', bytes: plan('c') });
  await put(caseId, { title: 'Bescheid', bytes: plan('d'), direction: 'outgoing' });
  await put(caseId, { title: 'Vermerk', bytes: plan('e'), direction: 'internal' });
  await put(caseId, { title: 'Quarantäne', bytes: plan('f'), status: 'checking' });

  const response = await get(caseId);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(response.headers.get('content-disposition')).toContain('filename="Unterlagen Haus.zip"');
  const files = await unzip(Buffer.from(await response.arrayBuffer()));
  const index = files.get('index.csv')?.toString() ?? '';
  files.delete('index.csv');
  const expected = {
    'frühere Versionen/01 Lageplan 1-500 v1.pdf': sha256(plan('a')),
    '01 Lageplan 1-500 v2.pdf': sha256(plan('b')),
    '02 Lageplan 1-500 v1.pdf': sha256(plan('c')),
    '03 Bescheid v1.pdf': sha256(plan('d')),
  };
  expect(Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]))).toEqual(expected);
  for (const [name, hash] of Object.entries(expected)) expect(index).toMatch(new RegExp(`^"${name}".*"${hash}"`, 'm'));
  expect(index).not.toMatch(/Vermerk|Quarantäne/);
});

it('does not know the case for who has no role in it, nor for another authority', async () => {
  const caseId = await newDraft(api, anna);
  const stranger = await someone(api, tenant, 'Fremd');
  expect((await get(caseId, stranger)).status).toBe(404);
  const elsewhere = await someone(api, other, 'Anna Berger');
  expect((await get(caseId, elsewhere, other)).status).toBe(404);
  await join(api, elsewhere, caseId, 'builder');
  expect((await get(caseId, elsewhere, other)).status).toBe(404);
});

it('breaks off when the store gives other bytes than were filed', async () => {
  const caseId = await newDraft(api, anna);
  await put(caseId, { title: 'Lageplan', bytes: plan('g') });
  jest.spyOn(store, 'read').mockResolvedValue(Readable.from([plan('h')]));
  const response = await get(caseId);
  await expect(response.arrayBuffer()).rejects.toThrow();
});

it('holds no transaction while it streams, and lets go when the reader goes', async () => {
  const caseId = await newDraft(api, anna);
  await put(caseId, { title: 'Lageplan', bytes: plan('i') });
  let pieces = 0;
  let sent = false;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent = true;
        pieces++;
        yield plan('i', 65_536);
      }
    })(),
  );
  jest.spyOn(store, 'read').mockResolvedValue(endless);
  const stop = new AbortController();
  const response = await get(caseId, anna, tenant, stop.signal);
  const reader = response.body?.getReader();
  await reader?.read();
  await until('the archive is on its way', () => sent);
  const [{ open } = { open: -1 }] = await databaseOf(api).transaction(tenant, (tx) =>
    tx.query<{ open: number }[]>(
      `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`,
    ),
  );
  expect(open).toBe(0);
  // As fast as its reader: who reads nothing makes the api read nothing, but for what buffers and the connection take.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = pieces;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(pieces).toBe(before);
  stop.abort();
  await until('the document is let go', () => endless.destroyed);
});
