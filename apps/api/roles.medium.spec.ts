import { WorkflowRunner } from '@bauraum/cases';
import { chainProblems } from '@bauraum/efile-verify';
import { readJournal } from '@bauraum/efile';
import { Fees } from '@bauraum/payments';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { client, newDraft, startApi, wait, type Api, type Someone } from './collab.fixture';
import { other, tenant, world, type World } from './roles.fixture';

interface Member {
  personId: string;
  name: string;
  role: string;
  discipline: string | null;
  identified: boolean;
}
interface CaseBody {
  members: Member[];
  myRoles: string[];
  myDiscipline: { id: string; sections: string[]; documents: string[] } | null;
  allowed: string[];
  deadlines: unknown[];
}
interface SignOffs {
  items: {
    ruleId: string;
    role: string;
    discipline: string | null;
    hash: string;
    state: string;
    refusal: string | null;
    parts: { id: string }[];
  }[];
}

/** Method, path below the case, statuses for builder, representative, designer, planner, reader, payer, body. */
type Row = [string, string, readonly number[], object | undefined];

let test: TestDatabase;
let api: Api;
let w: World;
let anna: Someone; // builds
let david: Someone; // designs
let ruth: Someone; // represents
let paul: Someone; // plans fire protection
let lena: Someone; // reads
let otto: Someone; // pays

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  w = world(api);
  [anna, david, ruth, paul, lena, otto] = (await Promise.all(
    ['Anna Berger', 'David Kern', 'Ruth Vogt', 'Paul Brand', 'Lena Lind', 'Otto Zahl'].map((name) => w.person(name)),
  )) as [Someone, Someone, Someone, Someone, Someone, Someone];
  const fees = api.app.get(Fees);
  const of = fees.of.bind(fees);
  jest.spyOn(fees, 'of').mockImplementation(async (...args) => ({ ...(await of(...args)), paidCents: 100_000_000 }));
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const status = async (...args: Parameters<World['call']>): Promise<number> => (await w.call(...args)).status;
const refusal = async (...args: Parameters<World['call']>): Promise<unknown[]> => {
  const { status: code, body } = await w.call(...args);
  return [code, body.code];
};
const view = async (who: Someone, caseId: string): Promise<CaseBody> => (await w.call<CaseBody>(who, 'GET', `cases/${caseId}`)).body;

async function everybody(caseId: string): Promise<void> {
  await w.joinAs(anna, david, caseId, 'designer');
  await w.joinAs(anna, ruth, caseId, 'representative');
  await w.joinAs(david, paul, caseId, 'planner', 'fire-protection');
  await w.joinAs(anna, lena, caseId, 'reader');
  await w.joinAs(anna, otto, caseId, 'payer');
}

async function sign(who: Someone, caseId: string, of: (item: SignOffs['items'][number]) => boolean): Promise<unknown[]> {
  const item = (await w.call<SignOffs>(who, 'GET', `cases/${caseId}/sign-offs`)).body.items.find(of);
  if (!item) throw new Error('no such row');
  return refusal(who, 'POST', `cases/${caseId}/sign-offs`, { ruleId: item.ruleId, hash: item.hash });
}

