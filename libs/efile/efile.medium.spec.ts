import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { WorkflowRunner } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { recordHash, verifyPackage, type Verification } from '@bauraum/efile-verify';
import { type Principal } from '@bauraum/http';
import { addDays, berlinDate, canonicalJson, newId, sha256, SYSTEM_ACTOR, type Actor } from '@bauraum/kernel';
import { Database, ensureDatabase, ensureRoles, migrate, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { freshDatabase, type FreshDatabase } from '../../test/support/database';
import { DailyRoots } from './daily-roots';
import { EFileController } from './efile.controller';
import { EFileService } from './efile.service';
import { JournalDamaged } from './export-data';
import { ExportService } from './export.service';
import { readJournal } from './journal';
import { OpenEFile } from './open-efile.handler';
import { SealKeys } from './seal-keys';

jest.setTimeout(60_000);

const TENANT = 'nordwestmecklenburg';
const OTHER = 'ludwigslust-parchim';
const BUILDER: Actor = { id: newId(), name: 'Berta Beispiel', role: 'builder' };
const dir = mkdtempSync(join(tmpdir(), 'bauraum-efile-'));

let database: FreshDatabase;
let db: Database;
const runner = new WorkflowRunner();
const blobs = new Map<string, Buffer>();

const urlFor = (role: string): string => {
  const url = new URL(database.url);
  [url.username, url.password] = [`bauraum_${role}`, role];
  return url.toString();
};

beforeAll(async () => {
  database = await freshDatabase();
  await ensureRoles(database.url, { owner: 'owner', app: 'app', relay: 'relay' });
  await ensureDatabase(database.url, new URL(database.url).pathname.slice(1));
  await migrate(urlFor('owner'));
  db = await Database.connect({ url: urlFor('app'), poolSize: 8, entities: [] });
  await new Tenants(db).install();
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(dir, { recursive: true });
});

const tenants = (): Tenants => new Tenants(db);
const efile = (): EFileService => new EFileService(tenants());
const keys = new SealKeys(new Config());
const roots = (): DailyRoots => new DailyRoots(db, keys);
const tx = <T>(work: (tx: Tx) => Promise<T>, tenant = TENANT): Promise<T> => db.transaction(tenant, work);
const asOwner = async (...sql: [string, unknown[]][]): Promise<void> => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  for (const [text, params] of sql) await client.query(text, params);
  await client.end();
};

const exporter = (): ExportService => {
  const content = (tenant: string, hash: string): Promise<Readable> =>
    Promise.resolve(Readable.from(chunks(blobs.get(`${tenant}/${hash}`))));
  return new ExportService({ db, efile: efile(), roots: roots(), keys, content });
};
function* chunks(bytes: Buffer = Buffer.alloc(0)): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

interface Doc {
  readonly documentId: string;
  readonly version: number;
  readonly typeCode: string;
  readonly title: string;
  readonly sha256: string;
  readonly size: number;
}

