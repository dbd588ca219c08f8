export { Database, type DatabaseOptions, type Tx } from './database';
export { ensureDatabase, ensureRoles, migrate, MIGRATIONS, type RolePasswords } from './migrate';
export { APP_ROLE, OWNER_ROLE, RELAY_ROLE } from './migrations/tenant-table';
export { RelayDatabase } from './relay-database';
