import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkflowRunner } from '@bauraum/cases';
import { newId, sha256, SYSTEM_ACTOR } from '@bauraum/kernel';
import { Database, ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import { contentKey, DiskDocumentStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { exportCommand } from './export';
import { verifyCommand } from './verify';

jest.setTimeout(60_000);

const TENANTS = ['nordwestmecklenburg', 'ludwigslust-parchim'] as const;
const PLAN = Buffer.from('%PDF-1.7 a plan');
const dir = mkdtempSync(join(tmpdir(), 'bauraum-archive-'));
const out = join(dir, 'exports');
const documents = join(dir, 'documents');
let database: FreshDatabase;
let db: Database;
let env: Record<string, string>;

const urlFor = (role: string): string => {
  const url = new URL(database.url);
  [url.username, url.password] = [`bauraum_${role}`, role];
  return url.toString();
};

/** A draft with one document. */
async function makeCase(tenant: string, fileNumber: string): Promise<void> {
  const runner = new WorkflowRunner();
  const [caseId, documentId] = [newId(), newId()];
  await db.transaction(tenant, async (tx) => {
    await tx.query(
      `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, file_number, created_at)
       values ($1, $2, 'simplified', 'Wohnhaus', '13074026', 'Grevesmühlen', $3, now())`,
      [tenant, caseId, fileNumber],
    );
    const input = { authority: tenant, land: 'MV', procedure: 'simplified', municipalityAgs: '13074026' };
    await runner.create(tx, { workflow: 'building-permit', id: caseId, caseId, input, actor: SYSTEM_ACTOR });
    const added = { documentId, version: 1, typeCode: '1803', title: 'Lageplan', sha256: sha256(PLAN), size: PLAN.length };
    const actor = { id: newId(), name: 'Berta Beispiel', role: 'builder' } as const;
    await runner.dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...added }, actor });
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, current_version, direction, created_at)
       values ($1, $2, $3, 'Lageplan', '1803', 1, 'incoming', now())`,
      [tenant, documentId, caseId],
    );
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, 1, $2, 'plan.pdf', $3, 'application/pdf', $4, 'available', now())`,
      [tenant, documentId, PLAN.length, sha256(PLAN)],
    );
  });
  const store = new DiskDocumentStore({ root: documents, secret: 'not-used-to-read-0', publicUrl: 'http://127.0.0.1' });
  await store.write(contentKey(tenant, sha256(PLAN)), PLAN, { mediaType: 'application/pdf', size: PLAN.length });
}

beforeAll(async () => {
  database = await freshDatabase();
  await ensureRoles(database.url, { owner: 'owner', app: 'app', relay: 'relay' });
  await ensureDatabase(database.url, new URL(database.url).pathname.slice(1));
  await migrate(urlFor('owner'));
  db = await Database.connect({ url: urlFor('app'), poolSize: 2, entities: [] });
  await new Tenants(db).install();
  env = { DATABASE_URL: urlFor('app'), STORAGE_DIR: documents };
  await makeCase(TENANTS[0], 'BA-1');
  await makeCase(TENANTS[0], 'BA-2');
  await makeCase(TENANTS[1], 'BA-2');
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(dir, { recursive: true });
});

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());
const output = (): string => said.join('');

const exported = async (...args: string[]): Promise<number> => exportCommand([...args, '--out', out], env);

it('exports a case and proves it, with the key that the export named', async () => {
  expect(await exported('BA-1')).toBe(0);
  const [, path = '', key = ''] = /verify (\S+) --key ([0-9a-f]{16})/.exec(output()) ?? [];
  expect(readdirSync(out)).toEqual([`${TENANTS[0]}-BA-1.zip`]);
  said.length = 0;
  expect(await verifyCommand([path, '--key', key])).toBe(0);
  expect(output()).toMatch(/ok {3}journal chain \(Kette\)/);
  expect(output()).toMatch(/INTACT: BA-1 of .+ It comes from the holder of the trusted key\./);
  said.length = 0;
  expect(await verifyCommand([path])).toBe(0);
  expect(output()).toMatch(/INTACT: .+ Its origin is not proved/);
  said.length = 0;
  expect(await verifyCommand([path, '--key', '0'.repeat(16)])).toBe(1);
  expect(output()).toMatch(/FAIL {2}authority's key[\s\S]*NOT INTACT/);
  const raw = readFileSync(path);
  writeFileSync(path, raw.fill('#', raw.indexOf('a plan'), raw.indexOf('a plan') + 1));
  said.length = 0;
  expect(await verifyCommand([path])).toBe(1);
});

it('asks for the authority when several have the number', async () => {
  expect(await exported('BA-2')).toBe(1);
  expect(output()).toMatch(/--authority/);
  expect(await exported('BA-2', '--authority', TENANTS[1])).toBe(0);
  expect(await exported('BA-2', '--authority', 'nowhere')).toBe(1);
  expect(await exported('BA-9')).toBe(1);
  expect(output()).toMatch(/no case with the file number \(Aktenzeichen\) BA-9/);
});

it('leaves nothing behind when a document is missing in the store', async () => {
  await makeCase(TENANTS[0], 'BA-3');
  rmSync(join(documents, contentKey(TENANTS[0], sha256(PLAN))));
  const before = readdirSync(out);
  expect(await exported('BA-3')).toBe(1);
  expect(output()).toMatch(/BA-3 was not exported: the store does not have one of its documents/);
  expect(readdirSync(out)).toEqual(before);
});

it('says how it is used', async () => {
  for (const args of [[], ['a', 'b'], ['a', '--what']]) {
    expect(await exportCommand(args, env)).toBe(2);
    expect(await verifyCommand(args)).toBe(2);
  }
  expect(output()).toMatch(/Usage: export <file number>[\s\S]*Usage: verify <package>/);
  expect(await verifyCommand([join(dir, 'none.zip')])).toBe(1);
});
