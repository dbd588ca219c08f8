import { Applications } from '@bauraum/applications';
import { Completeness } from '@bauraum/completeness';
import { readJournal } from '@bauraum/efile';
import { checkSignOffs, checkSnapshots } from '@bauraum/efile-verify';
import { addDays, berlinDate, canonicalJson, newId, sha256 } from '@bauraum/kernel';
import { listAuthorities } from '@bauraum/workflows';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { join, someone, startApi, type Api, type Someone } from './collab.fixture';
import { Parties, type Answer } from './filed.fixture';

const today = berlinDate(new Date().toISOString());
/** One whose form asks for the costs only of what is no dwelling, and another one. */
const tenant = listAuthorities().find(({ municipalities }) => '13074026' in municipalities)?.slug ?? '';
const other = listAuthorities().find(({ slug }) => slug !== tenant)?.slug ?? '';

interface Prepared {
  requestId: string;
  items: {
    findingId: string;
    revision: number;
    text: string | null;
    values: object;
    fields: string[];
    updatedBy: { name: string } | null;
  }[];
  changes: { field: string; before: unknown; after: unknown }[];
  problems: { path: string; key: string }[];
  current?: number;
  prepared?: { text: string | null };
  fields?: { path: string; key: string }[];
}
interface Finding {
  id: string;
  changes: object[];
  answer: string | null;
  answeredBy: string | null;
  review: { verdict: string; reason: string | null } | null;
}
interface Case {
  status: string;
  snapshotHash: string;
  supplements: { findings: Finding[] };
  signOffs?: { role: string; fallen: boolean }[];
}

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

const HEIGHT = { kind: 'fieldWrong', field: 'building.height', text: 'Die Höhe passt nicht zu den Plänen.', legalBasis: '§ 2 Abs. 3' };
const KIND = { kind: 'fieldWrong', field: 'project.buildingKind', text: 'Das ist eine Garage.', legalBasis: '§ 2' };
const PLOT = { kind: 'fieldWrong', field: 'plot.street', text: 'Die Straße fehlt.', legalBasis: '§ 3' };

/** The office asks; the ids of the findings, in their order. */
async function ask(caseId: string, ...findings: object[]): Promise<string[]> {
  const body = { dueOn: addDays(today, 30), findings };
  const answer = await parties.call<Case>(parties.clerk, 'POST', `cases/${caseId}/supplement-requests`, body);
  expect(answer.status).toBe(200);
  return answer.body.supplements.findings.map(({ id }) => id);
}

const prepared = async (who: Someone, caseId: string): Promise<Prepared> =>
  (await parties.call<Prepared>(who, 'GET', `cases/${caseId}/supplements/prepared`)).body;
const prepare = (who: Someone, caseId: string, findingId: string, body: object, revision = 0): Promise<Answer<Prepared>> =>
  parties.call(who, 'PUT', `cases/${caseId}/supplements/prepared/${findingId}`, body, revision);
const send = (who: Someone, caseId: string, answers: object[] = []): Promise<Answer<Case & Prepared>> =>
  parties.call(who, 'POST', `cases/${caseId}/supplements`, { answers });
const snapshots = (caseId: string): Promise<{ number: number; content: string; sha256: string }[]> =>
  parties.query(`select number, content, sha256 from application_snapshot where tenant_id = $1 and case_id = $2 order by number`, caseId);

