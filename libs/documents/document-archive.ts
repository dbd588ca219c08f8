import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { PackageWriter } from '@bauraum/efile';
import { notFound, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { contentKey, type DocumentStore } from '@bauraum/storage';
import { archiveEntries, archiveIndex, fileTitle, type ArchiveEntry } from './archive-index';
import type { Direction } from './document.dto';
import { versionsOf } from './document.repository';
import { DOCUMENT_STORE } from './store.token';

/** Archives that one process makes at the same time: each keeps a file and a connection open. */
const AT_ONCE = 8;
const MAX_BYTES = 50 * 1024 ** 3;

/** What goes into an archive, found in a transaction; making it needs none. */
export interface ArchivePlan {
  readonly tenant: string;
  readonly fileName: string;
  readonly at: string;
  readonly entries: readonly ArchiveEntry[];
}

/** All documents of a case as one ZIP, made while it is read: memory stays the same whatever the size. */
@Injectable()
export class DocumentArchive {
  private running = 0;

  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly tenants: Tenants,
  ) {}

  /** @throws UserError 404 for no such case, 413 `too-large` */
  async plan(tx: Tx, caseId: string, directions: readonly Direction[]): Promise<ArchivePlan> {
    const [found] = await tx.query<{ title: string; file_number: string | null }[]>(
      `select title, file_number from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    if (!found) throw notFound();
    const rows = (await versionsOf(tx, caseId)).filter(
      (row) => row.status === 'available' && !row.withdrawn && directions.includes(row.direction),
    );
    const size = rows.reduce((sum, row) => sum + Number(row.size), 0);
    if (size > MAX_BYTES) throw new UserError(413, 'too-large', { maxBytes: MAX_BYTES });
    const { now } = await this.tenants.time(tx);
    const fileName = `Unterlagen ${fileTitle(found.file_number ?? found.title)}.zip`;
    return { tenant: tx.tenant, fileName, at: now, entries: archiveEntries(rows) };
  }

  /**
   * Starts the archive. A store that fails, or gives other bytes than were filed, destroys the stream: half an archive never looks whole.
   *
   * @throws UserError 429 `too-many-downloads`
   */
  open({ tenant, at, entries }: ArchivePlan): Readable {
    if (this.running >= AT_ONCE) throw new UserError(429, 'too-many-downloads');
    this.running++;
    const writer = new PackageWriter(new Date(at));
    void this.write(writer, tenant, entries)
      .catch((error: unknown) => writer.abort(error))
      .finally(() => this.running--);
    return writer.stream;
  }

  private async write(writer: PackageWriter, tenant: string, entries: readonly ArchiveEntry[]): Promise<void> {
    await writer.add('index.csv', archiveIndex(entries));
    for (const { path, row } of entries) {
      const source = await this.store.read(contentKey(tenant, row.sha256));
      await writer.addDocument(path, source, { sha256: row.sha256, size: Number(row.size) });
    }
    await writer.end();
  }
}
