import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { fieldOf, Forms } from '@bauraum/forms';
import { actorOf, type Principal } from '@bauraum/http';
import { invalid, isPlainDate, newId, notFound, UserError, type PlainDate, type Role } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { ChecklistItem, NewFinding, NewSupplementRequest, ReviewFinding } from './formal-check.dto';

const CHECKERS: readonly Role[] = ['clerk', 'officer'];

/** The formal check (formelle Prüfung): complete, or a request for supplements with a period. */
@Injectable()
export class FormalCheck {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly tenants: Tenants,
    private readonly forms: Forms,
  ) {}

  async complete(tx: Tx, principal: Principal, caseId: string, checklist: readonly ChecklistItem[]): Promise<CaseView> {
    await this.runner.dispatch(tx, {
      processId: caseId,
      event: { type: 'CONFIRM_COMPLETE', checklist },
      actor: actorOf(principal, CHECKERS),
    });
    return this.views.one(tx, principal, caseId);
  }

  /** @throws UserError 422 for a day that is not ahead, a document of another case or an unknown field; 409 outside the formal check. */
  async requestSupplements(tx: Tx, principal: Principal, caseId: string, { dueOn, findings }: NewSupplementRequest): Promise<CaseView> {
    await this.assertAhead(tx, dueOn);
    await this.assertOwnDocuments(tx, caseId, findings);
    await this.assertFields(tx, caseId, findings);
    const requestId = newId();
    const rows = findings.map((finding) => ({ id: newId(), ...finding }));
    const event = { type: 'REQUEST_SUPPLEMENTS', requestId, dueOn, findings: rows };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, CHECKERS) });
    await tx.query(
      `insert into supplement_request (tenant_id, id, case_id, due_on, requested_by, requested_at) values ($1, $2, $3, $4, $5, $6)`,
      [tx.tenant, requestId, caseId, dueOn, principal.personId, at],
    );
    await tx.query(
      `insert into finding (tenant_id, id, case_id, request_id, number, kind, type_code, document_id, field, text, legal_basis)
       select $1, x.id, $2, $3, x.number, x.kind, x."typeCode", x."documentId", x.field, x.text, x."legalBasis"
       from jsonb_to_recordset($4::jsonb) as x(id uuid, number integer, kind text, "typeCode" text, "documentId" uuid, field text, text text, "legalBasis" text)`,
      [tx.tenant, caseId, requestId, JSON.stringify(rows.map((row, i) => ({ ...row, number: i + 1 })))],
    );
    return this.views.one(tx, principal, caseId);
  }

  async extend(tx: Tx, principal: Principal, caseId: string, dueOn: PlainDate, reason: string): Promise<CaseView> {
    await this.assertAhead(tx, dueOn);
    await this.runner.dispatch(tx, {
      processId: caseId,
      event: { type: 'EXTEND_SUPPLEMENTS', dueOn, reason },
      actor: actorOf(principal, CHECKERS),
    });
    await tx.query(`update supplement_request set due_on = $3 where tenant_id = $1 and case_id = $2 and answered_at is null`, [
      tx.tenant,
      caseId,
      dueOn,
    ]);
    return this.views.one(tx, principal, caseId);
  }

  /**
   * What the office makes of an answer. It is no step of the procedure: what is not sufficient is asked for again with a new request.
   *
   * @throws UserError 404 unless the finding is of the last request and answered; 422 without a reason for "insufficient"; 409 outside the formal check.
   */
  async review(tx: Tx, principal: Principal, caseId: string, findingId: string, { verdict, reason }: ReviewFinding): Promise<CaseView> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    const { status: state, events: allowed } = await this.runner.allowed(tx, caseId);
    const isOpen = allowed.includes('CONFIRM_COMPLETE') || allowed.includes('REQUEST_SUPPLEMENTS');
    if (!isOpen) throw new UserError(409, 'event-not-allowed', { event: 'FINDING_REVIEWED', state, allowed });
    if (verdict === 'insufficient' && !reason?.trim()) throw invalid([{ path: '/reason', key: 'required' }]);
    const [finding] = await tx.query<{ number: number }[]>(
      `select number from finding f where tenant_id = $1 and id = $2 and answered_at is not null and request_id =
         (select id from supplement_request where tenant_id = $1 and case_id = $3 order by requested_at desc limit 1)`,
      [tx.tenant, findingId, caseId],
    );
    if (!finding) throw notFound();
    const event = { type: 'FINDING_REVIEWED', findingId, number: finding.number, verdict, ...(reason ? { reason } : {}) };
    const { at } = await this.runner.record(tx, { processId: caseId, event, actor: actorOf(principal, CHECKERS), effects: [] });
    await tx.query(
      `update finding set verdict = $3, verdict_reason = $4, verdict_by = $5, verdict_at = $6 where tenant_id = $1 and id = $2`,
      [tx.tenant, findingId, verdict, reason ?? null, principal.personId, at],
    );
    return this.views.one(tx, principal, caseId);
  }

  private async assertAhead(tx: Tx, dueOn: PlainDate): Promise<void> {
    const { today } = await this.tenants.time(tx);
    if (!isPlainDate(dueOn)) throw invalid([{ path: '/dueOn', key: 'isDate' }]);
    if (dueOn <= today) throw invalid([{ path: '/dueOn', key: 'mustBeAhead' }]);
  }

  /** What nobody can answer must not be asked: a finding is pinned to a question of the form, or to none. */
  private async assertFields(tx: Tx, caseId: string, findings: readonly NewFinding[]): Promise<void> {
    const form = await this.forms.of(tx, caseId);
    const fields = findings.flatMap(({ field }, i) =>
      field && !fieldOf(form, field) ? [{ path: `/findings/${i}/field`, key: 'unknown' }] : [],
    );
    if (fields.length) throw invalid(fields);
  }

  private async assertOwnDocuments(tx: Tx, caseId: string, findings: readonly NewFinding[]): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(`select id from document where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId]);
    const known = new Set(rows.map((r) => r.id));
    const fields = findings.flatMap((f, i) =>
      f.documentId && !known.has(f.documentId) ? [{ path: `/findings/${i}/documentId`, key: 'unknown' }] : [],
    );
    if (fields.length) throw invalid(fields);
  }
}