describe('an answer is prepared', () => {
  it('together: both see it, who has not seen the last revision gets it', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    expect((await prepared(parties.builder, caseId)).items).toEqual([
      expect.objectContaining({ findingId: height, revision: 0, fields: ['building.height'], updatedBy: null }),
    ]);
    expect((await prepare(parties.designer, caseId, height, { values: { building: { height: 6.5 } } })).status).toBe(200);
    const seen = await prepared(parties.builder, caseId);
    expect(seen.items[0]).toMatchObject({ revision: 1, values: { building: { height: 6.5 } }, updatedBy: { name: 'David Kern' } });
    expect(seen.changes).toEqual([expect.objectContaining({ field: 'building.height', after: 6.5 })]);
    const late = await prepare(parties.builder, caseId, height, { text: 'Stimmt doch.' });
    expect([late.status, late.body.code, late.body.current, late.body.prepared]).toEqual([
      409,
      'stale-revision',
      1,
      expect.objectContaining({ values: { building: { height: 6.5 } }, text: null }),
    ]);
  });

  it('only in the fields that were asked for, with values that the form takes', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    const problems = async (values: object): Promise<unknown> => {
      const { status, body } = await prepare(parties.builder, caseId, height, { values });
      return [status, body.fields?.map(({ path, key }) => `${path} ${key}`)];
    };
    expect(await problems({ building: { storeys: 3 } })).toEqual([422, ['/values/building/storeys notAskedFor']]);
    expect(await problems({ building: { height: 'hoch' } })).toEqual([422, ['/values/building/height isNumber']]);
    expect(await problems({ building: { colour: 'rot' } })).toEqual([422, ['/values/building/colour unknown']]);
    expect((await prepare(parties.builder, caseId, height, { documentId: newId() })).status).toBe(422);
    expect((await prepare(parties.builder, caseId, newId(), { text: 'x' })).status).toBe(404);
    expect((await prepared(parties.builder, caseId)).items[0]?.revision).toBe(0);
  });

  it('opens what the form asks because of it, and closes it again', async () => {
    const { caseId } = await parties.filed();
    const [kind = ''] = await ask(caseId, KIND);
    const garage = await prepare(parties.builder, caseId, kind, { values: { project: { buildingKind: 'garage' } } });
    expect(garage.body.items[0]?.fields).toEqual(['project.buildingKind', 'building.constructionCosts']);
    expect(garage.body.problems).toEqual([{ path: '/building/constructionCosts', key: 'required' }]);
    const missing = await send(parties.builder, caseId);
    expect([missing.status, missing.body.fields]).toEqual([422, [{ path: '/building/constructionCosts', key: 'required' }]]);
    const back = await prepare(parties.builder, caseId, kind, { values: { project: { buildingKind: 'dwelling' } } }, 1);
    expect([back.body.items[0]?.fields, back.body.problems, back.body.changes]).toEqual([['project.buildingKind'], [], []]);
  });

  it('by a planner only within the own discipline', async () => {
    const { caseId } = await parties.filed();
    const planner = await someone(api, tenant, 'Petra Vermesserin');
    await join(api, planner, caseId, 'planner');
    await parties.query(
      `update membership set discipline = 'surveying' where tenant_id = $1 and scope_id = $2 and role = 'planner' returning 1`,
      caseId,
    );
    const [height = '', plot = ''] = await ask(caseId, HEIGHT, PLOT);
    const foreign = await prepare(planner, caseId, height, { values: { building: { height: 3 } } });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'not-allowed']);
    expect((await prepare(planner, caseId, plot, { values: { plot: { street: 'Am Markt' } } })).status).toBe(200);
    expect((await send(planner, caseId)).status).toBe(403);
  });

  it('by nobody else', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    const stranger = await someone(api, tenant, 'Fremde Person');
    expect((await prepare(stranger, caseId, height, { text: 'x' })).status).toBe(404);
    const elsewhere = await someone(api, other, 'Anna Berger');
    const foreign = await fetch(`http://${api.host}/api/v1/${other}/cases/${caseId}/supplements/prepared`, {
      headers: { cookie: elsewhere.cookie },
    });
    expect(foreign.status).toBe(404);
    expect((await prepare(parties.clerk, caseId, height, { text: 'x' })).status).toBe(403);
  });
});

describe('supplements are sent', () => {
  it('when each changed part is released again, and frozen as the next version', async () => {
    const { caseId } = await parties.filed();
    const [height = '', plan = ''] = await ask(caseId, HEIGHT, {
      kind: 'documentMissing',
      typeCode: '1803',
      text: 'Plan?',
      legalBasis: '§ 3',
    });
    await prepare(parties.designer, caseId, height, { values: { building: { height: 6.5 } } });
    const documentId = await parties.upload(caseId, 1);
    await prepare(parties.builder, caseId, plan, { documentId, text: 'Hier ist er.' });
    const refused = await send(parties.builder, caseId);
    expect([refused.status, refused.body.code, refused.body.signOffs?.map(({ role, fallen }) => [role, fallen])]).toEqual([
      409,
      'sign-off-missing',
      [
        ['builder', true],
        ['designer', true],
      ],
    ]);
    await parties.sign(parties.builder, caseId, 'builder');
    await parties.sign(parties.designer, caseId, 'designer');
    const sent = await send(parties.builder, caseId);
    expect([sent.status, sent.body.status]).toEqual([200, 'formalCheck']);
    expect(sent.body.supplements.findings).toEqual([
      expect.objectContaining({
        changes: [expect.objectContaining({ field: 'building.height', after: 6.5 })],
        answeredBy: 'David Kern',
        open: false,
      }),
      expect.objectContaining({ answer: 'Hier ist er.', answerDocumentId: documentId, answerVersion: 1, answeredBy: 'Anna Berger' }),
    ]);
    await expectFrozen(caseId, sent.body.snapshotHash);
    expect((await send(parties.builder, caseId)).body.code).toBe('event-not-allowed');
  });

  async function expectFrozen(caseId: string, snapshotHash: string): Promise<void> {
    const rows = await snapshots(caseId);
    const [first, second] = rows.map(
      ({ content }) => JSON.parse(content) as Record<string, never> & { application: Record<string, object> },
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(rows[1]?.sha256).toBe(snapshotHash);
    expect(sha256(rows[1]?.content ?? '')).toBe(snapshotHash);
    expect(canonicalJson(second)).toBe(rows[1]?.content);
    expect(second?.application['building']).toEqual({ ...first?.application['building'], height: 6.5 });
    expect(second?.['correction']).toMatchObject({
      basedOn: { number: 1, sha256: rows[0]?.sha256 },
      changes: [{ field: 'building.height', after: 6.5, name: 'David Kern' }],
    });
    const records = await parties.inTx((tx) => readJournal(tx, caseId));
    const texts = rows.map(({ content }) => content);
    expect(checkSnapshots(texts, records).problems).toEqual([]);
    expect(checkSignOffs(texts, records)).toMatchObject({ problems: [], fine: expect.stringContaining('4 sign-offs') });
    const now = await parties.inTx((tx) => api.app.get(Applications).read(tx, caseId));
    expect(now.data['building']?.['height']).toBe(6.5);
    const asFiled = await parties.inTx((tx) => api.app.get(Completeness).asFiled(tx, caseId));
    expect(asFiled.asOf).toBe('submission');
  }

  it('without a new release where nothing changes: an explanation needs none', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    expect((await send(parties.designer, caseId, [{ findingId: height, text: 'Die Höhe stimmt.' }])).status).toBe(200);
    expect((await snapshots(caseId)).length).toBe(2);
  });

  it('not empty, not for another case, not after the period', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    expect((await send(parties.builder, caseId, [{ findingId: height, text: ' ' }])).status).toBe(422);
    expect((await send(parties.builder, caseId, [{ findingId: newId(), text: 'x' }])).status).toBe(422);
    await prepare(parties.builder, caseId, height, { text: 'Zu spät.' });
    const shift = (days: number): Promise<unknown[]> =>
      parties.query(`update tenant set clock_offset_ms = clock_offset_ms + $2 where tenant_id = $1 returning 1`, days * 86_400_000);
    await shift(40);
    const late = await send(parties.builder, caseId);
    await shift(-40);
    expect([late.status, late.body.code]).toEqual([409, 'event-not-allowed']);
  });

  it('and what was filed with a sign-off cannot be taken back', async () => {
    const { caseId } = await parties.filed();
    await ask(caseId, HEIGHT);
    const { body } = await parties.call<{ items: { signOff: { id: string } | null }[] }>(
      parties.builder,
      'GET',
      `cases/${caseId}/sign-offs`,
    );
    const id = body.items[0]?.signOff?.id ?? '';
    const taken = await parties.call(parties.builder, 'POST', `cases/${caseId}/sign-offs/${id}/withdraw`);
    expect([taken.status, taken.body.code]).toEqual([409, 'sign-off-filed']);
  });
});

