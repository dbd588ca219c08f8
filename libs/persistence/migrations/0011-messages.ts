import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Messages of a case by topic, mails that are collected for a day, and the secret address of a person's calendar. */
export class Messages1700000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // internal: begun while the case was a draft; it stays among the applicants.
    await db.query(
      tenantTable(
        'message_topic',
        `id uuid not null, case_id uuid not null, title text not null, internal boolean not null,
         about_kind text not null check (about_kind in ('field', 'document', 'general')), about_ref text, created_at timestamptz not null`,
        ['id'],
        ['select', 'insert'],
      ),
    );
    await db.query(`create index message_topic_by_case on message_topic (tenant_id, case_id, id)`);
    await db.query(
      tenantTable(
        'message',
        `id uuid not null, topic_id uuid not null, no integer not null, author_id uuid not null, side text not null check (side in ('applicants', 'office')),
         text text not null, document_ids uuid[] not null, at timestamptz not null, unique (tenant_id, topic_id, no),
         foreign key (tenant_id, topic_id) references message_topic (tenant_id, id)`,
        ['id'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'message_read',
        `topic_id uuid not null, person_id uuid not null, no integer not null, at timestamptz not null`,
        ['topic_id', 'person_id'],
        ['select', 'insert', 'update'],
      ),
    );
    // What was told before was mailed at once: nothing of it is collected.
    await db.query(`alter table notification add column collected boolean not null default false, add column digest_id uuid`);
    await db.query(
      `create index notification_to_mail on notification (tenant_id, person_id) where collected and digest_id is null and read_at is null`,
    );
    // Its key is what makes a digest happen once for a person and a day.
    await db.query(
      tenantTable(
        'mail_digest',
        `person_id uuid not null, day date not null, mail_id uuid not null, sent_at timestamptz not null`,
        ['person_id', 'day'],
        ['select', 'insert'],
      ),
    );
    await db.query(
      tenantTable(
        'calendar_token',
        `person_id uuid not null, token_hash text not null, created_at timestamptz not null, unique (tenant_id, token_hash)`,
        ['person_id'],
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
