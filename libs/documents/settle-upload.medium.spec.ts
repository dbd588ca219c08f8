import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Logger } from '@nestjs/common';
import { sha256 } from '@bauraum/kernel';
import { ClamAv } from '@bauraum/scan';
import { contentKey } from '@bauraum/storage';
import { authorityPack, installPack, landPack } from '@bauraum/workflows';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { until } from '../../test/support/until';
import { draft, tenant } from '../cases/cases.fixture';
import { rawPdf, samplePdf, stream } from '../pdf-facts/pdfs.fixture';
import { starvedReader, testReader } from '../pdf-facts/reader.fixture';
import { EICAR, FakeClamd, type Mood } from '../scan/clamd.fixture';
import { hostileFiles, jpegOf, pngOf, tiffOf } from '../storage/hostile.fixture';
import { QuarantineBench } from './settle-upload.fixture';

let test: TestDatabase;
let bench: QuarantineBench;
let caseId: string;

beforeAll(async () => {
  Logger.overrideLogger(false);
  test = await testDatabase();
  await addTenant(test.db, tenant);
  bench = new QuarantineBench(test);
  caseId = await draft(test.db);
});
afterAll(async () => {
  await test.close();
  bench.close();
});

const available = { status: 'available', problem: null, waiting: null };
const rejected = (problem: string) => ({ status: 'rejected', problem, waiting: null });
const inQuarantine = (): number =>
  existsSync(join(bench.root, tenant, 'staging')) ? readdirSync(join(bench.root, tenant, 'staging')).length : 0;
let count = 0;
/** Each a content of its own. */
const plan = (more: Parameters<typeof samplePdf>[0] = {}): Buffer => samplePdf({ pages: [[`Lageplan M 1:500 Nr. ${++count}`]], ...more });

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';
const bomb = (): Buffer => rawPdf([CATALOG, PAGES, PAGE, stream(deflateSync(Buffer.alloc(300 * 1024 ** 2)), '/Filter /FlateDecode')]);

