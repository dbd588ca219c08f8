import { Injectable } from '@nestjs/common';
import { CaseViews, enqueue, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { Collaboration, correctFiled } from '@bauraum/collaboration';
import { currentDocuments, type VersionRow } from '@bauraum/documents';
import type { OpenFinding } from '@bauraum/formal-check';
import { freezeApplication, type FieldChange } from '@bauraum/forms';
import { actorOf, APPLICANTS, type Principal } from '@bauraum/http';
import { invalid, UserError, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { SignOffs } from '@bauraum/sign-off';
import { Tenants } from '@bauraum/tenancy';
import { frozen } from './submission';
import { SupplementDrafts, type OpenSupplements } from './supplement-drafts';
import type { SupplementAnswer } from './supplements.dto';

/** The answer to one finding as it is sent. */
interface Given {
  readonly finding: OpenFinding;
  readonly text: string | null;
  readonly document: VersionRow | null;
  /** The answers of the form that are not what they were. */
  readonly changes: readonly (FieldChange & { readonly by: string; readonly name: string })[];
}

/** The applicants' answer to a request for supplements: what was asked for is corrected, released again where it has to be, and frozen. */
@Injectable()
export class Supplements {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly drafts: SupplementDrafts,
    private readonly signOffs: SignOffs,
    private readonly collaboration: Collaboration,
    private readonly tenants: Tenants,
  ) {}

  /**
   * Sends what is prepared.
   *
   * @throws UserError 422 when an answer is empty, names a finding or document that is not of this case, or a field that nobody asked for, and when the
   * form asks for more because of it; 409 after the period, `uploads-pending`, `sign-off-missing` naming who must release a changed part again.
   */
  async answer(tx: Tx, principal: Principal, caseId: string, answers: readonly SupplementAnswer[]): Promise<CaseView> {
    await this.drafts.lock(tx, caseId);
    await this.take(tx, principal, caseId, answers);
    await assertNothingPending(tx, caseId);
    const open = await this.drafts.open(tx, caseId);
    const { correction, request } = open;
    if (correction.problems.length) throw invalid(correction.problems);
    const documents = await currentDocuments(tx, caseId);
    const given = request.findings.map((finding) => givenFor(finding, open, documents)).filter(isGiven);
    const signOffs = await this.signOffs.complete(tx, caseId);
    const { now } = await this.tenants.time(tx);
    const number = open.filed.number + 1;
    const content = snapshotOf(open, { given, documents, signOffs, by: principal.personId, at: now });
    const snapshotHash = await freezeApplication(tx, caseId, number, content, now);
    const event = { type: 'SUBMIT_SUPPLEMENTS', answers: given.map(toEvent), snapshotHash, snapshotNumber: number };
    const { at } = await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, APPLICANTS) });
    if (correction.changes.length > 0) await correctFiled(this.collaboration, tx, principal, caseId, correction.answers);
    for (const one of given) await keepAnswer(tx, one, at);
    await tx.query(`update supplement_request set answered_at = $3 where tenant_id = $1 and id = $2`, [tx.tenant, request.id, at]);
    await enqueue(tx, 'produceSupplementReceipt', caseId, { snapshotNumber: number });
    return this.views.one(tx, principal, caseId);
  }

  /** What comes with the command wins over what is prepared. */
  private async take(tx: Tx, principal: Principal, caseId: string, answers: readonly SupplementAnswer[]): Promise<void> {
    for (const [index, { findingId, ...input }] of answers.entries()) {
      const open = await this.drafts.open(tx, caseId);
      const finding = open.request.findings.find(({ id }) => id === findingId);
      if (!finding) throw invalid([{ path: `/answers/${index}/findingId`, key: 'unknown' }]);
      if (!input.text?.trim() && !input.documentId && !input.values) throw invalid([{ path: `/answers/${index}/text`, key: 'required' }]);
      const { text, documentId, values } = finding.prepared;
      const before = { ...(text ? { text } : {}), ...(documentId ? { documentId } : {}), values: { ...values } };
      await this.drafts.keep(tx, principal, caseId, { open, finding, input: { ...before, ...input }, at: `/answers/${index}` });
    }
  }
}

/** @throws UserError 422 when the document of an answer is not there (any more). */
function givenFor(finding: OpenFinding, { request, correction, fields }: OpenSupplements, documents: readonly VersionRow[]): Given {
  const { text, documentId, updatedBy } = finding.prepared;
  const document = documents.find((row) => row.document_id === documentId) ?? null;
  if (documentId !== null && !document) {
    throw invalid([{ path: `/answers/${request.findings.indexOf(finding)}/documentId`, key: 'unknown' }]);
  }
  const owns = (id: string, field: string): boolean => fields.get(id)?.includes(field) ?? false;
  // An answer that fell away with its question belongs to the first correction.
  const first = request.findings.find(({ id }) => correction.changes.some(({ field }) => owns(id, field)));
  const ownerOf = (field: string): OpenFinding | undefined => request.findings.find(({ id }) => owns(id, field)) ?? first;
  const by = { by: updatedBy?.id ?? '', name: updatedBy?.name ?? '' };
  const changes = correction.changes.filter(({ field }) => ownerOf(field)?.id === finding.id).map((change) => ({ ...change, ...by }));
  return { finding, text, document, changes };
}

const isGiven = ({ text, document, changes }: Given): boolean => text !== null || document !== null || changes.length > 0;

const toEvent = ({ finding, text, document, changes }: Given): Record<string, unknown> => ({
  findingId: finding.id,
  ...(text === null ? {} : { text }),
  ...(document === null ? {} : { documentId: document.document_id, version: document.version }),
  ...(changes.length === 0 ? {} : { fields: changes.map(({ field }) => field) }),
});

interface Sent {
  readonly given: readonly Given[];
  readonly documents: readonly VersionRow[];
  readonly signOffs: readonly unknown[];
  readonly by: string;
  readonly at: Instant;
}

/** The application as it says after the correction; what changed, and on what it is based, stands beside it. */
function snapshotOf({ filed, correction, request }: OpenSupplements, { given, documents, signOffs, by, at }: Sent) {
  const changes = correction.changes.map((change) => {
    const author = given.flatMap((one) => one.changes).find(({ field }) => field === change.field);
    return { ...change, by: author?.by ?? by, name: author?.name ?? '' };
  });
  return {
    ...filed.content,
    application: correction.answers,
    documents: documents.map(frozen),
    signOffs,
    correction: {
      basedOn: { number: filed.number, sha256: filed.sha256 },
      requestId: request.id,
      at,
      by,
      changes,
      answers: given.map(({ finding, ...one }) => ({ number: finding.number, ...toEvent({ finding, ...one }) })),
    },
  };
}

async function keepAnswer(tx: Tx, { finding, text, document, changes }: Given, at: Instant): Promise<void> {
  await tx.query(
    `update finding set answer = $3, answer_document_id = $4, answer_version = $5, answer_changes = $6, answered_by = $7, answered_at = $8
     where tenant_id = $1 and id = $2`,
    [
      tx.tenant,
      finding.id,
      text,
      document?.document_id ?? null,
      document?.version ?? null,
      JSON.stringify(changes),
      finding.prepared.updatedBy?.id ?? null,
      at,
    ],
  );
}

async function assertNothingPending(tx: Tx, caseId: string): Promise<void> {
  const pending = await tx.query<unknown[]>(
    `select 1 from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id
     where d.tenant_id = $1 and d.case_id = $2 and v.status = 'checking' limit 1`,
    [tx.tenant, caseId],
  );
  if (pending.length) throw new UserError(409, 'uploads-pending');
}
