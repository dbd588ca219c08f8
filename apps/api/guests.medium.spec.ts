import { Fees } from '@bauraum/payments';
import { GUEST_ISSUER, sha256 } from '@bauraum/kernel';
import { Sessions, StaffInvitations } from '@bauraum/identity';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { client, newDraft, startApi, wait, type Api, type Someone } from './collab.fixture';
import { other, tenant, world, type Answer, type Problem, type Visitor, type World } from './roles.fixture';

let test: TestDatabase;
let api: Api;
let w: World;
let anna: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  w = world(api);
  anna = await w.person('Anna Berger');
  const fees = api.app.get(Fees);
  const of = fees.of.bind(fees);
  jest.spyOn(fees, 'of').mockImplementation(async (...args) => ({ ...(await of(...args)), paidCents: 100_000_000 }));
});
afterAll(async () => {
  await api.close();
  await test.close();
});

type Joined = Answer<{ caseId: string; role: string } & Problem>;

const join = (token: string, name: string, who?: Visitor, authority = tenant): Promise<Joined> =>
  w.call(who, 'POST', 'invitations/join', { token, name }, { authority });

/** The browser after it joined. */
function browser({ cookies }: Joined): { cookie: string } {
  const cookie = cookies.find((one) => one.startsWith('bauraum_session='))?.split(';')[0];
  if (!cookie) throw new Error('no session');
  return { cookie };
}

const refusal = ({ status, body }: Answer<Problem>): unknown[] => [status, body.code];
const preview = async (token: string, authority = tenant) =>
  w.call<{ state: string; role: string; discipline: string | null; invitedBy: string; authority: string }>(
    undefined,
    'GET',
    `invitations/preview?token=${token}`,
    undefined,
    { authority },
  );

/** The guest's browser comes back from the identity provider. */
async function identify(guest: { cookie: string }, name: string): Promise<Someone> {
  const identity = { issuer: 'https://login.test', subject: name, name, email: `${name.replaceAll(' ', '.')}@bauraum.test` };
  const session = { ...identity, exp: Math.floor(Date.now() / 1000) + 3600 };
  jest.spyOn(api.app.get(Sessions).oidc, 'finishLogin').mockResolvedValueOnce({ session, returnTo: `/${tenant}` });
  const back = await w.call(guest, 'GET', '/auth/callback?code=x&state=y');
  expect(back.status).toBe(303);
  return { ...(await w.person(name)), ...browser(back as Joined) };
}

