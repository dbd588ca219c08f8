import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DocumentArchive, type ArchivePlan, type VersionRow } from '@bauraum/documents';
import { contentKey, createStore, type DocumentStore } from '@bauraum/storage';
import type { Tenants } from '@bauraum/tenancy';
import { compare, rateOf, type Measured } from './harness';
import { publish } from './publish';

const GB = Number(process.env['BENCH_GB'] ?? 1);
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 8);
const MB = 1024 ** 2;
/** A plan of a large building; the case has as many as it takes. */
const FILE_BYTES = 50 * MB;
const GROWTH_LIMIT_MB = 64;
const TENANT = 'bench';

/**
 * All documents of a case as one ZIP, made while it is read, against reading the same objects one after the other. The set is one content under as
 * many names as the size asks for, so that a small disk holds it; every byte is read, hashed and sent all the same.
 */
async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'bauraum-archive-'));
  try {
    const store = createStore({ disk: { root, secret: 'a secret of sixteen', publicUrl: 'http://127.0.0.1' } });
    const plan = await planOf(store, Math.ceil((GB * 1024 * MB) / FILE_BYTES));
    const archive = new DocumentArchive(store, undefined as unknown as Tenants); // its clock is asked for a plan only
    // What the process needs for any archive at all is there before the memory counts.
    await drain(archive.open({ ...plan, entries: plan.entries.slice(0, 2) }));
    const growth = new Growth(process.memoryUsage.rss());
    const measured = await compare(
      () => growth.during(async () => drain(archive.open(plan))),
      () => readAll(store, plan),
      () => Promise.resolve({}),
      { concurrency: 1, pairs: PAIRS, blockMs: 1, warmUpMs: 1 },
    );
    growth.stop();
    await report(measured, plan.entries.length, growth.megabytes);
    if (growth.megabytes >= GROWTH_LIMIT_MB) throw new Error(`memory grew by ${growth.megabytes} MB, ${GROWTH_LIMIT_MB} are allowed`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function planOf(store: DocumentStore, files: number): Promise<ArchivePlan> {
  const sha256 = await fill(store);
  const entries = Array.from({ length: files }, (_, index) => ({
    path: `${String(index + 1).padStart(3, '0')} Plan v1.pdf`,
    row: rowOf(index, sha256),
  }));
  return { tenant: TENANT, fileName: 'Unterlagen.zip', at: new Date().toISOString(), entries };
}

/** Bytes that do not shrink, as those of plans. */
async function fill(store: DocumentStore): Promise<string> {
  const content = randomBytes(FILE_BYTES);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await store.write(contentKey(TENANT, sha256), content, { mediaType: 'application/pdf', size: FILE_BYTES });
  return sha256;
}

const rowOf = (index: number, sha256: string): VersionRow => ({
  document_id: `document-${index}`,
  case_id: 'case',
  title: 'Plan',
  type_code: '1803',
  direction: 'incoming',
  current_version: 1,
  withdrawn: false,
  version: 1,
  upload_id: `upload-${index}`,
  file_name: 'Plan.pdf',
  size: String(FILE_BYTES),
  media_type: 'application/pdf',
  sha256,
  pages: null,
  status: 'available',
  problem: null,
  reason: null,
  uploaded_by: null,
  uploader: 'Anna Berger',
  uploaded_at: new Date(0),
  parts_id: null,
  part_size: null,
  waiting: null,
});

async function drain(stream: Readable): Promise<void> {
  await finished(stream.resume());
}

async function readAll(store: DocumentStore, { entries }: ArchivePlan): Promise<void> {
  for (const { row } of entries) await drain(await store.read(contentKey(TENANT, row.sha256)));
}

/** The highest memory of this process above that of a small archive, looked at all the while. */
class Growth {
  private most = 0;
  private readonly timer = setInterval(() => this.look(), 20);
  private running = false;

  constructor(private readonly base: number) {}

  get megabytes(): number {
    return Math.max(0, Math.round((this.most - this.base) / MB));
  }

  async during(work: () => Promise<void>): Promise<void> {
    this.running = true;
    await work();
    this.running = false;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    if (this.running) this.most = Math.max(this.most, process.memoryUsage.rss());
  }
}

async function report({ system, floor, ratio }: Measured, files: number, growthMb: number): Promise<void> {
  const head = ['case', 'ratio', '95 %', 'MB/s', 'MB/s, floor', 'memory growth MB'];
  const total = (files * FILE_BYTES) / MB;
  const row = [
    `${(total / 1024).toFixed(1)} GB, ${files} files`,
    ratio.publishable ? ratio.median.toFixed(2) : 'not published',
    `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`,
    (rateOf(system) * total).toFixed(0),
    (rateOf(floor) * total).toFixed(0),
    String(growthMb),
  ];
  const settings = { node: process.version, store: 'disk', fileBytes: FILE_BYTES, files, pairs: PAIRS };
  await publish('archive', { settings, ratio, growthMb }, [head, row]);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
