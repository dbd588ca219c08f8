import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { currentDocuments } from '@bauraum/documents';
import { actorOf, APPLICANTS, type Principal } from '@bauraum/http';
import { invalid, notFound, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { SupplementAnswer } from './application.dto';

/** The applicants' answer to a request for supplements. */
@Injectable()
export class Supplements {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
  ) {}

  /** @throws UserError 422 when an answer is empty or names a finding or document that is not of this case; 409 after the period. */
  async answer(tx: Tx, principal: Principal, caseId: string, answers: readonly SupplementAnswer[]): Promise<CaseView> {
    const event = { type: 'SUBMIT_SUPPLEMENTS', answers };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, APPLICANTS) });
    const [request] = await tx.query<{ id: string }[]>(
      `select id from supplement_request where tenant_id = $1 and case_id = $2 and answered_at is null order by requested_at desc limit 1`,
      [tx.tenant, caseId],
    );
    if (!request) throw notFound();
    await this.assertAnswers(tx, caseId, request.id, answers);
    for (const { findingId, text, documentId } of answers) {
      await tx.query(
        `update finding set answer = $4, answer_document_id = $5, answered_at = $6 where tenant_id = $1 and request_id = $2 and id = $3`,
        [tx.tenant, request.id, findingId, text ?? null, documentId ?? null, at],
      );
    }
    await tx.query(`update supplement_request set answered_at = $3 where tenant_id = $1 and id = $2`, [tx.tenant, request.id, at]);
    return this.views.one(tx, principal, caseId);
  }

  private async assertAnswers(tx: Tx, caseId: string, requestId: string, answers: readonly SupplementAnswer[]): Promise<void> {
    const pending = await tx.query<unknown[]>(
      `select 1 from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id
       where d.tenant_id = $1 and d.case_id = $2 and v.status = 'checking' limit 1`,
      [tx.tenant, caseId],
    );
    if (pending.length) throw new UserError(409, 'uploads-pending');
    const findings = await tx.query<{ id: string }[]>(`select id from finding where tenant_id = $1 and request_id = $2`, [
      tx.tenant,
      requestId,
    ]);
    const documents = (await currentDocuments(tx, caseId)).map((d) => d.document_id);
    const fields = answers.flatMap(({ findingId, text, documentId }, i) => {
      if (!findings.some((f) => f.id === findingId)) return [{ path: `/answers/${i}/findingId`, key: 'unknown' }];
      if (documentId !== undefined && !documents.includes(documentId)) return [{ path: `/answers/${i}/documentId`, key: 'unknown' }];
      return text?.trim() || documentId ? [] : [{ path: `/answers/${i}/text`, key: 'required' }];
    });
    if (fields.length) throw invalid(fields);
  }
}
