import { setTimeout as sleep } from 'node:timers/promises';
import { People } from '@bauraum/identity';
import { Metrics } from '@bauraum/observability';
import { disciplinesOf, listAuthorities } from '@bauraum/workflows';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { client, databaseOf, join, newDraft, ORIGIN, someone, startApi, wait, type Api, type Client, type Someone } from './collab.fixture';

const [tenant = ''] = listAuthorities().map(({ slug }) => slug);
let test: TestDatabase;
let api: Api;
let anna: Someone;
let david: Someone;
const open: { destroy(): void }[] = [];

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

function connect(who: Someone, caseId: string): Client {
  const one = client(api.host, { tenant, caseId, cookie: who.cookie });
  open.push(one);
  return one;
}

/** A WebSocket that says whatever it likes. */
async function socket(who: Someone, caseId: string): Promise<{ socket: WebSocket; ended: Promise<number> }> {
  const raw = new WebSocket(`ws://${api.host}/collab/${tenant}/${caseId}`, { headers: { cookie: who.cookie, origin: ORIGIN } });
  open.push({ destroy: () => raw.terminate() });
  const ended = new Promise<number>((resolve) => raw.on('close', resolve));
  raw.on('error', () => undefined);
  await new Promise((resolve) => raw.once('open', resolve));
  return { socket: raw, ended };
}

const query = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  databaseOf(api).transaction(tenant, (tx) => tx.query<T[]>(sql, [...params]));
const title = async (caseId: string): Promise<unknown> => {
  const doc = new Y.Doc();
  for (const { update } of await query<{ update: Buffer }>('select update from collab_update where case_id = $1 order by seq', [caseId]))
    Y.applyUpdate(doc, update);
  return (doc.getMap('form').toJSON() as { project?: { title?: unknown } }).project?.title;
};
const figure = async (name: string): Promise<string> => (await api.app.get(Metrics).registry.getSingleMetricAsString(name)) ?? '';

describe('a client that sends nonsense', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a length without the letters', new Uint8Array([200])],
    ['zeros', new Uint8Array(64)],
    ['noise', Uint8Array.from({ length: 200 }, (_, i) => (i * 97) % 256)],
  ])('%s disturbs nobody else', async (_, frame) => {
    const caseId = await newDraft(api, anna);
    const one = connect(anna, caseId);
    await one.saved();
    const { socket: raw } = await socket(anna, caseId);
    raw.send(frame);
    await sleep(50);
    one.section('project').set('title', 'Haus am See');
    await one.saved();
    expect(await title(caseId)).toBe('Haus am See');
  });

  it('is ended when an update is none', async () => {
    const caseId = await newDraft(api, anna);
    const one = connect(anna, caseId);
    await one.saved();
    const name = new TextEncoder().encode(`${tenant}/${caseId}`);
    const ws = (one.provider.configuration.websocketProvider as unknown as { webSocket: WebSocket }).webSocket;
    ws.send(new Uint8Array([name.length, ...name, 0, 2, 4, 255, 255, 255, 255])); // sync, update, four bytes
    expect(await one.closed()).toBe(4400);
    expect(await figure('bauraum_collab_refused_total')).toMatch(/reason="refused"\} [1-9]/);
  });

  it('is ended when a message is larger than any may be', async () => {
    const { socket: raw, ended } = await socket(anna, await newDraft(api, anna));
    raw.send(new Uint8Array(2 * 1024 * 1024));
    expect([1006, 1009]).toContain(await ended);
  });
});

it("nobody writes under the id of another's window", async () => {
  const caseId = await newDraft(api, anna);
  await join(api, david, caseId, 'designer');
  const a = connect(anna, caseId);
  await a.saved();
  a.section('project').set('title', 'Haus am See');
  await a.saved();
  const b = connect(david, caseId);
  await b.saved();
  b.doc.clientID = a.doc.clientID;
  b.section('project').set('title', 'als Anna');
  expect(await b.closed()).toBe(4400);
  expect(await title(caseId)).toBe('Haus am See');
});

describe('roles', () => {
  it('a reader sees what is written, and writes nothing', async () => {
    const caseId = await newDraft(api, anna);
    await join(api, david, caseId, 'reader');
    const [a, reader] = [connect(anna, caseId), connect(david, caseId)];
    await a.saved();
    a.section('project').set('title', 'Haus am See');
    await wait('the reader sees it', () => reader.section('project')?.get('title') === 'Haus am See');
    reader.section('project').set('title', 'vom Leser');
    await sleep(200);
    expect([reader.provider.hasUnsyncedChanges, await title(caseId)]).toEqual([true, 'Haus am See']);
  });

  it('a payer is not let in', async () => {
    const caseId = await newDraft(api, anna);
    await join(api, david, caseId, 'payer');
    expect(await connect(david, caseId).closed()).toBe(4403);
  });

  it('a planner who writes outside the own sections is sent away', async () => {
    const caseId = await newDraft(api, anna);
    const own = disciplinesOf(tenant, '2026-11-21').find(({ sections }) => !sections.includes('project'))?.id;
    await databaseOf(api).transaction(tenant, (tx) =>
      api.app.get(People).join(tx, david.principal.personId, 'case', caseId, 'planner', own ?? null),
    );
    const planner = connect(david, caseId);
    await planner.saved();
    planner.section('project').set('title', 'vom Planer');
    expect(await planner.closed()).toBe(4400);
    expect(await title(caseId)).toBe('Haus');
  });
});

it('a document that is held for long does not keep the others from being saved', async () => {
  const [held, free] = [await newDraft(api, anna), await newDraft(api, anna)];
  const [one, other] = [connect(anna, held), connect(anna, free)];
  await Promise.all([one.saved(), other.saved()]);
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  const holding = databaseOf(api).transaction(tenant, async (tx) => {
    await tx.query('select 1 from collab_document where tenant_id = $1 and case_id = $2 for update', [tenant, held]);
    await until;
  });
  await sleep(50);
  one.section('project').set('title', 'wartet');
  other.section('project').set('title', 'sofort');
  await other.saved();
  expect([await title(free), one.provider.hasUnsyncedChanges]).toEqual(['sofort', true]);
  release();
  await holding;
  await one.saved();
  expect(await title(held)).toBe('wartet');
});

it('figures say what is open and how long saving takes', async () => {
  const one = connect(anna, await newDraft(api, anna));
  await one.saved();
  one.section('project').set('title', 'Haus am See');
  await one.saved();
  expect(await figure('bauraum_collab_clients')).toMatch(/clients [1-9]/);
  expect(await figure('bauraum_collab_documents')).toMatch(/documents [1-9]/);
  expect(await figure('bauraum_collab_changes_total')).toMatch(/total [1-9]/);
  expect(await figure('bauraum_collab_saved_seconds')).toMatch(/count [1-9]/);
});
