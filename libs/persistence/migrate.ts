import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Tenancy1700000000001 } from './migrations/0001-tenancy';
import { Cases1700000000002 } from './migrations/0002-cases';
import { Applications1700000000003 } from './migrations/0003-applications';
import { Office1700000000004 } from './migrations/0004-office';
import { Packs1700000000005 } from './migrations/0005-packs';
import { DeadlineWarnings1700000000006 } from './migrations/0006-deadline-warnings';
import { LinkedCases1700000000007 } from './migrations/0007-linked-cases';
import { Collaboration1700000000008 } from './migrations/0008-collaboration';
import { DocumentFacts1700000000009 } from './migrations/0009-document-facts';
import { SignOff1700000000010 } from './migrations/0010-sign-off';
import { Messages1700000000011 } from './migrations/0011-messages';
import { Uploads1700000000013 } from './migrations/0013-uploads';
import { Previews1700000000014 } from './migrations/0014-previews';
import { Supplements1700000000015 } from './migrations/0015-supplements';
import { GatheredAppends1700000000016 } from './migrations/0016-gathered-appends';
import { Language1700000000017 } from './migrations/0017-language';
import { Roles1700000000012 } from './migrations/0012-roles';
import { APP_ROLE, OWNER_ROLE, RELAY_ROLE } from './migrations/tenant-table';

/** All migrations, in order. */
export const MIGRATIONS = [
  Tenancy1700000000001,
  Cases1700000000002,
  Applications1700000000003,
  Office1700000000004,
  Packs1700000000005,
  DeadlineWarnings1700000000006,
  LinkedCases1700000000007,
  Collaboration1700000000008,
  DocumentFacts1700000000009,
  SignOff1700000000010,
  Messages1700000000011,
  Roles1700000000012,
  Uploads1700000000013,
  Previews1700000000014,
  Supplements1700000000015,
  GatheredAppends1700000000016,
  Language1700000000017,
] as const;

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
  readonly relay: string;
}

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Makes the three roles, or sets their passwords anew. Needs a role that may create roles. */
export async function ensureRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const [role, password] of [
      [OWNER_ROLE, passwords.owner],
      [APP_ROLE, passwords.app],
      [RELAY_ROLE, passwords.relay],
    ] as const) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${quote(password)}`);
    }
  });
}

/** Makes the database, owned by the owner's role, with a schema for the queue. Does nothing when it is there. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!known.rowCount) await client.query(`create database "${name}" owner ${OWNER_ROLE} template template0`);
  });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await withClient(url.toString(), async (client) => {
    await client.query(`alter schema public owner to ${OWNER_ROLE}`);
    await client.query(`revoke all on schema public from public`);
    // The queue's own tables carry job ids and nothing about a case; the relay's role owns them.
    await client.query(`create schema if not exists bullmq authorization ${RELAY_ROLE}`);
    // BullMQ's migrator asks for the schema again at every start.
    await client.query(`grant create on database "${name}" to ${RELAY_ROLE}`);
  });
}

/**
 * Brings the schema up to date, as its owner. Two at once are safe: the second waits.
 *
 * @returns the names of the migrations that ran now.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const source = await new DataSource({ type: 'postgres', url: ownerUrl, migrations: [...MIGRATIONS], poolSize: 2 }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock(4711)');
    return (await source.runMigrations({ transaction: 'each' })).map((m) => m.name);
  } finally {
    await lock.query('select pg_advisory_unlock(4711)').catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
