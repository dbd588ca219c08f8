import { DataSource, type EntityManager, type EntityTarget } from 'typeorm';
import { OperationalError } from '@bauraum/kernel';
import { SnakeNaming } from './naming';

/** A running transaction that sees exactly one tenant. Only `Database.transaction` makes one; never use it twice at the same time. */
export type Tx = EntityManager & {
  readonly tenant: string;
  /** Runs when the transaction has committed, never when it has not. For telling somebody to look; what must not get lost belongs in the outbox. */
  afterCommit(work: () => void): void;
};

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly entities: readonly EntityTarget<object>[];
  readonly applicationName?: string;
}

const RETRIED = new Set(['40001', '40P01']); // serialization failure, deadlock
const MAX_ATTEMPTS = 4;
const TENANT = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** The pool of the app's role. There is no way from here to another tenant's rows, but for what is public of each. */
export class Database {
  private constructor(private readonly source: DataSource) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      entities: options.entities as never[],
      namingStrategy: new SnakeNaming(),
      synchronize: false,
      applicationName: options.applicationName ?? 'bauraum',
      extra: { connectionTimeoutMillis: 10_000 },
    });
    return new Database(await source.initialize());
  }

  /**
   * Runs `work` in one transaction of one tenant and commits when it returns. A deadlock or serialization failure runs it again, so it must
   * have no effect beside the transaction. Keep S3, HTTP and mail outside.
   *
   * @throws whatever `work` throws, after the rollback; OperationalError `database-unavailable` when there is no connection.
   */
  async transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(tenant, work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRIED.has(code) || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  private async once<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!TENANT.test(tenant)) throw new TypeError(`not a tenant: ${tenant}`);
    const runner = this.source.createQueryRunner();
    const afterwards: (() => void)[] = [];
    let open = false;
    try {
      // One round trip for both; the name was checked above, so it can stand in the text.
      await runner.query(`begin; select set_config('app.tenant_id', '${tenant}', true)`).catch((cause: unknown) => {
        throw new OperationalError('database-unavailable', { cause });
      });
      open = true;
      const result = await work(Object.assign(runner.manager, { tenant, afterCommit: (then: () => void) => void afterwards.push(then) }));
      await runner.query('commit');
      open = false;
      for (const then of afterwards) setImmediate(then);
      return result;
    } catch (error) {
      if (open) await runner.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** What one of our functions lists across tenants: only what is public anyway (which authorities there are). */
  async list<Row>(name: 'installed_packs'): Promise<Row[]> {
    return this.source.query<Row[]>(`select * from ${name}()`);
  }

  /**
   * One of our functions that bind themselves to the tenant, in a transaction of its own and one round trip: for what happens at every keystroke.
   *
   * @throws OperationalError `database-unavailable`, also when the answer got lost: whether it was committed is then unknown.
   */
  async call<T>(tenant: string, name: 'collab_append' | 'collab_append_all' | 'collab_project', params: readonly unknown[]): Promise<T> {
    if (!TENANT.test(tenant) || params[0] !== tenant) throw new TypeError(`not a tenant: ${tenant}`);
    const [row] = await this.source
      .query<{ result: T }[]>(`select ${name}(${params.map((_, i) => `$${i + 1}`).join(', ')}) as result`, [...params])
      .catch((cause: unknown) => {
        throw new OperationalError('database-unavailable', { cause });
      });
    if (!row) throw new Error(`${name} gave no answer`);
    return row.result;
  }

  /** Answers when the database does. */
  async ping(): Promise<void> {
    await this.source.query('select 1');
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
