import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { Config, loadConfig } from '@bauraum/config';
import { startDatabase } from './database';
import { secretsOf } from './secrets';

type Env = Readonly<Record<string, string>>;

const FILE = 'settings.json';

/** Writes down with which settings the embedded processes run, for the other commands; readable by its owner alone. */
export function keepSettings(dataDir: string, env: Env): void {
  writeFileSync(join(dataDir, FILE), JSON.stringify(env, null, 2), { mode: 0o600 });
}

/**
 * Runs a command with the settings of the environment or, where it names no database, with those of the embedded installation in `.data`,
 * whose database is started for the command when it is not running.
 */
export async function withSettings(run: (env?: Env) => Promise<number>, dataDir = '.data'): Promise<number> {
  const file = join(dataDir, FILE);
  if (loadConfig().databaseUrl !== new Config().databaseUrl || !existsSync(file)) return run();
  const env = JSON.parse(readFileSync(file, 'utf8')) as Env;
  if (await answers(env['DATABASE_URL'] ?? '')) return run(env);
  const folder = resolve(dataDir);
  const database = await startDatabase(folder, secretsOf(folder), { fsync: true, port: 55_000, log: () => undefined });
  try {
    return await run({ ...env, DATABASE_URL: database.appUrl });
  } finally {
    await database.server.stop();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
