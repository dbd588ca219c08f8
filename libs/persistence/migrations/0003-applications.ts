import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** What the applicant side makes: form, snapshots, invitations, documents, payments. */
export class Applications1700000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'application',
        `case_id uuid not null, data jsonb not null, revision integer not null, updated_at timestamptz not null, updated_by uuid`,
        ['case_id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(
      tenantTable(
        'application_snapshot',
        `case_id uuid not null, number integer not null, content text not null, sha256 text not null, created_at timestamptz not null`,
        ['case_id', 'number'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'invitation',
        `id uuid not null, case_id uuid not null, role text not null, token_hash text not null, email text, created_by uuid not null,
         created_at timestamptz not null, expires_at timestamptz not null, accepted_by uuid, accepted_at timestamptz, unique (tenant_id, token_hash)`,
        ['id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(
      tenantTable(
        'document',
        `id uuid not null, case_id uuid not null, title text not null, type_code text not null, current_version integer not null default 0,
         direction text not null check (direction in ('incoming', 'outgoing', 'internal')), withdrawn_at timestamptz, created_at timestamptz not null`,
        ['id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(`create index document_by_case on document (tenant_id, case_id)`);
    await db.query(
      tenantTable(
        'document_version',
        `document_id uuid not null, version integer not null, upload_id uuid not null, file_name text not null, size bigint not null,
         media_type text not null, sha256 text not null, status text not null check (status in ('uploading', 'checking', 'available', 'rejected')),
         problem text, reason text, uploaded_by uuid, uploaded_at timestamptz not null`,
        ['document_id', 'version'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(
      tenantTable(
        'payment',
        `id uuid not null, case_id uuid not null, purpose text not null check (purpose in ('advance', 'final')), amount_cents bigint not null,
         request_id text not null, transaction_id text, redirect_url text, created_by text not null, created_at timestamptz not null,
         unique (tenant_id, request_id)`,
        ['id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(`create index payment_by_case on payment (tenant_id, case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
