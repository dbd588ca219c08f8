import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@bauraum/embedded-postgres';
import { ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';
import type { Secrets } from './secrets';

const NAME = 'bauraum';

export interface StackDatabase {
  readonly server: EmbeddedPostgres;
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly ownerUrl: string;
}

/** PostgreSQL of the embedded default, with roles and schema up to date. */
export async function startDatabase(
  dataDir: string,
  secrets: Secrets,
  options: { fsync: boolean; port: number; log: (line: string) => void },
): Promise<StackDatabase> {
  const server = await startEmbeddedPostgres({ dir: join(dataDir, 'postgres'), password: secrets.superuser, ...options });
  try {
    await ensureRoles(server.superuserUrl, secrets);
    await ensureDatabase(server.superuserUrl, NAME);
    const url = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${server.port}/${NAME}`;
    const ownerUrl = url('bauraum_owner', secrets.owner);
    const ran = await migrate(ownerUrl);
    if (ran.length) options.log(`Schema: ${ran.length} migrations ran.`);
    return { server, ownerUrl, appUrl: url('bauraum_app', secrets.app), relayUrl: url('bauraum_relay', secrets.relay) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
