import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines warn before they lapse; the sweep finds what is due tenant by tenant, because each authority has its own clock. */
export class DeadlineWarnings1700000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // warn_from: the first warning's day begins; stays. next_warning_at: the next warning is due; null when none is left.
    await db.query(`alter table deadline add column warn_from timestamptz, add column next_warning_at timestamptz`);
    await db.query(`drop index deadline_open`);
    await db.query(`create index deadline_due on deadline (tenant_id, least(due_at, next_warning_at), id) where status = 'open'`);
    await db.query(`create index deadline_open_by_process on deadline (tenant_id, process_id) where status = 'open'`);
    await db.query(`create index deadline_warned on deadline (tenant_id, warn_from) where status = 'open' and warn_from is not null`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