describe('the office', () => {
  it('cannot ask for what nobody can answer', async () => {
    const { caseId } = await parties.filed();
    const body = { dueOn: addDays(today, 30), findings: [{ ...HEIGHT, field: 'building.colour' }] };
    const answer = await parties.call<Prepared>(parties.clerk, 'POST', `cases/${caseId}/supplement-requests`, body);
    expect([answer.status, answer.body.fields]).toEqual([422, [{ path: '/findings/0/field', key: 'unknown' }]]);
  });

  it('says of each answer whether it is sufficient', async () => {
    const { caseId } = await parties.filed();
    const [height = ''] = await ask(caseId, HEIGHT);
    const review = (who: Someone, body: object): Promise<Answer<Case>> =>
      parties.call(who, 'POST', `cases/${caseId}/findings/${height}/review`, body);
    expect((await review(parties.clerk, { verdict: 'sufficient' })).status).toBe(409);
    await send(parties.builder, caseId, [{ findingId: height, text: 'Die Höhe stimmt.' }]);
    expect((await review(parties.builder, { verdict: 'sufficient' })).status).toBe(403);
    expect((await review(parties.clerk, { verdict: 'insufficient' })).status).toBe(422);
    const { status, body } = await review(parties.clerk, { verdict: 'insufficient', reason: 'Bitte mit Nachweis.' });
    expect([status, body.supplements.findings[0]?.review]).toEqual([
      200,
      expect.objectContaining({ verdict: 'insufficient', reason: 'Bitte mit Nachweis.' }),
    ]);
    expect((await review(parties.clerk, { verdict: 'sufficient' })).body.supplements.findings[0]?.review?.verdict).toBe('sufficient');
  });
});

describe('questions that are not asked any more', () => {
  it('stay in the draft and are neither released nor filed', async () => {
    const { caseId } = await parties.draft();
    await parties.change(parties.builder, caseId, { project: { buildingKind: 'garage' }, building: { constructionCosts: 20000 } });
    await parties.change(parties.builder, caseId, { project: { buildingKind: 'dwelling' } });
    const draft = await parties.inTx((tx) => api.app.get(Applications).read(tx, caseId));
    expect(draft.data['building']?.['constructionCosts']).toBe(20000);
    await parties.sign(parties.builder, caseId, 'builder');
    await parties.sign(parties.designer, caseId, 'designer');
    expect((await parties.call(parties.builder, 'POST', `cases/${caseId}/submit`, {})).status).toBe(200);
    const [filed] = await snapshots(caseId);
    const content = JSON.parse(filed?.content ?? '') as { application: { building: object } };
    expect(content.application.building).not.toHaveProperty('constructionCosts');
    const records = await parties.inTx((tx) => readJournal(tx, caseId));
    expect(checkSignOffs([filed?.content ?? ''], records).problems).toEqual([]);
  });
});
