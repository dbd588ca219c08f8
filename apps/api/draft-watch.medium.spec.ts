import { DraftWatch } from '@bauraum/sign-off';
import { addDays, berlinDate } from '@bauraum/kernel';
import { listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { client, someone, startApi, wait, type Api, type Someone } from './collab.fixture';
import { Parties } from './filed.fixture';

const today = berlinDate(new Date().toISOString());
const tenant = listAuthorities().find(({ municipalities }) => '13074026' in municipalities)?.slug ?? '';

let test: TestDatabase;
let api: Api;
let parties: Parties;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  parties = await Parties.of(api, tenant);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const watch = (): Promise<number> => api.app.get(DraftWatch).run(tenant);

const told = ({ principal }: Someone, caseId: string, kind: string): Promise<{ params: Record<string, unknown>; collected: boolean }[]> =>
  parties.query(
    `select params, collected from notification where tenant_id = $1 and person_id = $2 and case_id = $3 and kind = $4 order by id`,
    principal.personId,
    caseId,
    kind,
  );

describe('a sign-off that falls', () => {
  it('is told to who signed, once for each fall, with what changed and by whom', async () => {
    const { caseId } = await parties.draft();
    await parties.sign(parties.builder, caseId, 'builder');
    await parties.sign(parties.designer, caseId, 'designer');
    await watch();
    expect(await told(parties.designer, caseId, 'signOffFallen')).toEqual([]);
    await parties.change(parties.builder, caseId, { building: { height: 4.2 } });
    await watch();
    await watch();
    expect(await told(parties.designer, caseId, 'signOffFallen')).toEqual([
      { collected: true, params: expect.objectContaining({ what: expect.stringContaining('Höhe'), by: 'Anna Berger' }) },
    ]);
    await parties.change(parties.builder, caseId, { building: { height: 4.4 } });
    await watch();
    expect(await told(parties.designer, caseId, 'signOffFallen')).toHaveLength(1);
    await parties.sign(parties.designer, caseId, 'designer');
    await watch();
    await parties.upload(caseId, 1);
    await watch();
    const [, second] = await told(parties.designer, caseId, 'signOffFallen');
    expect(second?.params).toMatchObject({ what: 'Lageplan', by: 'Anna Berger' });
    expect(await told(parties.builder, caseId, 'signOffFallen')).toHaveLength(1);
  });

  it('also by a correction that is being prepared', async () => {
    const { caseId } = await parties.filed();
    const finding = { kind: 'fieldWrong', field: 'building.height', text: 'Höhe?', legalBasis: '§ 2' };
    const body = { dueOn: addDays(today, 30), findings: [finding] };
    const asked = await parties.call<{ supplements: { findings: { id: string }[] } }>(
      parties.clerk,
      'POST',
      `cases/${caseId}/supplement-requests`,
      body,
    );
    await watch();
    const path = `cases/${caseId}/supplements/prepared/${asked.body.supplements.findings[0]?.id ?? ''}`;
    await parties.call(parties.builder, 'PUT', path, { values: { building: { height: 6.5 } } }, 0);
    await watch();
    expect(await told(parties.designer, caseId, 'signOffFallen')).toEqual([
      { collected: true, params: expect.objectContaining({ what: expect.stringContaining('Höhe'), by: 'Anna Berger' }) },
    ]);
  });

  it('says nothing of people in mails', async () => {
    const { caseId } = await parties.draft();
    await parties.sign(parties.designer, caseId, 'designer');
    await parties.change(parties.builder, caseId, { building: { height: 4.2 } });
    await watch();
    expect(await parties.query(`select 1 from mail where tenant_id = $1 and body like '%Anna%'`)).toEqual([]);
  });
});

describe('a mention', () => {
  it('is told once to who is called, if they work in the case', async () => {
    const { caseId } = await parties.draft();
    const stranger = await someone(api, tenant, 'Fremde Person');
    const [david, anna, nobody] = [parties.designer, parties.builder, stranger].map(({ principal }) => principal.personId);
    const anna$ = client(api.host, { tenant, caseId, cookie: parties.builder.cookie });
    await anna$.saved();
    const comment = { path: 'building.height', text: '@David bitte prüfen', at: new Date().toISOString(), by: anna, resolvedAt: null };
    anna$.doc.getMap('comments').set('c1', { ...comment, mentions: [david, anna, nobody] });
    await anna$.saved();
    await watch();
    anna$.doc.getMap('comments').set('c1', { ...comment, resolvedAt: new Date().toISOString(), mentions: [david, anna, nobody] });
    await anna$.saved();
    await watch();
    expect(await told(parties.designer, caseId, 'mentioned')).toEqual([
      { collected: true, params: expect.objectContaining({ what: expect.stringContaining('Höhe'), by: 'Anna Berger' }) },
    ]);
    expect([await told(parties.builder, caseId, 'mentioned'), await told(stranger, caseId, 'mentioned')]).toEqual([[], []]);
    anna$.destroy();
  });
});

describe('an application that is given up', () => {
  it('closes for everybody who has it open', async () => {
    const { caseId } = await parties.draft();
    const david$ = client(api.host, { tenant, caseId, cookie: parties.designer.cookie });
    await david$.saved();
    expect((await parties.call(parties.builder, 'POST', `cases/${caseId}/discard`, {})).status).toBe(200);
    await wait('the connection is closed', () => david$.closes.length > 0);
    expect(david$.closes[0]).toBe(4409);
    david$.destroy();
  });
});
