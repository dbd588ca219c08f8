import type { Config } from '@bauraum/config';
import { newId } from '@bauraum/kernel';
import { Tenants } from '@bauraum/tenancy';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { MailDigests } from './mail-digests';
import { Notifications } from './notifications.service';

interface Mail {
  recipient: string;
  subject: string;
  body: string;
}

let test: TestDatabase;
let digests: MailDigests;
let notifications: Notifications;
let tenants: Tenants;
let tenant: string;
let nextTenant = 0;

beforeAll(async () => {
  test = await testDatabase();
  tenants = new Tenants(test.db);
  const config = { publicUrl: 'https://bauraum.test' } as Config;
  notifications = new Notifications(tenants, config);
  digests = new MailDigests(test.db, tenants, config);
});
afterAll(() => test.close());
beforeEach(async () => {
  tenant = `digest-${++nextTenant}`;
  await addTenant(test.db, tenant);
});

const query = <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
const mails = (): Promise<Mail[]> => query<Mail>(`select recipient, subject, body from mail where tenant_id = $1 order by id`);
const move = (days: number): Promise<unknown> => test.db.transaction(tenant, (tx) => tenants.advanceClock(tx, days));

async function person(name: string, email: string | null = `${name}@example.org`): Promise<string> {
  const id = newId();
  await query(`insert into person (tenant_id, id, issuer, subject, name, email) values ($1, $2, 'i', $3, $4, $5)`, id, id, name, email);
  return id;
}

async function caseOf(fileNumber: string | null, ...people: string[]): Promise<string> {
  const id = newId();
  await query(
    `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, file_number, created_at) values ($1, $2, 'x', 'Haus Berger', '1', 'Ort', $3, now())`,
    id,
    fileNumber,
  );
  for (const who of people) {
    await query(
      `insert into membership (tenant_id, id, person_id, scope, scope_id, role) values ($1, $2, $3, 'case', $4, 'builder')`,
      newId(),
      who,
      id,
    );
  }
  return id;
}

const tell = (caseId: string, kind: string, except?: string): Promise<number> =>
  test.db.transaction(tenant, (tx) => notifications.tell(tx, { to: 'applicants', kind, caseId, processId: caseId, except }));

it('what is urgent is mailed at once, everything else with one digest when the day is over', async () => {
  const id = await caseOf('63-2026-00042', await person('anna'));
  await tell(id, 'complete');
  await tell(id, 'statementReceived');
  expect(await mails()).toEqual([]);
  await tell(id, 'decided');
  expect((await mails()).map(({ subject }) => subject)).toEqual(['Bauraum: Über den Antrag ist entschieden (63-2026-00042)']);
  expect(await digests.send(tenant)).toBe(0); // the day is not over
  await move(1);
  expect(await digests.send(tenant)).toBe(1);
  const [, digest] = await mails();
  expect(digest).toMatchObject({ recipient: 'anna@example.org', subject: 'Bauraum: 2 Neuigkeiten (63-2026-00042)' });
  expect(digest?.body).toContain('Vorgang 63-2026-00042\n- Der Antrag ist vollständig.');
  expect(digest?.body).toContain(`Warum bekomme ich das?\nhttps://bauraum.test/${tenant}/why-mail`);
  expect(digest?.body).not.toMatch(/Berger|anna|entschieden/);
});

it('a digest is sent once, however often and by however many it is tried', async () => {
  const [anna, david] = [await person('anna'), await person('david')];
  const [one, two] = [await caseOf('63-2026-00001', anna, david), await caseOf('63-2026-00002', anna)];
  await tell(one, 'complete');
  await tell(two, 'complete');
  await move(3);
  const sent = await Promise.all([1, 2, 3, 4].map(() => digests.send(tenant)));
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(2);
  expect(await digests.send(tenant)).toBe(0);
  expect((await mails()).map(({ recipient, subject }) => [recipient, subject]).sort()).toEqual([
    ['anna@example.org', 'Bauraum: 2 Neuigkeiten zu 2 Vorgängen'],
    ['david@example.org', 'Bauraum: Der Antrag ist vollständig (63-2026-00001)'],
  ]);
});

it('each day has its own, and nothing is told twice', async () => {
  const id = await caseOf('63-2026-00042', await person('anna'));
  await tell(id, 'complete');
  await move(1);
  await digests.send(tenant);
  await tell(id, 'statementReceived');
  expect(await digests.send(tenant)).toBe(0);
  await move(1);
  expect(await digests.send(tenant)).toBe(1);
  expect((await mails()).map(({ subject }) => subject)).toEqual([
    'Bauraum: Der Antrag ist vollständig (63-2026-00042)',
    'Bauraum: Eine Stellungnahme ist eingegangen (63-2026-00042)',
  ]);
});

it('leaves out what was read, who has no address, and who did it', async () => {
  const [anna, david, eva] = [await person('anna'), await person('david', null), await person('eva')];
  const id = await caseOf(null, anna, david, eva);
  expect(await tell(id, 'messageReceived', eva)).toBe(2);
  await query(`update notification set read_at = now() where tenant_id = $1 and person_id = $2`, anna);
  await move(1);
  expect(await digests.send(tenant)).toBe(0);
  expect(await mails()).toEqual([]);
});
