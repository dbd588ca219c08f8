import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

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
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
