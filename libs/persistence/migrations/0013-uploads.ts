import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads in parts, when they were announced by the wall's clock (an authority's may be moved), and what one in quarantine waits for. */
export class Uploads1700000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table document_version
         add column announced_at timestamptz not null default now(), add column parts_id text, add column part_size integer,
         add column waiting text check (waiting in ('scanner'))`,
    );
    await db.query(
      `create index document_version_unsettled on document_version (tenant_id, announced_at) where status in ('uploading', 'checking')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
