import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Effects, WorkflowRunner } from '@bauraum/cases';
import { Collaboration } from '@bauraum/collaboration';
import { Filing, Quarantine, SettleUpload } from '@bauraum/documents';
import { EFileService } from '@bauraum/efile';
import { Forms } from '@bauraum/forms';
import { canonicalJson, newId, sha256 } from '@bauraum/kernel';
import { Metrics } from '@bauraum/observability';
import type { PdfReader } from '@bauraum/pdf-facts';
import { createStore, stagingKey } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, installPack, landPack } from '@bauraum/workflows';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { builder, draft, tenant } from '../cases/cases.fixture';
import { samplePdf } from '../pdf-facts/pdfs.fixture';
import { testReader } from '../pdf-facts/reader.fixture';
import { fullAnswers } from './assess.fixture';
import { Completeness } from './completeness.service';
import { ReadFacts } from './read-facts';

const root = mkdtempSync(join(tmpdir(), 'bauraum-completeness-'));
const store = createStore({ disk: { root, secret: 'a secret of sixteen', publicUrl: 'http://127.0.0.1' } });
const runner = new WorkflowRunner();
let test: TestDatabase;
let effects: Effects;
let completeness: Completeness;

const query = <T>(sql: string, ...params: readonly unknown[]): Promise<T[]> =>
  test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));

/** The quarantine had no time for the pages of any file. */
const hurried = {
  isBusyWith: () => false,
  examine: () =>
    Promise.resolve({
      structure: { encrypted: false, javaScript: false, launchAction: false, embedsFiles: false },
      facts: { readable: false, reason: 'timeout' },
    }),
} as unknown as PdfReader;

function effectsWith(reader: PdfReader): Effects {
  const made = new Effects(test.db);
  const filing = new Filing(store, runner, new EFileService(new Tenants(test.db)));
  const quarantine = new Quarantine(store, hurried, null, new Metrics());
  made.register(new SettleUpload(store, test.db, runner, filing, quarantine, new Tenants(test.db)), new ReadFacts(store, test.db, reader));
  return made;
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  test = await testDatabase();
  await addTenant(test.db, tenant);
  effects = effectsWith(testReader());
  const tenants = new Tenants(test.db);
  const forms = new Forms(tenants);
  completeness = new Completeness(new Collaboration(test.db, forms, runner, tenants), forms, tenants);
});
afterAll(async () => {
  await test.close();
  rmSync(root, { recursive: true, force: true });
});

/** An upload that was sent and waits for its check. */
async function upload(caseId: string, bytes: Buffer, typeCode = '1803'): Promise<string> {
  const [documentId, uploadId] = [newId(), newId()];
  await query(
    `insert into document (tenant_id, id, case_id, title, type_code, direction, created_at) values ($1, $2, $3, 'Lageplan', $4, 'incoming', now())`,
    documentId,
    caseId,
    typeCode,
  );
  await query(
    `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
     values ($1, $2, 1, $3, 'Lageplan.pdf', $4, 'application/pdf', $5, 'checking', now())`,
    documentId,
    uploadId,
    bytes.length,
    sha256(bytes),
  );
  await store.write(stagingKey(tenant, uploadId), bytes, { mediaType: 'application/pdf', size: bytes.length });
  await query(
    `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, 'settleUpload', $4)`,
    newId(),
    caseId,
    JSON.stringify({ documentId, version: 1, actor: builder }),
  );
  return documentId;
}

const waiting = async (caseId: string, effect: string): Promise<string[]> =>
  (await query<{ id: string }>(`select id from outbox where tenant_id = $1 and case_id = $2 and effect = $3`, caseId, effect)).map(
    ({ id }) => id,
  );

async function run(caseId: string, effect: string, by = effects): Promise<void> {
  for (const id of await waiting(caseId, effect)) await by.run(tenant, id);
}

const factsOf = (bytes: Buffer): Promise<{ facts: { readable: boolean; reason?: string }; read_at: Date }[]> =>
  query(`select facts, read_at from document_facts where tenant_id = $1 and sha256 = $2`, sha256(bytes));

