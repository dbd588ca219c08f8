import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/**
 * Pictures of documents, once for each content, as one version of the renderer made them: what there is to see, and which pictures of it are
 * ordered, there, or cannot be made. A newer renderer begins anew.
 */
export class Previews1700000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // problem: why there is no preview at all.
    await db.query(
      tenantTable(
        'document_preview',
        `renderer integer not null, sha256 text not null, problem text, count integer not null, pages jsonb not null, rendered_at timestamptz not null`,
        ['renderer', 'sha256'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'document_preview_image',
        `renderer integer not null, sha256 text not null, page integer not null, size text not null check (size in ('thumbnail', 'page', 'large')),
         state text not null check (state in ('pending', 'ready', 'none')), width integer, height integer, text text`,
        ['renderer', 'sha256', 'page', 'size'],
        ['select', 'insert', 'update'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
