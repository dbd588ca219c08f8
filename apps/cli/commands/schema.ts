import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '@bauraum/embedded-postgres';
import { ensureDatabase, ensureRoles, migrate } from '@bauraum/persistence';

const PASSWORDS = { owner: 'owner', app: 'app', relay: 'relay' };

interface Row {
  readonly object: string;
  readonly line: string;
}

/** Tables with columns, keys, indexes, policies and rights, in one order: what two schemas must agree on to be the same. */
const DESCRIBE = `
  with t as (select oid, relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations')
  select t.relname as object, format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line, 1 as part, a.attnum as place
    from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  union all select t.relname, '  ' || pg_get_constraintdef(c.oid), 2, c.oid::int from t join pg_constraint c on c.conrelid = t.oid and c.contype <> 'n'
  union all select t.relname, '  ' || pg_get_indexdef(i.indexrelid), 3, i.indexrelid::int from t join pg_index i on i.indrelid = t.oid and not i.indisprimary
    and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
  union all select p.tablename, format('  policy %s to %s using %s with check %s', p.policyname, array_to_string(p.roles, ', '), p.qual, p.with_check), 4, 0
    from pg_policies p where p.schemaname = 'public'
  union all select g.table_name, format('  grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), g.grantee), 5, 0
    from information_schema.role_table_grants g where g.table_schema = 'public' and g.grantee in ('bauraum_app', 'bauraum_relay') and g.table_name <> 'migrations'
    group by g.table_name, g.grantee
  order by object, part, place, line`;

/** The schema that the migrations make, as text; made on a PostgreSQL of its own. */
export async function describeSchema(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'bauraum-schema-'));
  const server = await startEmbeddedPostgres({ dir, port: 0, fsync: false, password: 'schema' });
  try {
    await ensureRoles(server.superuserUrl, PASSWORDS);
    await ensureDatabase(server.superuserUrl, 'schema');
    await migrate(`postgres://bauraum_owner:${PASSWORDS.owner}@127.0.0.1:${server.port}/schema`);
    return render(await rowsOf(server.superuserUrl.replace(/\/postgres$/, '/schema')));
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function rowsOf(url: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(DESCRIBE)).rows;
  } finally {
    await client.end();
  }
}

function render(rows: readonly Row[]): string {
  const tables = [...new Set(rows.map((r) => r.object))];
  const blocks = tables.map((table) => [table, ...rows.filter((r) => r.object === table).map((r) => r.line)].join('\n'));
  return `The schema, generated from the migrations (npm run cli -- generate). Do not edit.\n\n${blocks.join('\n\n')}\n`;
}
