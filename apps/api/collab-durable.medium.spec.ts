import { setTimeout as sleep } from 'node:timers/promises';
import { Applications, Submission } from '@bauraum/applications';
import { WorkflowRunner } from '@bauraum/cases';
import { Collaboration } from '@bauraum/collaboration';
import { freePort } from '@bauraum/embedded-postgres';
import { newId, SYSTEM_ACTOR } from '@bauraum/kernel';
import { Fees } from '@bauraum/payments';
import { SignOffs } from '@bauraum/sign-off';
import { listAuthorities } from '@bauraum/workflows';
import * as Y from 'yjs';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { runChild, type TestChild } from '../../test/support/child';
import { redisMissing, startRedis, type TestRedis } from '../../test/support/redis';
import {
  client,
  completeAnswers,
  databaseOf,
  join,
  newDraft,
  someone,
  startApi,
  wait,
  type Api,
  type Client,
  type Someone,
} from './collab.fixture';

const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
let test: TestDatabase;
let api: Api;
let anna: Someone;
let david: Someone;
const open: Client[] = [];

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  anna = await someone(api, tenant, 'Anna Berger');
  david = await someone(api, tenant, 'David Kern');
});
afterEach(() => open.splice(0).forEach((one) => one.destroy()));
afterAll(async () => {
  await api.close();
  await test.close();
});

function connect(host: string, who: Someone, caseId: string): Client {
  const one = client(host, { tenant, caseId, cookie: who.cookie });
  open.push(one);
  return one;
}

const query = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx) => tx.query<T[]>(sql, [...params]));

async function logged(caseId: string): Promise<string> {
  const doc = new Y.Doc();
  const rows = await query<{ update: Buffer }>('select update from collab_update where case_id = $1 order by seq', [caseId]);
  for (const { update } of rows) Y.applyUpdate(doc, update);
  const project = doc.getMap<Y.Map<Y.Text>>('form').get('project');
  return String(project?.get('description')?.toJSON());
}

describe('kill -9 of the api during typing', () => {
  const start = async (port: number): Promise<TestChild> => {
    const code = `require('reflect-metadata'); require('./apps/api/collab.fixture').startApi(input.url, { PORT: input.port }).then(({ host }) => console.log(host));`;
    const child = runChild(code, { url: test.appUrl, port: String(port) });
    await child.line();
    return child;
  };

  it('loses nothing that the client saw as saved, and nothing at all once it is back', async () => {
    const port = await freePort();
    const caseId = await newDraft(api, anna);
    let child = await start(port);
    const one = connect(`127.0.0.1:${port}`, anna, caseId);
    await one.saved(30_000);
    const text = one.text('project', 'description');
    let saved = 0;
    one.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number === 0) saved = text.length;
    });
    const lost: string[] = [];
    for (let round = 0; round < 3; round++) {
      const until = performance.now() + 700 + round * 37;
      for (let key = 1; performance.now() < until; key++) {
        text.insert(text.length, String(text.length % 10));
        await sleep(key % 8 === 0 ? 60 : 2);
      }
      await child.end('SIGKILL');
      const [seen, kept] = [saved, await logged(caseId)];
      expect(seen).toBeGreaterThan(0);
      if (kept.length < seen || !String(text.toJSON()).startsWith(kept)) lost.push(`${seen} seen as saved, ${kept.length} kept`);
      text.insert(text.length, 'offline');
      child = await start(port);
      await one.saved(30_000);
    }
    expect(lost).toEqual([]);
    expect(await logged(caseId)).toBe(String(text.toJSON()));
    await child.end('SIGKILL');
  });
});

describe('a submission', () => {
  it('files exactly what everybody saw as saved, and ends the writing', async () => {
    const { app } = api;
    const db = databaseOf(api);
    const caseId = await newDraft(api, anna);
    const [applications, runner, submission] = [app.get(Applications), app.get(WorkflowRunner), app.get(Submission)];
    const principal = { ...anna.principal, roles: ['builder' as const] };
    const fees = app.get(Fees);
    const of = fees.of.bind(fees);
    jest.spyOn(fees, 'of').mockImplementation(async (...args) => ({ ...(await of(...args)), paidCents: 100_000_000 }));
    jest.spyOn(app.get(SignOffs), 'complete').mockResolvedValue([]); // who signs what is tried elsewhere
    await db.transaction(tenant, async (tx) => {
      const { data, revision } = await applications.read(tx, caseId);
      await applications.save(tx, principal, caseId, revision, completeAnswers(await applications.form(tx, caseId), data));
      const paid = { type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 100_000_000 };
      await runner.dispatch(tx, { processId: caseId, event: paid, actor: SYSTEM_ACTOR });
      const document = { documentId: newId(), typeCode: '1803', version: 1, sha256: 'a'.repeat(64), title: 'Lageplan', size: 1 };
      const actor = { id: principal.personId, name: principal.name, role: 'builder' as const };
      await runner.dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...document }, actor });
      await tx.query(
        `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at) values ($1, $2, $3, 'Lageplan', '1803', 'incoming', 1, now())`,
        [tenant, document.documentId, caseId],
      );
      await tx.query(
        `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
         values ($1, $2, 1, gen_random_uuid(), 'Lageplan.pdf', 1, 'application/pdf', $3, 'available', now())`,
        [tenant, document.documentId, document.sha256],
      );
    });
    const one = connect(api.host, anna, caseId);
    await one.saved();
    let saved = '';
    const text = one.text('project', 'description');
    one.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number === 0) saved = String(text.toJSON());
    });
    // On a slow machine nothing may be saved between two strokes: something was before.
    text.insert(0, 'Ein Haus am See. ');
    await one.saved();
    const typing = setInterval(() => text.insert(text.length, 'x'), 2);
    await sleep(300);
    await db.transaction(tenant, (tx) => submission.submit(tx, principal, caseId));
    const code = await one.closed();
    clearInterval(typing);
    const seen = saved;
    expect(code).toBe(4409);
    const [snapshot] = await query<{ content: string }>('select content from application_snapshot where case_id = $1', [caseId]);
    const filed = (JSON.parse(snapshot?.content ?? '{}') as { application: { project: { description: string } } }).application.project
      .description;
    expect(filed.length).toBeGreaterThan(10);
    expect([filed.startsWith(seen), seen.length > 10]).toEqual([true, true]);
    expect(await logged(caseId)).toBe(filed);
  });
});