describe('what each role sees and does', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await w.ready(anna);
    await everybody(caseId);
  });

  it.each([
    ['GET', '', [200, 200, 200, 200, 200, 200], undefined],
    ['GET', '/application', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/documents', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/messages', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/sign-offs', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/completeness', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/history', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/clocks', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/proceedings', [200, 200, 200, 200, 200, 403], undefined],
    ['GET', '/fee', [200, 200, 200, 200, 200, 200], undefined],
    ['GET', '/payments', [200, 200, 200, 200, 200, 200], undefined],
    ['GET', '/invitations', [200, 200, 200, 403, 403, 403], undefined],
    ['POST', '/messages', [201, 201, 201, 201, 403, 403], { title: 'Frage', text: 'Wann?' }],
    ['POST', '/payments', [409, 409, 409, 403, 403, 409], { purpose: 'final' }],
    ['POST', '/history/999/restore', [404, 404, 404, 403, 403, 403], {}],
    ['POST', '/invitations', [201, 201, 201, 403, 403, 403], { role: 'reader' }],
  ] as readonly Row[])('%s cases%s', async (method, path, expected, body: object | undefined) => {
    const answers: number[] = [];
    for (const who of [anna, ruth, david, paul, lena, otto]) {
      answers.push(await status(who, method, `cases/${caseId}${path}`, body));
    }
    expect(answers).toEqual(expected);
  });

  it('shows a payer nothing of the people, and everybody else who they are', async () => {
    expect(await view(otto, caseId)).toMatchObject({ myRoles: ['payer'], members: [], deadlines: [], allowed: [], myDiscipline: null });
    const { members } = await view(lena, caseId);
    expect(members.map(({ name, role, discipline, identified }) => [name, role, discipline, identified])).toEqual([
      ['Anna Berger', 'builder', null, true],
      ['David Kern', 'designer', null, true],
      ['Ruth Vogt', 'representative', null, true],
      ['Paul Brand', 'planner', 'fire-protection', true],
      ['Lena Lind', 'reader', null, true],
      ['Otto Zahl', 'payer', null, true],
    ]);
    expect((await view(paul, caseId)).myDiscipline).toMatchObject({ id: 'fire-protection', sections: [] });
    expect((await view(ruth, caseId)).allowed).toEqual((await view(anna, caseId)).allowed);
    expect((await view(lena, caseId)).allowed).toEqual([]);
  });

  it('does not exist for anybody of another authority', async () => {
    expect(await status(paul, 'GET', `cases/${caseId}`, undefined, { authority: other })).toBe(404);
    const token = await w.invite(anna, caseId, { role: 'reader' });
    expect(await status(paul, 'POST', 'invitations/accept', { token }, { authority: other })).toBe(404);
  });

  it('has the true role in the journal, and the chain holds', async () => {
    const joined = (await w.journal(caseId)).filter(({ event }) => event === 'MEMBER_JOINED');
    expect(joined.map(({ role, payload }) => [role, payload['discipline']])).toEqual([
      ['designer', undefined],
      ['representative', undefined],
      ['planner', 'fire-protection'],
      ['reader', undefined],
      ['payer', undefined],
    ]);
    expect(chainProblems(await w.inTx((tx) => readJournal(tx, caseId)))).toEqual({ hashes: [], links: [] });
  });
});

describe('a representative', () => {
  it('files, withdraws, discards and signs for the builder only with a power of attorney', async () => {
    const caseId = await w.ready(anna);
    await w.joinAs(anna, ruth, caseId, 'representative');
    await w.joinAs(anna, david, caseId, 'designer');
    const missing = [409, 'power-of-attorney-missing'];
    expect(await refusal(ruth, 'POST', `cases/${caseId}/submit`)).toEqual(missing);
    expect(await refusal(ruth, 'POST', `cases/${caseId}/discard`, {})).toEqual(missing);
    expect(await sign(ruth, caseId, ({ role }) => role === 'builder')).toEqual(missing);
    expect(await refusal(ruth, 'POST', `cases/${caseId}/invitations`, { role: 'builder' })).toEqual(missing);
    expect(await refusal(ruth, 'POST', `cases/${caseId}/members/${anna.principal.personId}/remove`, { role: 'builder' })).toEqual(missing);

    const document = await w.upload(caseId, '0603');
    expect(await sign(ruth, caseId, ({ role }) => role === 'builder')).toEqual([201, undefined]);
    expect(await sign(ruth, caseId, ({ role }) => role === 'designer')).toEqual([403, 'not-allowed']);
    expect(await sign(david, caseId, ({ role }) => role === 'designer')).toEqual([201, undefined]);

    await w.inTx((tx) => tx.query(`update document set withdrawn_at = now() where tenant_id = $1 and id = $2`, [tenant, document]));
    expect(await refusal(anna, 'POST', `cases/${caseId}/submit`)).toEqual([409, 'sign-off-missing']); // it fell with the power of attorney
    await w.inTx((tx) => tx.query(`update document set withdrawn_at = null where tenant_id = $1 and id = $2`, [tenant, document]));
    expect(await refusal(ruth, 'POST', `cases/${caseId}/submit`)).toEqual([200, undefined]);
    expect((await w.journal(caseId)).find(({ event }) => event === 'SUBMIT')?.role).toBe('representative');
    expect(await refusal(ruth, 'POST', `cases/${caseId}/withdraw`, {})).toEqual([200, undefined]);
  });

  it('opens no notice for the builder without one, in the machine itself', async () => {
    const caseId = await newDraft(api, anna);
    const actor = { id: ruth.principal.personId, name: 'Ruth Vogt', role: 'representative' as const };
    const discard = w.inTx((tx) => api.app.get(WorkflowRunner).dispatch(tx, { processId: caseId, event: { type: 'DISCARD' }, actor }));
    await expect(discard).rejects.toMatchObject({ code: 'power-of-attorney-missing' });
  });
});

