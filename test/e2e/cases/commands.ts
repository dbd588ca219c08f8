import { randomUUID } from 'node:crypto';
import { GREVESMUEHLEN } from '../../../apps/cli/journey/demo.data';
import type { ApplicationView, CaseView } from '../../../apps/cli/journey/views';
import { BUILDER, draft, newKey, post, problemOf, submittable, submitted } from '../drafts';
import type { World } from '../world';

const { municipalityAgs } = GREVESMUEHLEN;
const newCase = (title: string): object => ({ procedure: 'simplified', title, municipalityAgs });

/** A command happens once, whatever the network does. */
export function idempotency(world: () => World): void {
  it('refuses a command without a key', async () => {
    const call = world()
      .as(BUILDER)
      .call({ method: 'POST', path: 'cases', body: newCase('Ohne Schlüssel') });
    expect(await problemOf(call)).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
  });

  it('gives the same answer to the same key and body, and does it once', async () => {
    const [key, title] = [newKey(), `Carport ${randomUUID()}`];
    const first = await world().as(BUILDER).post<CaseView>('cases', newCase(title), key);
    const again = await world().as(BUILDER).post<CaseView>('cases', newCase(title), key);
    expect(again).toEqual(first);
    const { items } = await world()
      .as(BUILDER)
      .get<{ items: CaseView[] }>(`cases?q=${encodeURIComponent(title)}`);
    expect(items.map((c) => c.id)).toEqual([first.id]);
  });

  it('does it once also when both come at the same time', async () => {
    const [key, title] = [newKey(), `Garage ${randomUUID()}`];
    const answers = await Promise.all([1, 2, 3].map(() => world().as(BUILDER).post<CaseView>('cases', newCase(title), key)));
    expect(new Set(answers.map((c) => c.id)).size).toBe(1);
    const [{ n }] = (await world().query<{ n: number }>('select count(*)::int as n from permit_case where title = $1', [title])) as [
      { n: number },
    ];
    expect(n).toBe(1);
  });

  it('refuses the same key for something else', async () => {
    const key = newKey();
    await world().as(BUILDER).post('cases', newCase('Erstens'), key);
    const other = await problemOf(world().as(BUILDER).post('cases', newCase('Zweitens'), key));
    expect(other).toMatchObject({ status: 422, code: 'idempotency-mismatch' });
  });

  it('lets another person use the same key', async () => {
    const key = newKey();
    const mine = await world().as(BUILDER).post<CaseView>('cases', newCase('Meins'), key);
    const theirs = await world().as('lena.otto').post<CaseView>('cases', newCase('Meins'), key);
    expect(theirs.id).not.toBe(mine.id);
  });
}

/** Each wrong or unknown field is named. */
export function fields(world: () => World): void {
  const refused = (path: string, body: unknown) => problemOf(post(world().as(BUILDER), path, body));

  it('names unknown and invalid fields with their paths', async () => {
    const problem = await refused('cases', { procedure: 'Schnell!', title: '', municipalityAgs: '123', colour: 'red' });
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input' });
    expect(problem.fields?.map((f) => f.path).sort()).toEqual(['/colour', '/municipalityAgs', '/procedure', '/title']);
    expect(problem.fields).toContainEqual({ path: '/colour', key: 'unknown' });
  });

  it('says which authority is competent for a place elsewhere', async () => {
    const problem = await refused('cases', { procedure: 'simplified', title: 'Haus', municipalityAgs: '13076090' });
    expect(problem).toMatchObject({ status: 422, fields: [{ path: '/municipalityAgs', key: 'notInDistrict' }] });
    expect(problem['competentAuthority']).toBe('ludwigslust-parchim');
  });

  it('names fields in the form by section and field', async () => {
    const caseId = await draft(world());
    const path = `cases/${caseId}/application`;
    const client = world().as(BUILDER);
    const { body, revision } = await client.read<ApplicationView>(path);
    const wrong = { ...body.data, building: { grossVolume: 'viel', wings: 2 }, garden: {}, builder: { email: 'keine' } };
    const problem = await problemOf(client.edit(path, { data: wrong }, revision, newKey()));
    expect(problem.status).toBe(422);
    expect(problem.fields?.map((f) => f.path).sort()).toEqual([
      '/data/builder/email',
      '/data/building/grossVolume',
      '/data/building/wings',
      '/data/garden',
    ]);
    expect((await client.read<ApplicationView>(path)).body).toEqual(body);
  });

  it('wants to know which revision an edit is based on', async () => {
    const caseId = await draft(world());
    const call = {
      method: 'PUT',
      path: `cases/${caseId}/application`,
      body: { data: {} },
      headers: { 'idempotency-key': newKey() },
    } as const;
    expect(await problemOf(world().as(BUILDER).call(call))).toMatchObject({ status: 428, code: 'precondition-required' });
  });

  it('does not submit what is incomplete, and says what is missing', async () => {
    const { id } = await world().as(BUILDER).post<CaseView>('cases', newCase('Leer'), newKey());
    const problem = await refused(`cases/${id}/submit`, {});
    expect(problem.status).toBe(422);
    expect(problem.fields).toContainEqual({ path: '/building/grossVolume', key: 'required' });
  });

  it('names a field in a list by its place', async () => {
    const caseId = await submitted(world());
    const body = {
      checklist: [
        { item: 'Bauvorlagen', ok: true },
        { item: '', ok: 'ja' },
      ],
    };
    const problem = await problemOf(post(world().as('petra.lange'), `cases/${caseId}/formal-check/complete`, body));
    expect(problem.fields?.map((f) => f.path)).toEqual(expect.arrayContaining(['/checklist/1/item', '/checklist/1/ok']));
  });
}