/** Uploads the next version of a document, as the documents feature does it. */
async function add(caseId: string, title: string, bytes: Buffer, { documentId = newId(), version = 1 } = {}): Promise<Doc> {
  const doc: Doc = { documentId, version, typeCode: '1803', title, sha256: sha256(bytes), size: bytes.length };
  blobs.set(`${TENANT}/${doc.sha256}`, bytes);
  await tx(async (t) => {
    const { at } = await runner.dispatch(t, { processId: caseId, event: { type: 'DOCUMENT_ADDED', ...doc }, actor: BUILDER });
    await t.query(
      `insert into document (tenant_id, id, case_id, title, type_code, current_version, direction, created_at) values ($1, $2, $3, $4, '1803', $5, 'incoming', $6)
       on conflict (tenant_id, id) do update set current_version = $5`,
      [TENANT, documentId, caseId, title, version, at],
    );
    await t.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, $3, $2, $4, $5, 'application/pdf', $6, 'available', $7)`,
      [TENANT, documentId, version, `${title}.pdf`, bytes.length, doc.sha256, at],
    );
  });
  return doc;
}

interface Submitted {
  readonly caseId: string;
  readonly fileNumber: string;
  readonly plan: Doc;
}
let counter = 0;

/** A case with a plan in two versions, a large file and a withdrawn document, submitted; the e-file is not open yet. */
async function submittedCase(): Promise<Submitted> {
  const caseId = newId();
  const fileNumber = `BA/2026-${++counter}`;
  await tx(async (t) => {
    await t.query(
      `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, file_number, created_at)
       values ($1, $2, 'simplified', 'Wohnhaus', '13074026', 'Grevesmühlen', $3, now())`,
      [TENANT, caseId, fileNumber],
    );
    const input = { authority: TENANT, land: 'MV', procedure: 'simplified', municipalityAgs: '13074026' };
    await runner.create(t, { workflow: 'building-permit', id: caseId, caseId, input, actor: BUILDER });
  });
  const first = await add(caseId, 'Lageplan Süd', Buffer.from(`first ${caseId}`));
  const plan = await add(caseId, 'Lageplan Süd', Buffer.from(`second ${caseId}`), { documentId: first.documentId, version: 2 });
  const large = await add(caseId, 'Statik', Buffer.alloc(3_000_000, caseId));
  const oops = await add(caseId, 'Urlaubsfoto', Buffer.from(`oops ${caseId}`));
  const snapshot = canonicalJson({ project: { title: 'Wohnhaus' }, caseId });
  await tx(async (t) => {
    const send = (event: { type: string; [field: string]: unknown }, actor: Actor) =>
      runner.dispatch(t, { processId: caseId, event, actor });
    await send({ type: 'DOCUMENT_WITHDRAWN', documentId: oops.documentId }, BUILDER);
    await t.query(`update document set withdrawn_at = now() where tenant_id = $1 and id = $2`, [TENANT, oops.documentId]);
    await send({ type: 'ADVANCE_PAID', paymentId: newId(), amountCents: 50_000 }, SYSTEM_ACTOR);
    await t.query(`insert into application_snapshot values ($1, $2, 1, $3, $4, now())`, [TENANT, caseId, snapshot, sha256(snapshot)]);
    await send({ type: 'SUBMIT', snapshotHash: sha256(snapshot), fileNumber, documents: [plan, large] }, BUILDER);
  });
  return { caseId, fileNumber, plan };
}

const openRecord = ({ caseId, fileNumber }: Submitted): Promise<void> =>
  tx((t) =>
    new OpenEFile(efile(), tenants()).apply(t, {
      id: newId(),
      tenant: TENANT,
      caseId,
      processId: caseId,
      params: { fileNumber },
      attempts: 0,
    }),
  );

/** Moves a case's journal into the past with all its hashes, as if it had been recorded then. */
async function recordedDaysAgo(caseId: string, days: number): Promise<void> {
  let previousHash = '';
  const changes: [string, unknown[]][] = [];
  for (const { hash: _old, ...record } of await tx((t) => readJournal(t, caseId))) {
    const recordedAt = new Date(Date.parse(record.recordedAt) - days * 86_400_000).toISOString();
    const hash = recordHash({ ...record, recordedAt, previousHash });
    changes.push([
      `update case_event set recorded_at = $2, previous_hash = $3, hash = $4 where case_id = $1 and seq = $5`,
      [caseId, recordedAt, previousHash, hash, record.seq],
    ]);
    previousHash = hash;
  }
  await asOwner(...changes, [`update process set journal_hash = $2 where id = $1`, [caseId, previousHash]]);
}

async function packed(fileNumber: string, options = {}): Promise<Verification & { path: string }> {
  const made = await exporter().export(TENANT, fileNumber);
  const path = join(dir, made.fileName);
  await pipeline(made.stream, createWriteStream(path));
  return { ...(await verifyPackage(path, options)), path };
}

const failed = (result: Verification): string[] => result.checks.filter((c) => !c.ok).map((c) => `${c.name}: ${c.detail}`);

describe('EFileService', () => {
  it('opens the record once and files everything that is there: current versions, not what was withdrawn', async () => {
    const made = await submittedCase();
    await openRecord(made);
    await openRecord(made);
    const view = await tx((t) => efile().view(t, made.caseId));
    expect(view).toMatchObject({ recordNumber: made.fileNumber, recordTitle: 'Wohnhaus, Grevesmühlen' });
    expect(view.proceedings).toHaveLength(1);
    const documents = view.proceedings[0]?.documents ?? [];
    expect(documents.map((d) => [d.no, d.title, d.version])).toEqual([
      [1, 'Lageplan Süd', 2],
      [2, 'Statik', 1],
    ]);
    expect(documents[0]).toMatchObject({
      sha256: made.plan.sha256,
      direction: 'incoming',
      fileName: 'Lageplan Süd.pdf',
      size: made.plan.size,
    });
    expect(documents[0]?.typeLabel).not.toBe('1803');
  });

  it('numbers without gaps when many file at once, and keeps the number of what is filed again', async () => {
    const made = await submittedCase();
    await openRecord(made);
    const entry = { version: 1, title: 'x', sha256: sha256('x'), filedAt: '2027-01-01T00:00:00.000Z' };
    const file = (documentId: string): Promise<number | undefined> => tx((t) => efile().file(t, made.caseId, { documentId, ...entry }));
    const ids = Array.from({ length: 12 }, () => newId());
    const twice = await Promise.all([...ids, ...ids].map(file));
    expect(twice.slice(0, 12)).toEqual(twice.slice(12));
    expect([...twice.slice(0, 12)].sort((a, b) => Number(a) - Number(b))).toEqual(ids.map((_, n) => n + 3));
  });

  it('files nothing before the record is open, and nothing in a case that does not exist', async () => {
    const { caseId, plan } = await submittedCase();
    const entry = { ...plan, filedAt: '2027-01-01T00:00:00.000Z' };
    expect(await tx((t) => efile().file(t, caseId, entry))).toBeUndefined();
    await expect(tx((t) => efile().view(t, caseId))).rejects.toMatchObject({ status: 404 });
    await expect(tx((t) => efile().file(t, newId(), entry))).rejects.toMatchObject({ status: 404 });
    await expect(tx((t) => efile().file(t, caseId, entry), OTHER)).rejects.toMatchObject({ status: 404 });
  });
});

it('pages through the journal', async () => {
  const { caseId } = await submittedCase();
  const controller = new EFileController(db, efile());
  const caller = { tenant: TENANT } as Principal;
  const first = await controller.journal(caller, caseId, { limit: 5 });
  expect(first.items.map((e) => e.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(first.items[0]).toMatchObject({
    event: 'CREATED',
    process: 'building-permit',
    previousHash: '',
    actor: { name: 'Berta Beispiel' },
  });
  expect(first.items[1]?.previousHash).toBe(first.items[0]?.hash);
  const second = await controller.journal(caller, caseId, { limit: 5, cursor: first.next as string });
  expect(second.items.map((e) => e.event)).toEqual(['DOCUMENT_WITHDRAWN', 'ADVANCE_PAID', 'SUBMIT']);
  expect(second.next).toBeNull();
  expect((await controller.journal({ ...caller, tenant: OTHER }, caseId, { limit: 5 })).items).toEqual([]);
  await expect(controller.journal(caller, caseId, { limit: 5, cursor: 'x' })).rejects.toMatchObject({ code: 'bad-cursor' });
});

describe('export', () => {
  it('makes a package that anybody can check', async () => {
    const made = await submittedCase();
    await openRecord(made);
    const result = await packed(made.fileNumber, { publicKey: keys.of(TENANT).publicKeyPem });
    expect(failed(result)).toEqual([]);
    expect(result.checks.map((c) => c.name)).toContain('key');
    expect(result.manifest?.documents.map((d) => d.path)).toEqual([
      'documents/0001-Lageplan-Sued.pdf',
      'documents/0002-Statik.pdf',
      'documents/x0001-Lageplan-Sued.pdf',
    ]);
    expect(result.manifest?.notIncluded).toMatchObject([{ title: 'Urlaubsfoto', reason: 'withdrawn' }]);
    expect(result.checks.find((c) => c.name === 'snapshot')?.detail).toMatch(/the one that was submitted/);
  });

  it('proves the past days by their roots; a journal that was rewritten in the database is found out', async () => {
    const [made, another] = [await submittedCase(), await submittedCase()];
    await recordedDaysAgo(made.caseId, 3);
    await recordedDaysAgo(another.caseId, 3);
    const day = addDays(berlinDate(new Date().toISOString()), -3);
    expect(await roots().signMissing(TENANT)).toEqual([day]);
    expect(await roots().signMissing(TENANT)).toEqual([]);
    const good = await packed(made.fileNumber);
    expect(failed(good)).toEqual([]);
    expect(good.checks.find((c) => c.name === 'roots')?.detail).toMatch(/^1 daily roots/);

    await asOwner([`update case_event set actor = jsonb_set(actor, '{name}', '"Niemand"') where case_id = $1 and seq = 2`, [made.caseId]]);
    await expect(exporter().export(TENANT, made.fileNumber)).rejects.toThrow(JournalDamaged);
    await recordedDaysAgo(made.caseId, 0); // the intruder computes all hashes anew
    expect(failed(await packed(made.fileNumber)).join()).toMatch(/^roots: .*is not the one that was sealed that day/);
  });

  it('refuses a journal whose end was cut off', async () => {
    const made = await submittedCase();
    await asOwner([`delete from case_event where case_id = $1 and event = 'SUBMIT'`, [made.caseId]]);
    await expect(exporter().export(TENANT, made.fileNumber)).rejects.toThrow(/it ends at entry 7, the case says 8/);
  });

  it('fails when the store gives other bytes, or none', async () => {
    for (const bytes of [Buffer.from('other bytes'), undefined]) {
      const made = await submittedCase();
      if (bytes) blobs.set(`${TENANT}/${made.plan.sha256}`, bytes);
      else blobs.delete(`${TENANT}/${made.plan.sha256}`);
      await expect(packed(made.fileNumber)).rejects.toMatchObject({ code: 'document-damaged' });
    }
  });

  it('stops reading documents when nobody takes the package any more', async () => {
    const made = await submittedCase();
    const { stream } = await exporter().export(TENANT, made.fileNumber);
    stream.once('data', () => stream.destroy());
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.destroyed).toBe(true);
  });

  it('knows no case of another authority', async () => {
    const made = await submittedCase();
    expect(await exporter().has(TENANT, made.fileNumber)).toBe(true);
    expect(await exporter().has(OTHER, made.fileNumber)).toBe(false);
    await expect(exporter().export(OTHER, made.fileNumber)).rejects.toMatchObject({ status: 404 });
  });
});

describe('DailyRoots', () => {
  const NOON = '2026-12-31T11:00:00.000Z';
  const insert = (caseId: string, seq: number, recordedAt: string): Promise<unknown> =>
    tx(
      (t) =>
        t.query(`insert into case_event values ($1, $2, $3, $2, 'payment@1', 'X', null, '{}', '{}', $4, $4, '', '', '', $5)`, [
          OTHER,
          caseId,
          seq,
          recordedAt,
          sha256(`${caseId}${seq}`),
        ]),
      OTHER,
    );

  it('signs each day with events once, in order, chained, over the last entry of every case', async () => {
    const [a, b] = [newId(), newId()].sort() as [string, string];
    await insert(a, 1, '2026-12-28T10:00:00.000Z');
    await insert(b, 1, '2026-12-28T22:59:59.999Z'); // 23:59:59 in Berlin
    await insert(a, 2, '2026-12-28T23:00:00.000Z'); // the 29th in Berlin
    await insert(b, 2, '2026-12-31T10:00:00.000Z'); // today
    await expect(roots().sign(OTHER, '2026-12-31', NOON)).rejects.toThrow(RangeError);
    await expect(roots().sign(OTHER, '2026-12-30', '2026-12-30T23:05:00.000Z')).rejects.toThrow('not over');

    const both = await Promise.all([roots().sign(OTHER, '2026-12-29', NOON), roots().sign(OTHER, '2026-12-29', NOON)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ day: '2026-12-29', cases: 2, keyId: keys.of(OTHER).keyId });
    const first = await roots().sign(OTHER, '2026-12-28', NOON);
    expect(first?.previousRoot).toBe('');
    expect(both[0]?.previousRoot).toBe(first?.root);
    expect(await roots().sign(OTHER, '2026-12-30', NOON)).toBeUndefined(); // nothing happened
    const heads = await tx((t) => t.query<{ heads: unknown }[]>(`select heads from daily_root order by day`), OTHER);
    expect(heads.map((r) => r.heads)).toEqual([
      [
        [a, 1, sha256(`${a}1`)],
        [b, 1, sha256(`${b}1`)],
      ],
      [
        [a, 2, sha256(`${a}2`)],
        [b, 1, sha256(`${b}1`)],
      ],
    ]);
    expect(await roots().signMissing(OTHER, '2027-01-01T12:00:00.000Z')).toEqual(['2026-12-31']);
  });

  it('derives a key of its own for each authority and master secret', () => {
    const other = new SealKeys(Object.assign(new Config(), { sealKey: 'x'.repeat(40) }));
    const ids = [keys.of(TENANT), keys.of(OTHER), other.of(TENANT)].map((key) => key.keyId);
    expect(new Set(ids).size).toBe(3);
    expect(new SealKeys(new Config()).of(TENANT).keyId).toBe(ids[0]);
  });
});