describe('the effect that reads facts', () => {
  it('comes after the document is available, and writes them once', async () => {
    const caseId = await draft(test.db, runner);
    const bytes = samplePdf({ pages: [['Lageplan M 1:500 Nr. 1']] });
    const documentId = await upload(caseId, bytes);
    await run(caseId, 'settleUpload');
    expect(await query(`select status from document_version where tenant_id = $1 and document_id = $2`, documentId)).toEqual([
      { status: 'available' },
    ]);
    expect(await factsOf(bytes)).toEqual([]);

    const [id = ''] = await waiting(caseId, 'readFacts');
    await Promise.all([effects.run(tenant, id), effects.run(tenant, id)]);
    await effects.run(tenant, id);
    const [first, ...more] = await factsOf(bytes);
    expect(more).toEqual([]);
    expect(first?.facts).toMatchObject({ readable: true, pages: 1, scales: [500] });
    expect(await waiting(caseId, 'readFacts')).toEqual([]);

    await upload(caseId, bytes); // the same content again: nothing is read a second time
    await run(caseId, 'settleUpload');
    const refuses = {
      limits: testReader().limits,
      busy: false,
      facts: () => Promise.reject(new Error('read twice')),
    } as unknown as PdfReader;
    await run(caseId, 'readFacts', effectsWith(refuses));
    expect(await factsOf(bytes)).toEqual([first]);
  });

  it('is seen by its own tenant alone', async () => {
    const caseId = await draft(test.db, runner);
    const bytes = samplePdf({ pages: [['Lageplan M 1:500 Nr. 2']] });
    await upload(caseId, bytes);
    await run(caseId, 'settleUpload');
    await run(caseId, 'readFacts');
    expect(await factsOf(bytes)).toHaveLength(1);
    const other = await test.db.transaction('another-tenant', (tx) => tx.query<unknown[]>(`select 1 from document_facts`));
    expect(other).toEqual([]);
  });

  it('comes again later while others are read', async () => {
    const caseId = await draft(test.db, runner);
    const bytes = samplePdf({ pages: [['Lageplan M 1:500 Nr. 3']] });
    await upload(caseId, bytes);
    await run(caseId, 'settleUpload');
    await run(caseId, 'readFacts', effectsWith(testReader({ parallel: 0 })));
    expect(await factsOf(bytes)).toEqual([]);
    expect(
      await query(
        `select available_at > now() as later from outbox where tenant_id = $1 and case_id = $2 and effect = 'readFacts'`,
        caseId,
      ),
    ).toEqual([{ later: true }]);
    await run(caseId, 'readFacts');
    expect(await factsOf(bytes)).toHaveLength(1);
  });

  it('of a bad file tells why, and ends', async () => {
    const caseId = await draft(test.db, runner);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x'), Buffer.from('\n%%EOF')]);
    await upload(caseId, bytes);
    await run(caseId, 'settleUpload');
    await run(caseId, 'readFacts');
    expect((await factsOf(bytes))[0]?.facts).toEqual({ readable: false, reason: 'broken' });
    expect(await waiting(caseId, 'readFacts')).toEqual([]);
  });
});

describe('the completeness of a case', () => {
  const now = (caseId: string) => test.db.transaction(tenant, (tx) => completeness.now(tx, caseId));
  const asFiled = (caseId: string) => test.db.transaction(tenant, (tx) => completeness.asFiled(tx, caseId));

  it('follows what is uploaded, read and filed', async () => {
    const caseId = await draft(test.db, runner);
    await query(
      `insert into application (tenant_id, case_id, data, revision, updated_at) values ($1, $2, $3, 1, now())`,
      caseId,
      JSON.stringify(fullAnswers()),
    );
    const before = await now(caseId);
    expect(before.points.find(({ id }) => id.endsWith('document-1803'))).toMatchObject({ state: 'missing' });

    const bytes = samplePdf({ pages: [['Lageplan M 1:500 Nr. 4']] });
    const documentId = await upload(caseId, bytes);
    await run(caseId, 'settleUpload');
    expect(await now(caseId)).toMatchObject({ asOf: 'now', filedAt: null, filesToRead: 1, openRequired: before.openRequired - 1 });
    await run(caseId, 'readFacts');
    const read = await now(caseId);
    expect(read.filesToRead).toBe(0);
    expect(read.points.find(({ id }) => id.endsWith(`check-fonts:${documentId}`))).toMatchObject({ state: 'wrong', severity: 'hint' });

    const version = {
      documentId,
      typeCode: '1803',
      title: 'Lageplan',
      version: 1,
      fileName: 'Lageplan.pdf',
      mediaType: 'application/pdf',
      size: 1,
      sha256: sha256(bytes),
    };
    const content = canonicalJson({ submittedAt: '2026-11-21T10:00:00.000Z', application: fullAnswers(), documents: [version] });
    await query(
      `insert into application_snapshot (tenant_id, case_id, number, content, sha256, created_at) values ($1, $2, 1, $3, $4, now())`,
      caseId,
      content,
      sha256(content),
    );
    await query(`update document set withdrawn_at = now() where tenant_id = $1 and id = $2`, documentId);
    expect(await asFiled(caseId)).toEqual({ ...read, asOf: 'submission', filedAt: '2026-11-21T10:00:00.000Z' });
    expect((await now(caseId)).openRequired).toBe(before.openRequired);
  });

  it('stops the filing only where a row blocks', async () => {
    const caseId = await draft(test.db, runner);
    await query(
      `insert into application (tenant_id, case_id, data, revision, updated_at) values ($1, $2, $3, 1, now())`,
      caseId,
      JSON.stringify(fullAnswers()),
    );
    await upload(caseId, samplePdf({ pages: [['Lageplan M 1:500 Nr. 5']] }));
    await run(caseId, 'settleUpload');
    await run(caseId, 'readFacts');
    const file = (): Promise<void> => test.db.transaction(tenant, (tx) => completeness.assertFileable(tx, caseId));
    await expect(file()).resolves.toBeUndefined();
    const pack = landPack(authorityPack(tenant).land);
    installPack({ ...pack, documentChecks: (pack.documentChecks ?? []).map((row) => ({ ...row, blocks: row.kind === 'pdfA' })) });
    try {
      await expect(file()).rejects.toMatchObject({ status: 409, code: 'not-complete' });
    } finally {
      installPack(pack);
    }
  });

  it('of no case is not found', () => expect(now(newId())).rejects.toMatchObject({ status: 404 }));
});
