import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, openToRelay, RELAY_ROLE, tenantTable } from './tenant-table';

/** Authorities, people, and who may act for whom. */
export class Tenancy1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`grant usage on schema public to ${APP_ROLE}, ${RELAY_ROLE}`);
    await db.query(
      tenantTable('tenant', `name text not null, sandbox boolean not null default false, clock_offset_ms bigint not null default 0`, []),
    );
    await db.query(openToRelay('tenant', ['select']));
    await db.query(
      tenantTable(
        'person',
        `id uuid not null, issuer text not null, subject text not null, name text not null, email text,
         created_at timestamptz not null default now(), unique (tenant_id, issuer, subject)`,
        ['id'],
      ),
    );
    await db.query(
      tenantTable(
        'membership',
        `id uuid not null, person_id uuid not null, scope text not null check (scope in ('authority', 'body', 'case')),
         scope_id text not null, role text not null, created_at timestamptz not null default now(),
         unique (tenant_id, person_id, scope, scope_id, role),
         foreign key (tenant_id, person_id) references person (tenant_id, id)`,
        ['id'],
      ),
    );
    await db.query(`create index membership_by_scope on membership (tenant_id, scope, scope_id)`);
    await db.query(
      tenantTable(
        'idempotency_key',
        `person_id text not null, key text not null, request_hash text not null, response jsonb, created_at timestamptz not null default now()`,
        ['person_id', 'key'],
      ),
    );
    await db.query(`create index idempotency_key_by_age on idempotency_key (tenant_id, created_at)`);
  }

  async down(): Promise<void> {
    throw new Error('a migration is undone by a new migration');
  }
}
