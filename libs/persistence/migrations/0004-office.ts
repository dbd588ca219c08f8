import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

const APPEND_AND_CHANGE = ['select', 'insert', 'update'] as const;

/** What the office and the participating bodies make, the e-file, notifications and captured mail. */
export class Office1700000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable('body', `id text not null, name text not null, kind text not null, role integer not null`, ['id'], APPEND_AND_CHANGE),
    );
    await db.query(
      tenantTable(
        'supplement_request',
        `id uuid not null, case_id uuid not null, due_on date not null, requested_by uuid not null, requested_at timestamptz not null, answered_at timestamptz`,
        ['id'],
        APPEND_AND_CHANGE,
      ),
    );
    await db.query(
      tenantTable(
        'finding',
        `id uuid not null, case_id uuid not null, request_id uuid not null, number integer not null, kind text not null, type_code text, document_id uuid,
         field text, text text not null, legal_basis text not null, answer text, answer_document_id uuid, answered_at timestamptz`,
        ['id'],
        APPEND_AND_CHANGE,
      ),
    );
    await db.query(`create index finding_by_case on finding (tenant_id, case_id)`);
    await db.query(
      tenantTable(
        'participation',
        `id uuid not null, case_id uuid not null, body_id text not null, reason text not null, legal_basis text not null, consequence text not null,
         due_on date not null, document_ids uuid[] not null, requested_by uuid not null, requested_at timestamptz not null, delivered_at timestamptz,
         extension jsonb`,
        ['id'],
        APPEND_AND_CHANGE,
      ),
    );
    await db.query(`create index participation_by_case on participation (tenant_id, case_id)`);
    await db.query(`create index participation_by_body on participation (tenant_id, body_id, id)`);
    await db.query(
      tenantTable(
        'statement',
        `id uuid not null, participation_id uuid not null, kind text not null, text text not null, conditions jsonb not null, stated_by uuid,
         stated_at timestamptz not null, unique (tenant_id, participation_id)`,
        ['id'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'decision',
        `case_id uuid not null, id uuid not null, kind text not null, reasons text not null, provisions jsonb not null, revision integer not null,
         status text not null, prepared_by uuid, proposed_at timestamptz, released_by uuid, released_at timestamptz, notice_document_id uuid`,
        ['case_id'],
        APPEND_AND_CHANGE,
      ),
    );
    await this.files(db);
  }

  private async files(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'efile',
        `case_id uuid not null, record_number text not null, record_title text not null, record_plan text not null, opened_at timestamptz not null`,
        ['case_id'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'efile_entry',
        `case_id uuid not null, no integer not null, document_id uuid not null, version integer not null, title text not null, filed_at timestamptz not null,
         sha256 text not null, unique (tenant_id, document_id, version)`,
        ['case_id', 'no'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'statistics_record',
        `case_id uuid not null, data jsonb not null, recorded_at timestamptz not null`,
        ['case_id'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'notification',
        `id uuid not null, person_id uuid not null, case_id uuid, kind text not null, params jsonb not null, created_at timestamptz not null, read_at timestamptz`,
        ['id'],
        APPEND_AND_CHANGE,
      ),
    );
    await db.query(`create index notification_by_person on notification (tenant_id, person_id, id)`);
    await db.query(
      tenantTable(
        'mail',
        `id uuid not null, recipient text not null, subject text not null, body text not null, created_at timestamptz not null`,
        ['id'],
        ['select', 'insert'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
