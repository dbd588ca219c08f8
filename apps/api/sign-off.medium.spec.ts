import { Applications } from '@bauraum/applications';
import { WorkflowRunner } from '@bauraum/cases';
import { readJournal } from '@bauraum/efile';
import { checkSignOffs } from '@bauraum/efile-verify';
import { canonicalJson, hashOf, newId, sha256, SYSTEM_ACTOR } from '@bauraum/kernel';
import { Fees } from '@bauraum/payments';
import type { Tx } from '@bauraum/persistence';
import { createSessionSealer } from '@bauraum/session';
import { listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { completeAnswers, databaseOf, join, newDraft, ORIGIN, someone, startApi, type Api, type Someone } from './collab.fixture';

/** Builder and designer sign, and the designer may be the builder. */
const withTwo = listAuthorities().filter(({ land }) => land === 'MV');
const [tenant = '', other = ''] = withTwo.map(({ slug }) => slug);

interface Item {
  ruleId: string;
  role: string;
  hash: string;
  state: string;
  text: string;
  refusal: string | null;
  parts: { kind: string; id: string; hash: string }[];
  changes: { kind: string; id: string; title: string; how: string; fields: string[] }[];
  missing: { kind: string; what: string[] }[];
  signOff: { id: string; by: { id: string; name: string }; role: string; trustLevel: string } | null;
}
interface Answer {
  status: number;
  body: { items: Item[]; complete: boolean; code?: string; missing?: unknown; signOffs?: unknown; status?: string };
}

let test: TestDatabase;
let api: Api;
let anna: Someone;
let david: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  anna = await someone(api, tenant, 'Anna Berger');
  david = await someone(api, tenant, 'David Kern');
  const fees = api.app.get(Fees);
  const of = fees.of.bind(fees);
  jest.spyOn(fees, 'of').mockImplementation(async (...args) => ({ ...(await of(...args)), paidCents: 100_000_000 }));
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => databaseOf(api).transaction(tenant, work);

async function call(who: Someone, method: 'GET' | 'POST', path: string, body?: object, authority = tenant): Promise<Answer> {
  const response = await fetch(`http://${api.host}/api/v1/${authority}/${path}`, {
    method,
    headers: {
      cookie: who.cookie,
      origin: ORIGIN,
      'idempotency-key': newId(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const matrix = (who: Someone, caseId: string): Promise<Answer> => call(who, 'GET', `cases/${caseId}/sign-offs`);

async function item(who: Someone, caseId: string, role: string): Promise<Item> {
  const found = (await matrix(who, caseId)).body.items.find((one) => one.role === role);
  if (!found) throw new Error(`nothing for ${role}`);
  return found;
}

/** Reads and signs what is asked of a party. */
async function sign(who: Someone, caseId: string, role: string): Promise<Answer> {
  const { ruleId, hash } = await item(who, caseId, role);
  return call(who, 'POST', `cases/${caseId}/sign-offs`, { ruleId, hash });
}

async function change(who: Someone, caseId: string, more: Record<string, Record<string, unknown>>): Promise<void> {
  const applications = api.app.get(Applications);
  await inTx(async (tx) => {
    const { data, revision } = await applications.read(tx, caseId);
    const merged = Object.entries(more).map(([id, answers]) => [id, { ...data[id], ...answers }] as const);
    await applications.save(tx, who.principal, caseId, revision, { ...data, ...Object.fromEntries(merged) });
  });
}

/** A version of a document that has passed the quarantine. */
async function upload(caseId: string, version: number, documentId = newId()): Promise<string> {
  const hash = sha256(`${documentId} ${version}`);
  await inTx(async (tx) => {
    const document = { documentId, typeCode: '1803', version, sha256: hash, title: 'Lageplan', size: 1 };
    const actor = { id: anna.principal.personId, name: 'Anna Berger', role: 'builder' as const };
    await api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...document }, actor });
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at)
       values ($1, $2, $3, 'Lageplan', '1803', 'incoming', $4, now()) on conflict (tenant_id, id) do update set current_version = $4`,
      [tenant, documentId, caseId, version],
    );
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, $3, $4, 'Lageplan.pdf', 1, 'application/pdf', $5, 'available', now())`,
      [tenant, documentId, version, newId(), hash],
    );
  });
  return documentId;
}

/** Filled in, paid, with one document; Anna builds, David designs. */
async function ready(): Promise<{ caseId: string; documentId: string }> {
  const caseId = await newDraft(api, anna);
  await join(api, david, caseId, 'designer');
  const applications = api.app.get(Applications);
  const complete = await inTx(async (tx) =>
    completeAnswers(await applications.form(tx, caseId), (await applications.read(tx, caseId)).data),
  );
  await change(anna, caseId, { ...complete, project: { ...complete['project'], buildingKind: 'dwelling' } });
  const documentId = await upload(caseId, 1);
  const paid = { type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 100_000_000 };
  await inTx((tx) => api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: paid, actor: SYSTEM_ACTOR }));
  return { caseId, documentId };
}

