import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseViews, Effects, WorkflowRunner } from '@bauraum/cases';
import { Config } from '@bauraum/config';
import { Filing } from '@bauraum/documents';
import { EFileService } from '@bauraum/efile';
import { Commands, type Principal } from '@bauraum/http';
import { newId, type Role } from '@bauraum/kernel';
import { Notifications, Notify } from '@bauraum/notifications';
import { createStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';
import { submitted, tenant } from '../cases/cases.fixture';
import { EndMembership, StartProceeding, Tell } from './case-effects';
import { ProduceLetter } from './produce-letter';
import { Proceedings } from './proceedings.service';

export { tenant };

const DAY_MS = 86_400_000;

/** Everything that proceedings need, on a database of its own. */
export interface World {
  readonly test: TestDatabase;
  readonly runner: WorkflowRunner;
  readonly proceedings: Proceedings;
  readonly commands: Commands;
  readonly effects: Effects;
  query<T>(sql: string, ...params: readonly unknown[]): Promise<T[]>;
  /** Runs every effect that waits, again and again until none is left. */
  settle(caseId: string): Promise<void>;
  /** A case in which a permit was granted, with a builder, a second one and a designer. */
  granted(): Promise<{ caseId: string; builder: Principal; second: Principal; designer: Principal }>;
  person(name: string, ...roles: Role[]): Promise<Principal>;
  moveClock(days: number): Promise<void>;
  close(): Promise<void>;
}

export async function world(): Promise<World> {
  const test = await testDatabase();
  await addTenant(test.db, tenant);
  const root = mkdtempSync(join(tmpdir(), 'bauraum-proceedings-'));
  const store = createStore({ disk: { root, secret: 'a secret of sixteen', publicUrl: 'http://127.0.0.1' } });
  const runner = new WorkflowRunner();
  const tenants = new Tenants(test.db);
  const notifications = new Notifications(tenants, new Config());
  const effects = new Effects(test.db);
  const filing = new Filing(store, runner, new EFileService(tenants));
  effects.register(
    new ProduceLetter(test.db, filing, notifications),
    new Tell(runner),
    new StartProceeding(runner),
    new EndMembership(),
    new Notify(notifications),
  );
  const query = <T>(sql: string, ...params: readonly unknown[]): Promise<T[]> =>
    test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
  const person = async (name: string, ...roles: Role[]): Promise<Principal> => {
    const personId = newId();
    await query(
      `insert into person (tenant_id, id, issuer, subject, name, email) values ($1, $2::uuid, 'test', ($2::uuid)::text, $3, null)`,
      personId,
      name,
    );
    return { tenant, personId, name, email: null, roles, bodyIds: [] };
  };
  return {
    test,
    runner,
    proceedings: new Proceedings(runner, new CaseViews(runner), tenants),
    commands: new Commands(test.db),
    effects,
    query,
    person,
    granted: async () => {
      const caseId = await submitted(test.db, runner);
      await grant(query, caseId);
      const member = async (name: string, role: Role): Promise<Principal> => {
        const principal = await person(name, role);
        await query(
          `insert into membership (tenant_id, id, person_id, scope, scope_id, role) values ($1, $2, $3, 'case', $4, $5)`,
          newId(),
          principal.personId,
          caseId,
          role,
        );
        return principal;
      };
      return {
        caseId,
        builder: await member('Anna Berger', 'builder'),
        second: await member('Ben Cordes', 'builder'),
        designer: await member('Dora Ernst', 'designer'),
      };
    },
    settle: async (caseId) => {
      for (;;) {
        const rows = await query<{ id: string }>(
          `select id from outbox where tenant_id = $1 and case_id = $2 and attempts = 0 order by created_at, id`,
          caseId,
        );
        if (!rows.length) return;
        for (const { id } of rows) await effects.run(tenant, id);
      }
    },
    moveClock: async (days) => {
      await query(`update tenant set clock_offset_ms = clock_offset_ms + $2 where tenant_id = $1`, days * DAY_MS);
    },
    close: async () => {
      await test.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What the way to a permit leaves behind, as far as proceedings look at it; that way has specs of its own. */
async function grant(query: World['query'], caseId: string): Promise<void> {
  await query(`delete from outbox where tenant_id = $1 and case_id = $2`, caseId);
  await query(`update deadline set status = 'cancelled', closed_at = now() where tenant_id = $1 and case_id = $2`, caseId);
  await query(
    `update process set status = 'granted', state = jsonb_set(state, '{value}', '"granted"') where tenant_id = $1 and id = $2`,
    caseId,
  );
  await query(
    `update permit_case set submitted_at = now(), file_number = coalesce(file_number, '63-' || right(($2::uuid)::text, 8)) where tenant_id = $1 and id = $2::uuid`,
    caseId,
  );
  const application = {
    plot: { street: 'Am See', houseNumber: '3', postalCode: '23936', cadastralDistrict: 'Wotenitz', corridor: '1', parcel: '12/3' },
    builder: { name: 'Anna Berger', street: 'Markt 1', postalCode: '23936', place: 'Grevesmühlen' },
    designer: { name: 'Dora Ernst' },
  };
  await query(
    `insert into application_snapshot (tenant_id, case_id, number, content, sha256, created_at) values ($1, $2, 1, $3, 'x', now())`,
    caseId,
    JSON.stringify({ application }),
  );
}
