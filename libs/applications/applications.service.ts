import { Injectable } from '@nestjs/common';
import { CaseViews, WorkflowRunner, type CaseView } from '@bauraum/cases';
import { actorOf, APPLICANTS, staleRevision, type Principal } from '@bauraum/http';
import { People } from '@bauraum/identity';
import { berlinDate, invalid, isId, newId, notFound, UserError, type Actor } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { authorityPack, competenceOf, municipalityName, proceduresOf, type FormSection } from '@bauraum/workflows';
import type { ApplicationView, NewCase } from './application.dto';
import { answersFor, formErrors, formFor, missingAnswers, type FormData } from './form';

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
      `select 1 from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and person_id = $3`,
      [tx.tenant, caseId, principal.personId],
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
      problems: missingAnswers(row.data, await this.form(tx, caseId)).map(({ path, key }) => ({ path, key })),
    };
  }

  /**
   * Saves the whole form.
   *
   * @throws UserError 422 with each wrong field; 409 `stale-revision` when somebody else saved since `revision`, 409 after submission.
   */
  async save(tx: Tx, principal: Principal, caseId: string, revision: number, data: FormData): Promise<ApplicationView> {
    const fields = formErrors(data, await this.form(tx, caseId));
    if (fields.length) throw invalid(fields);
    const { status, events } = await this.runner.allowed(tx, caseId);
    if (!events.includes('SUBMIT')) throw new UserError(409, 'event-not-allowed', { event: 'EDIT', state: status, allowed: events });
    const { now } = await this.tenants.time(tx);
    const [saved] = await tx.query<[unknown[], number]>(
      `update application set data = $4, revision = revision + 1, updated_at = $5, updated_by = $6
       where tenant_id = $1 and case_id = $2 and revision = $3 returning 1`,
      [tx.tenant, caseId, revision, JSON.stringify(data), now, principal.personId],
    );
    const current = await this.read(tx, caseId);
    if (!saved.length) throw staleRevision(current.revision);
    await this.follow(tx, caseId, data);
    return current;
  }

  /** The form as it applied on the day of receipt; to a draft, today's. */
  async form(tx: Tx, caseId: string): Promise<readonly FormSection[]> {
    const [row] = await tx.query<{ procedure: string; submitted_at: Date | null }[]>(
      `select procedure, submitted_at from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    return formFor(tx.tenant, row.procedure, on);
  }

  /** The case's title and place follow the form. */
  private async follow(tx: Tx, caseId: string, data: FormData): Promise<void> {
    const title = data['project']?.['title'];
    const ags = data['plot']?.['municipalityAgs'];
    await tx.query(
      `update permit_case set title = coalesce($3, title), municipality_ags = coalesce($4, municipality_ags), place = coalesce($5, place)
       where tenant_id = $1 and id = $2`,
      [
        tx.tenant,
        caseId,
        typeof title === 'string' && title.trim() ? title : null,
        typeof ags === 'string' ? ags : null,
        typeof ags === 'string' ? (municipalityName(ags)?.split(',')[0] ?? null) : null,
      ],
    );
  }

  async discard(tx: Tx, principal: Principal, caseId: string, reason?: string): Promise<CaseView> {
    return this.leave(tx, principal, caseId, { type: 'DISCARD', ...(reason ? { reason } : {}) });
  }

  async withdraw(tx: Tx, principal: Principal, caseId: string, reason?: string): Promise<CaseView> {
    return this.leave(tx, principal, caseId, { type: 'WITHDRAW', ...(reason ? { reason } : {}) });
  }

  private async leave(tx: Tx, principal: Principal, caseId: string, event: { type: string; reason?: string }): Promise<CaseView> {
    await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, APPLICANTS) });
    return this.views.one(tx, principal, caseId);
  }
}
