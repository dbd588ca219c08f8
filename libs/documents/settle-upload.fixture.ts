import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Effects, WorkflowRunner } from '@bauraum/cases';
import { EFileService } from '@bauraum/efile';
import { newId, sha256 } from '@bauraum/kernel';
import { Metrics } from '@bauraum/observability';
import type { PdfReader } from '@bauraum/pdf-facts';
import type { Scanner } from '@bauraum/scan';
import { createStore, stagingKey, type DocumentStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import type { TestDatabase } from '../../test/support/bauraum-database';
import { builder, tenant } from '../cases/cases.fixture';
import { testReader } from '../pdf-facts/reader.fixture';
import { Filing } from './filing';
import { Quarantine } from './quarantine';
import { SettleUpload } from './settle-upload';

export interface SentFile {
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly mediaType?: string;
  readonly typeCode?: string;
  /** What was announced, where it is not the truth. */
  readonly size?: number;
  readonly sha256?: string;
}

export interface Settled {
  readonly status: string;
  readonly problem: string | null;
  readonly waiting: string | null;
}

/** Uploads that were sent and wait for their check, and the effect that looks at them. */
export class QuarantineBench {
  readonly root = mkdtempSync(join(tmpdir(), 'bauraum-quarantine-'));
  readonly store: DocumentStore = createStore({ disk: { root: this.root, secret: 'a secret of sixteen', publicUrl: 'http://127.0.0.1' } });
  readonly metrics = new Metrics();

  constructor(private readonly test: TestDatabase) {}

  effects(scanner: Scanner | null = null, reader: PdfReader = testReader()): Effects {
    const effects = new Effects(this.test.db);
    const tenants = new Tenants(this.test.db);
    const runner = new WorkflowRunner();
    const filing = new Filing(this.store, runner, new EFileService(tenants));
    const quarantine = new Quarantine(this.store, reader, scanner, this.metrics);
    effects.register(new SettleUpload(this.store, this.test.db, runner, filing, quarantine, tenants));
    return effects;
  }

  query<T>(sql: string, ...params: readonly unknown[]): Promise<T[]> {
    return this.test.db.transaction(tenant, (tx) => tx.query<T[]>(sql, [tenant, ...params]));
  }

  /** @returns the document's id, which is that of its effect, too. */
  async send(caseId: string, file: SentFile): Promise<string> {
    const { bytes, fileName = 'Plan.pdf', mediaType = 'application/pdf', typeCode = '1803' } = file;
    const [id, uploadId] = [newId(), newId()];
    await this.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, created_at) values ($1, $2, $3, 'Plan', $4, 'incoming', now())`,
      ...[id, caseId, typeCode],
    );
    await this.query(
      `insert into document_version (tenant_id, document_id, version, upload_id, file_name, size, media_type, sha256, status, uploaded_at)
       values ($1, $2, 1, $3, $4, $5, $6, $7, 'checking', now())`,
      ...[id, uploadId, fileName, file.size ?? bytes.length, mediaType, file.sha256 ?? sha256(bytes)],
    );
    await this.store.write(stagingKey(tenant, uploadId), bytes, { mediaType, size: bytes.length });
    await this.query(
      `insert into outbox (tenant_id, id, case_id, process_id, effect, params) values ($1, $2, $3, $3, 'settleUpload', $4)`,
      ...[id, caseId, JSON.stringify({ documentId: id, version: 1, actor: builder })],
    );
    return id;
  }

  async settled(documentId: string): Promise<Settled | undefined> {
    const [row] = await this.query<Settled>(
      `select status, problem, waiting from document_version where tenant_id = $1 and document_id = $2`,
      documentId,
    );
    return row;
  }

  async settle(caseId: string, file: SentFile, effects = this.effects()): Promise<Settled | undefined> {
    const id = await this.send(caseId, file);
    await effects.run(tenant, id);
    return this.settled(id);
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