describe('joining without an account', () => {
  it('needs a link and a name; nothing of the project is told before', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'planner', discipline: 'fire-protection' });
    expect((await preview(token)).body).toEqual({
      role: 'planner',
      discipline: 'Brandschutz',
      invitedBy: 'Anna Berger',
      authority: expect.any(String) as string,
      state: 'open',
    });
    for (const name of ['', '   ', 'x'.repeat(300), 'Anna\u0000', '...']) expect((await join(token, name)).status).toBe(422);
    expect(refusal(await join('x'.repeat(43), 'Gerd Gast'))).toEqual([404, 'not-found']);
    expect((await join('kurz', 'Gerd Gast')).status).toBe(422);

    const joined = await join(token, ' Gerd Gast ');
    expect([joined.status, joined.body]).toEqual([200, { caseId, role: 'planner' }]);
    expect(joined.cookies.find((one) => one.startsWith('bauraum_session='))).toMatch(/HttpOnly.*SameSite=Lax/i);
    const gerd = browser(joined);
    expect((await w.call(gerd, 'GET', '/auth/session')).body).toMatchObject({ authenticated: true, name: 'Gerd Gast', guest: true });
    const { body } = await w.call<{ members: { name: string; identified: boolean }[] }>(gerd, 'GET', `cases/${caseId}`);
    expect(body.members.map(({ name, identified }) => [name, identified])).toEqual([
      ['Anna Berger', true],
      ['Gerd Gast', false],
    ]);
    expect((await w.journal(caseId)).at(-1)).toMatchObject({ event: 'MEMBER_JOINED', role: 'planner', payload: { guest: true } });
  });

  it('reaches the case of the link, and nothing that needs a person', async () => {
    const [caseId, another] = [await newDraft(api, anna), await newDraft(api, anna)];
    const gerd = browser(await join(await w.invite(anna, caseId, { role: 'designer' }), 'Gerd Gast'));
    expect((await w.call(gerd, 'GET', `cases/${caseId}/application`)).status).toBe(200);
    expect((await w.call(gerd, 'GET', `cases/${another}`)).status).toBe(404);
    expect((await w.call(gerd, 'GET', 'me')).status).toBe(200);
    expect(refusal(await w.call(gerd, 'GET', 'cases'))).toEqual([403, 'identification-needed']);
    const draft = { procedure: 'simplified', title: 'Haus', municipalityAgs: '13074026' };
    expect(refusal(await w.call(gerd, 'POST', 'cases', draft))).toEqual([403, 'identification-needed']);
    // another authority does not know the guest, and makes nobody of them
    expect((await w.call(gerd, 'GET', 'me', undefined, { authority: other })).status).toBe(404);
    expect((await w.call(gerd, 'GET', `cases/${caseId}`, undefined, { authority: other })).status).toBe(404);
  });

  it('signs, files, pays and invites only after identification', async () => {
    const caseId = await w.ready(anna);
    const gerd = browser(await join(await w.invite(anna, caseId, { role: 'builder' }), 'Gerd Gast'));
    const { body } = await w.call<{ items: { ruleId: string; hash: string; role: string }[] }>(gerd, 'GET', `cases/${caseId}/sign-offs`);
    const { ruleId, hash } = body.items[0] ?? {};
    const needed = [403, 'identification-needed'];
    for (const [path, input] of [
      ['sign-offs', { ruleId, hash }],
      ['submit', {}],
      ['payments', { purpose: 'advance' }],
      ['discard', {}],
      ['withdraw', {}],
      ['invitations', { role: 'reader' }],
      ['acts', { event: 'WITHDRAW', payload: {} }],
      [`members/${anna.principal.personId}/remove`, { role: 'builder' }],
    ] as const)
      expect([path, ...refusal(await w.call(gerd, 'POST', `cases/${caseId}/${path}`, input))]).toEqual([path, ...needed]);
    expect((await w.call(gerd, 'POST', `cases/${caseId}/messages`, { title: 'Frage', text: 'Ja?' })).status).toBe(201);
  });

  it('makes nobody a member of the authority', async () => {
    const guest = browser(await join(await w.invite(anna, await newDraft(api, anna), { role: 'reader' }), 'Gerd Gast'));
    const seat = { scope: 'authority', scopeId: tenant, role: 'officer' } as const;
    const token = await w.inTx((tx) => api.app.get(StaffInvitations).invite(tx, { seat, name: 'Olga Prüf', email: null }));
    expect((await w.call(guest, 'GET', `/auth/staff/${tenant}?token=${token}`)).status).toBe(303);
    expect((await w.call<{ roles: string[] }>(guest, 'GET', 'me')).body.roles).toEqual([]);
  });

  it('is sent away by who invited, and by builders, not by any designer', async () => {
    const david = await w.person('David Kern');
    const caseId = await newDraft(api, anna);
    await w.joinAs(anna, david, caseId, 'designer');
    await join(await w.invite(anna, caseId, { role: 'representative' }), 'Gerd Gast');
    const [sent] = (await w.call<{ id: string }[]>(anna, 'GET', `cases/${caseId}/invitations`)).body;
    const revoke = `cases/${caseId}/invitations/${sent?.id}/revoke`;
    expect(refusal(await w.call(david, 'POST', revoke))).toEqual([403, 'not-allowed']);
    expect((await w.call(anna, 'POST', revoke)).status).toBe(200);
  });

  it('hands nothing over', async () => {
    const token = await w.invite(anna, await newDraft(api, anna), { role: 'builder', handsOver: true });
    expect(refusal(await join(token, 'Gerd Gast'))).toEqual([403, 'identification-needed']);
  });

  it('is not what somebody does who is logged in, nor what a page of another origin starts', async () => {
    const token = await w.invite(anna, await newDraft(api, anna), { role: 'reader' });
    expect(refusal(await join(token, 'Anna', anna))).toEqual([409, 'already-identified']);
    const foreign = await w.call(undefined, 'POST', 'invitations/join', { token, name: 'Gerd' }, { origin: 'https://evil.example' });
    expect([...refusal(foreign), foreign.cookies]).toEqual([403, 'wrong-origin', []]);
  });

  it("of an unknown authority, or by another authority's link, leads nowhere", async () => {
    const token = await w.invite(anna, await newDraft(api, anna), { role: 'reader' });
    for (const authority of [other, 'nowhere']) {
      expect((await preview(token, authority)).status).toBe(404);
      expect((await join(token, 'Gerd Gast', undefined, authority)).status).toBe(404);
    }
    expect((await preview(token)).body.state).toBe('open');
  });
});

