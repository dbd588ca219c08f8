import { Pool } from 'pg';

/** The pool of the relay's role: outbox rows and deadlines of all tenants, and nothing else. */
export class RelayDatabase {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: 3, application_name: 'bauraum-relay' });
    this.pool.on('error', () => undefined); // a broken idle connection is replaced at the next query
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, [...params])).rows as Row[];
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
