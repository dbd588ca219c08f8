import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface FreshDatabase {
  /** Superuser URL of the new database. */
  readonly url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

export interface Template {
  /** Names the template database: the same key is prepared once for the whole test run, e.g. the hash of all migrations. */
  readonly key: string;
  /** Fills the template (superuser URL); must close its connections. */
  prepare(url: string): Promise<void>;
}

/**
 * A new, empty or prepared database in the PostgreSQL of this test run: a copy of the template, some 30 ms.
 *
 * @example const db = await freshDatabase({ key: migrationsHash, prepare: migrate }); afterAll(() => db.drop());
 */
export async function freshDatabase(template?: Template): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withAdmin(async (admin) => {
    if (template) await ensureTemplate(admin, template);
    await createFrom(admin, name, template ? templateName(template.key) : 'template1');
  });
  return { url: urlOf(name), drop: () => withAdmin((admin) => admin.query(`drop database if exists "${name}" with (force)`)) };
}

/** The superuser URL of the test run's PostgreSQL. @throws Error when it does not run. */
export function clusterUrl(): string {
  const url = process.env['BAURAUM_TEST_DATABASE'];
  if (!url) throw new Error('No test database: specs that need one are named *.medium.spec.ts and run in the Jest project "medium".');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${database}`;
  return url.toString();
}

async function withAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: clusterUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

const templateName = (key: string): string => `template_${key.replace(/[^A-Za-z0-9_]/g, '').slice(0, 48)}`;

// One process prepares, the others wait at the lock; a failed try leaves nothing that looks finished.
async function ensureTemplate(admin: Client, template: Template): Promise<void> {
  const name = templateName(template.key);
  const exists = async (): Promise<boolean> => (await admin.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;
  if (await exists()) return;
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (await exists()) return;
    const building = `${name}_new`;
    await admin.query(`drop database if exists "${building}" with (force)`);
    await admin.query(`create database "${building}"`);
    await template.prepare(urlOf(building));
    await whenUnused(() => admin.query(`alter database "${building}" rename to "${name}"`));
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

const createFrom = (admin: Client, name: string, template: string): Promise<unknown> =>
  whenUnused(() => admin.query(`create database "${name}" template "${template}" strategy file_copy`));

// A closed connection's server process may live some milliseconds longer: 55006 object_in_use.
async function whenUnused(work: () => Promise<unknown>): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
      await sleep(50);
    }
  }
}
