import { Injectable } from '@nestjs/common';
import { WorkflowRunner, type EffectContext, type EffectHandler } from '@bauraum/cases';
import { currentDocuments } from '@bauraum/documents';
import { SYSTEM_ACTOR } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { calendarOf, deadlineOf, municipalityBody, periodRule } from '@bauraum/workflows';

interface Question {
  /** Kind of the period rule, e.g. `municipalReview`. */
  readonly periodKind: string;
  /** Why it is asked, in German. */
  readonly reason: string;
}

/** Asks the municipality in which the plot lies, as the law has it when the application arrives: it answers in its inbox like any other body. */
@Injectable()
export class AskMunicipality implements EffectHandler<undefined> {
  readonly effect = 'askMunicipality';

  constructor(
    private readonly runner: WorkflowRunner,
    private readonly tenants: Tenants,
    private readonly notifications: Notifications,
  ) {}

  /** The outbox row's id is the participation's, so that a repetition asks nobody twice. */
  async apply(tx: Tx, { id, caseId, processId, params }: EffectContext): Promise<void> {
    const { periodKind, reason } = params as unknown as Question;
    const [row] = await tx.query<{ procedure: string; municipality_ags: string }[]>(
      `select procedure, municipality_ags from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    const body = row && municipalityBody(tx.tenant, row.municipality_ags);
    if (!body) {
      // The pack has no desk for this municipality: the office asks by letter and enters the answer.
      await this.notifications.tell(tx, { to: 'office', kind: 'askMunicipalityByHand', caseId, processId });
      return;
    }
    const { now, today } = await this.tenants.time(tx);
    const rule = periodRule(tx.tenant, row.procedure, periodKind, today);
    const { dueOn, explanation } = deadlineOf(rule, { event: today, ...calendarOf(tx.tenant) });
    const documentIds = (await currentDocuments(tx, caseId)).map((document) => document.document_id);
    await tx.query(
      `insert into participation (tenant_id, id, case_id, body_id, reason, legal_basis, consequence, due_on, document_ids, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [tx.tenant, id, caseId, body.id, reason, rule.basis, rule.consequenceText, dueOn, documentIds, now],
    );
    const consequence = rule.consequence === 'deemed-given' ? 'deemed-given' : 'deemed-no-concerns';
    const input = { caseId, bodyId: body.id, dueOn, basis: rule.basis, consequence, explanation };
    await this.runner.create(tx, { workflow: 'participation', id, caseId, input, actor: SYSTEM_ACTOR });
  }
}