describe('the link', () => {
  type Sent = { id: string; state: string; acceptedBy: string | null; reopens: boolean };
  const sent = async (who: Visitor, caseId: string): Promise<Sent[]> =>
    (await w.call<Sent[]>(who, 'GET', `cases/${caseId}/invitations`)).body;
  /** The latest. */
  const renew = async (who: Visitor, caseId: string): Promise<Answer<{ url?: string } & Problem>> =>
    w.call(who, 'POST', `cases/${caseId}/invitations/${(await sent(anna, caseId))[0]?.id}/renew`);
  const tokenOf = ({ body }: Answer<{ url?: string }>): string => new URL(body.url ?? '').searchParams.get('token') ?? '';

  it('opens again for the same guest, and for nobody else', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'reader' });
    const first = browser(await join(token, 'Gerd Gast'));
    const again = await join(token, 'gerd gast');
    expect([again.status, again.body.caseId, (await preview(token)).body.state]).toEqual([200, caseId, 'open']);
    const subjectOf = async (who: Visitor) => (await w.call<{ subject: string }>(who, 'GET', '/auth/session')).body.subject;
    expect(await subjectOf(browser(again))).toBe(await subjectOf(first));
    expect(refusal(await join(token, 'Jemand Anders'))).toEqual([410, 'invitation-used']);
    const known = await w.person('Lena Lind');
    expect(refusal(await w.call(known, 'POST', 'invitations/accept', { token }))).toEqual([410, 'invitation-used']);
  });

  it('ends with its revocation, and lets the guest go who is in', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'designer' });
    const gerd = browser(await join(token, 'Gerd Gast'));
    const live = client(api.host, { tenant, caseId, cookie: gerd.cookie });
    await wait('the guest is connected', () => live.provider.synced);
    const [sent] = (await w.call<{ id: string }[]>(anna, 'GET', `cases/${caseId}/invitations`)).body;
    expect((await w.call(anna, 'POST', `cases/${caseId}/invitations/${sent?.id}/revoke`)).status).toBe(200);
    expect(await live.closed()).toBe(4404);
    live.destroy();
    expect((await w.call(gerd, 'GET', `cases/${caseId}`)).status).toBe(404);
    expect(refusal(await join(token, 'Gerd Gast'))).toEqual([410, 'invitation-revoked']);
    expect((await w.journal(caseId)).at(-1)).toMatchObject({ event: 'MEMBER_LEFT', payload: { because: 'invitation-revoked' } });
  });

  it('is shown as one that opens, until its guest has identified', async () => {
    const caseId = await newDraft(api, anna);
    const guest = browser(await join(await w.invite(anna, caseId, { role: 'reader' }), 'Gerd Gast'));
    expect(await sent(anna, caseId)).toMatchObject([{ state: 'accepted', acceptedBy: 'Gerd Gast', reopens: true }]);
    await identify(guest, 'Gerd Gastmann');
    expect(await sent(anna, caseId)).toMatchObject([{ state: 'accepted', acceptedBy: 'Gerd Gastmann', reopens: false }]);
  });

  it('is renewed for the same guest: the old one is dead at once, and so is who came in by it', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'planner', discipline: 'drainage' });
    const gerd = browser(await join(token, 'Gerd Gast'));
    const { personId } = (await w.call<{ personId: string }>(gerd, 'GET', 'me')).body;
    const thief = browser(await join(token, 'gerd gast'));
    const live = client(api.host, { tenant, caseId, cookie: thief.cookie });
    await wait('the thief is connected', () => live.provider.synced);
    const renewed = await renew(anna, caseId);
    expect(renewed.status).toBe(201);
    expect(await live.closed()).toBe(4404);
    live.destroy();
    expect([(await preview(token)).body.state, ...refusal(await join(token, 'Gerd Gast'))]).toEqual([
      'replaced',
      410,
      'invitation-replaced',
    ]);
    for (const old of [gerd, thief]) expect((await w.call(old, 'GET', `cases/${caseId}`)).status).toBe(404);

    expect((await preview(tokenOf(renewed))).body).toMatchObject({ state: 'open', role: 'planner', discipline: 'Entwässerung' });
    expect(refusal(await join(tokenOf(renewed), 'Jemand Anders'))).toEqual([410, 'invitation-used']);
    const back = browser(await join(tokenOf(renewed), 'Gerd Gast'));
    expect((await w.call<{ personId: string }>(back, 'GET', 'me')).body.personId).toBe(personId);
    expect((await w.call<{ members: unknown[] }>(back, 'GET', `cases/${caseId}`)).body.members).toHaveLength(2);
    expect(await sent(anna, caseId)).toMatchObject([
      { state: 'accepted', acceptedBy: 'Gerd Gast', reopens: true, discipline: 'drainage' },
      { state: 'replaced', acceptedBy: 'Gerd Gast', reopens: false },
    ]);
  });

  it('is renewed by who invited and by builders, and only while it opens for a guest', async () => {
    const [david, known] = [await w.person('David Kern'), await w.person('Lena Lind')];
    const caseId = await newDraft(api, anna);
    await w.joinAs(anna, david, caseId, 'designer');
    const token = await w.invite(anna, caseId, { role: 'reader' });
    expect(refusal(await renew(anna, caseId))).toEqual([409, 'no-guest-link']);
    const guest = browser(await join(token, 'Gerd Gast'));
    expect(refusal(await renew(david, caseId))).toEqual([403, 'not-allowed']);
    expect(refusal(await renew(guest, caseId))).toEqual([403, 'not-allowed']);
    expect((await renew(known, caseId)).status).toBe(404);
    await identify(browser(await join(token, 'Gerd Gast')), 'Gerd Gastmann');
    expect(refusal(await renew(anna, caseId))).toEqual([409, 'no-guest-link']);
  });

  it('runs out, and does not open again for who was sent away', async () => {
    const caseId = await newDraft(api, anna);
    const [late, gone] = [await w.invite(anna, caseId, { role: 'reader' }), await w.invite(anna, caseId, { role: 'reader' })];
    await w.inTx((tx) =>
      tx.query(`update invitation set expires_at = now() - interval '1 hour' where tenant_id = $1 and token_hash = $2`, [
        tenant,
        sha256(late),
      ]),
    );
    expect(refusal(await join(late, 'Gerd Gast'))).toEqual([410, 'invitation-expired']);
    const gerd = browser(await join(gone, 'Gerd Gast'));
    const { personId } = (await w.call<{ personId: string }>(gerd, 'GET', 'me')).body;
    expect((await w.call(gerd, 'POST', `cases/${caseId}/members/${personId}/remove`, { role: 'reader' })).status).toBe(204);
    expect(refusal(await join(gone, 'Gerd Gast'))).toEqual([410, 'invitation-used']);
  });

  it('of a second case keeps a browser one guest under the same name, and makes another one under another', async () => {
    const [one, two] = [await newDraft(api, anna), await newDraft(api, anna)];
    const gerd = browser(await join(await w.invite(anna, one, { role: 'reader' }), 'Gerd Gast'));
    const same = browser(await join(await w.invite(anna, two, { role: 'reader' }), 'Gerd Gast', gerd));
    for (const caseId of [one, two]) expect((await w.call(same, 'GET', `cases/${caseId}`)).status).toBe(200);
    const greta = browser(await join(await w.invite(anna, two, { role: 'planner', discipline: 'drainage' }), 'Greta Gast', same));
    expect((await w.call(greta, 'GET', `cases/${one}`)).status).toBe(404);
    expect((await w.call(greta, 'GET', `cases/${two}`)).status).toBe(200);
  });
});

