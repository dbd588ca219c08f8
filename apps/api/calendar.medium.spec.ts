import { newId, sha256 } from '@bauraum/kernel';
import { testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { databaseOf, someone, startApi, type Api, type Someone } from './collab.fixture';
import { AUTHORITIES, call, filedCase, type Answer } from './messages.fixture';

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

const renew = async (who: Someone): Promise<string> => {
  const { status, body } = await call<{ url: string }>(api, who, `${tenant}/calendar-token`, { method: 'POST' });
  expect(status).toBe(201);
  return /calendar\/([^/]+\.ics)$/.exec(body.url)?.[1] ?? '';
};
const feed = (file: string, authority = tenant): Promise<Answer<null>> => call(api, null, `${authority}/calendar/${file}`);
const unfolded = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

it('shows the open periods of the person, to whoever has the address, without personal data', async () => {
  const { fileNumber } = await filedCase(api, anna);
  const bert = await someone(api, tenant, 'Bert Nachbar');
  const { fileNumber: foreign } = await filedCase(api, bert);
  const { status, type, text } = await feed(await renew(anna));
  expect({ status, type }).toEqual({ status: 200, type: 'text/calendar; charset=utf-8' });
  const lines = unfolded(text);
  expect(lines).toContain(`SUMMARY:Entscheidungsfrist (${fileNumber})`);
  expect(lines.filter((line) => /^DTSTART;VALUE=DATE:\d{8}$/.test(line))).toHaveLength(2);
  expect(lines.find((line) => line.startsWith('DESCRIPTION:Letzter Tag: Entscheidungsfrist'))).toContain('gilt die ');
  expect(text).not.toContain(foreign);
  expect(text).not.toMatch(/Berger|bauraum\.test@|Haus/);
});

it('shows the office its own periods in all cases, and nobody else those', async () => {
  const { fileNumber } = await filedCase(api, anna);
  const petra = await someone(api, tenant, 'Petra Lange');
  const file = await renew(petra);
  expect((await feed(file)).text).not.toContain(fileNumber);
  await databaseOf(api).transaction(tenant, (tx) =>
    tx.query(
      `insert into membership (tenant_id, id, person_id, scope, scope_id, role, created_at) values ($1, $2, $3, 'authority', $1, 'clerk', now())`,
      [tx.tenant, newId(), petra.principal.personId],
    ),
  );
  const lines = unfolded((await feed(file)).text);
  expect(lines).toContain(`SUMMARY:Entscheidungsfrist (${fileNumber})`);
  expect(lines.filter((line) => line.startsWith('URL')).every((line) => line.includes(`/${tenant}/office/cases/`))).toBe(true);
});

it('keeps the id of an event', async () => {
  const file = await renew(anna);
  const ids = async (): Promise<string[]> => unfolded((await feed(file)).text).filter((line) => line.startsWith('UID:'));
  const before = await ids();
  expect(new Set(before).size).toBe(before.length);
  expect(await ids()).toEqual(before);
});

it('has an address that ends when it is renewed or revoked, and is kept as a hash only', async () => {
  const first = await renew(anna);
  const second = await renew(anna);
  expect((await feed(first)).status).toBe(404);
  expect((await feed(second)).status).toBe(200);
  const rows = await databaseOf(api).transaction(tenant, (tx) =>
    tx.query<{ token_hash: string }[]>(`select token_hash from calendar_token where tenant_id = $1 and person_id = $2`, [
      tx.tenant,
      anna.principal.personId,
    ]),
  );
  expect(rows).toEqual([{ token_hash: sha256(second.replace('.ics', '')) }]);
  const state = (): Promise<Answer<{ createdAt: string | null }>> => call(api, anna, `${tenant}/calendar-token`);
  expect((await state()).body.createdAt).toMatch(/^\d{4}-/);
  expect((await call(api, anna, `${tenant}/calendar-token`, { method: 'DELETE' })).status).toBe(204);
  expect((await feed(second)).status).toBe(404);
  expect((await state()).body).toEqual({ createdAt: null });
});

it('is nothing in another authority, with another token, or without one', async () => {
  const file = await renew(anna);
  expect((await feed(file, other)).status).toBe(404);
  for (const wrong of ['x.ics', `${'A'.repeat(43)}.ics`, file.replace('.ics', ''), `${file}x`])
    expect((await feed(wrong)).status).toBe(404);
  expect((await feed(file, 'nowhere')).status).toBe(404);
  expect((await feed(file, "x'; select 1")).status).toBe(404);
  expect((await call(api, null, `${tenant}/calendar-token`, { method: 'POST' })).status).toBe(401);
});
