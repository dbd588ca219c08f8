/** Roles of the cluster. The owner migrates, the app is bound to a tenant, the relay sees outbox and deadlines of all tenants. */
export const OWNER_ROLE = 'bauraum_owner';
export const APP_ROLE = 'bauraum_app';
export const RELAY_ROLE = 'bauraum_relay';

type Right = 'select' | 'insert' | 'update' | 'delete';

/**
 * SQL that makes a table and binds it to its tenant: `tenant_id` leads the primary key, row-level security is forced, and the app's role
 * gets exactly the rights named (a journal gets no `update`, no `delete`).
 *
 * @example tenantTable('note', 'id uuid not null, body text not null', ['id'], ['select', 'insert'])
 */
export function tenantTable(
  name: string,
  columns: string,
  key: readonly string[],
  rights: readonly Right[] = ['select', 'insert', 'update', 'delete'],
): string {
  return `
    create table ${name} (tenant_id text not null, ${columns}, primary key (${['tenant_id', ...key].join(', ')}));
    alter table ${name} enable row level security;
    alter table ${name} force row level security;
    create policy ${name}_tenant on ${name}
      using (tenant_id = nullif(current_setting('app.tenant_id', true), ''))
      with check (tenant_id = nullif(current_setting('app.tenant_id', true), ''));
    grant ${rights.join(', ')} on ${name} to ${APP_ROLE};`;
}

/** SQL that lets the relay see a table across tenants. A spec holds the list of such tables. */
export function openToRelay(name: string, rights: readonly Right[]): string {
  return `
    create policy ${name}_relay on ${name} to ${RELAY_ROLE} using (true) with check (true);
    grant ${rights.join(', ')} on ${name} to ${RELAY_ROLE};`;
}
