import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Answers to findings with corrected fields: while they are written, and as they were given; what the office makes of them; what somebody was told once. */
export class Supplements1700000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // What the applicants have prepared so far. The last writer wins, who has seen the revision before.
    await db.query(
      tenantTable(
        'finding_answer',
        `finding_id uuid not null, case_id uuid not null, request_id uuid not null, text text, document_id uuid, "values" jsonb not null default '{}',
         revision integer not null, updated_by uuid not null, updated_at timestamptz not null`,
        ['finding_id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(`create index finding_answer_by_request on finding_answer (tenant_id, request_id)`);
    await db.query(
      `alter table finding add column answer_changes jsonb not null default '[]', add column answer_version integer, add column answered_by uuid,
       add column verdict text check (verdict in ('sufficient', 'insufficient')), add column verdict_reason text, add column verdict_by uuid,
       add column verdict_at timestamptz`,
    );
    // A sign-off that was seen fallen and whose person was told; gone again when it stands.
    await db.query(
      tenantTable(
        'sign_off_fall',
        `sign_off_id uuid not null, case_id uuid not null, told_at timestamptz not null`,
        ['sign_off_id'],
        ['select', 'insert', 'delete'],
      ),
    );
    // How far a draft was looked at: the last change of its document, and a mark of everything that sign-offs may rest on.
    await db.query(
      tenantTable(
        'draft_watch',
        `case_id uuid not null, seq bigint not null, mark text not null`,
        ['case_id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(
      tenantTable(
        'comment_mention',
        `case_id uuid not null, comment_id text not null, person_id uuid not null, told_at timestamptz not null`,
        ['case_id', 'comment_id', 'person_id'],
        ['select', 'insert'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