/** What is not possible now is refused, with what is. */
export function events(world: () => World): void {
  it('names state and allowed events', async () => {
    const caseId = await draft(world());
    const problem = await problemOf(post(world().as(BUILDER), `cases/${caseId}/withdraw`));
    expect(problem).toMatchObject({ status: 409, code: 'event-not-allowed', event: 'WITHDRAW', state: 'draft' });
    expect(problem.allowed).toEqual(expect.arrayContaining(['DISCARD', 'SUBMIT']));
    expect(problem.allowed).not.toContain('WITHDRAW');
  });

  it('submits once when two hands press at the same time', async () => {
    const caseId = await submittable(world());
    const attempts = await Promise.allSettled([1, 2].map(() => post(world().as(BUILDER), `cases/${caseId}/submit`)));
    expect(attempts.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = attempts.find((a) => a.status === 'rejected') as PromiseRejectedResult;
    expect(await problemOf(Promise.reject(lost.reason as Error))).toMatchObject({ status: 409, event: 'SUBMIT', state: 'formalCheck' });
    const snapshots = await world().query('select 1 from application_snapshot where case_id = $1', [caseId]);
    expect(snapshots).toHaveLength(1);
  });

  it('submits once, with one answer, when the same press comes twice', async () => {
    const caseId = await submittable(world());
    const key = newKey();
    const [first, second] = await Promise.all([1, 2].map(() => world().as(BUILDER).post<CaseView>(`cases/${caseId}/submit`, {}, key)));
    expect(second).toEqual(first);
    expect(first?.fileNumber).toMatch(/^63-\d{4}-\d{5}$/);
  });
}

/** What is not theirs does not exist for them. */
export function strangers(world: () => World): void {
  it.each([
    ['another builder', 'lena.otto', undefined],
    ['a member of a participating body', 'natur.nwm', undefined],
    ['the clerk, before submission', 'petra.lange', undefined],
    ['the administrator', 'admin.nwm', undefined],
    ['its own builder at another authority', BUILDER, 'ludwigslust-parchim'],
  ])('a case is not found by %s', async (_, sub, authority) => {
    const caseId = await draft(world());
    const client = world().as(sub, authority);
    const { requestId: _r, ...hidden } = await problemOf(client.get(`cases/${caseId}`));
    const { requestId: _n, ...missing } = await problemOf(client.get(`cases/${randomUUID()}`));
    expect(hidden).toEqual(missing);
    expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
    for (const path of ['submit', 'withdraw', 'payments', 'documents']) {
      expect((await problemOf(post(client, `cases/${caseId}/${path}`))).status).toBe(404);
    }
    const { items } = await client.get<{ items: CaseView[] }>('cases?limit=200');
    expect(items.map((c) => c.id)).not.toContain(caseId);
  });

  it('somebody who is not logged in learns nothing', async () => {
    const response = await fetch(`${world().stack.apiUrl}/api/v1/nordwestmecklenburg/cases/${await draft(world())}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('a body finds only what it was asked', async () => {
    const caseId = await submitted(world());
    await post(world().as('petra.lange'), `cases/${caseId}/formal-check/complete`, { checklist: [] });
    const participations = [{ bodyId: 'environment', reason: 'Bäume', documentIds: [] }];
    const officer = world().as('matthias.krueger');
    const [asked] = (await post(officer, `cases/${caseId}/participations`, { participations })) as { id: string }[];
    const path = `participations/${asked?.id}`;
    expect(await world().as('natur.nwm').get(path)).toMatchObject({ id: asked?.id });
    expect((await problemOf(world().as('denkmal.nwm').get(path))).status).toBe(404);
    const statement = { kind: 'consent', text: 'Ja', conditions: [] };
    expect((await problemOf(post(world().as('denkmal.nwm'), `${path}/statement`, statement))).status).toBe(404);
    expect((await problemOf(world().as('natur.nwm').get(`cases/${caseId}`))).status).toBe(404);
  });
}
