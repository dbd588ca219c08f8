import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, OWNER_ROLE, tenantTable } from './tenant-table';

const APPEND_AND_CHANGE = ['select', 'insert', 'update'] as const;

/** Authorities that were added to a running installation by their pack, and the invitations of their first people. */
export class Packs1700000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'authority_pack',
        `content jsonb not null, sha256 text not null, version integer not null, installed_at timestamptz not null default now()`,
        [],
        APPEND_AND_CHANGE,
      ),
    );
    // Which authorities there are is public; the app asks for it by this function, and reads each pack as its tenant.
    await db.query(`create policy authority_pack_list on authority_pack for select to ${OWNER_ROLE} using (true)`);
    await db.query(`
      create function installed_packs() returns table (tenant_id text, sha256 text) language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$ select p.tenant_id, p.sha256 from public.authority_pack p $$`);
    await db.query(`revoke all on function installed_packs() from public`);
    await db.query(`grant execute on function installed_packs() to ${APP_ROLE}`);
    await db.query(
      tenantTable(
        'staff_invitation',
        `id uuid not null, scope text not null check (scope in ('authority', 'body')), scope_id text not null, role text not null, name text not null,
         email text, token_hash text not null, created_at timestamptz not null default now(),
         expires_at timestamptz not null, accepted_by uuid, accepted_at timestamptz, unique (tenant_id, token_hash),
         foreign key (tenant_id, accepted_by) references person (tenant_id, id)`,
        ['id'],
        APPEND_AND_CHANGE,
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
