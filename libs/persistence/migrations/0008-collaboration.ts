import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, tenantTable } from './tenant-table';

/**
 * Appends to the log of a document and answers the number of the last row, null when it is closed. The number is given under the lock of the
 * head's row, so the order of the log is the order of the commits. It binds itself to the tenant, so that a change needs one round trip only;
 * it runs with the rights of the caller, under row-level security like everything else.
 */
const APPEND = `
  create function collab_append(tenant text, document uuid, updates bytea[], people uuid[], changed text[], moment timestamptz) returns bigint
  language plpgsql set search_path from current as $$
  declare
    last bigint;
    added int := cardinality(updates);
  begin
    perform set_config('app.tenant_id', tenant, true);
    update collab_document set last_seq = last_seq + added where tenant_id = tenant and case_id = document and closed_at is null
      returning last_seq into last;
    if last is null then return null; end if;
    insert into collab_update (tenant_id, case_id, seq, update, person_id, fields, at)
      select tenant, document, last - added + n, e.change, e.person, string_to_array(e.fields, ' '), moment
      from unnest(updates, people, changed) with ordinality e(change, person, fields, n);
    return last;
  end $$`;

/** The shared document of a draft: its head, its log, and the state up to a number of the log so that loading stays quick. */
export class Collaboration1700000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'collab_document',
        `case_id uuid not null, last_seq bigint not null default 0, projected_seq bigint not null default 0, problems jsonb not null default '[]',
         closed_at timestamptz`,
        ['case_id'],
        ['select', 'insert', 'update'],
      ),
    );
    // Rows of one version are merged into one; nothing else is ever removed.
    await db.query(
      tenantTable(
        'collab_update',
        `case_id uuid not null, seq bigint not null, update bytea not null, person_id uuid, fields text[] not null, at timestamptz not null`,
        ['case_id', 'seq'],
        ['select', 'insert', 'delete'],
      ),
    );
    await db.query(
      tenantTable(
        'collab_snapshot',
        `case_id uuid not null, seq bigint not null, state bytea not null, owners jsonb not null, at timestamptz not null`,
        ['case_id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(APPEND);
    await db.query(`revoke all on function collab_append from public`);
    await db.query(`grant execute on function collab_append to ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