describe('a planner', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await w.ready(anna);
    await w.joinAs(anna, david, caseId, 'designer');
    await w.joinAs(david, paul, caseId, 'planner', 'fire-protection');
  });

  const file = { title: 'Plan', fileName: 'plan.pdf', size: 10, mediaType: 'application/pdf', sha256: 'a'.repeat(64) };

  it('brings, revises and withdraws documents of the own discipline, and no others', async () => {
    expect(await status(paul, 'POST', `cases/${caseId}/documents`, { ...file, typeCode: '2701' })).toBe(201);
    expect(await refusal(paul, 'POST', `cases/${caseId}/documents`, { ...file, typeCode: '2801' })).toEqual([403, 'not-allowed']);
    const [own, foreign] = [await w.upload(caseId, '2705'), await w.upload(caseId, '2801')];
    const version = { fileName: 'p.pdf', size: 10, mediaType: 'application/pdf', sha256: 'b'.repeat(64), reason: 'Anderer Stand' };
    expect(await status(paul, 'POST', `cases/${caseId}/documents/${own}/versions`, version)).toBe(201);
    expect(await refusal(paul, 'POST', `cases/${caseId}/documents/${foreign}/versions`, version)).toEqual([403, 'not-allowed']);
    expect(await refusal(paul, 'DELETE', `cases/${caseId}/documents/${foreign}`)).toEqual([403, 'not-allowed']);
    expect(await status(paul, 'DELETE', `cases/${caseId}/documents/${own}`)).toBe(204);
    expect((await w.journal(caseId)).at(-1)).toMatchObject({ event: 'DOCUMENT_WITHDRAWN', role: 'planner' });
    await w.call(anna, 'DELETE', `cases/${caseId}/documents/${foreign}`);
  });

  it('writes the sections of the own discipline, and no others', async () => {
    const vera = await w.person('Vera Feld');
    await w.joinAs(anna, vera, caseId, 'planner', 'surveying');
    type Read = { revision: number; data: Record<string, Record<string, unknown>> };
    const save = async (who: Someone, section: string, answers: object): Promise<unknown[]> => {
      const { revision, data } = (await w.call<Read>(who, 'GET', `cases/${caseId}/application`)).body;
      const body = { data: { ...data, [section]: { ...data[section], ...answers } } };
      return refusal(who, 'PUT', `cases/${caseId}/application`, body, { headers: { 'if-match': `"${revision}"` } });
    };
    expect(await save(vera, 'plot', { corridor: '7' })).toEqual([200, undefined]);
    expect(await save(vera, 'project', { title: 'Anders' })).toEqual([403, 'not-allowed']);
    expect(await save(paul, 'plot', { corridor: '8' })).toEqual([403, 'not-allowed']);
  });

  it('has a row to sign as soon as there is something of theirs, which nobody else signs', async () => {
    const rows = async (who: Someone) => (await w.call<SignOffs>(who, 'GET', `cases/${caseId}/sign-offs`)).body.items;
    expect((await rows(paul)).map(({ discipline }) => discipline).filter((d) => d === 'fire-protection')).toEqual([]);
    const plan = await w.upload(caseId, '2701');
    const own = (await rows(paul)).find(({ discipline }) => discipline === 'fire-protection');
    expect([own?.role, own?.refusal, own?.parts.map(({ id }) => id)]).toEqual(['planner', null, [plan]]);
    const isFire = ({ discipline }: { discipline: string | null }): boolean => discipline === 'fire-protection';
    expect((await rows(david)).find(isFire)?.refusal).toBe('not-allowed');
    expect(await sign(david, caseId, isFire)).toEqual([403, 'not-allowed']);
    expect(await sign(anna, caseId, isFire)).toEqual([403, 'not-allowed']);
    const carl = await w.person('Carl Statik');
    await w.joinAs(anna, carl, caseId, 'planner', 'structural-engineering');
    expect(await sign(carl, caseId, isFire)).toEqual([403, 'not-allowed']);
    expect(await sign(paul, caseId, isFire)).toEqual([201, undefined]);
    expect((await rows(anna)).find(isFire)?.state).toBe('stands');

    expect(await status(anna, 'POST', `cases/${caseId}/members/${paul.principal.personId}/remove`, { role: 'planner' })).toBe(204);
    expect((await rows(anna)).find(isFire)).toBeUndefined(); // the designer's row covers it now
    expect(await status(paul, 'GET', `cases/${caseId}`)).toBe(404);
  });

  it('plans one discipline in a case', async () => {
    const token = await w.invite(anna, caseId, { role: 'planner', discipline: 'drainage' });
    const carl = await w.person('Carl Statik');
    expect(await refusal(carl, 'POST', 'invitations/accept', { token })).toEqual([409, 'already-member']);
  });
});

