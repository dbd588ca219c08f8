import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearPredecessor, type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from '../../libs/embedded-postgres/index';

// Runs in Jest's own process, not in the sandbox of a spec: hence the relative import and the global.

const PREFIX = 'bauraum-test-pg-';
const store = globalThis as { bauraumTestCluster?: { server: EmbeddedPostgres; dir: string } };

/** Starts the one PostgreSQL of this test run and tells the specs its superuser URL in BAURAUM_TEST_DATABASE. */
export async function startCluster(): Promise<void> {
  await sweep();
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(dir, 'runner.pid'), String(process.pid));
  const server = await startEmbeddedPostgres({ dir, fsync: false, port: 0, password: 'test', maxConnections: 300 });
  store.bauraumTestCluster = { server, dir };
  process.env['BAURAUM_TEST_DATABASE'] = server.superuserUrl;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130)); // lets the exit hook of the launcher run
}

/** Stops it and removes its folder. */
export async function stopCluster(): Promise<void> {
  const { server, dir } = store.bauraumTestCluster ?? {};
  await server?.stop();
  if (dir) rmSync(dir, { recursive: true, force: true });
}

// Test runs that were killed with SIGKILL leave a server and a folder.
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(dir, 'runner.pid'), 'utf8')))) continue;
      await clearPredecessor(join(dir, 'data'), (line) => process.stderr.write(`${line}\n`));
      rmSync(dir, { recursive: true, force: true });
    } catch {
      continue; // just being made, another user's, or another run sweeps it
    }
  }
}
