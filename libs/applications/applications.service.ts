import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { Collaboration } from '@bauraum/collaboration';
import { answersFor, formErrors, formFor, Forms, missingAnswers, type FormData } from '@bauraum/forms';
import { actorOf, APPLICANTS, limitOf, staleRevision, type Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import { canonicalJson, invalid, isId, newId, notFound, UserError, type Actor, type FieldProblem } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, competenceOf, municipalityName, proceduresOf, type FormSection } from '@bauraum/workflows';
import type { ApplicationView, NewCase } from './application.dto';

interface Row {
  readonly revision: number;
  readonly data: Record<string, Record<string, unknown>>;
  readonly updated_at: Date;
  readonly updated_by: string | null;
  readonly name: string | null;
}

/** What a new case is made from. */
export interface OpenCase extends Pick<NewCase, 'procedure' | 'title' | 'municipalityAgs' | 'mainCaseId'> {
  readonly id: string;
  readonly actor: Actor;
  readonly data: FormData;
  /** The case that it was handed over from. */
  readonly predecessorId?: string;
}

/** The application while its parties write it: new case, form with revisions, the way out of a draft. */
@Injectable()
export class Applications {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: CaseViews,
    private readonly people: People,
    private readonly tenants: Tenants,
    private readonly forms: Forms,
    private readonly collaboration: Collaboration,
  ) {}

  /** @throws UserError 422 when the municipality is not the authority's; the problem names the authority that decides there, if known. */
  async create(tx: Tx, principal: Principal, input: NewCase): Promise<CaseView> {
    this.assertCompetent(tx.tenant, input);
    if (input.mainCaseId) await this.assertMember(tx, principal, input.mainCaseId);
    const actor: Actor = { id: principal.personId, name: principal.name, role: 'builder' };
    const data = { project: { title: input.title }, plot: { municipalityAgs: input.municipalityAgs, parcelId: input.parcelId } };
    const id = await this.open(tx, { ...input, id: newId(), actor, data });
    await this.people.join(tx, principal.personId, 'case', id, 'builder');
    return this.views.one(tx, { ...principal, roles: [...principal.roles, 'builder'] }, id);
  }

  /** Who is not competent says so before anybody has filled in a form, and names who is, as far as that is known. */
  private assertCompetent(tenant: string, { municipalityAgs, parcelId }: NewCase): void {
    const { competent, problem, authority, district } = competenceOf(tenant, municipalityAgs, parcelId);
    if (competent || !problem) return;
    const name = authority?.name ?? district;
    const path = problem === 'notInDistrict' ? '/municipalityAgs' : '/parcelId';
    const fields = [{ path, key: problem, ...(name ? { params: { authority: name } } : {}) }];
    throw new UserError(422, 'invalid-input', { fields, competentAuthority: authority?.slug ?? null });
  }

  private async assertMember(tx: Tx, principal: Principal, caseId: string): Promise<void> {
    const found = await tx.query<unknown[]>(
      `select 1 from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and person_id = $3 and role = any($4)`,
      [tx.tenant, caseId, principal.personId, APPLICANTS],
    );
    if (!found.length) throw invalid([{ path: '/mainCaseId', key: 'unknown' }]);
  }

  /**
   * A new case with its form as far as it is filled in.
   *
   * @throws UserError 422 when the authority does not offer the procedure today.
   */
  async open(tx: Tx, { id, procedure, title, municipalityAgs, actor, data, predecessorId, mainCaseId }: OpenCase): Promise<string> {
    const { now, today } = await this.tenants.time(tx);
    const offered = proceduresOf(tx.tenant, today).find((row) => row.id === procedure && row.level === 'case');
    if (!offered) throw invalid([{ path: '/procedure', key: 'isIn' }]);
    const place = (municipalityName(municipalityAgs) ?? '').split(',')[0] ?? '';
    await tx.query(
      `insert into permit_case (tenant_id, id, procedure, title, municipality_ags, place, created_at, predecessor_id, main_case_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.tenant, id, procedure, title, municipalityAgs, place, now, predecessorId ?? null, mainCaseId ?? null],
    );
    const input = {
      authority: tx.tenant,
      land: authorityPack(tx.tenant).land,
      procedure,
      municipalityAgs,
      ...(mainCaseId ? { mainCaseId } : {}),
    };
    await this.runner.create(tx, { workflow: offered.workflow, id, caseId: id, input, actor });
    const answers = answersFor(data, formFor(tx.tenant, procedure, today));
    await tx.query(`insert into application (tenant_id, case_id, data, revision, updated_at, updated_by) values ($1, $2, $3, 1, $4, $5)`, [
      tx.tenant,
      id,
      JSON.stringify(answers),
      now,
      isId(actor.id) ? actor.id : null,
    ]);
    return id;
  }

  async read(tx: Tx, caseId: string): Promise<ApplicationView> {
    const wrong = await this.collaboration.flush(tx, caseId);
    const [row] = await tx.query<Row[]>(
      `select a.revision, a.data, a.updated_at, a.updated_by, p.name from application a
       left join person p on p.tenant_id = a.tenant_id and p.id = a.updated_by where a.tenant_id = $1 and a.case_id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    return {
      revision: row.revision,
      data: row.data,
      updatedAt: row.updated_at.toISOString(),
      updatedBy: row.updated_by ? { id: row.updated_by, name: row.name ?? '' } : null,
      problems: problemsOf([...wrong, ...missingAnswers(row.data, await this.form(tx, caseId))]),
    };
  }

  /** Reads what is filed: from this transaction on nobody writes any more. */
  async close(tx: Tx, caseId: string): Promise<ApplicationView> {
    await this.collaboration.close(tx, caseId);
    return this.read(tx, caseId);
  }

  /**
   * Saves the whole form.
   *
   * @throws UserError 422 with each wrong field; 403 `not-allowed` when a planner changes what is not of the own discipline; 409 `stale-revision` when somebody else saved since `revision`, 409 after submission.
   */
  async save(tx: Tx, principal: Principal, caseId: string, revision: number, data: FormData): Promise<ApplicationView> {
    const fields = formErrors(data, await this.form(tx, caseId));
    if (fields.length) throw invalid(fields);
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (!events.includes('SUBMIT')) throw new UserError(409, 'event-not-allowed', { event: 'EDIT', state: status, allowed: events });
    await this.collaboration.open(tx, caseId); // holds its lock: nobody saves between the comparison and the change
    const { revision: current, data: before } = await this.read(tx, caseId);
    if (current !== revision) throw staleRevision(current);
    assertOwnSections(principal, before, data);
    await this.collaboration.replace(tx, principal, caseId, data);
    return this.read(tx, caseId);
  }

  /** The form as it applied on the day of receipt; to a draft, today's. */
  async form(tx: Tx, caseId: string): Promise<readonly FormSection[]> {
    return this.forms.of(tx, caseId);
  }

  async discard(tx: Tx, principal: Principal, caseId: string, reason?: string): Promise<CaseView> {
    return this.leave(tx, principal, caseId, { type: 'DISCARD', ...(reason ? { reason } : {}) });
  }

  async withdraw(tx: Tx, principal: Principal, caseId: string, reason?: string): Promise<CaseView> {
    return this.leave(tx, principal, caseId, { type: 'WITHDRAW', ...(reason ? { reason } : {}) });
  }

  private async leave(tx: Tx, principal: Principal, caseId: string, event: { type: string; reason?: string }): Promise<CaseView> {
    await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, APPLICANTS) });
    await this.collaboration.close(tx, caseId); // whoever has it open sees at once that nothing is saved any more
    return this.views.one(tx, principal, caseId);
  }
}

/** @throws UserError 403 `not-allowed` naming the sections that are not of a planner's discipline. */
function assertOwnSections(principal: Principal, before: FormData, after: FormData): void {
  const limit = limitOf(principal);
  if (!limit) return;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (id) => canonicalJson(before[id] ?? {}) !== canonicalJson(after[id] ?? {}),
  );
  const foreign = changed.filter((id) => !limit.sections.includes(id));
  if (foreign.length > 0) throw new UserError(403, 'not-allowed', { discipline: limit.label, sections: foreign });
}

/** Each field once: what stands there and is no answer tells more than that an answer is missing. */
function problemsOf(problems: readonly FieldProblem[]): { path: string; key: string }[] {
  const first = new Map([...problems].reverse().map(({ path, key }) => [path, { path, key }]));
  return [...first.values()].reverse();
}
