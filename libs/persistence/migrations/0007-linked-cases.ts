import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Cases that belong together (handed over from another procedure, or a part of another case), and what the office sets for the fee. */
export class LinkedCases1700000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table permit_case add column predecessor_id uuid, add column main_case_id uuid,
       add column fee_settings jsonb not null default '{}'`);
    // What a fee notice said stays, whatever becomes of the packs.
    await db.query(
      tenantTable(
        'issued_fee',
        `case_id uuid not null, computed jsonb not null, issued_at timestamptz not null`,
        ['case_id'],
        ['select', 'insert'],
      ),
    );
    // The law itself may ask (the municipality of an exemption): then nobody did.
    await db.query(`alter table participation alter column requested_by drop not null`);
    await db.query(`create index permit_case_by_predecessor on permit_case (tenant_id, predecessor_id) where predecessor_id is not null`);
    await db.query(`create index permit_case_by_main on permit_case (tenant_id, main_case_id) where main_case_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