describe('invitations', () => {
  it('give no more than the inviter has, and make sense', async () => {
    const caseId = await newDraft(api, anna);
    await w.joinAs(anna, david, caseId, 'designer');
    const path = `cases/${caseId}/invitations`;
    expect(await refusal(david, 'POST', path, { role: 'representative' })).toEqual([403, 'not-allowed']);
    expect(await refusal(david, 'POST', path, { role: 'builder' })).toEqual([403, 'not-allowed']);
    for (const input of [
      { role: 'planner' },
      { role: 'planner', discipline: 'gardening' },
      { role: 'reader', discipline: 'drainage' },
      { role: 'designer', handsOver: true },
      { role: 'officer' },
    ])
      expect(await status(anna, 'POST', path, input)).toBe(422);
  });

  it('are listed without their secret, and taken back', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'reader' });
    await w.joinAs(anna, david, caseId, 'designer');
    type Sent = { id: string; role: string; state: string; acceptedBy: string | null; createdBy: { name: string } }[];
    const { body } = await w.call<Sent>(david, 'GET', `cases/${caseId}/invitations`);
    expect(body.map(({ role, state, acceptedBy, createdBy }) => [role, state, acceptedBy, createdBy.name])).toEqual([
      ['designer', 'accepted', 'David Kern', 'Anna Berger'],
      ['reader', 'open', null, 'Anna Berger'],
    ]);
    expect(JSON.stringify(body)).not.toContain(token);
    const [accepted, open] = body;
    const revoke = (id = ''): Promise<unknown[]> => refusal(anna, 'POST', `cases/${caseId}/invitations/${id}/revoke`);
    expect(await revoke(accepted?.id)).toEqual([409, 'invitation-used']);
    expect(await revoke(open?.id)).toEqual([200, undefined]);
    expect(await revoke(open?.id)).toEqual([200, undefined]);
    expect(await refusal(lena, 'POST', 'invitations/accept', { token })).toEqual([410, 'invitation-revoked']);
    const elsewhere = await newDraft(api, anna);
    expect(await status(anna, 'POST', `cases/${elsewhere}/invitations/${open?.id}/revoke`)).toBe(404);
  });

  it('let somebody pay what is still due when the proceeding is over and nobody else joins any more', async () => {
    const [caseId, gone] = [await w.ready(anna), await newDraft(api, anna)];
    await w.joinAs(anna, david, caseId, 'designer');
    expect(await sign(anna, caseId, ({ role }) => role === 'builder')).toEqual([201, undefined]);
    expect(await sign(david, caseId, ({ role }) => role === 'designer')).toEqual([201, undefined]);
    for (const command of ['submit', 'withdraw']) expect(await status(anna, 'POST', `cases/${caseId}/${command}`, {})).toBe(200);
    expect(await refusal(anna, 'POST', `cases/${caseId}/invitations`, { role: 'reader' })).toEqual([409, 'event-not-allowed']);
    await w.joinAs(anna, otto, caseId, 'payer');
    expect((await view(otto, caseId)).myRoles).toEqual(['payer']);
    expect((await w.journal(caseId)).at(-1)).toMatchObject({ event: 'MEMBER_JOINED', payload: { name: 'Otto Zahl', role: 'payer' } });
    expect(await status(anna, 'POST', `cases/${gone}/discard`, {})).toBe(200);
    expect(await refusal(anna, 'POST', `cases/${gone}/invitations`, { role: 'payer' })).toEqual([409, 'event-not-allowed']);
  });

  it('hand a role over: the inviter leaves when the other has come, and not before', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'builder', handsOver: true });
    expect(await refusal(anna, 'POST', 'invitations/accept', { token })).toEqual([409, 'own-invitation']);
    expect((await view(anna, caseId)).myRoles).toEqual(['builder']);
    expect(await status(lena, 'POST', 'invitations/accept', { token })).toBe(200);
    expect((await view(lena, caseId)).members.map(({ name, role }) => [name, role])).toEqual([['Lena Lind', 'builder']]);
    expect(await status(anna, 'GET', `cases/${caseId}`)).toBe(404);
    expect((await w.journal(caseId)).at(-1)).toMatchObject({
      event: 'MEMBER_LEFT',
      payload: { name: 'Anna Berger', because: 'handed-over' },
    });
  });
});

