import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { actorOf, type Principal } from '@bauraum/http';
import { invalid, isPlainDate, newId, type PlainDate, type Role } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { ChecklistItem, NewFinding, NewSupplementRequest } from './formal-check.dto';

const CHECKERS: readonly Role[] = ['clerk', 'officer'];

/** The formal check (formelle Prüfung): complete, or a request for supplements with a period. */
@Injectable()
export class FormalCheck {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly tenants: Tenants,
  ) {}

  async complete(tx: Tx, principal: Principal, caseId: string, checklist: readonly ChecklistItem[]): Promise<CaseView> {
    await this.runner.dispatch(tx, {
      processId: caseId,
      event: { type: 'CONFIRM_COMPLETE', checklist },
      actor: actorOf(principal, CHECKERS),
    });
    return this.views.one(tx, principal, caseId);
  }

  /** @throws UserError 422 for a day that is not ahead or a document of another case; 409 outside the formal check. */
  async requestSupplements(tx: Tx, principal: Principal, caseId: string, { dueOn, findings }: NewSupplementRequest): Promise<CaseView> {
    await this.assertAhead(tx, dueOn);
    await this.assertOwnDocuments(tx, caseId, findings);
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

  private async assertAhead(tx: Tx, dueOn: PlainDate): Promise<void> {
    const { today } = await this.tenants.time(tx);
    if (!isPlainDate(dueOn)) throw invalid([{ path: '/dueOn', key: 'isDate' }]);
    if (dueOn <= today) throw invalid([{ path: '/dueOn', key: 'mustBeAhead' }]);
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
