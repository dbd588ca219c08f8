import type { Config } from '@bauraum/config';
import { newId } from '@bauraum/kernel';
import { Tenants } from '@bauraum/tenancy';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { Notifications } from './notifications.service';
import { Notify } from './notify';

const tenant = 'mails';
let test: TestDatabase;
let notify: Notify;

beforeAll(async () => {
  test = await testDatabase();
  await addTenant(test.db, tenant);
  notify = new Notify(new Notifications(new Tenants(test.db), { publicUrl: 'https://bauraum.test' } as Config));
});
afterAll(() => test.close());

/** What an officer gets by mail about a warning in a case with a file number, or without one. */
async function mailAbout(fileNumber: string | null): Promise<{ subject: string; body: string; params: Record<string, unknown> }> {
  const [caseId, person] = [newId(), newId()];
  const values = {
    kind: 'decision',
    title: 'Entscheidungsfrist',
    dueOn: '2027-03-22',
    daysLeft: 3,
    consequence: 'Die Genehmigung gilt als erteilt.',
  };
  return test.db.transaction(tenant, async (tx) => {
    await tx.query(
      `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, file_number, created_at) values ($1, $2, 'x', 'Haus Berger', '1', 'Ort', $3, now())`,
      [tenant, caseId, fileNumber],
    );
    await tx.query(
      `insert into person (tenant_id, id, issuer, subject, name, email) values ($1, $2, 'i', $3, 'Petra Lange', $3 || '@example.org')`,
      [tenant, person, person],
    );
    await tx.query(`insert into membership (tenant_id, id, person_id, scope, scope_id, role) values ($1, $2, $3, 'case', $4, 'builder')`, [
      tenant,
      newId(),
      person,
      caseId,
    ]);
    const params = { to: 'applicants', template: 'deadlineWarning', values };
    await notify.apply(tx, { id: newId(), tenant, caseId, processId: caseId, params, attempts: 0 });
    const [mail] = await tx.query<{ subject: string; body: string; params: Record<string, unknown> }[]>(
      `select m.subject, m.body, n.params from mail m, notification n
       where m.tenant_id = $1 and n.tenant_id = $1 and m.recipient = $2 || '@example.org' and n.person_id = $2::uuid`,
      [tenant, person],
    );
    if (!mail) throw new Error('no mail');
    return mail;
  });
}

it('a mail warns with file number, clock, last day and consequence, and holds no personal data', async () => {
  const { subject, body, params } = await mailAbout('63-2026-00042');
  expect(subject).toBe('Bauraum: Eine Frist läuft ab (63-2026-00042)');
  expect(body).toContain('Vorgang: 63-2026-00042\nFrist: Entscheidungsfrist\nLetzter Tag: Mo., 22. März 2027');
  expect(body).toContain('Was danach geschieht: Die Genehmigung gilt als erteilt.');
  expect(body).not.toMatch(/[{}]|Berger|Lange/);
  expect(params).toMatchObject({ kind: 'decision', dueOn: '2027-03-22', fileNumber: '63-2026-00042' });
});

it('it says nothing where there is no file number yet', async () => {
  expect((await mailAbout(null)).body).toContain('Vorgang: –');
});
