import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Planners have a discipline; invitations can be taken back, and can hand a role over. */
export class Roles1700000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table membership add column discipline text, add check (discipline is null or role = 'planner')`);
    await db.query(
      `alter table invitation add column discipline text, add column hands_over boolean not null default false,
         add column revoked_at timestamptz, add column revoked_by uuid`,
    );
    await db.query(`create index invitation_by_case on invitation (tenant_id, case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
