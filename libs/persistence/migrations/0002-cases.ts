import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openToRelay, tenantTable } from './tenant-table';

/** Cases, their processes (state machines), the journal, the outbox and the deadlines. */
export class Cases1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'permit_case',
        `id uuid not null, procedure text not null, title text not null, municipality_ags text not null, place text not null,
         file_number text, created_at timestamptz not null, submitted_at timestamptz, unique (tenant_id, file_number)`,
        ['id'],
        ['select', 'insert', 'update'],
      ),
    );
    // The process whose id is its case's id is the case itself; it carries the head of the case's journal.
    await db.query(
      tenantTable(
        'process',
        `id uuid not null, case_id uuid not null, workflow_id text not null, workflow_version integer not null, state jsonb not null,
         status text not null, revision integer not null default 1, journal_seq bigint not null default 0, journal_hash text not null default '',
         updated_at timestamptz not null`,
        ['id'],
        ['select', 'insert', 'update'],
      ),
    );
    await db.query(`create index process_by_case on process (tenant_id, case_id)`);
    await db.query(`create index process_by_status on process (tenant_id, workflow_id, status, id)`);
    await db.query(
      tenantTable(
        'case_event',
        `case_id uuid not null, seq bigint not null, process_id uuid not null, workflow text not null, event text not null, event_id text,
         payload jsonb not null, actor jsonb not null, at timestamptz not null, recorded_at timestamptz not null,
         from_status text not null, to_status text not null, previous_hash text not null, hash text not null`,
        ['case_id', 'seq'],
        ['select', 'insert'],
      ),
    );
    await db.query(`create unique index case_event_once on case_event (tenant_id, process_id, event_id) where event_id is not null`);
    await db.query(
      tenantTable(
        'outbox',
        `id uuid not null, case_id uuid, process_id uuid, effect text not null, params jsonb not null, created_at timestamptz not null default now(),
         available_at timestamptz not null default now(), queued_at timestamptz, attempts integer not null default 0, last_error text`,
        ['id'],
      ),
    );
    await db.query(`create index outbox_waiting on outbox (available_at) where queued_at is null`);
    await db.query(`create index outbox_queued on outbox (queued_at) where queued_at is not null`);
    await db.query(openToRelay('outbox', ['select', 'update']));
    await db.query(
      tenantTable(
        'deadline',
        `id uuid not null, case_id uuid not null, process_id uuid not null, kind text not null, due_on date not null, due_at timestamptz not null,
         fiction boolean not null, explanation jsonb not null, status text not null check (status in ('open', 'fired', 'cancelled')),
         created_at timestamptz not null default now(), closed_at timestamptz`,
        ['id'],
      ),
    );
    await db.query(`create index deadline_open on deadline (due_at) where status = 'open'`);
    await db.query(`create index deadline_by_case on deadline (tenant_id, case_id)`);
    await db.query(openToRelay('deadline', ['select']));
    await db.query(tenantTable('file_number_counter', `year integer not null, last_number integer not null`, ['year']));
    await db.query(
      tenantTable(
        'daily_root',
        `day date not null, root text not null, cases integer not null, previous_root text not null, heads jsonb not null, signature text not null,
         key_id text not null, signed_at timestamptz not null`,
        ['day'],
        ['select', 'insert'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