describe('the matrix', () => {
  it('says who must release what, and what is missing before anybody can', async () => {
    const caseId = await newDraft(api, anna);
    const { status, body } = await matrix(anna, caseId);
    expect([status, body.complete, body.items.map(({ role, state }) => [role, state])]).toEqual([
      200,
      false,
      [
        ['builder', 'open'],
        ['designer', 'open'],
      ],
    ]);
    const [own, designers] = body.items;
    expect(own?.missing[0]).toMatchObject({ kind: 'answers', what: expect.arrayContaining(['project', 'declarations']) });
    expect([own?.refusal, designers?.refusal]).toEqual(['sign-off-incomplete', 'not-allowed']);
    expect(designers?.missing.map(({ kind }) => kind)).toEqual(['answers', 'documents']);
    const refused = await sign(anna, caseId, 'builder');
    expect([refused.status, refused.body.code, refused.body.missing]).toEqual([409, 'sign-off-incomplete', own?.missing]);
  });

  it('belongs to its case, its authority and its parties', async () => {
    const { caseId } = await ready();
    const { caseId: another } = await ready();
    const stranger = await someone(api, tenant, 'Fremde Person');
    const elsewhere = await someone(api, other, 'Anna Berger');
    expect((await matrix(stranger, caseId)).status).toBe(404);
    expect((await call(elsewhere, 'GET', `cases/${caseId}/sign-offs`, undefined, other)).status).toBe(404);
    const { ruleId, hash } = await item(anna, another, 'builder');
    expect((await call(elsewhere, 'POST', `cases/${caseId}/sign-offs`, { ruleId, hash }, other)).status).toBe(404);
    await sign(anna, another, 'builder');
    expect((await item(anna, caseId, 'builder')).state).toBe('open');
    const signOffId = (await item(anna, another, 'builder')).signOff?.id ?? '';
    expect((await call(anna, 'POST', `cases/${caseId}/sign-offs/${signOffId}/withdraw`)).status).toBe(404);
    expect((await call(david, 'POST', `cases/${another}/sign-offs/${signOffId}/withdraw`)).status).toBe(404);
    expect((await call(anna, 'POST', `cases/${caseId}/sign-offs`, { ruleId: 'nothing', hash })).status).toBe(404);
  });
});

describe('signing', () => {
  it('binds person, role, trust level and each part, once, and is journaled', async () => {
    const { caseId, documentId } = await ready();
    const before = await item(david, caseId, 'designer');
    expect(before.parts.find(({ kind }) => kind === 'document')).toMatchObject({ id: documentId, hash: sha256(`${documentId} 1`) });
    const first = await sign(david, caseId, 'designer');
    expect(first.status).toBe(201);
    const second = await sign(david, caseId, 'designer');
    expect(second.body.items[1]?.signOff).toEqual(first.body.items[1]?.signOff);
    expect(second.body.items[1]).toMatchObject({
      state: 'stands',
      changes: [],
      signOff: { by: { id: david.principal.personId, name: 'David Kern' }, role: 'designer', trustLevel: 'none' },
    });
    const journal = await inTx((tx) =>
      tx.query<{ actor: { id: string }; payload: { hash: string; parts: unknown } }[]>(
        `select actor, payload from case_event where tenant_id = $1 and case_id = $2 and event = 'SIGNED_OFF'`,
        [tenant, caseId],
      ),
    );
    expect(journal).toHaveLength(1);
    expect(journal[0]).toMatchObject({ actor: { id: david.principal.personId, role: 'designer' }, payload: { hash: before.hash } });
    expect(journal[0]?.payload.parts).toEqual(before.parts.map(({ kind, id, hash }) => ({ kind, id, hash })));
  });

  it('remembers how far the login is to be trusted', async () => {
    const { caseId } = await ready();
    const { issuer, subject } = { issuer: 'https://login.test', subject: 'Anna Berger' };
    const session = {
      issuer,
      subject,
      name: subject,
      email: anna.principal.email ?? '',
      acr: 'substantial',
      exp: Math.floor(Date.now() / 1000) + 60,
    };
    const cookie = `bauraum_session=${await createSessionSealer({ keys: api.config.sessionKeys }).sealSession(session)}`;
    await sign({ ...anna, cookie }, caseId, 'builder');
    expect((await item(anna, caseId, 'builder')).signOff).toMatchObject({ by: { name: 'Anna Berger' }, trustLevel: 'substantial' });
  });

  it('confirms what the person has seen, and nothing else', async () => {
    const { caseId } = await ready();
    const { ruleId, hash } = await item(anna, caseId, 'builder');
    await change(david, caseId, { building: { height: 4 } });
    const stale = await call(anna, 'POST', `cases/${caseId}/sign-offs`, { ruleId, hash });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    expect((await sign(anna, caseId, 'builder')).status).toBe(201);
  });

  it('is for its own party only: nobody signs for two, unless the pack lets him', async () => {
    const { caseId } = await ready();
    const foreign = await sign(anna, caseId, 'designer');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'not-allowed']);
    await sign(anna, caseId, 'builder');
    await join(api, anna, caseId, 'designer');
    const both = await sign(anna, caseId, 'designer');
    expect([both.status, both.body.code]).toEqual([409, 'sign-off-two-parties']);
    await change(anna, caseId, { designer: { isBuilder: true } });
    expect((await sign(anna, caseId, 'designer')).status).toBe(201);
    expect((await sign(anna, caseId, 'builder')).body.complete).toBe(true);
  });

  it('can be taken back by who did it', async () => {
    const { caseId } = await ready();
    await sign(anna, caseId, 'builder');
    const id = (await item(anna, caseId, 'builder')).signOff?.id ?? '';
    const taken = await call(anna, 'POST', `cases/${caseId}/sign-offs/${id}/withdraw`);
    expect([taken.status, taken.body.items[0]?.state, taken.body.items[0]?.signOff]).toEqual([200, 'open', null]);
    expect((await call(anna, 'POST', `cases/${caseId}/sign-offs/${id}/withdraw`)).status).toBe(404);
  });
});

