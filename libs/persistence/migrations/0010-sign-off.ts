import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, tenantTable } from './tenant-table';

/** What parties released: person, role, trust level, time and the hashes of each part. Whether it still stands is computed, never stored. */
export class SignOff1700000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        'sign_off',
        `id uuid not null, case_id uuid not null, rule text not null, party text not null, title text not null, text text not null,
         person_id uuid not null, name text not null, role text not null, trust_level text not null, signed_at timestamptz not null,
         hash text not null, parts jsonb not null, withdrawn_at timestamptz`,
        ['id'],
        ['select', 'insert'],
      ),
    );
    await db.query(`grant update (withdrawn_at) on sign_off to ${APP_ROLE}`);
    await db.query(`create index sign_off_by_case on sign_off (tenant_id, case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
