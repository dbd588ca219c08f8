import { Injectable } from '@nestjs/common';
import { assertPowerOfAttorney, CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { currentDocuments, type VersionRow } from '@bauraum/documents';
import { askedAnswers, freezeApplication, type FiledDocument } from '@bauraum/forms';
import { actorOf, holdsAny, type Principal } from '@bauraum/http';
import { berlinDate, invalid, UserError, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { SignOffs } from '@bauraum/sign-off';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, formatFileNumber } from '@bauraum/workflows';
import { Applications } from './applications.service';
import { FilingConditions } from './filing-conditions';

/** Filing: the application is frozen as canonical JSON, and gets its file number. What the office checks is this snapshot, never the form. */
@Injectable()
export class Submission {
  constructor(
    private readonly applications: Applications,
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly conditions: FilingConditions,
    private readonly signOffs: SignOffs,
    private readonly tenants: Tenants,
  ) {}

  /** @throws UserError 422 naming missing answers; 409 `uploads-pending`, `not-complete`, `advance-not-paid`, `sign-off-missing`, `event-not-allowed`. */
  async submit(tx: Tx, principal: Principal, caseId: string): Promise<CaseView> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    if (!holdsAny(principal, ['builder'])) await assertPowerOfAttorney(tx, caseId);
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (!events.includes('SUBMIT')) throw new UserError(409, 'event-not-allowed', { event: 'SUBMIT', state: status, allowed: events });
    const { data, problems } = await this.applications.close(tx, caseId);
    if (problems.length) throw invalid(problems);
    await this.conditions.assertMet(tx, caseId);
    const signOffs = await this.signOffs.complete(tx, caseId);

    const { now } = await this.tenants.time(tx);
    const documents = await currentDocuments(tx, caseId);
    const fileNumber = await this.nextFileNumber(tx, now);
    const snapshot = {
      format: 'bauraum-application/1',
      authority: tx.tenant,
      caseId,
      fileNumber,
      submittedAt: now,
      submittedBy: principal.personId,
    };
    const application = askedAnswers(data, await this.applications.form(tx, caseId));
    const content = { ...snapshot, application, documents: documents.map(frozen), signOffs };
    const snapshotHash = await freezeApplication(tx, caseId, 1, content, now);
    await tx.query(`update permit_case set file_number = $3, submitted_at = $4 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      caseId,
      fileNumber,
      now,
    ]);
    const event = {
      type: 'SUBMIT',
      snapshotHash,
      fileNumber,
      documents: documents.map((d) => ({ documentId: d.document_id, typeCode: d.type_code, version: d.version, sha256: d.sha256 })),
    };
    await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, ['builder', 'representative']) });
    return this.views.one(tx, principal, caseId);
  }

  private async nextFileNumber(tx: Tx, now: Instant): Promise<string> {
    const year = Number(berlinDate(now).slice(0, 4));
    const [row] = await tx.query<{ last_number: number }[]>(
      `insert into file_number_counter (tenant_id, year, last_number) values ($1, $2, 1)
       on conflict (tenant_id, year) do update set last_number = file_number_counter.last_number + 1 returning last_number`,
      [tx.tenant, year],
    );
    return formatFileNumber(authorityPack(tx.tenant).fileNumberPattern, year, row?.last_number ?? 1);
  }
}

/** A document as it stands in a snapshot. */
export const frozen = (d: VersionRow): FiledDocument => ({
  documentId: d.document_id,
  typeCode: d.type_code,
  title: d.title,
  version: d.version,
  fileName: d.file_name,
  mediaType: d.media_type,
  size: Number(d.size),
  sha256: d.sha256,
});
