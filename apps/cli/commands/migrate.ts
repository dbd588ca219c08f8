import { loadConfig } from '@bauraum/config';
import { Database, ensureDatabase, ensureRoles, migrate as migrateSchema } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';

export const migrate = {
  name: 'migrate',
  usage: 'migrate [--admin <url>]',
  summary: 'brings the schema up to date (DATABASE_OWNER_URL) and installs the authorities; --admin makes roles and database first',
  run: runMigrate,
};

/** Roles and database are made with the passwords of the three URLs in the settings. */
async function runMigrate(argv: readonly string[]): Promise<number> {
  const config = loadConfig();
  const ownerUrl = config.databaseOwnerUrl;
  if (!ownerUrl) {
    process.stderr.write('DATABASE_OWNER_URL is missing: the role that owns the schema.\n');
    return 1;
  }
  const admin = argv.includes('--admin') ? argv[argv.indexOf('--admin') + 1] : undefined;
  if (admin) {
    const password = (url: string): string => decodeURIComponent(new URL(url).password);
    await ensureRoles(admin, { owner: password(ownerUrl), app: password(config.databaseUrl), relay: password(config.databaseRelayUrl) });
    await ensureDatabase(admin, new URL(ownerUrl).pathname.slice(1));
  }
  const ran = await migrateSchema(ownerUrl);
  process.stdout.write(ran.length ? `Ran ${ran.join(', ')}\n` : 'The schema is up to date.\n');
  const db = await Database.connect({ url: config.databaseUrl, poolSize: 1, entities: [] });
  try {
    process.stdout.write(`Authorities: ${(await new Tenants(db).install()).join(', ')}\n`);
  } finally {
    await db.close();
  }
  return 0;
}
