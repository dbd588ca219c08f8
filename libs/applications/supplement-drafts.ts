import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { versionsOf } from '@bauraum/documents';
import { correctionOf, fieldsByFinding, openRequest, type OpenFinding, type OpenRequest } from '@bauraum/formal-check';
import { formErrors, Forms, latestFiled, type Correction, type Filed, type FormData } from '@bauraum/forms';
import { limitOf, type Principal } from '@bauraum/http';
import { invalid, notFound, UserError, type FieldProblem, type Instant } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { FormSection } from '@bauraum/workflows';
import type { PreparedAnswerView, PreparedSupplementsView, PrepareAnswer } from './supplements.dto';

/** A request for supplements with everything that its answer rests on. */
export interface OpenSupplements {
  readonly request: OpenRequest;
  readonly filed: Filed;
  readonly form: readonly FormSection[];
  readonly correction: Correction;
  /** By finding, the fields that are answered with it. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** What the applicants prepare as their answer to a request for supplements: on the server, so that all see it, on every device. */
@Injectable()
export class SupplementDrafts {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly forms: Forms,
    private readonly tenants: Tenants,
  ) {}

  /** Empty when the case waits for no supplements: somebody may just have sent them. */
  async view(tx: Tx, caseId: string): Promise<PreparedSupplementsView> {
    if (!(await openRequest(tx, caseId))) return { requestId: null, items: [], changes: [], problems: [] };
    const { request, correction, fields } = await this.open(tx, caseId);
    return {
      requestId: request.id,
      items: request.findings.map((finding) => itemOf(finding, fields)),
      changes: correction.changes.map(({ field, before = null, after = null }) => ({ field, before, after })),
      problems: correction.problems.map(({ path, key }) => ({ path, key })),
    };
  }

  /**
   * Keeps what somebody has prepared for one finding.
   *
   * @throws UserError 404 for an unknown finding; 403 for a planner outside of the discipline; 409 `stale-revision` with what is there now, and after
   * the period; 422 for a field that was not asked for, a value that the form does not take, an unknown document.
   */
  async prepare(
    tx: Tx,
    principal: Principal,
    caseId: string,
    { findingId, revision, ...input }: PrepareAnswer & { readonly findingId: string; readonly revision: number },
  ): Promise<PreparedSupplementsView> {
    await this.lock(tx, caseId);
    const open = await this.open(tx, caseId);
    const finding = open.request.findings.find(({ id }) => id === findingId);
    if (!finding) throw notFound();
    assertOwn(principal, finding);
    const { prepared } = finding;
    if (prepared.revision !== revision) {
      throw new UserError(409, 'stale-revision', { current: prepared.revision, prepared: itemOf(finding, open.fields) });
    }
    await this.keep(tx, principal, caseId, { open, finding, input });
    return this.view(tx, caseId);
  }

  /** Nobody prepares, signs or sends anything else until the transaction ends. @throws UserError 409 when the case waits for no supplements. */
  async lock(tx: Tx, caseId: string): Promise<void> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    const { status: state, events: allowed } = await this.runner.allowed(tx, caseId);
    const event = 'SUBMIT_SUPPLEMENTS';
    if (!allowed.includes(event)) throw new UserError(409, 'event-not-allowed', { event, state, allowed });
  }

  /** @throws UserError 404 */
  async open(tx: Tx, caseId: string): Promise<OpenSupplements> {
    const request = await openRequest(tx, caseId);
    const filed = await latestFiled(tx, caseId);
    if (!request || !filed) throw notFound();
    return withCorrection({ request, filed, form: await this.forms.of(tx, caseId) });
  }

  /** @throws UserError 422 */
  async keep(tx: Tx, principal: Principal, caseId: string, { open, finding, input, at = '' }: Kept): Promise<void> {
    const text = input.text?.trim() ? input.text : null;
    const { documentId = null, values = {} } = input;
    const problems = [...valueProblems(open, finding, values), ...(await documentProblems(tx, caseId, documentId))];
    if (problems.length) throw invalid(problems.map((problem) => ({ ...problem, path: `${at}${problem.path}` })));
    const { now } = await this.tenants.time(tx);
    await save(tx, caseId, open.request.id, finding.id, { text, documentId, values, by: principal.personId, at: now });
  }
}

interface Kept {
  readonly open: OpenSupplements;
  readonly finding: OpenFinding;
  readonly input: PrepareAnswer;
  /** Where the input stands in what was sent: begins the paths of problems. */
  readonly at?: string;
}

interface Saved {
  readonly text: string | null;
  readonly documentId: string | null;
  readonly values: FormData;
  readonly by: string;
  readonly at: Instant;
}

async function save(
  tx: Tx,
  caseId: string,
  requestId: string,
  findingId: string,
  { text, documentId, values, by, at }: Saved,
): Promise<void> {
  await tx.query(
    `insert into finding_answer as a (tenant_id, finding_id, case_id, request_id, text, document_id, "values", revision, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)
     on conflict (tenant_id, finding_id) do update set text = excluded.text, document_id = excluded.document_id, "values" = excluded."values",
       revision = a.revision + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    [tx.tenant, findingId, caseId, requestId, text, documentId, JSON.stringify(values), by, at],
  );
}

const withCorrection = (base: Pick<OpenSupplements, 'request' | 'filed' | 'form'>): OpenSupplements => {
  const { application } = base.filed.content;
  return {
    ...base,
    correction: correctionOf(application, base.form, base.request),
    fields: fieldsByFinding(application, base.form, base.request),
  };
};

/** A planner answers what belongs to the own discipline: a field of its sections, a document of its kinds. */
function assertOwn(principal: Principal, { field, typeCode }: OpenFinding): void {
  const limit = limitOf(principal);
  if (!limit) return;
  const own = field ? limit.sections.includes(field.split('.')[0] ?? '') : typeCode !== null && limit.documents.includes(typeCode);
  if (!own) throw new UserError(403, 'not-allowed', { discipline: limit.id });
}

/** Wrong values, and values of fields that nobody asked for; the form may ask for more because of what is answered here. */
function valueProblems(open: OpenSupplements, finding: OpenFinding, values: FormData): FieldProblem[] {
  const wrong = formErrors(values, open.form).map((problem) => ({ ...problem, path: problem.path.replace(/^\/data/, '/values') }));
  if (wrong.length) return wrong;
  const findings = open.request.findings.map((one) => (one.id === finding.id ? { ...one, prepared: { ...one.prepared, values } } : one));
  const { fields } = withCorrection({ ...open, request: { ...open.request, findings } });
  const asked = fields.get(finding.id) ?? [];
  const given = Object.entries(values).flatMap(([section, own]) => Object.keys(own).map((field) => ({ section, field })));
  return given
    .filter(({ section, field }) => !asked.includes(`${section}.${field}`))
    .map(({ section, field }) => ({ path: `/values/${section}/${field}`, key: 'notAskedFor' }));
}

async function documentProblems(tx: Tx, caseId: string, documentId: string | null): Promise<FieldProblem[]> {
  if (documentId === null) return [];
  const rows = await versionsOf(tx, caseId, [documentId]);
  return rows.some(({ direction, withdrawn }) => direction === 'incoming' && !withdrawn) ? [] : [{ path: '/documentId', key: 'unknown' }];
}

const itemOf = ({ id, prepared }: OpenFinding, fields: ReadonlyMap<string, readonly string[]>): PreparedAnswerView => ({
  findingId: id,
  ...prepared,
  values: { ...prepared.values },
  fields: [...(fields.get(id) ?? [])],
});
