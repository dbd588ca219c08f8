import { newId } from '@bauraum/kernel';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { someone, startApi, type Api, type Someone } from './collab.fixture';
import { AUTHORITIES, call, type Answer } from './messages.fixture';

const [tenant = '', other = ''] = AUTHORITIES;

let test: TestDatabase;
let api: Api;
let anna: Someone;

beforeAll(async () => {
  test = await testDatabase();
  api = await startApi(test.appUrl);
  anna = await someone(api, tenant, 'Anna Berger');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const choose = (
  who: Someone | null,
  language: string,
  more: { path?: string; key?: string; body?: object } = {},
): Promise<Answer<{ code: string }>> =>
  call(api, who, more.path ?? `${tenant}/me/language`, {
    method: 'PUT',
    body: { language, ...more.body },
    ...(more.key ? { key: more.key } : {}),
  });
const languageOf = async (who: Someone, authority = tenant): Promise<string | null> =>
  (await call<{ language: string | null }>(api, who, `${authority}/me`)).body.language;

it('is none until the person chooses one, and stays with them wherever they log in', async () => {
  expect(await languageOf(anna)).toBeNull();
  expect((await choose(anna, 'de-simple')).status).toBe(204);
  expect(await languageOf(anna)).toBe('de-simple');
  expect((await choose(anna, 'en')).status).toBe(204);
  expect(await languageOf(anna)).toBe('en');
});

it('is chosen once, however often the command comes', async () => {
  const key = newId();
  expect((await choose(anna, 'de-simple', { key })).status).toBe(204);
  await choose(anna, 'de');
  expect((await choose(anna, 'de-simple', { key })).status).toBe(204);
  expect(await languageOf(anna)).toBe('de');
  expect((await choose(anna, 'en', { key })).body.code).toBe('idempotency-mismatch');
});

it('is one that the portal speaks', async () => {
  await choose(anna, 'en');
  for (const language of ['fr', '', 'EN', 'de; drop']) expect((await choose(anna, language)).status).toBe(422);
  expect(await languageOf(anna)).toBe('en');
});

it('is chosen by nobody else, and by nobody for another', async () => {
  await choose(anna, 'en');
  const bert = await someone(api, tenant, 'Bert Nachbar');
  expect(await languageOf(bert)).toBeNull();
  const foreign = { personId: anna.principal.personId };
  expect((await choose(bert, 'de-simple', { body: foreign })).status).toBe(422);
  expect((await choose(bert, 'de-simple', { path: `${tenant}/me/language?personId=${foreign.personId}` })).status).toBe(204);
  expect((await choose(bert, 'de', { path: `${tenant}/people/${foreign.personId}/language` })).status).toBe(404);
  expect((await choose(null, 'de')).status).toBe(401);
  expect([await languageOf(anna), await languageOf(bert)]).toEqual(['en', 'de-simple']);
});

it('is of the person as one authority knows them', async () => {
  await choose(anna, 'en');
  expect(await languageOf(anna, other)).toBeNull();
});
