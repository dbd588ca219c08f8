import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { Effects, WorkflowRunner } from '@bauraum/cases';
import { DOCUMENT_STORE } from '@bauraum/documents';
import { newId, sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { RenderPreviews, type PreviewRenderer } from '@bauraum/previews';
import { contentKey, type DocumentStore } from '@bauraum/storage';
import { listAuthorities } from '@bauraum/workflows';
import { samplePdf } from '../../libs/pdf-facts/pdfs.fixture';
import { starvedRenderer, testRenderer } from '../../libs/previews/renderer.fixture';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { databaseOf, join, newDraft, ORIGIN, someone, startApi, type Api, type Someone } from './collab.fixture';

const [tenant = '', other = ''] = listAuthorities().map(({ slug }) => slug);
const dir = mkdtempSync(joinPath(tmpdir(), 'bauraum-previews-'));

let test: TestDatabase;
let api: Api;
let store: DocumentStore;
let anna: Someone;

beforeAll(async () => {
  Logger.overrideLogger(false);
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

const query = <T>(sql: string, ...params: readonly unknown[]): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx: Tx) => tx.query<T[]>(sql, [tenant, ...params]));

interface Given {
  readonly bytes: Buffer;
  readonly direction?: string;
  readonly status?: string;
  readonly mediaType?: string;
}

/** A document whose one version lies in the store. */
async function put(
  caseId: string,
  { bytes, direction = 'incoming', status = 'available', mediaType = 'application/pdf' }: Given,
): Promise<string> {
  const id = newId();
  await store.write(contentKey(tenant, sha256(bytes)), bytes, { mediaType, size: bytes.length });
  await query(
    `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at) values ($1, $2, $3, 'Plan', '1803', $4, 1, now())`,
    id,
    caseId,
    direction,
  );
  await query(
    `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
     values ($1, $2, 1, $3, 'a', $4, $5, $6, $7, now())`,
    id,
    newId(),
    bytes.length,
    mediaType,
    sha256(bytes),
    status,
  );
  return id;
}

async function get(path: string, who = anna, authority = tenant): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`http://${api.host}/api/v1/${authority}/${path}`, { headers: { cookie: who.cookie, origin: ORIGIN } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const pages = (caseId: string, id: string, who = anna, authority = tenant) =>
  get(`cases/${caseId}/documents/${id}/versions/1/pages`, who, authority);
const image = (caseId: string, id: string, page: number, size = 'page', who = anna) =>
  get(`cases/${caseId}/documents/${id}/versions/1/pages/${page}/image?size=${size}`, who);

const waiting = async (caseId: string): Promise<string[]> =>
  (await query<{ id: string }>(`select id from outbox where tenant_id = $1 and case_id = $2 and effect = 'renderPreviews'`, caseId)).map(
    ({ id }) => id,
  );

/** What a worker does. */
async function work(caseId: string, renderer: PreviewRenderer = testRenderer()): Promise<void> {
  const effects = new Effects(databaseOf(api));
  effects.register(new RenderPreviews(store, databaseOf(api), renderer));
  for (const id of await waiting(caseId)) await effects.run(tenant, id);
}

const plan = (title: string, count = 1): Buffer =>
  samplePdf({ pages: Array.from({ length: count }, (_, n) => [`${title}, Seite ${n + 1}`]) });

describe('the pages of a document', () => {
  it('are drawn when they are first asked for, once, and then shown', async () => {
    const caseId = await newDraft(api, anna);
    const bytes = plan('Lageplan', 12);
    const id = await put(caseId, { bytes });
    const pending = { state: 'pending', problem: null, count: 0, pages: [], scales: [] };
    expect((await Promise.all([pages(caseId, id), pages(caseId, id), image(caseId, id, 1)])).map(({ body }) => body['state'])).toEqual(Array(3).fill('pending')); // prettier-ignore
    expect((await pages(caseId, id)).body).toEqual(pending);
    expect(await waiting(caseId)).toHaveLength(1);

    await work(caseId);
    expect((await pages(caseId, id)).body).toMatchObject({
      state: 'ready',
      count: 12,
      pages: Array.from({ length: 12 }, (_, n) => ({ number: n + 1, width: 595, height: 842, format: 'A4' })),
    });
    const first = await image(caseId, id, 1);
    expect(first.body).toMatchObject({ state: 'ready', width: 1131, height: 1600, text: 'Lageplan, Seite 1' });
    const url = new URL(String(first.body['url']));
    const picture = await fetch(`http://${api.host}${url.pathname}${url.search}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');

    // A page further on brings its neighbours; the large size comes for itself.
    expect((await image(caseId, id, 12)).body).toMatchObject({ state: 'pending', url: null });
    expect((await image(caseId, id, 11, 'thumbnail')).body).toMatchObject({ state: 'pending' });
    expect((await image(caseId, id, 1, 'large')).body).toMatchObject({ state: 'pending' });
    expect(await waiting(caseId)).toHaveLength(2);
    await work(caseId);
    for (const [page, size] of [[9, 'page'], [10, 'thumbnail'], [11, 'thumbnail'], [12, 'page'], [1, 'large']] as const) expect((await image(caseId, id, page, size)).body).toMatchObject({ state: 'ready' }); // prettier-ignore
    expect((await image(caseId, id, 13)).status).toBe(404);
    expect((await image(caseId, id, 0)).status).toBe(404);
    expect((await image(caseId, id, 1, 'huge')).status).toBe(422);

    // The same content in another case is known already.
    const again = await newDraft(api, anna);
    const copy = await put(again, { bytes });
    expect((await pages(again, copy)).body).toMatchObject({ state: 'ready', count: 12 });
    expect(await waiting(again)).toEqual([]);
  });

  it('survive a worker that is killed, and come out once however many work at them', async () => {
    const caseId = await newDraft(api, anna);
    const id = await put(caseId, { bytes: plan('Schnitt') });
    await pages(caseId, id);
    const [row = ''] = await waiting(caseId);
    const handler = new RenderPreviews(store, databaseOf(api), testRenderer());
    // Killed after the pictures were written and before this was written down: everything is still to do.
    await handler.prepare({ id: row, tenant, caseId, processId: caseId, params: { documentId: id, version: 1 }, attempts: 0 });
    expect((await pages(caseId, id)).body).toMatchObject({ state: 'pending' });
    await Promise.all([work(caseId), work(caseId)]);
    expect((await pages(caseId, id)).body).toMatchObject({ state: 'ready', count: 1 });
    const none = { limits: testRenderer().limits, busy: () => false, render: () => Promise.reject(new Error('drawn twice')) };
    await query(
      `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, 'renderPreviews', $4)`,
      newId(),
      caseId,
      JSON.stringify({ documentId: id, version: 1 }),
    );
    await work(caseId, none as unknown as PreviewRenderer);
    expect(await waiting(caseId)).toEqual([]);
  });

  it('wait while others are drawn', async () => {
    const caseId = await newDraft(api, anna);
    const id = await put(caseId, { bytes: plan('Ansicht') });
    await pages(caseId, id);
    await work(caseId, testRenderer({ parallel: 0 }));
    expect(await waiting(caseId)).toHaveLength(1);
    expect((await pages(caseId, id)).body).toMatchObject({ state: 'pending' });
  });

  it('come after all when the machine was too busy to draw them', async () => {
    const caseId = await newDraft(api, anna);
    const id = await put(caseId, { bytes: plan('Geduld') });
    await pages(caseId, id);
    await expect(work(caseId, starvedRenderer())).rejects.toMatchObject({ code: 'isolation-starved' });
    expect((await pages(caseId, id)).body).toMatchObject({ state: 'pending' });
    expect((await image(caseId, id, 1)).body).toMatchObject({ state: 'pending' });
    await work(caseId);
    expect((await image(caseId, id, 1)).body).toMatchObject({ state: 'ready' });
  });

  it('that cannot be drawn say why; one bad page costs itself alone', async () => {
    const caseId = await newDraft(api, anna);
    const broken = await put(caseId, { bytes: Buffer.from('%PDF-1.7\nnichts') });
    const secret = await put(caseId, { bytes: samplePdf({ userPassword: 'geheim' }) });
    const scan = await put(caseId, { bytes: Buffer.from('II*\0'), mediaType: 'image/tiff' });
    const large = await put(caseId, { bytes: plan('Sehr groß') });
    for (const id of [broken, secret, scan]) await pages(caseId, id);
    await work(caseId);
    expect((await pages(caseId, broken)).body).toMatchObject({ state: 'none', problem: 'broken' });
    expect((await image(caseId, broken, 1)).body).toMatchObject({ state: 'none' });
    expect((await pages(caseId, secret)).body).toMatchObject({ state: 'none', problem: 'encrypted' });
    expect((await pages(caseId, scan)).body).toMatchObject({ state: 'none', problem: 'type' });
    await pages(caseId, large);
    await work(caseId, testRenderer({ maxBytes: 10 }));
    expect((await pages(caseId, large)).body).toMatchObject({ state: 'none', problem: 'too-large' });

    const many = await put(caseId, { bytes: plan('Viele', 4) });
    await pages(caseId, many);
    await work(caseId);
    await image(caseId, many, 3);
    const real = testRenderer();
    const render: PreviewRenderer['render'] = async (request, input) => {
      const drawn = await real.render({ ...request, pages: request.pages.filter((page) => page !== 3 || request.pages[0] === 4) }, input);
      return request.pages.includes(3) ? { ...drawn, pages: drawn.pages.filter(({ page }) => page < 3), problem: 'timeout' } : drawn;
    };
    const bad = { limits: real.limits, busy: () => false, render } as unknown as PreviewRenderer;
    await work(caseId, bad);
    await work(caseId, bad);
    const states = await Promise.all([1, 2, 3, 4].map(async (page) => (await image(caseId, many, page)).body['state']));
    expect(states).toEqual(['ready', 'ready', 'none', 'ready']);
  });

  it('come again when the store was away', async () => {
    const caseId = await newDraft(api, anna);
    const id = await put(caseId, { bytes: plan('Statik') });
    await pages(caseId, id);
    jest.spyOn(store, 'read').mockResolvedValue(new Readable({ read() { this.destroy(new Error('gone')); } })); // prettier-ignore
    await expect(work(caseId)).rejects.toThrow();
    jest.restoreAllMocks();
    await work(caseId);
    expect((await pages(caseId, id)).body).toMatchObject({ state: 'ready' });
  });
});

describe('who sees them', () => {
  it('those who see the document, and nobody else', async () => {
    const caseId = await newDraft(api, anna);
    const id = await put(caseId, { bytes: plan('Geheim') });
    const inner = await put(caseId, { bytes: plan('Vermerk'), direction: 'internal' });
    const waits = await put(caseId, { bytes: plan('Quarantäne'), status: 'checking' });
    const as = async (name: string, role: Parameters<typeof join>[3] | null, doc = id): Promise<number> => {
      const who = await someone(api, tenant, name);
      if (role) await join(api, who, caseId, role);
      return (await pages(caseId, doc, who)).status;
    };
    expect([await as('Planerin', 'planner'), await as('Leser', 'reader'), await as('Entwurf', 'designer')]).toEqual([200, 200, 200]);
    expect([await as('Zahler', 'payer'), await as('Fremd', null)].every((status) => status >= 403)).toBe(true);
    expect([(await pages(caseId, inner)).status, (await pages(caseId, waits)).status]).toEqual([404, 404]);
    expect((await pages(await newDraft(api, anna), id)).status).toBe(404);
    const elsewhere = await someone(api, other, 'Anna Berger');
    await join(api, elsewhere, caseId, 'builder');
    expect((await pages(caseId, id, elsewhere, other)).status).toBe(404);
  });

  it('a notice that the applicants have not opened is not shown to them beside the way that records it', async () => {
    const caseId = await newDraft(api, anna);
    const notice = await put(caseId, { bytes: plan('Bescheid'), direction: 'outgoing' });
    const letter = await put(caseId, { bytes: plan('Schreiben'), direction: 'outgoing' });
    await query(
      `insert into decision (tenant_id, case_id, id, kind, reasons, provisions, revision, status, notice_document_id)
       values ($1, $2, $3, 'grant', '', '[]', 1, 'released', $4)`,
      caseId,
      newId(),
      notice,
    );
    const runner = api.app.get(WorkflowRunner);
    const allowed = jest.spyOn(runner, 'allowed').mockResolvedValue({ status: 'granted', events: ['NOTICE_OPENED'], revision: 1 });
    expect((await pages(caseId, notice)).body).toMatchObject({ state: 'none', problem: 'unopened' });
    expect((await image(caseId, notice, 1)).body).toMatchObject({ state: 'none', url: null });
    expect((await pages(caseId, letter)).body).toMatchObject({ state: 'pending' });
    allowed.mockResolvedValue({ status: 'granted', events: [], revision: 2 });
    expect((await pages(caseId, notice)).body).toMatchObject({ state: 'pending' });
  });

  it('a body sees what it was given', async () => {
    const caseId = await newDraft(api, anna);
    const [given, kept] = [await put(caseId, { bytes: plan('Für alle') }), await put(caseId, { bytes: plan('Nicht für alle') })];
    const [participation, body] = [newId(), (await query<{ id: string }>(`select id from body where tenant_id = $1 limit 1`))[0]?.id ?? ''];
    await query(
      `insert into process select (jsonb_populate_record(p, jsonb_build_object('id', $3::uuid))).* from process p where tenant_id = $1 and id = $2`,
      caseId,
      participation,
    );
    await query(
      `insert into participation (tenant_id, id, case_id, body_id, reason, legal_basis, consequence, due_on, document_ids, requested_by, requested_at)
       values ($1, $2, $3, $4, '', '', '', now(), $5, $2, now())`,
      participation,
      caseId,
      body,
      [given],
    );
    const member = await someone(api, tenant, 'Beteiligte');
    await databaseOf(api).transaction(tenant, (tx) =>
      tx.query(`insert into membership (tenant_id, id, person_id, scope, scope_id, role) values ($1, $2, $3, 'body', $4, 'body-member')`, [
        tenant,
        newId(),
        member.principal.personId,
        body,
      ]),
    );
    const base = `participations/${participation}/documents`;
    expect((await get(`${base}/${given}/pages`, member)).body).toMatchObject({ state: 'pending' });
    await work(caseId);
    expect((await get(`${base}/${given}/pages`, member)).body).toMatchObject({ state: 'ready' });
    expect((await get(`${base}/${given}/pages/1/image?size=page`, member)).body).toMatchObject({ state: 'ready' });
    expect((await get(`${base}/${kept}/pages`, member)).status).toBe(404);
    expect((await get(`${base}/${kept}/pages/1/image?size=page`, member)).status).toBe(404);
    expect((await pages(caseId, given, member)).status).toBe(404);
    expect((await get(`${base}/${given}/pages`, await someone(api, tenant, 'Fremd'))).status).toBe(404);
  });
});
