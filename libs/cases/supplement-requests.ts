import type { Tx } from '@bauraum/persistence';
import type { FindingView, SupplementRequestView } from './case.dto';

interface RequestRow {
  readonly id: string;
  readonly due_on: string;
  readonly requested_at: Date;
  readonly answered_at: Date | null;
}

interface FindingRow {
  readonly id: string;
  readonly request_id: string;
  readonly kind: FindingView['kind'];
  readonly type_code: string | null;
  readonly document_id: string | null;
  readonly field: string | null;
  readonly text: string;
  readonly legal_basis: string;
  readonly answer: string | null;
  readonly answer_document_id: string | null;
  readonly answer_version: number | null;
  readonly answer_changes: readonly { field: string; before?: unknown; after?: unknown }[];
  readonly answerer: string | null;
  readonly answered_at: Date | null;
  readonly verdict: 'sufficient' | 'insufficient' | null;
  readonly verdict_reason: string | null;
  readonly verdict_at: Date | null;
}

/** The requests for supplements of a case with what was asked and answered, the newest first; all of them, or so many. */
export async function supplementRequests(tx: Tx, caseId: string, limit: number | null = null): Promise<SupplementRequestView[]> {
  const requests = await tx.query<RequestRow[]>(
    `select id, to_char(due_on, 'YYYY-MM-DD') as due_on, requested_at, answered_at from supplement_request
     where tenant_id = $1 and case_id = $2 order by requested_at desc, id desc limit $3`,
    [tx.tenant, caseId, limit],
  );
  if (requests.length === 0) return [];
  const findings = await tx.query<FindingRow[]>(
    `select f.*, p.name as answerer from finding f left join person p on p.tenant_id = f.tenant_id and p.id = f.answered_by
     where f.tenant_id = $1 and f.request_id = any($2::uuid[]) order by f.number`,
    [tx.tenant, requests.map(({ id }) => id)],
  );
  return requests.map((request) => ({
    id: request.id,
    requestedAt: request.requested_at.toISOString(),
    dueOn: request.due_on,
    answeredAt: request.answered_at?.toISOString() ?? null,
    findings: findings.filter(({ request_id: of }) => of === request.id).map(toFinding),
  }));
}

const toFinding = (f: FindingRow): FindingView => ({
  id: f.id,
  kind: f.kind,
  typeCode: f.type_code,
  documentId: f.document_id,
  field: f.field,
  text: f.text,
  legalBasis: f.legal_basis,
  answer: f.answer,
  answerDocumentId: f.answer_document_id,
  answerVersion: f.answer_version,
  changes: f.answer_changes.map(({ field, before = null, after = null }) => ({ field, before, after })),
  answeredBy: f.answerer,
  review: f.verdict && f.verdict_at ? { verdict: f.verdict, reason: f.verdict_reason, at: f.verdict_at.toISOString() } : null,
  open: f.answered_at === null,
});