describe('an upload in quarantine', () => {
  it('comes out when it is what it says, with its facts', async () => {
    const bytes = plan();
    expect(await bench.settle(caseId, { bytes })).toEqual(available);
    expect(await bench.store.stat(contentKey(tenant, sha256(bytes)))).toMatchObject({ size: bytes.length });
    expect(
      await bench.query(`select facts->>'pages' as pages from document_facts where tenant_id = $1 and sha256 = $2`, sha256(bytes)),
    ).toEqual([{ pages: '1' }]);
    expect(await bench.query(`select 1 from outbox where tenant_id = $1 and case_id = $2`, caseId)).toEqual([]);
    expect(inQuarantine()).toBe(0);
  });

  it.each([
    ['a PNG', pngOf(100, 100), 'a.png', 'image/png'],
    ['a JPEG', jpegOf(4000, 3000, 150_000), 'a.jpg', 'image/jpeg'],
    ['a TIFF', tiffOf([[100, 100]], { between: 200_000 }), 'a.tif', 'image/tiff'],
  ])('comes out: %s', async (_, bytes, fileName, mediaType) =>
    expect(await bench.settle(caseId, { bytes, fileName, mediaType })).toEqual(available),
  );

  it.each([
    ['encrypted', plan({ userPassword: 'geheim' })],
    ['encrypted', plan({ ownerPassword: 'geheim' })],
    ['javascript', plan({ javaScript: 'app.alert(1)' })],
    ['embedded-files', plan({ attachment: 'Anlage.txt' })],
    ['broken', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x'), Buffer.from('\n%%EOF')])],
    ['inflates-too-much', bomb()],
    ['truncated', plan().subarray(0, -200)],
    ['empty', Buffer.alloc(0)],
  ])('is refused: %s', async (problem, bytes) => {
    expect(await bench.settle(caseId, { bytes })).toEqual(rejected(problem));
    expect(await bench.store.stat(contentKey(tenant, sha256(bytes)))).toBeNull();
    expect(inQuarantine()).toBe(0);
  });

  it.each(hostileFiles(samplePdf()).map((file) => [file.what, file] as const))('is refused: %s', async (_, file) =>
    expect(await bench.settle(caseId, file)).toEqual(rejected(file.problem)),
  );

  it('is refused when it is not what was announced', async () => {
    const bytes = plan();
    expect(await bench.settle(caseId, { bytes, sha256: 'a'.repeat(64) })).toEqual(rejected('hash-mismatch'));
    expect(await bench.settle(caseId, { bytes, size: bytes.length + 1 })).toEqual(rejected('size-mismatch'));
  });

  it('comes out where the pack only warns', async () => {
    const pack = landPack(authorityPack(tenant).land);
    const checks = pack.documentChecks ?? [];
    installPack({ ...pack, documentChecks: checks.map((row) => ({ ...row, refuses: false })) });
    try {
      expect(await bench.settle(caseId, { bytes: plan({ attachment: 'Anlage.txt' }) })).toEqual(available);
      expect(await bench.settle(caseId, { bytes: plan({ javaScript: 'app.alert(1)' }) })).toEqual(rejected('javascript')); // the base's rule
    } finally {
      installPack(pack);
    }
  });

  it('is judged by what is known of the same content', async () => {
    const bytes = plan({ javaScript: 'app.alert(1)' });
    await bench.settle(caseId, { bytes });
    const good = plan();
    await bench.settle(caseId, { bytes: good });
    const none = testReader();
    jest.spyOn(none, 'examine').mockRejectedValue(new Error('read twice'));
    expect(await bench.settle(caseId, { bytes: good }, bench.effects(null, none))).toEqual(available);
  });

  it('waits for its turn to be read', async () => {
    const busy = testReader({ parallel: 0 });
    const id = await bench.send(caseId, { bytes: plan() });
    await bench.effects(null, busy).run(tenant, id);
    expect(await bench.settled(id)).toEqual({ status: 'checking', problem: null, waiting: null });
    await bench.effects().run(tenant, id);
    expect(await bench.settled(id)).toEqual(available);
  });

  it('is not refused by a machine that is too busy to look: it is looked at again', async () => {
    const id = await bench.send(caseId, { bytes: plan() });
    await expect(bench.effects(null, starvedReader()).run(tenant, id)).rejects.toMatchObject({ code: 'isolation-starved' });
    expect(await bench.settled(id)).toEqual({ status: 'checking', problem: null, waiting: null });
    await bench.effects().run(tenant, id);
    expect(await bench.settled(id)).toEqual(available);
  });

  it('that is too large to be looked through is refused; one whose pages take too long is not', async () => {
    const [huge, slow] = [plan(), plan()];
    const small = testReader({ maxBytes: 100, maxStructureBytes: 200 });
    expect(await bench.settle(caseId, { bytes: huge }, bench.effects(null, small))).toEqual(rejected('too-large-to-scan'));
    const reader = testReader();
    const examine = reader.examine.bind(reader);
    jest.spyOn(reader, 'examine').mockImplementation((source, { size }) => examine(source, { size, maxMs: -1 }));
    expect(await bench.settle(caseId, { bytes: slow }, bench.effects(null, reader))).toEqual(available);
    const waiting = await bench.query(`select 1 from outbox where tenant_id = $1 and case_id = $2 and effect = 'readFacts'`, caseId);
    expect(waiting).toHaveLength(1);
  });
});

describe('the scanner', () => {
  let clamd: FakeClamd;
  beforeEach(async () => {
    clamd = await FakeClamd.start();
  });
  afterEach(() => clamd.stop());
  const scanner = (address = clamd.address): ClamAv => new ClamAv(address, { connectMs: 500, silenceMs: 500 });
  const scanned = (): ReturnType<QuarantineBench['effects']> => bench.effects(scanner());
  const scans = async (outcome: string): Promise<number> =>
    (await bench.metrics.scans.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;

  it('lets out what is clean, and nothing else', async () => {
    const infected = Buffer.concat([plan().subarray(0, -6), Buffer.from(`% ${EICAR}\n%%EOF\n`)]);
    expect(await bench.settle(caseId, { bytes: plan() }, scanned())).toEqual(available);
    expect(await bench.settle(caseId, { bytes: infected }, scanned())).toEqual(rejected('malware'));
    expect(await bench.settle(caseId, { bytes: Buffer.from(EICAR) }, scanned())).toEqual(rejected('malware'));
    clamd.maxFile = 100;
    expect(await bench.settle(caseId, { bytes: plan() }, scanned())).toEqual(rejected('too-large-to-scan'));
    clamd.maxBytes = 100;
    expect(await bench.settle(caseId, { bytes: plan() }, scanned())).toEqual(rejected('too-large-to-scan'));
    expect(await Promise.all(['clean', 'found', 'too-large'].map(scans))).toEqual([1, 2, 2]);
  });

  it('that is down keeps an upload in quarantine, ever longer, until it is back', async () => {
    const { address } = clamd;
    await clamd.stop();
    const bytes = plan();
    const id = await bench.send(caseId, { bytes });
    const next = async (): Promise<{ seconds: number; attempts: number; last_error: string | null }> => {
      const [row] = await bench.query<{ seconds: number; attempts: number; last_error: string | null }>(
        `select extract(epoch from available_at - now())::float as seconds, attempts, last_error from outbox where tenant_id = $1 and id = $2`,
        id,
      );
      return row ?? { seconds: 0, attempts: 0, last_error: null };
    };
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      await bench.effects(scanner(address)).run(tenant, id);
      pauses.push((await next()).seconds);
    }
    expect(pauses[0]).toBeGreaterThan(3);
    expect(pauses[0]).toBeLessThan(7);
    expect(Math.max(...pauses)).toBeLessThan(400);
    expect(pauses[9]).toBeGreaterThan(200);
    expect(await next()).toMatchObject({ attempts: 10, last_error: null }); // put off, never failed
    expect(await bench.settled(id)).toEqual({ status: 'checking', problem: null, waiting: 'scanner' });
    expect(await bench.store.stat(contentKey(tenant, sha256(bytes)))).toBeNull();
    expect(inQuarantine()).toBe(1);
    expect(await scans('unavailable')).toBeGreaterThanOrEqual(10);

    clamd = await FakeClamd.start(Number(new URL(address).port));
    await bench.effects(scanner(address)).run(tenant, id);
    expect(await bench.settled(id)).toEqual(available);
    expect(inQuarantine()).toBe(0);
  });

  it.each<Mood>(['hang', 'cut', 'nonsense'])('that fails in the middle (%s) keeps it there, too', async (mood) => {
    const id = await bench.send(caseId, { bytes: plan() });
    clamd.mood = mood;
    await scanned().run(tenant, id);
    expect(await bench.settled(id)).toMatchObject({ status: 'checking', waiting: 'scanner' });
    clamd.mood = 'well';
    await scanned().run(tenant, id);
    expect(await bench.settled(id)).toEqual(available);
  });

  it('is not needed to refuse what is wrong anyway', async () => {
    clamd.mood = 'cut'; // answers that it is there, and breaks off
    expect(await bench.settle(caseId, { bytes: plan(), sha256: 'b'.repeat(64) }, scanned())).toEqual(rejected('hash-mismatch'));
  });
});

it('one bad file never stops the rest: 200 uploads of which 20 are bad', async () => {
  const own = await draft(test.db);
  const effects = bench.effects();
  const hostile = hostileFiles(samplePdf());
  const ids: { id: string; problem: string | null }[] = [];
  for (let index = 0; index < 200; index++) {
    const bad = index % 10 === 5 ? hostile[Math.floor(index / 10) % hostile.length] : undefined;
    const file = bad ?? { bytes: pngOf(100 + index, 100), fileName: `Foto ${index}.png`, mediaType: 'image/png' };
    ids.push({ id: await bench.send(own, file), problem: bad?.problem ?? null });
  }
  const lanes = Array.from({ length: 8 }, (_, lane) => ids.filter((_id, index) => index % 8 === lane));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { id } of lane) {
        // One whose turn it is not yet comes again, as the relay brings it.
        await until(
          'it is settled',
          async () => {
            await effects.run(tenant, id);
            return (await bench.settled(id))?.status !== 'checking';
          },
          120_000,
        );
      }
    }),
  );
  const found = await Promise.all(ids.map(({ id }) => bench.settled(id)));
  expect(found).toEqual(ids.map(({ problem }) => (problem ? rejected(problem) : available)));
  expect(found.filter((version) => version?.status === 'rejected')).toHaveLength(20);
  const added = await bench.query(`select 1 from case_event where tenant_id = $1 and case_id = $2 and event = 'DOCUMENT_ADDED'`, own);
  expect(added).toHaveLength(180);
});
