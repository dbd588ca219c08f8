import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import { cephMissing, startCeph } from '../support/ceph';
import { compare, counterOf, rateOf, type Measured } from './harness';
import { publish } from './publish';
import type { BareUpload, Question, UploadTarget } from './upload/ours';

const MB = 1_000_000;
const SIZES = [1, 100];
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 24);
const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };
/** As the api chooses it. */
const PART = 16 * 1024 ** 2;
/** Parts that are sent at the same time: as many as the portal sends, by both sides. */
const LANES = 4;

interface Row {
  readonly store: string;
  readonly megabytes: number;
  readonly measured: Measured;
}

/**
 * What the portal does for a file (hash, announce, send, complete) against the bare sending to the same store, one file at a time; large ones in
 * parts on both sides. On disk the bytes pass through the api, with S3 they do not.
 */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-bench-'));
  const server = await startEmbeddedPostgres({ dir: join(dir, 'pg'), port: 0, fsync: true, password: 'bench' });
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'bench');
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/bench`;
    await migrate(url('bauraum_owner', PASSWORDS.owner));
    const database = url('bauraum_app', PASSWORDS.app);
    const rows = await measure('disk', database, { STORAGE_DIR: join(dir, 'documents') });
    const missing = cephMissing();
    if (missing) process.stdout.write(`without S3: ${missing}\n`);
    else rows.push(...(await withCeph(database)));
    await report(rows);
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function withCeph(database: string): Promise<Row[]> {
  const ceph = await startCeph();
  const settings = { S3_ENDPOINT: ceph.endpoint, S3_ACCESS_KEY: ceph.accessKey, S3_SECRET_KEY: ceph.secretKey };
  try {
    return await measure('S3 (Ceph in memory)', database, settings);
  } finally {
    await ceph.stop();
  }
}

async function measure(store: string, database: string, settings: Record<string, string>): Promise<Row[]> {
  const child = fork(join(__dirname, 'upload/ours.js'), [database, JSON.stringify(settings)], { execArgv: ['--no-warnings'] });
  try {
    const [{ said: target }] = (await once(child, 'message')) as [{ said: UploadTarget }];
    const uploads = new Uploads(target, child);
    const rows: Row[] = [];
    for (const megabytes of SIZES) rows.push({ store, megabytes, measured: await uploads.measure(megabytes * MB) });
    if (uploads.sent !== uploads.found) throw new Error(`${store}: ${uploads.sent} files acknowledged, ${uploads.found} found`);
    return rows;
  } finally {
    child.kill();
  }
}

class Uploads {
  sent = 0;
  found = 0;

  constructor(
    private readonly target: UploadTarget,
    private readonly api: ChildProcess,
  ) {}

  measure(size: number): Promise<Measured> {
    const bytes = randomBytes(size);
    const counters = async (): Promise<Record<string, number>> => ({ apiCpuSeconds: await this.ask<number>({ ask: 'cpu' }) });
    const settings = { concurrency: 1, pairs: PAIRS, blockMs: 1000, warmUpMs: 2000 };
    return compare(
      () => this.asPortal(bytes),
      () => this.bare(bytes),
      counters,
      settings,
    );
  }

  private async asPortal(bytes: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const facts = { fileName: 'Plan.pdf', size: bytes.length, mediaType: 'application/pdf', sha256, title: 'Plan', typeCode: '1803' };
    const upload = await this.command<{ url: string | null; documentId: string; multipart: { parts: number } | null }>('', facts);
    const version = `/${upload.documentId}/versions/1`;
    const urls = upload.url ? [upload.url] : await this.addresses(version, upload.multipart?.parts ?? 0);
    await this.send(urls, bytes);
    await this.command(`${version}/complete`, {});
    await this.take(keyOf(urls[0] ?? ''), bytes.length);
  }

  private async addresses(version: string, parts: number): Promise<string[]> {
    const numbers = Array.from({ length: parts }, (_, index) => index + 1);
    const signed = await this.command<{ parts: { url: string }[] }>(`${version}/parts`, { numbers });
    return signed.parts.map(({ url }) => url);
  }

  private async bare(bytes: Buffer): Promise<void> {
    const partSize = bytes.length > PART ? PART : null;
    const upload = await this.ask<BareUpload>({ ask: 'begin', size: bytes.length, partSize });
    await this.send(upload.urls, bytes);
    if (partSize) await this.ask({ ask: 'complete', upload });
    await this.take(upload.key, bytes.length);
  }

  private async send(urls: readonly string[], bytes: Buffer): Promise<void> {
    const inParts = urls.length > 1;
    const left = [...urls.entries()];
    const lane = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [index, url] = next;
        await this.put(url, inParts ? bytes.subarray(index * PART, (index + 1) * PART) : bytes, inParts);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  /** The disk's addresses name the public address of the api, which listens elsewhere here. */
  private async put(signed: string, body: Buffer, isPart: boolean): Promise<void> {
    const { origin, pathname, search } = new URL(signed);
    const headers = { 'content-type': isPart ? 'application/octet-stream' : 'application/pdf' };
    const to = origin === this.target.origin ? `http://${this.target.host}` : origin;
    const response = await fetch(`${to}${pathname}${search}`, { method: 'PUT', headers, body: new Uint8Array(body) });
    if (!response.ok) throw new Error(`PUT ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  }

  private async take(key: string, size: number): Promise<void> {
    this.sent++;
    if ((await this.ask<number>({ ask: 'take', key })) === size) this.found++;
  }

  private async command<T = unknown>(path: string, body: object): Promise<T> {
    const { host, tenant, caseId, cookie, origin } = this.target;
    const headers = { cookie, origin, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const url = `http://${host}/api/v1/${tenant}/cases/${caseId}/documents${path}`;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${response.status}: ${await response.text()}`);
    return response.json() as Promise<T>;
  }

  private async ask<T>(question: Question): Promise<T> {
    this.api.send(question);
    return ((await once(this.api, 'message')) as [{ said: T }])[0].said;
  }
}

/** The object that an address leads to. */
const keyOf = (url: string): string => /[^/]+\/staging\/[^/]+$/.exec(new URL(url).pathname)?.[0] ?? '';

async function report(rows: readonly Row[]): Promise<void> {
  const lines = rows.map(({ store, megabytes, measured: { system, floor, ratio } }) => [
    store,
    `${megabytes} MB`,
    ratio.publishable ? ratio.median.toFixed(2) : 'not published',
    `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`,
    rateOf(system).toFixed(1),
    rateOf(floor).toFixed(1),
    ((counterOf(system, 'apiCpuSeconds') / megabytes) * 1000).toFixed(2),
    ((counterOf(floor, 'apiCpuSeconds') / megabytes) * 1000).toFixed(2),
  ]);
  const head = ['store', 'file', 'ratio', '95 %', 'files/s', 'files/s, floor', 'api CPU s/GB', 'api CPU s/GB, floor'];
  const settings = { node: process.version, fsync: true, concurrency: 1, partBytes: PART, lanes: LANES, pairs: PAIRS };
  const ratios = rows.map(({ store, megabytes, measured: { ratio } }) => ({ store, megabytes, ...ratio }));
  await publish('upload', { settings, ratios }, [head, ...lines]);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
