import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { hashOf } from '@bauraum/kernel';
import { Database, type Tx } from '@bauraum/persistence';
import { findAuthority, installPack, type AuthorityPack } from '@bauraum/workflows';
import { packProblems } from './check';

const EVERY_MS = 2000;
/** An unknown name in an address asks the database at most so often. */
const ASK_AGAIN_MS = 1000;

interface Installed {
  readonly tenant_id: string;
  readonly sha256: string;
}

/**
 * Authorities that were added while the installation runs: their packs lie in the database, and every process takes over what is new or has changed. Those of
 * the repository are there anyway; one of the same name in the database wins.
 */
@Injectable()
export class PackStore implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('packs');
  /** By slug, the hash of what this process has looked at. */
  private readonly seen = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly db: Database) {}

  async onModuleInit(): Promise<void> {
    await this.tryRefresh();
    this.timer = setInterval(() => void this.tryRefresh(), EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** The authority with a slug, even when it was added a moment ago; undefined when there is none. */
  async find(slug: string): Promise<AuthorityPack | undefined> {
    const known = findAuthority(slug);
    if (known || performance.now() - this.askedAt < ASK_AGAIN_MS) return known;
    await this.tryRefresh();
    return findAuthority(slug);
  }

  /** Takes over packs that are new or have changed. Two at once are one. */
  refresh(): Promise<void> {
    this.running ??= this.takeOver().finally(() => (this.running = undefined));
    return this.running;
  }

  /**
   * Writes the pack of the transaction's authority; a second time changes nothing.
   *
   * @returns whether it was new, has changed, or was there.
   */
  async save(tx: Tx, pack: AuthorityPack): Promise<'new' | 'changed' | 'unchanged'> {
    const sha256 = hashOf(pack);
    const [row] = await tx.query<{ sha256: string }[]>(`select sha256 from authority_pack where tenant_id = $1 for update`, [tx.tenant]);
    if (row?.sha256 === sha256) return 'unchanged';
    await tx.query(
      `insert into authority_pack (tenant_id, content, sha256, version) values ($1, $2, $3, 1)
       on conflict (tenant_id) do update set content = $2, sha256 = $3, version = authority_pack.version + 1, installed_at = now()`,
      [tx.tenant, JSON.stringify(pack), sha256],
    );
    return row ? 'changed' : 'new';
  }

  private async tryRefresh(): Promise<void> {
    await this.refresh().catch((error: unknown) => this.log.warn({ err: error }, 'packs could not be read, will be tried again'));
  }

  private async takeOver(): Promise<void> {
    this.askedAt = performance.now();
    const installed = await this.db.list<Installed>('installed_packs');
    for (const { tenant_id: slug, sha256 } of installed) {
      if (this.seen.get(slug) === sha256) continue;
      const [row] = await this.db.transaction(slug, (tx) =>
        tx.query<{ content: AuthorityPack }[]>(`select content from authority_pack where tenant_id = $1 and sha256 = $2`, [slug, sha256]),
      );
      if (!row) continue; // changed again meanwhile: the next turn sees it
      this.install(slug, sha256, row.content);
      this.seen.set(slug, sha256);
    }
  }

  /** What came from a database is trusted no more than what comes from a file: a newer version may want another shape. */
  private install(slug: string, sha256: string, pack: AuthorityPack): void {
    const problems =
      hashOf(pack) === sha256 && pack.slug === slug ? packProblems(pack) : [{ path: '', reason: 'is not what was installed' }];
    if (problems.length === 0) installPack(pack);
    else this.log.error({ authority: slug, problems }, 'a pack in the database cannot be used');
  }
}
