import { Inject, Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { EFileService } from '@bauraum/efile';
import { sha256, SYSTEM_ACTOR, type Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { contentKey, type DocumentStore } from '@bauraum/storage';
import type { Direction } from './document.dto';
import { DOCUMENT_STORE } from './store.token';

/** Bytes that lie in the store already. */
export interface StoredFile {
  readonly sha256: Sha256;
  readonly size: number;
  readonly fileName: string;
}

export interface Generated {
  /** The outbox row that made it: the same effect never files twice. */
  readonly effectId: string;
  readonly title: string;
  readonly typeCode: string;
  readonly direction: Exclude<Direction, 'incoming'>;
  readonly file: StoredFile;
}

/** Documents that we make ourselves (receipt, letters, notices): stored, journaled, and put into the e-file. */
@Injectable()
export class Filing {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly runner: WorkflowRunner,
    private readonly efile: EFileService,
  ) {}

  /** Puts a PDF under its content's address; to be called outside a transaction. */
  async keep(tenant: string, pdf: Buffer, fileName: string): Promise<StoredFile> {
    const hash = sha256(pdf);
    await this.store.write(contentKey(tenant, hash), pdf, { size: pdf.length, mediaType: 'application/pdf' });
    return { sha256: hash, size: pdf.length, fileName };
  }

  /** Makes the document of a stored file, in the effect's transaction. @returns the document's id, which is the effect's. */
  async file(tx: Tx, caseId: string, { effectId, title, typeCode, direction, file }: Generated): Promise<string> {
    const event = {
      type: 'DOCUMENT_FILED',
      documentId: effectId,
      version: 1,
      typeCode,
      title,
      sha256: file.sha256,
      size: file.size,
      direction,
    };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: SYSTEM_ACTOR, eventId: `filed:${effectId}` });
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, current_version, created_at) values ($1, $2, $3, $4, $5, $6, 1, $7)`,
      [tx.tenant, effectId, caseId, title, typeCode, direction, at],
    );
    await tx.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, 1, $2, $3, $4, 'application/pdf', $5, 'available', $6)`,
      [tx.tenant, effectId, file.fileName, file.size, file.sha256, at],
    );
    await this.fileIfOpen(tx, caseId, { documentId: effectId, version: 1, title, sha256: file.sha256, filedAt: at });
    return effectId;
  }

  /** Puts a version into the e-file; before submission there is none, and opening it collects what is there. */
  async fileIfOpen(
    tx: Tx,
    caseId: string,
    entry: { documentId: string; version: number; title: string; sha256: string; filedAt: string },
  ): Promise<void> {
    const [open] = await tx.query<unknown[]>(`select 1 from efile where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    if (open) await this.efile.file(tx, caseId, entry);
  }
}
