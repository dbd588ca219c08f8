import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** What a worker found inside a file, once for each content: versions and duplicates share it. A newer reader may write it anew. */
export class DocumentFacts1700000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'document_facts',
        `sha256 text not null, reader integer not null, facts jsonb not null, read_at timestamptz not null`,
        ['sha256'],
        ['select', 'insert', 'update'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
