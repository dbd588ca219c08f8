import type { Readable } from 'node:stream';
import {
  EFILE,
  EXPORT_FORMAT,
  JOURNAL,
  journalLine,
  MANIFEST,
  manifestBytes,
  README,
  ROOTS,
  safeName,
  SIGNATURE,
  snapshotName,
  type Manifest,
  type PackedDocument,
} from '@bauraum/efile-verify';
import { canonicalJson, systemClock, type Clock, type Sha256 } from '@bauraum/kernel';
import { Database } from '@bauraum/persistence';
import { DailyRoots } from './daily-roots';
import { EFileService } from './efile.service';
import { readArchive, type CaseArchive } from './export-data';
import { PackageWriter } from './package-writer';
import { SealKeys } from './seal-keys';
import { VERIFY_TEXT } from './verify-text';

/** Gives the bytes of a document by tenant and hash, from wherever documents lie. */
export type ContentReader = (tenant: string, sha256: Sha256) => Promise<Readable>;

export interface ExportParts {
  readonly db: Database;
  readonly efile: EFileService;
  readonly roots: DailyRoots;
  readonly keys: SealKeys;
  readonly content: ContentReader;
  readonly clock?: Clock;
}

export interface ExportPackage {
  /** Safe on every file system. */
  readonly fileName: string;
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly entries: number;
  readonly documents: number;
  /** The ZIP. An error while it is made destroys the stream with it. */
  readonly stream: Readable;
}

/** Packs a case with everything that is needed to check it without us. */
export class ExportService {
  constructor(private readonly parts: ExportParts) {}

  /** Does the authority have a case of this number? */
  has(tenant: string, fileNumber: string): Promise<boolean> {
    return this.parts.db.transaction(tenant, async (tx) => {
      const rows = await tx.query<unknown[]>(`select 1 from permit_case where tenant_id = $1 and file_number = $2`, [
        tx.tenant,
        fileNumber,
      ]);
      return rows.length > 0;
    });
  }

  /**
   * Starts a package; it is made while its stream is read.
   *
   * @throws UserError 404 when there is no such case; JournalDamaged when the journal is not intact: nothing is signed then.
   */
  async export(tenant: string, fileNumber: string): Promise<ExportPackage> {
    const archive = await this.parts.db.transaction(tenant, (tx) => readArchive(tx, fileNumber, this.parts));
    const exportedAt = (this.parts.clock ?? systemClock).now();
    const writer = new PackageWriter(new Date(exportedAt));
    this.write(writer, archive, { tenant, fileNumber, exportedAt }).catch((error: unknown) => writer.abort(error));
    const { keyId, publicKeyPem } = this.parts.keys.of(tenant);
    return {
      fileName: `${safeName(tenant)}-${safeName(fileNumber)}.zip`,
      keyId,
      publicKeyPem,
      entries: archive.records.length,
      documents: archive.documents.length,
      stream: writer.stream,
    };
  }

  private async write(
    writer: PackageWriter,
    archive: CaseArchive,
    { tenant, fileNumber, exportedAt }: { tenant: string; fileNumber: string; exportedAt: string },
  ): Promise<void> {
    await writer.add(README, VERIFY_TEXT);
    await writer.add(JOURNAL, archive.records.map((record) => `${journalLine(record)}\n`).join(''));
    await writer.add(EFILE, canonicalJson(archive.efile));
    await writer.add(ROOTS, canonicalJson(archive.roots));
    for (const { number, content } of archive.snapshots) await writer.add(snapshotName(number), content);
    const documents = withPaths(archive.documents);
    for (const document of documents) {
      await writer.addDocument(document.path, await this.parts.content(tenant, document.sha256), document);
    }
    const key = this.parts.keys.of(tenant);
    const last = archive.records.at(-1);
    const manifest: Manifest = {
      format: EXPORT_FORMAT,
      tenant,
      authority: archive.authority,
      caseId: archive.caseId,
      fileNumber,
      exportedAt,
      head: { seq: last?.seq ?? 0, hash: last?.hash ?? '' },
      keyId: key.keyId,
      publicKey: key.publicKeyPem,
      files: [...writer.files],
      documents,
      notIncluded: archive.notIncluded,
    };
    const bytes = manifestBytes(manifest);
    await writer.add(MANIFEST, bytes);
    await writer.add(SIGNATURE, key.sign(bytes));
    await writer.end();
  }
}

/** `documents/0003-Lageplan.pdf` for number 3 of the e-file, `documents/x0001-...` for versions that were not filed. */
function withPaths(documents: readonly Omit<PackedDocument, 'path'>[]): PackedDocument[] {
  let unfiled = 0;
  return documents.map((document) => {
    const number = document.no === null ? `x${String(++unfiled).padStart(4, '0')}` : String(document.no).padStart(4, '0');
    return { ...document, path: `documents/${number}-${safeName(document.fileName)}` };
  });
}