describe('leaving', () => {
  it("is everybody's, sending away the builder's side; a builder stays", async () => {
    const caseId = await newDraft(api, anna);
    await everybody(caseId);
    const remove = (by: Someone, who: Someone, role: string): Promise<unknown[]> =>
      refusal(by, 'POST', `cases/${caseId}/members/${who.principal.personId}/remove`, { role });
    expect(await remove(anna, anna, 'builder')).toEqual([409, 'last-builder']);
    expect(await remove(david, lena, 'reader')).toEqual([403, 'not-allowed']);
    expect(await remove(anna, lena, 'designer')).toEqual([404, 'not-found']);
    expect(await remove(otto, otto, 'payer')).toEqual([204, undefined]);
    expect(await remove(ruth, lena, 'reader')).toEqual([204, undefined]);
    expect(await remove(lena, lena, 'reader')).toEqual([404, 'not-found']);
    const left = (await w.journal(caseId)).filter(({ event }) => event === 'MEMBER_LEFT');
    expect(left.map(({ role, payload }) => [role, payload['name'], payload['because']])).toEqual([
      ['payer', 'Otto Zahl', 'left'],
      ['representative', 'Lena Lind', 'removed'],
    ]);
  });

  it('ends the links that somebody made who is sent away', async () => {
    const caseId = await newDraft(api, anna);
    await w.joinAs(anna, david, caseId, 'designer');
    const [own, foreign] = [await w.invite(david, caseId, { role: 'reader' }), await w.invite(anna, caseId, { role: 'reader' })];
    await w.call(anna, 'POST', `cases/${caseId}/members/${david.principal.personId}/remove`, { role: 'designer' });
    expect(await refusal(david, 'POST', 'invitations/accept', { token: own })).toEqual([410, 'invitation-revoked']);
    expect(await refusal(lena, 'POST', 'invitations/accept', { token: foreign })).toEqual([200, undefined]);
  });

  it('ends the live connection; a reader only reads, a payer is not let in', async () => {
    const caseId = await newDraft(api, anna);
    await everybody(caseId);
    const payer = client(api.host, { tenant, caseId, cookie: otto.cookie });
    expect(await payer.closed()).toBe(4403);
    payer.destroy();
    const reader = client(api.host, { tenant, caseId, cookie: lena.cookie });
    await wait('the reader is connected', () => reader.provider.synced);
    reader.section('project').set('title', 'Vom Lesen');
    const designer = client(api.host, { tenant, caseId, cookie: david.cookie });
    await designer.saved();
    expect(designer.section('project').get('title')).toBe('Haus');
    await w.call(anna, 'POST', `cases/${caseId}/members/${lena.principal.personId}/remove`, { role: 'reader' });
    expect(await reader.closed()).toBe(4404);
    reader.destroy();
    designer.destroy();
  });
});
