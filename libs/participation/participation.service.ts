import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { currentDocuments } from '@bauraum/documents';
import { askedAnswers, Forms, type FormData } from '@bauraum/forms';
import { actorOf, type Principal } from '@bauraum/http';
import { hashOf, invalid, isPlainDate, newId, notFound, type FieldProblem } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { bodiesOf, isSuggested, periodKindsOf, periodRule, statementPeriod, type Body } from '@bauraum/workflows';
import type { AskMoreTime, BodyView, NewParticipation, NewStatement, ParticipationView } from './participation.dto';
import { ParticipationViews } from './participation.views';

type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const OFFICER = ['officer'] as const;
const MEMBER = ['body-member'] as const;

/** Involving bodies: the office asks, bodies answer, ask for time, or stay silent. */
@Injectable()
export class Participations {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly views: ParticipationViews,
    private readonly tenants: Tenants,
    private readonly forms: Forms,
  ) {}

  /** The bodies that can be asked, with the day until which they would have to answer; for a case with what speaks for asking them. */
  async bodies(tx: Tx, caseId: string): Promise<BodyView[]> {
    const { now } = await this.tenants.time(tx);
    const { procedure, answers } = await this.caseFacts(tx, caseId);
    return bodiesOf(tx.tenant).map((body) => {
      const { id, name, kind, role, defaultReason, legalBasis, municipalityAgs } = body;
      const periods = periodKindsOf(body).map((one) => {
        const { dueOn, explanation } = statementPeriod(tx.tenant, id, procedure, now, one);
        const { title, basis, consequenceText } = periodRule(tx.tenant, procedure, one, explanation.event);
        return { kind: one, title: title ?? one, basis, dueOn, consequenceText };
      });
      const dueOn = periods[0]?.dueOn ?? '';
      const suggested = isSuggested(body, answers) === true;
      return { id, name, kind, role, defaultReason, legalBasis, dueOn, periods, suggested, municipalityAgs: municipalityAgs ?? null };
    });
  }

  private async caseFacts(tx: Tx, caseId: string): Promise<{ procedure: string; answers: Answers }> {
    const [row] = await tx.query<{ procedure: string; answers: FormData | null }[]>(
      `select c.procedure, a.data as answers from permit_case c join application a on a.tenant_id = c.tenant_id and a.case_id = c.id
       where c.tenant_id = $1 and c.id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    return { procedure: row.procedure, answers: askedAnswers(row.answers ?? {}, await this.forms.of(tx, caseId)) };
  }

  /** Asks several bodies at once: one participation of its own for each, all in this transaction. */
  async start(tx: Tx, principal: Principal, caseId: string, wanted: readonly NewParticipation[]): Promise<ParticipationView[]> {
    const { now, today } = await this.tenants.time(tx);
    const bodies = await this.check(tx, caseId, wanted, today);
    const { procedure } = await this.caseFacts(tx, caseId);
    const actor = actorOf(principal, OFFICER);
    const started = wanted.map((want, i) => {
      const body = bodies[i] as Body;
      const period = statementPeriod(tx.tenant, body.id, procedure, now, want.periodKind);
      const asLaw = want.dueOn === undefined || want.dueOn === period.dueOn;
      return { id: newId(), body, want, period, dueOn: want.dueOn ?? period.dueOn, ...(asLaw ? { explanation: period.explanation } : {}) };
    });
    const participations = started.map((s) => ({ participationId: s.id, bodyId: s.body.id, bodyName: s.body.name, dueOn: s.dueOn }));
    await this.runner.dispatch(tx, { processId: caseId, event: { type: 'START_PARTICIPATIONS', participations }, actor });
    for (const { id, body, want, period, dueOn, explanation } of started) {
      const rule = periodRule(tx.tenant, procedure, want.periodKind ?? body.periodKind, today);
      await tx.query(
        `insert into participation (tenant_id, id, case_id, body_id, reason, legal_basis, consequence, due_on, document_ids, requested_by, requested_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          tx.tenant,
          id,
          caseId,
          body.id,
          want.reason,
          want.periodKind && want.periodKind !== body.periodKind ? rule.basis : body.legalBasis,
          rule.consequenceText,
          dueOn,
          want.documentIds,
          principal.personId,
          now,
        ],
      );
      const consequence = period.explanation.consequence;
      const input = {
        caseId,
        bodyId: body.id,
        dueOn,
        basis: period.explanation.basis,
        consequence,
        ...(explanation ? { explanation } : {}),
      };
      await this.runner.create(tx, { workflow: 'participation', id, caseId, input, actor });
    }
    return this.views.ofCase(tx, principal, caseId);
  }

  private async check(tx: Tx, caseId: string, wanted: readonly NewParticipation[], today: string): Promise<Body[]> {
    const known = bodiesOf(tx.tenant);
    const documents = new Set((await currentDocuments(tx, caseId)).map((d) => d.document_id));
    const open = await tx.query<{ body_id: string }[]>(
      `select a.body_id from participation a join process p on p.tenant_id = a.tenant_id and p.id = a.id
       where a.tenant_id = $1 and a.case_id = $2 and p.status in ('requested', 'extensionAsked')`,
      [tx.tenant, caseId],
    );
    const fields: FieldProblem[] = wanted.flatMap(({ bodyId, documentIds, dueOn, periodKind }, i) => {
      const at = `/participations/${i}`;
      const problems: FieldProblem[] = [];
      const body = known.find((b) => b.id === bodyId);
      if (!body) problems.push({ path: `${at}/bodyId`, key: 'unknown' });
      if (body && periodKind !== undefined && !periodKindsOf(body).includes(periodKind))
        problems.push({ path: `${at}/periodKind`, key: 'isIn' });
      if (open.some((o) => o.body_id === bodyId)) problems.push({ path: `${at}/bodyId`, key: 'alreadyAsked' });
      if (wanted.findIndex((w) => w.bodyId === bodyId) !== i) problems.push({ path: `${at}/bodyId`, key: 'twice' });
      if (documentIds.some((id) => !documents.has(id))) problems.push({ path: `${at}/documentIds`, key: 'unknown' });
      if (dueOn !== undefined && (!isPlainDate(dueOn) || dueOn <= today)) problems.push({ path: `${at}/dueOn`, key: 'mustBeAhead' });
      return problems;
    });
    if (fields.length) throw invalid(fields);
    return wanted.map((w) => known.find((b) => b.id === w.bodyId) as Body);
  }

  /** @throws UserError 422 when conditions are missing, or stand under an opinion that has none. */
  async state(tx: Tx, principal: Principal, id: string, { kind, text, conditions }: NewStatement): Promise<ParticipationView> {
    if (kind === 'conditions' && !conditions.length) throw invalid([{ path: '/conditions', key: 'required' }]);
    if (kind !== 'conditions' && conditions.length) throw invalid([{ path: '/conditions', key: 'notAllowed' }]);
    if (kind === 'objection' && !text.trim()) throw invalid([{ path: '/text', key: 'required' }]);
    const statementId = newId();
    const numbered = conditions.map((condition) => ({ id: newId(), ...condition }));
    const contentHash = hashOf({ kind, text, conditions: numbered.map((c) => ({ ...c })) });
    const event = { type: 'STATE_OPINION', statementId, kind, contentHash, conditionsCount: numbered.length };
    const { at } = await this.runner.dispatch(tx, { processId: id, event, actor: actorOf(principal, MEMBER) });
    await tx.query(
      `insert into statement (tenant_id, id, participation_id, kind, text, conditions, stated_by, stated_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenant, statementId, id, kind, text, JSON.stringify(numbered), principal.personId, at],
    );
    return this.views.one(tx, principal, id);
  }

  async askTime(tx: Tx, principal: Principal, id: string, { until, reason }: AskMoreTime): Promise<ParticipationView> {
    this.assertDay('/until', until, (await this.views.row(tx, id)).due_on);
    await this.runner.dispatch(tx, { processId: id, event: { type: 'ASK_MORE_TIME', until, reason }, actor: actorOf(principal, MEMBER) });
    await tx.query(`update participation set extension = $3 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      id,
      JSON.stringify({ until, reason }),
    ]);
    return this.views.one(tx, principal, id);
  }

  async grantTime(tx: Tx, principal: Principal, id: string, dueOn: string): Promise<ParticipationView> {
    this.assertDay('/dueOn', dueOn, (await this.views.row(tx, id)).due_on);
    await this.runner.dispatch(tx, { processId: id, event: { type: 'GRANT_TIME', dueOn }, actor: actorOf(principal, OFFICER) });
    await tx.query(`update participation set due_on = $3 where tenant_id = $1 and id = $2`, [tx.tenant, id, dueOn]);
    return this.views.one(tx, principal, id);
  }

  /** Refuses more time, or takes the request back. */
  async close(
    tx: Tx,
    principal: Principal,
    id: string,
    type: 'REFUSE_TIME' | 'CANCEL_REQUEST',
    reason: string,
  ): Promise<ParticipationView> {
    await this.runner.dispatch(tx, { processId: id, event: { type, reason }, actor: actorOf(principal, OFFICER) });
    return this.views.one(tx, principal, id);
  }

  private assertDay(path: string, day: string, present: string): void {
    if (!isPlainDate(day)) throw invalid([{ path, key: 'isDate' }]);
    if (day <= present) throw invalid([{ path, key: 'mustBeLater', params: { present } }]);
  }
}