describe('a long log', () => {
  it('is read from a snapshot, its old rows merged, and its history stays', async () => {
    const caseId = await newDraft(api, anna);
    const one = connect(api.host, anna, caseId);
    await one.saved();
    for (let i = 0; i < 260; i++) one.text('project', 'description').insert(i, String(i % 10));
    await one.saved();
    const text = await logged(caseId);
    await query(`update collab_document set projected_seq = 0 where case_id = $1`, [caseId]);
    const flush = (): Promise<unknown> => databaseOf(api).transaction(tenant, (tx) => api.app.get(Collaboration).flush(tx, caseId));
    await flush();
    const [snapshot] = await query<{ seq: string }>('select seq from collab_snapshot where case_id = $1', [caseId]);
    expect(Number(snapshot?.seq)).toBeGreaterThanOrEqual(200);
    await aDayLater(caseId);
    one.section('project').set('title', 'danach');
    await one.saved();
    await query(`update collab_document set projected_seq = 0 where case_id = $1`, [caseId]);
    await flush();
    const rows = await query<{ seq: string; fields: string[] }>('select seq, fields from collab_update where case_id = $1 order by seq', [
      caseId,
    ]);
    expect(rows.map(({ seq, fields }) => [Number(seq), fields])).toEqual([
      [1, []],
      [261, ['project.description']],
      [262, ['project.title']],
    ]);
    expect(await logged(caseId)).toBe(text);
    one.destroy();
    const again = connect(api.host, anna, caseId);
    await again.saved();
    expect([String(again.text('project', 'description').toJSON()), again.section('project').get('title')]).toEqual([text, 'danach']);
  });

  const aDayLater = async (caseId: string): Promise<void> => {
    const admin = new (await import('pg')).Client({ connectionString: test.adminUrl });
    await admin.connect();
    await admin.query(`update collab_update set at = at - interval '1 day' where case_id = $1`, [caseId]);
    await admin.query('delete from collab_snapshot where case_id = $1', [caseId]); // the next one is due at once
    await admin.end();
  };
});

const missing = redisMissing();
(missing ? describe.skip : describe)(`two replicas${missing ? ` (${missing})` : ''}`, () => {
  let redis: TestRedis;
  let first: Api;
  let second: Api;

  beforeAll(async () => {
    redis = await startRedis();
    [first, second] = [await startApi(test.appUrl, { REDIS_URL: redis.url }), await startApi(test.appUrl, { REDIS_URL: redis.url })];
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await redis.stop();
  });

  it('share a document, and append each change once', async () => {
    const caseId = await newDraft(api, anna);
    await join(api, david, caseId, 'designer');
    const [a, b] = [connect(first.host, anna, caseId), connect(second.host, david, caseId)];
    await Promise.all([a.saved(), b.saved()]);
    for (let i = 0; i < 30; i++) {
      a.text('project', 'description').insert(0, 'A');
      b.text('project', 'description').insert(0, 'B');
      await sleep(3);
    }
    await Promise.all([a.saved(), b.saved()]);
    await wait(
      'both are equal',
      () => JSON.stringify(a.doc.toJSON()) === JSON.stringify(b.doc.toJSON()) && a.text('project', 'description').length === 60,
    );
    expect(await logged(caseId)).toBe(String(a.text('project', 'description').toJSON()));
    const [rows] = await query<{ n: number; last: number }>(
      'select count(*)::int as n, max(seq)::int as last from collab_update where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual({ n: 61, last: 61 });
    b.provider.setAwarenessField('section', 'project');
    await wait('presence arrived', () => a.provider.awareness?.getStates().has(b.doc.clientID) === true);
  });

  it('hear of a change that came by REST at the other one', async () => {
    const caseId = await newDraft(api, anna);
    const b = connect(second.host, anna, caseId);
    await b.saved();
    await databaseOf(first).transaction(tenant, (tx) =>
      first.app.get(Collaboration).replace(tx, anna.principal, caseId, { project: { title: 'Von nebenan' } }),
    );
    await wait('it arrived', () => b.section('project').get('title') === 'Von nebenan');
  });
});
