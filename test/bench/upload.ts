import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import { compare, counterOf, rateOf, type Measured } from './harness';
import { publish } from './publish';
import type { UploadTarget } from './upload/ours';

const MB = 1_000_000;
const SIZES = [1, 100];
const PAIRS = 24;
const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

/** What the portal does for a file (hash, announce, send, complete) against the bare sending to the same store, one file at a time. */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-bench-'));
  const server = await startEmbeddedPostgres({ dir: join(dir, 'pg'), port: 0, fsync: true, password: 'bench' });
  let child: ChildProcess | undefined;
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'bench');
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/bench`;
    await migrate(url('bauraum_owner', PASSWORDS.owner));
    child = fork(join(__dirname, 'upload/ours.js'), [url('bauraum_app', PASSWORDS.app), join(dir, 'documents')], {
      execArgv: ['--no-warnings'],
    });
    const [target] = (await once(child, 'message')) as [UploadTarget];
    const client = new Uploads(target, child, join(dir, 'documents'));
    const results: [number, Measured][] = [];
    for (const size of SIZES) results.push([size, await client.measure(size * MB)]);
    await report(results, client);
  } finally {
    child?.kill();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

class Uploads {
  sent = 0;
  found = 0;

  constructor(
    private readonly target: UploadTarget,
    private readonly api: ChildProcess,
    private readonly folder: string,
  ) {}

  measure(size: number): Promise<Measured> {
    const bytes = randomBytes(size);
    const counters = async (): Promise<Record<string, number>> => ({ apiCpuSeconds: await this.ask<number>({}) });
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
    const upload = (await this.command('', facts)) as { url: string; documentId: string };
    await this.put(upload.url, bytes, async () => {
      await this.command(`/${upload.documentId}/versions/1/complete`, {});
    });
  }

  private async bare(bytes: Buffer): Promise<void> {
    await this.put(await this.ask<string>({ sign: bytes.length }), bytes);
  }

  /** Sends a file, and takes it away again when it is there as a whole: the disk does not fill up. */
  private async put(signed: string, body: Buffer, then?: () => Promise<void>): Promise<void> {
    const { pathname, search } = new URL(signed);
    const headers = { 'content-type': 'application/pdf' };
    const response = await fetch(`http://${this.target.host}${pathname}${search}`, { method: 'PUT', headers, body: new Uint8Array(body) });
    if (!response.ok) throw new Error(`PUT ${response.status}: ${await response.text()}`);
    await then?.();
    const path = join(this.folder, pathname.replace('/storage/', ''));
    this.sent++;
    if ((await stat(path)).size === body.length) this.found++;
    await rm(path);
  }

  private async command(path: string, body: object): Promise<unknown> {
    const { host, tenant, caseId, cookie, origin } = this.target;
    const headers = { cookie, origin, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const url = `http://${host}/api/v1/${tenant}/cases/${caseId}/documents${path}`;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${response.status}: ${await response.text()}`);
    return response.json();
  }

  private async ask<T>(what: object): Promise<T> {
    this.api.send(what);
    return ((await once(this.api, 'message')) as [T])[0];
  }
}

async function report(results: readonly [number, Measured][], { sent, found }: Uploads): Promise<void> {
  const rows = results.map(([size, { system, floor, ratio }]) => [
    `${size} MB`,
    ratio.publishable ? ratio.median.toFixed(2) : 'not published',
    `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`,
    rateOf(system).toFixed(1),
    rateOf(floor).toFixed(1),
    ((counterOf(system, 'apiCpuSeconds') / size) * 1000).toFixed(2),
    ((counterOf(floor, 'apiCpuSeconds') / size) * 1000).toFixed(2),
  ]);
  const head = ['file', 'ratio', '95 %', 'files/s', 'files/s, floor', 'api CPU s/GB', 'api CPU s/GB, floor'];
  const settings = { node: process.version, store: 'disk, through the api process', fsync: true, concurrency: 1, pairs: PAIRS };
  const ratios = results.map(([megabytes, { ratio }]) => ({ megabytes, ...ratio }));
  await publish('upload', { settings, ratios, acknowledged: sent, found }, [head, ...rows]);
  if (sent !== found) throw new Error(`${sent} files acknowledged, ${found} found`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
