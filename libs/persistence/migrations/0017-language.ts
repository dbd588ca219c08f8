import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The language that a person chose for the portal (BCP 47); null: none yet, the browser's stays. */
export class Language1700000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table person add column language text`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
