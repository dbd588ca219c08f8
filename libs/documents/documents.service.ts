import { Inject, Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { actorOf, CONTRIBUTORS, type Principal } from '@bauraum/http';
import { invalid, newId, notFound, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { contentKey, type DocumentStore } from '@bauraum/storage';
import { Tenants } from '@bauraum/tenancy';
import { documentTypes } from '@bauraum/workflows';
import type { DocumentView, NewDocument, NewVersion, UploadView } from './document.dto';
import { toViews, versionOf, versionsOf, type VersionRow } from './document.repository';
import { assertOwnDocument, assertOwnKind } from './own-kind';
import { DOCUMENT_STORE } from './store.token';
import { Uploads } from './uploads';

const DOWNLOAD_SECONDS = 300;

/** Submission documents: uploads by signed URL, quarantine until hash and type are settled, versions that are never overwritten. */
@Injectable()
export class Documents {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly runner: WorkflowRunner,
    private readonly tenants: Tenants,
    private readonly uploads: Uploads,
  ) {}

  /** Announces a new document; its first version becomes visible when the upload is settled. */
  async begin(tx: Tx, principal: Principal, caseId: string, input: NewDocument): Promise<UploadView> {
    if (!documentTypes.some((t) => t.code === input.typeCode)) throw invalid([{ path: '/typeCode', key: 'unknownCode' }]);
    assertOwnKind(principal, input.typeCode);
    await this.assertOpen(tx, caseId);
    const id = newId();
    const { now } = await this.tenants.time(tx);
    await tx.query(
      `insert into document (tenant_id, id, case_id, title, type_code, direction, created_at) values ($1, $2, $3, $4, $5, 'incoming', $6)`,
      [tx.tenant, id, caseId, input.title, input.typeCode, now],
    );
    return this.uploads.announce(tx, principal, { documentId: id, version: 1, now }, input);
  }

  /** Announces the next version of a document. Older versions stay. */
  async revise(tx: Tx, principal: Principal, caseId: string, documentId: string, input: NewVersion): Promise<UploadView> {
    await assertOwnDocument(tx, principal, caseId, documentId);
    await this.assertOpen(tx, caseId);
    const [row] = await tx.query<{ last: number }[]>(
      `select (select max(version) from document_version v where v.tenant_id = d.tenant_id and v.document_id = d.id) as last
       from document d where d.tenant_id = $1 and d.case_id = $2 and d.id = $3 and d.direction = 'incoming' and d.withdrawn_at is null for update`,
      [tx.tenant, caseId, documentId],
    );
    if (!row) throw notFound();
    const { now } = await this.tenants.time(tx);
    return this.uploads.announce(tx, principal, { documentId, version: row.last + 1, now }, input);
  }

  async list(tx: Tx, caseId: string, only?: readonly string[]): Promise<DocumentView[]> {
    return toViews(await versionsOf(tx, caseId, only));
  }

  async one(tx: Tx, caseId: string, documentId: string): Promise<DocumentView> {
    const [view] = await this.list(tx, caseId, [documentId]);
    if (!view) throw notFound();
    return view;
  }

  /** Takes a document out of a draft. What was there stays in the journal. */
  async withdraw(tx: Tx, principal: Principal, caseId: string, documentId: string): Promise<void> {
    const document = await this.one(tx, caseId, documentId);
    if (document.direction !== 'incoming') throw notFound();
    assertOwnKind(principal, document.typeCode);
    if (document.withdrawn) return;
    const actor = actorOf(principal, CONTRIBUTORS);
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event: { type: 'DOCUMENT_WITHDRAWN', documentId }, actor });
    await tx.query(`update document set withdrawn_at = $3 where tenant_id = $1 and id = $2`, [tx.tenant, documentId, at]);
  }

  /** A link to the bytes of a version that has passed the quarantine. */
  async link(tx: Tx, caseId: string, documentId: string, version: number, disposition: 'inline' | 'attachment'): Promise<string> {
    return this.linkTo(tx, await versionOf(tx, caseId, documentId, version), disposition);
  }

  linkTo(tx: Tx, row: VersionRow, disposition: 'inline' | 'attachment'): Promise<string> {
    if (row.status !== 'available') throw notFound();
    return this.store.signedGet({
      key: contentKey(tx.tenant, row.sha256),
      fileName: row.file_name,
      mediaType: row.media_type,
      disposition,
      expiresInSeconds: DOWNLOAD_SECONDS,
    });
  }

  /** @throws UserError 409 naming the state when the case takes no documents now. */
  private async assertOpen(tx: Tx, caseId: string): Promise<void> {
    const allowed = await this.runner.allowed(tx, caseId);
    if (!allowed.events.includes('DOCUMENT_ADDED')) {
      throw new UserError(409, 'event-not-allowed', { event: 'DOCUMENT_ADDED', state: allowed.status, allowed: allowed.events });
    }
  }
}
