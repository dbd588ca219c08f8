import { Injectable } from '@nestjs/common';
import { WorkflowRunner, type EffectContext, type EffectHandler, type Later } from '@bauraum/cases';
import { SYSTEM_ACTOR, UserError } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';

/** So long it waits for a proceeding that is about to begin. */
const RETRY_MS = 300;

/** Tells the case, or all processes of a workflow beneath it. Whoever cannot use the event now, ignores it. */
@Injectable()
export class Tell implements EffectHandler<undefined> {
  readonly effect = 'tell';

  constructor(private readonly runner: WorkflowRunner) {}

  async apply(tx: Tx, { id, caseId, processId, params }: EffectContext): Promise<void | Later> {
    const { to, event } = params as { to: string; event: { type: string } };
    // Asked before its targets are read: what is only about to begin must hear of it too.
    if (await this.isAboutToBegin(tx, caseId, to)) return { retryInMs: RETRY_MS };
    const about = event.type === 'CASE_RESUMED' ? { proceedingId: processId } : {};
    for (const target of await this.targets(tx, caseId, to)) {
      try {
        await this.runner.dispatch(tx, { processId: target, event: { ...event, ...about }, actor: SYSTEM_ACTOR, eventId: `effect:${id}` });
      } catch (error) {
        if (!(error instanceof UserError && error.status === 409)) throw error;
      }
    }
  }

  private async isAboutToBegin(tx: Tx, caseId: string, workflow: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `select 1 from outbox where tenant_id = $1 and case_id = $2 and effect = 'startProceeding' and params ->> 'workflow' = $3`,
      [tx.tenant, caseId, workflow],
    );
    return rows.length > 0;
  }

  private async targets(tx: Tx, caseId: string, to: string): Promise<string[]> {
    if (to === 'case') return [caseId];
    const rows = await tx.query<{ id: string }[]>(
      `select id from process where tenant_id = $1 and case_id = $2 and workflow_id = $3 and id <> $2 order by id`,
      [tx.tenant, caseId, to],
    );
    return rows.map((row) => row.id);
  }
}

/** Begins a proceeding that nobody asks for; the outbox row is its id, so it begins once. */
@Injectable()
export class StartProceeding implements EffectHandler<undefined> {
  readonly effect = 'startProceeding';

  constructor(private readonly runner: WorkflowRunner) {}

  async apply(tx: Tx, { id, caseId, params }: EffectContext): Promise<void> {
    const { workflow, input } = params as { workflow: string; input: Record<string, unknown> };
    await this.runner.create(tx, { workflow, id, caseId, input: { ...input, caseId }, actor: SYSTEM_ACTOR });
  }
}

/** Takes a role in the case away. What the person did stays in the journal. */
@Injectable()
export class EndMembership implements EffectHandler<undefined> {
  readonly effect = 'endMembership';

  async apply(tx: Tx, { caseId, params }: EffectContext): Promise<void> {
    await tx.query(
      `delete from membership where tenant_id = $1 and scope = 'case' and scope_id = $2 and person_id::text = $3 and role = $4`,
      [tx.tenant, caseId, params['personId'], params['role']],
    );
  }
}