describe('a later change', () => {
  it('of the form lets fall whose part it is, and names the field', async () => {
    const { caseId } = await ready();
    await sign(anna, caseId, 'builder');
    await sign(david, caseId, 'designer');
    await change(anna, caseId, { builder: { phone: '0123' } });
    expect(await item(anna, caseId, 'builder')).toMatchObject({
      state: 'fallen',
      changes: [{ kind: 'section', id: 'builder', how: 'changed', fields: ['phone'] }],
    });
    expect((await item(anna, caseId, 'designer')).state).toBe('stands');
  });

  it('of a document lets fall who released it', async () => {
    const { caseId, documentId } = await ready();
    await sign(anna, caseId, 'builder');
    await sign(david, caseId, 'designer');
    await upload(caseId, 2, documentId);
    expect((await item(anna, caseId, 'builder')).state).toBe('stands');
    expect(await item(anna, caseId, 'designer')).toMatchObject({
      state: 'fallen',
      changes: [{ kind: 'document', id: documentId, title: 'Lageplan', how: 'changed' }],
    });
  });
});

describe('filing', () => {
  it('needs every sign-off to stand, and freezes them with what they release', async () => {
    const { caseId } = await ready();
    await sign(anna, caseId, 'builder');
    const refused = await call(anna, 'POST', `cases/${caseId}/submit`, {});
    expect([refused.status, refused.body.code, refused.body.signOffs]).toEqual([
      409,
      'sign-off-missing',
      [expect.objectContaining({ role: 'designer', fallen: false })],
    ]);
    await sign(david, caseId, 'designer'); // what was refused has closed nothing
    const filed = await call(anna, 'POST', `cases/${caseId}/submit`, {});
    expect([filed.status, filed.body.status]).toEqual([200, 'formalCheck']);

    const [row] = await inTx((tx) =>
      tx.query<{ content: string }[]>(`select content from application_snapshot where tenant_id = $1 and case_id = $2`, [tenant, caseId]),
    );
    const snapshot = JSON.parse(row?.content ?? '') as {
      application: Record<string, unknown>;
      signOffs: (Item & { rule: string; parts: Item['parts'] })[];
    };
    expect(canonicalJson(snapshot)).toBe(row?.content);
    expect(snapshot.signOffs).toHaveLength(2);
    for (const { rule, text, parts, hash } of snapshot.signOffs) {
      expect(hash).toBe(hashOf({ rule, text, parts }));
      for (const part of parts.filter(({ kind }) => kind === 'section')) {
        expect(part.hash).toBe(hashOf(snapshot.application[part.id] ?? {}));
      }
    }
    const { body } = await matrix(anna, caseId);
    expect([body.complete, body.items.map(({ state, refusal }) => [state, refusal])]).toEqual([
      true,
      [
        ['stands', 'not-allowed'],
        ['stands', 'not-allowed'],
      ],
    ]);
    const records = await inTx((tx) => readJournal(tx, caseId));
    expect(checkSignOffs([row?.content ?? ''], records)).toEqual({
      problems: [],
      fine: '2 sign-offs, each of exactly what was submitted',
    });
    const late = await sign(anna, caseId, 'builder');
    expect([late.status, late.body.code]).toEqual([409, 'event-not-allowed']);
  });
});
