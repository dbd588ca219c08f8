import { setTimeout as sleep } from 'node:timers/promises';
import { Collaboration, CollaborationGateway, LIMITS } from '@bauraum/collaboration';
import { listAuthorities } from '@bauraum/workflows';
import * as Y from 'yjs';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { client, databaseOf, join, newDraft, ORIGIN, someone, startApi, wait, type Api, type Client, type Someone } from './collab.fixture';

const [tenant = '', other = ''] = listAuthorities().map(({ slug }) => slug);
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
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
  api.app.get(CollaborationGateway).limits = LIMITS;
});
afterAll(async () => {
  await api.close();
  await test.close();
});

function connect(who: Someone, caseId: string, more: { tenant?: string; origin?: string; name?: string } = {}): Client {
  const one = client(api.host, { tenant, caseId, cookie: who.cookie, ...more });
  open.push(one);
  return one;
}

async function both(): Promise<{ caseId: string; a: Client; b: Client }> {
  const caseId = await newDraft(api, anna);
  await join(api, david, caseId, 'designer');
  const [a, b] = [connect(anna, caseId), connect(david, caseId)];
  await Promise.all([a.saved(), b.saved()]);
  return { caseId, a, b };
}

const query = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx) => tx.query<T[]>(sql, [...params]));
const inDatabase = async (caseId: string): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  const rows = await query<{ update: Buffer }>('select update from collab_update where case_id = $1 order by seq', [caseId]);
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return doc;
};
const call = async (who: Someone, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://${api.host}/api/v1/${tenant}/${path}`, {
    method,
    headers: {
      cookie: who.cookie,
      'idempotency-key': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const read = async (who: Someone, caseId: string): Promise<{ revision: number; data: Record<string, Record<string, unknown>> }> =>
  (await call(who, 'GET', `cases/${caseId}/application`)).json() as Promise<{
    revision: number;
    data: Record<string, Record<string, unknown>>;
  }>;

describe('two people in one application', () => {
  it('end with the same document, which is the one in the log and in the application', async () => {
    const { caseId, a, b } = await both();
    for (let i = 0; i < 40; i++) {
      a.text('project', 'description').insert(0, 'A');
      b.text('project', 'description').insert(b.text('project', 'description').length, 'B');
      if (i % 10 === 0) await sleep(2);
    }
    b.section('project').set('title', 'Haus am See');
    await Promise.all([a.saved(), b.saved()]);
    await wait('both are equal', () => JSON.stringify(a.doc.toJSON()) === JSON.stringify(b.doc.toJSON()));
    expect(a.text('project', 'description').length).toBe(80);
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toEqual(a.doc.getMap('form').toJSON());
    const { data } = await read(anna, caseId);
    expect(data['project']).toMatchObject({ title: 'Haus am See', description: String(a.text('project', 'description').toJSON()) });
  });

  it('see who wrote what, as the server knows it', async () => {
    const { a, b } = await both();
    b.section('project').set('title', 'Haus am See');
    await b.saved();
    await wait('the authorship arrived', () => a.doc.getMap('authors').size === 1);
    expect(a.doc.getMap('authors').toJSON()).toEqual({
      'project.title': { personId: david.principal.personId, name: 'David Kern', at: expect.stringMatching(/Z$/) as string },
    });
  });

  it('see who is here, by the name of the session whatever a client says', async () => {
    const { a, b } = await both();
    b.provider.awareness?.setLocalState({ user: { id: anna.principal.personId, name: 'Anna Berger' }, section: 'project' });
    await wait('presence arrived', () => a.provider.awareness?.getStates().has(b.doc.clientID) === true);
    const user = { id: david.principal.personId, name: 'David Kern', role: 'designer' };
    expect(a.provider.awareness?.getStates().get(b.doc.clientID)).toEqual({ section: 'project', user });
  });

  it('have what was typed offline merged when they come back', async () => {
    const { caseId, a, b } = await both();
    b.offline();
    await wait('offline', () => b.closes.length > 0);
    b.text('project', 'description').insert(0, 'unterwegs ');
    a.text('project', 'description').insert(0, 'am Tisch ');
    await a.saved();
    expect(b.provider.hasUnsyncedChanges).toBe(true);
    await b.online();
    await wait('merged', () => String(a.text('project', 'description').toJSON()).length === 19);
    expect(a.doc.toJSON()).toEqual(b.doc.toJSON());
    expect((await read(anna, caseId)).data['project']?.['description']).toBe(String(a.text('project', 'description').toJSON()));
  });
});

describe('what was acknowledged', () => {
  it('is committed: a change that could not be kept stays unsaved, and is saved later', async () => {
    const { caseId, a, b } = await both();
    const collaboration = api.app.get(Collaboration);
    const append = jest.spyOn(collaboration, 'append').mockRejectedValue(new Error('disk full'));
    a.section('project').set('title', 'nicht gespeichert');
    expect(await a.closed()).toBe(4503);
    await sleep(300);
    expect(a.provider.hasUnsyncedChanges).toBe(true);
    expect(b.section('project').get('title')).toBe('Haus');
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toMatchObject({ project: { title: 'Haus' } });
    append.mockRestore();
    await a.saved();
    await wait('it arrived', () => b.section('project').get('title') === 'nicht gespeichert');
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toMatchObject({ project: { title: 'nicht gespeichert' } });
  });

  it('is shown as saved only after the commit', async () => {
    const { caseId, a, b } = await both();
    const collaboration = api.app.get(Collaboration);
    const original = collaboration.append.bind(collaboration);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const append = jest.spyOn(collaboration, 'append').mockImplementation(async (...args) => {
      await held;
      return original(...args);
    });
    a.section('project').set('title', 'gleich');
    await sleep(150);
    expect([a.provider.hasUnsyncedChanges, b.section('project').get('title')]).toEqual([true, 'Haus']);
    go();
    await a.saved();
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toMatchObject({ project: { title: 'gleich' } });
    append.mockRestore();
  });
});

describe('a hostile client', () => {
  it('gets no value of a wrong type into the application; the reader is told', async () => {
    const { caseId, a } = await both();
    a.section('project').set('title', { $ne: null });
    await a.saved();
    const view = (await read(anna, caseId)) as unknown as { data: Record<string, object>; problems: object[] };
    expect(view.data['project']).toBeUndefined();
    expect(view.problems).toContainEqual({ path: '/project/title', key: 'isString' });
  });

  it('is sent away when it writes authorship, and nothing of it stays', async () => {
    const { caseId, a, b } = await both();
    a.doc.transact(() => {
      a.section('project').set('title', 'gefälscht');
      a.doc
        .getMap('authors')
        .set('project.title', { personId: david.principal.personId, name: 'David Kern', at: '2026-01-01T00:00:00.000Z' });
    });
    expect(await a.closed()).toBe(4400);
    b.section('project').set('title', 'echt');
    await b.saved();
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toMatchObject({ project: { title: 'echt' } });
    expect(b.doc.getMap('authors').toJSON()).toMatchObject({ 'project.title': { name: 'David Kern' } });
  });

  it.each<[string, Partial<typeof LIMITS>, (one: Client) => void, number]>([
    ['an update', { updateBytes: 1000 }, (one) => one.text('project', 'description').insert(0, 'x'.repeat(1001)), 4413],
    ['the document', { documentBytes: 3000 }, (one) => one.text('project', 'description').insert(0, 'x'.repeat(3001)), 4413],
    ['presence', { presenceBytes: 500 }, (one) => one.provider.setAwarenessField('x', 'x'.repeat(501)), 4413],
    [
      'the rate',
      { messagesPerSecond: 2 },
      (one) => 'abcdefghijklmnopqrstuvwxyz'.split('').forEach((c) => one.section('project').set('title', c)),
      4429,
    ],
  ])('is sent away beyond the limit of %s', async (_, limits, work, code) => {
    const gateway = api.app.get(CollaborationGateway);
    gateway.limits = { ...LIMITS, ...limits };
    const one = connect(anna, await newDraft(api, anna));
    await one.saved();
    work(one);
    expect(await one.closed()).toBe(code);
  });

  it.each<[string, Partial<typeof LIMITS>]>([
    ['document', { clientsPerDocument: 1 }],
    ['person', { clientsPerPerson: 1 }],
  ])('opens no more connections than a %s may have', async (_, limits) => {
    api.app.get(CollaborationGateway).limits = { ...LIMITS, ...limits };
    const caseId = await newDraft(api, anna);
    await connect(anna, caseId).saved();
    expect(await connect(anna, caseId).closed()).toBe(4429);
  });
});

describe('who is let in', () => {
  it.each<[string, () => Promise<{ who: Someone; tenant?: string; caseId?: string }>, number]>([
    ['nobody without a session', async () => ({ who: { ...anna, cookie: '' } }), 4401],
    ['nobody whose session is forged', async () => ({ who: { ...anna, cookie: 'bauraum_session=abc' } }), 4401],
    ['nobody who is not of the case', async () => ({ who: david }), 4404],
    ['nobody at another authority', async () => ({ who: anna, tenant: other }), 4404],
    ['nobody at a case that there is not', async () => ({ who: anna, caseId: '0198c0de-0000-7000-8000-000000000000' }), 4404],
    ['not the office, while it is a draft', async () => ({ who: await officer() }), 4404],
  ])('%s', async (_, make, code) => {
    const caseId = await newDraft(api, anna);
    const { who, ...more } = await make();
    expect(await connect(who, more.caseId ?? caseId, more).closed()).toBe(code);
  });

  it('nobody from a page of another origin', async () => {
    const one = connect(anna, await newDraft(api, anna), { origin: 'https://evil.test' });
    await sleep(400);
    expect(one.provider.synced).toBe(false);
  });

  it('nobody to another document than the path names', async () => {
    const [mine, davids] = [await newDraft(api, anna), await newDraft(api, david)];
    const one = connect(anna, mine, { name: `${tenant}/${davids}` });
    await sleep(400);
    expect([one.provider.synced, one.doc.getMap('form').size]).toEqual([false, 0]);
  });

  it('nobody any more whose membership was taken away', async () => {
    const { caseId, b } = await both();
    const { personId } = david.principal;
    await query('delete from membership where person_id = $1 and scope_id = $2', [personId, caseId]);
    expect(await b.closed()).toBe(4404);
  });

  it('nobody any more whose session has ended', async () => {
    const shortly = await someone(api, tenant, 'Anna Berger', 2);
    const one = connect(shortly, await newDraft(api, anna));
    await one.saved();
    expect(await one.closed()).toBe(4401);
  });

  it('read only once the application is no draft any more', async () => {
    const { caseId, a } = await both();
    expect((await call(anna, 'POST', `cases/${caseId}/discard`, {})).status).toBe(200);
    expect(await a.closed()).toBe(4409);
    const reader = connect(anna, caseId);
    await wait('the reader has the document', () => reader.section('project')?.get('title') === 'Haus');
    reader.section('project').set('title', 'zu spät');
    await sleep(300);
    expect(reader.provider.hasUnsyncedChanges).toBe(true);
    expect((await inDatabase(caseId)).getMap('form').toJSON()).toMatchObject({ project: { title: 'Haus' } });
  });
});

async function officer(): Promise<Someone> {
  const who = await someone(api, tenant, 'Petra Lange');
  await query(
    `insert into membership (tenant_id, id, person_id, scope, scope_id, role) values ($1, gen_random_uuid(), $2, 'authority', $1, 'officer') on conflict do nothing`,
    [tenant, who.principal.personId],
  );
  return who;
}

describe('the application by REST', () => {
  it('changes the shared document, and loses nothing that is typed beside it', async () => {
    const { caseId, a } = await both();
    const { revision, data } = await read(david, caseId);
    const changed = { ...data, project: { ...data['project'], description: 'Ein Haus.' } };
    const save = (): Promise<Response> =>
      call(david, 'PUT', `cases/${caseId}/application`, { data: changed }, { 'if-match': `"${revision}"` });
    expect((await save()).status).toBe(200);
    await wait('it arrived', () => String(a.text('project', 'description').toJSON()) === 'Ein Haus.');
    expect(a.doc.getMap('authors').toJSON()).toMatchObject({ 'project.description': { name: 'David Kern' } });
    a.text('project', 'description').insert(9, ' Mit Keller.');
    await a.saved();
    expect((await save()).status).toBe(409);
    expect((await read(david, caseId)).data['project']?.['description']).toBe('Ein Haus. Mit Keller.');
  });

  it('lets one of two at the same time win', async () => {
    const caseId = await newDraft(api, anna);
    const { revision, data } = await read(anna, caseId);
    const save = (title: string): Promise<Response> =>
      call(anna, 'PUT', `cases/${caseId}/application`, { data: { ...data, project: { title } } }, { 'if-match': `"${revision}"` });
    const answers = await Promise.all([save('eins'), save('zwei')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('has a history, and restores a version as a new change', async () => {
    const { caseId, a, b } = await both();
    a.section('project').set('title', 'Haus am See');
    await a.saved();
    b.section('project').set('title', 'Scheune');
    await b.saved();
    type History = { versions: { seq: number; by: { name: string } | null; fields: string[] }[] };
    const { versions } = (await (await call(anna, 'GET', `cases/${caseId}/history`)).json()) as History;
    expect(versions.map(({ by, fields }) => [by?.name, fields])).toEqual([
      ['David Kern', ['project.title']],
      ['Anna Berger', ['project.title']],
      [undefined, []],
    ]);
    const restore = (seq: number): Promise<Response> => call(anna, 'POST', `cases/${caseId}/history/${seq}/restore`);
    const answer = await restore(versions[1]?.seq ?? 0);
    expect(((await answer.json()) as History).versions[0]).toMatchObject({ by: { name: 'Anna Berger' }, fields: ['project.title'] });
    await wait('it arrived', () => b.section('project').get('title') === 'Haus am See');
    expect((await restore(4711)).status).toBe(404);
    expect((await call(await someone(api, tenant, 'Eva Fremd'), 'GET', `cases/${caseId}/history`)).status).toBe(404);
  });
});

it('refuses other upgrades', async () => {
  await expect(fetch(`http://${api.host}/collab/${tenant}/x`, { headers: { origin: ORIGIN } }).then(({ status }) => status)).resolves.toBe(
    404,
  );
});