describe('identifying', () => {
  it('makes the guest the person, with what they did and may do', async () => {
    const caseId = await newDraft(api, anna);
    const token = await w.invite(anna, caseId, { role: 'designer' });
    const guest = browser(await join(token, 'G. Meier'));
    const { personId } = (await w.call<{ personId: string }>(guest, 'GET', 'me')).body;
    const gesa = await identify(guest, 'Gesa Meier');
    expect(gesa.principal.personId).toBe(personId);
    expect((await w.call(gesa, 'GET', `cases/${caseId}`)).body).toMatchObject({ myRoles: ['designer'] });
    expect((await w.call(guest, 'GET', `cases/${caseId}`)).status).toBe(404); // an old cookie is nobody's any more
    expect(refusal(await join(token, 'G. Meier'))).toEqual([410, 'invitation-used']);
    const { event, payload } = (await w.journal(caseId)).at(-1) ?? {};
    expect([event, payload?.['name'], payload?.['formerName']]).toEqual(['MEMBER_IDENTIFIED', 'Gesa Meier', 'G. Meier']);
    await identify(guest, 'Gesa Meier').catch(() => undefined);
    expect((await w.journal(caseId)).filter((entry) => entry.event === 'MEMBER_IDENTIFIED')).toHaveLength(1);
  });

  it('as somebody whom the authority knows moves what the guest held; the guest stays for what was written', async () => {
    const known = await w.person('Kai Bekannt');
    const caseId = await newDraft(api, anna);
    await w.joinAs(anna, known, caseId, 'reader');
    const guest = browser(await join(await w.invite(anna, caseId, { role: 'planner', discipline: 'drainage' }), 'Kai'));
    const kai = await identify(guest, 'Kai Bekannt');
    expect(kai.principal.personId).toBe(known.principal.personId);
    const { body } = await w.call<{ myRoles: string[]; members: unknown[]; myDiscipline: { id: string } }>(kai, 'GET', `cases/${caseId}`);
    expect([[...body.myRoles].sort(), body.myDiscipline.id, body.members]).toEqual([
      ['planner', 'reader'],
      'drainage',
      expect.arrayContaining([expect.objectContaining({ name: 'Kai Bekannt', role: 'planner', identified: true })]),
    ]);
    expect((await w.call(guest, 'GET', `cases/${caseId}`)).status).toBe(404);
    const rows = await w.inTx((tx) =>
      tx.query<unknown[]>(`select 1 from person where tenant_id = $1 and issuer = $2 and name = 'Kai'`, [tenant, GUEST_ISSUER]),
    );
    expect(rows).toHaveLength(1);
  });
});
