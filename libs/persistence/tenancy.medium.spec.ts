import { Client } from 'pg';
import { addTenant, testDatabase, type TestDatabase } from '../../test/support/bauraum-database';

interface TableRow {
  readonly name: string;
  readonly owner: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly key: string[];
  readonly policies: { name: string; using: string; check: string; roles: string[] }[];
}

const TABLES = `
  select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select array_agg(a.attname::text order by k.ord) from pg_index i, unnest(i.indkey) with ordinality k(num, ord)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where i.indrelid = c.oid and i.indisprimary) as key,
    (select coalesce(jsonb_agg(jsonb_build_object('name', p.policyname, 'using', p.qual, 'check', p.with_check, 'roles', p.roles)), '[]')
      from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as policies
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations' order by 1`;

const TENANT_RULE = `(tenant_id = NULLIF(current_setting('app.tenant_id'::text, true), ''::text))`;
/** The only tables that the relay may see across tenants. */
const RELAY_TABLES = ['deadline', 'outbox', 'tenant'];

let test: TestDatabase;
let admin: Client;
let tables: TableRow[];

beforeAll(async () => {
  test = await testDatabase();
  admin = new Client(test.adminUrl);
  await admin.connect();
  tables = (await admin.query<TableRow>(TABLES)).rows;
});
afterAll(async () => {
  await admin.end();
  await test.close();
});

describe('every table', () => {
  it('is found by the walk', () => expect(tables.length).toBeGreaterThan(25));

  it('leads its primary key with the tenant', () => {
    expect(tables.filter((t) => t.key?.[0] !== 'tenant_id').map((t) => t.name)).toEqual([]);
  });

  it('has forced row-level security with the one rule', () => {
    for (const { name, secured, forced, policies } of tables) {
      expect({ name, secured, forced }).toEqual({ name, secured: true, forced: true });
      const own = policies.filter((p) => p.name === `${name}_tenant`);
      expect(own).toEqual([{ name: `${name}_tenant`, using: TENANT_RULE, check: TENANT_RULE, roles: ['public'] }]);
    }
  });

  it('is open across tenants to the relay only where the list says so', () => {
    const open = tables.filter((t) => t.policies.some((p) => p.name.endsWith('_relay')));
    expect(open.map((t) => t.name)).toEqual(RELAY_TABLES);
    for (const { policies } of open) expect(policies.find((p) => p.name.endsWith('_relay'))?.roles).toEqual(['bauraum_relay']);
  });

  it('is open to nobody else, but the names of installed packs to the owner, for the function that lists them', () => {
    const further = tables.flatMap((t) => t.policies.filter((p) => ![`${t.name}_tenant`, `${t.name}_relay`].includes(p.name)));
    expect(further).toEqual([{ name: 'authority_pack_list', using: 'true', check: null, roles: ['bauraum_owner'] }]);
  });

  it('belongs to the owner; the app owns nothing and cannot pass row-level security', async () => {
    expect([...new Set(tables.map((t) => t.owner))]).toEqual(['bauraum_owner']);
    const { rows } = await admin.query(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname like 'bauraum%' order by 1`,
    );
    expect(rows).toEqual(
      ['bauraum_app', 'bauraum_owner', 'bauraum_relay'].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
      })),
    );
    const owned = await admin.query(`select 1 from pg_class where pg_get_userbyid(relowner) = 'bauraum_app'`);
    expect(owned.rowCount).toBe(0);
  });

  it.each(['case_event', 'application_snapshot', 'daily_root', 'efile_entry', 'statement'])('%s can only be appended to', async (table) => {
    const { rows } = await admin.query<{ privilege_type: string }>(
      `select privilege_type from information_schema.role_table_grants where table_name = $1 and grantee = 'bauraum_app' order by 1`,
      [table],
    );
    expect(rows.map((r) => r.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});

describe('a tenant transaction', () => {
  beforeAll(async () => {
    await addTenant(test.db, 'north');
    await addTenant(test.db, 'south');
  });

  it('sees its own rows only', async () => {
    const seen = await test.db.transaction('north', (tx) => tx.query(`select tenant_id from tenant`));
    expect(seen).toEqual([{ tenant_id: 'north' }]);
  });

  it('cannot write for another tenant', async () => {
    const write = test.db.transaction('north', (tx) =>
      tx.query(`insert into body (tenant_id, id, name, kind, role) values ('south', 'x', 'x', 'specialist', 1)`),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('changes nothing of another tenant', async () => {
    const [, changed] = await test.db.transaction('north', (tx) =>
      tx.query<[unknown[], number]>(`update tenant set name = 'taken' where tenant_id = 'south'`),
    );
    expect(changed).toBe(0);
  });

  it('leaves no tenant behind on a pooled connection, under load', async () => {
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const tenant = i % 2 ? 'north' : 'south';
        return test.db.transaction(tenant, async (tx) => {
          const rows = await tx.query<{ tenant_id: string }[]>(`select tenant_id from tenant`);
          return rows.length === 1 && rows[0]?.tenant_id === tenant;
        });
      }),
    );
    expect(results.every(Boolean)).toBe(true);
    const bare = new Client(test.appUrl);
    await bare.connect();
    expect((await bare.query(`select 1 from tenant`)).rowCount).toBe(0);
    await bare.end();
  });

  it('the relay cannot read cases, people or documents', async () => {
    for (const table of ['person', 'permit_case', 'case_event', 'document', 'mail', 'idempotency_key']) {
      await expect(test.relay.query(`select 1 from ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  it('takes nothing but the name of a tenant', async () => {
    await expect(test.db.transaction(`x'; select 1; --`, () => Promise.resolve())).rejects.toThrow(/not a tenant/);
  });

  it('is rolled back as a whole when its work fails', async () => {
    const failing = test.db.transaction('north', async (tx) => {
      await tx.query(`insert into body (tenant_id, id, name, kind, role) values ('north', 'half', 'x', 'specialist', 1)`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await test.db.transaction('north', (tx) => tx.query(`select 1 from body`))).toEqual([]);
  });
});
