import { hashOf } from '@bauraum/kernel';
import { Database, ensureDatabase, ensureRoles, migrate, MIGRATIONS, RelayDatabase } from '@bauraum/persistence';
import { freshDatabase } from './database';

const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

export interface TestDatabase {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly db: Database;
  readonly relay: RelayDatabase;
  close(): Promise<void>;
}

const as = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
};

/** A database of its own with the whole schema, roles and row-level security; tenants are made with `addTenant`. */
export async function testDatabase(): Promise<TestDatabase> {
  const key = hashOf(MIGRATIONS.map((m) => [m.name, m.toString()]));
  const fresh = await freshDatabase({ key, prepare });
  const appUrl = as(fresh.url, 'bauraum_app', PASSWORDS.app);
  const relayUrl = as(fresh.url, 'bauraum_relay', PASSWORDS.relay);
  const db = await Database.connect({ url: appUrl, poolSize: 10, entities: [] });
  const relay = new RelayDatabase(relayUrl);
  const close = async (): Promise<void> => {
    await relay.close();
    await db.close();
    await fresh.drop();
  };
  return { adminUrl: fresh.url, appUrl, relayUrl, db, relay, close };
}

async function prepare(url: string): Promise<void> {
  await ensureRoles(url, PASSWORDS);
  await ensureDatabase(url, new URL(url).pathname.slice(1));
  await migrate(as(url, 'bauraum_owner', PASSWORDS.owner));
}

export async function addTenant(db: Database, tenant: string, sandbox = true): Promise<void> {
  await db.transaction(tenant, (tx) => tx.query(`insert into tenant (tenant_id, name, sandbox) values ($1, $1, $2)`, [tenant, sandbox]));
}
