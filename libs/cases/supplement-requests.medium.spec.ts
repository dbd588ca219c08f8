import { newId } from '@bauraum/kernel';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { draft, tenant } from './cases.fixture';
import { supplementRequests } from './supplement-requests';

let test: TestDatabase;
let caseId: string;
let other: string;
const person = newId();

const sql = (text: string, ...params: readonly unknown[]): Promise<unknown> =>
  test.db.transaction(tenant, (tx) => tx.query(text, [tx.tenant, ...params]));

async function ask(
  of: string,
  day: string,
  answeredAt: string | null,
  findings: readonly (readonly [string, string | null])[],
): Promise<string> {
  const id = newId();
  await sql(
    `insert into supplement_request (tenant_id, id, case_id, due_on, requested_by, requested_at, answered_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    ...[id, of, '2027-03-01', person, `${day}T08:00:00Z`, answeredAt],
  );
  for (const [index, [text, verdict]] of findings.entries())
    await sql(
      `insert into finding (tenant_id, id, case_id, request_id, number, kind, text, legal_basis, answer, answered_by, answered_at, verdict, verdict_by, verdict_at)
       values ($1, $2, $3, $4, $5, 'other', $6, '§ 8', $7, $8, $9, $10, $11, $12)`,
      ...[newId(), of, id, index + 1, text, answeredAt && 'Liegt bei.', answeredAt && person, answeredAt],
      ...[verdict, verdict && person, verdict && '2027-02-20T08:00:00Z'],
    );
  return id;
}

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, tenant);
  [caseId, other] = [await draft(test.db), await draft(test.db)];
  await sql(
    `insert into person (tenant_id, id, issuer, subject, name, email) values ($1, $2, 'test', 'anna', 'Anna Berger', null)`,
    person,
  );
});
afterAll(() => test.close());

const read = (of: string, limit?: number) => test.db.transaction(tenant, (tx) => supplementRequests(tx, of, limit));

it('a case that was asked for nothing has no round', async () => expect(await read(caseId)).toEqual([]));

it('every round stays with what was asked, answered and found, the newest first; other cases have their own', async () => {
  const first = await ask(caseId, '2027-02-01', '2027-02-10T08:00:00Z', [
    ['Die Höhe fehlt.', 'sufficient'],
    ['Der Schnitt fehlt.', 'insufficient'],
  ]);
  const second = await ask(caseId, '2027-02-21', null, [['Der Schnitt fehlt noch.', null]]);
  await ask(other, '2027-02-22', null, [['Die Unterschrift fehlt.', null]]);
  const rounds = await read(caseId);
  expect(rounds.map(({ id, answeredAt, findings }) => [id, answeredAt, findings.map(({ text }) => text)])).toEqual([
    [second, null, ['Der Schnitt fehlt noch.']],
    [first, '2027-02-10T08:00:00.000Z', ['Die Höhe fehlt.', 'Der Schnitt fehlt.']],
  ]);
  expect(rounds.flatMap(({ findings }) => findings.map(({ open, answeredBy, review }) => [open, answeredBy, review?.verdict]))).toEqual([
    [true, null, undefined],
    [false, 'Anna Berger', 'sufficient'],
    [false, 'Anna Berger', 'insufficient'],
  ]);
  expect((await read(caseId, 1)).map(({ id }) => id)).toEqual([second]);
});
