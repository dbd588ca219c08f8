import { Injectable } from '@nestjs/common';
import { WorkflowRunner, type EffectContext, type EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf, provisionKind } from '@bauraum/correspondence';
import { Filing, type StoredFile } from '@bauraum/documents';
import { berlinDate, newId, SYSTEM_ACTOR, UserError, type Instant } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import { statementPdf, type StatementInput } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';
import { ParticipationViews } from './participation.views';

/** Puts the request into the body's inbox. A machine interface (XBau 0300) will be a second way behind the same effect. */
@Injectable()
export class DeliverRequest implements EffectHandler<undefined> {
  readonly effect = 'deliverRequest';

  constructor(
    private readonly runner: WorkflowRunner,
    private readonly notifications: Notifications,
  ) {}

  async apply(tx: Tx, { id, caseId, processId }: EffectContext): Promise<void> {
    const event = { type: 'DELIVERED' };
    const { at } = await this.runner.dispatch(tx, { processId, event, actor: SYSTEM_ACTOR, eventId: `effect:${id}` });
    await tx.query(`update participation set delivered_at = coalesce(delivered_at, $3) where tenant_id = $1 and id = $2`, [
      tx.tenant,
      processId,
      at,
    ]);
    await this.notifications.tell(tx, { to: 'body', kind: 'participationRequested', caseId, processId });
  }
}

/** Writes the statement as a document for the e-file; it is the office's, applicants see what the notice takes over. */
@Injectable()
export class StatementDocument {
  constructor(
    private readonly views: ParticipationViews,
    private readonly filing: Filing,
    private readonly db: Database,
  ) {}

  async keep(tenant: string, caseId: string, effectId: string, participationId: string, deemed: boolean): Promise<StoredFile> {
    const { pdf, name } = await this.db.transaction(tenant, async (tx) => {
      const at = await momentOf(tx, effectId);
      const { letter } = await letterFacts(tx, caseId, at);
      const row = await this.views.row(tx, participationId);
      const office = { lines: [letter.letterhead.name, ...letter.letterhead.addressLines] };
      const common = {
        ...letter,
        bodyName: row.body_name,
        requestedOn: berlinDate(row.requested_at.toISOString()),
        dueOn: row.due_on,
        recipient: office,
      };
      return { pdf: statementPdf(deemed ? silent(common, row.legal_basis, at) : spoken(common, row)), name: row.body_name };
    });
    return this.filing.keep(tenant, pdf, `Stellungnahme-${name.replace(/[^\p{L}\d]+/gu, '-')}.pdf`);
  }
}

type Common = Omit<StatementInput, 'kind' | 'statedAt'>;

const silent = (common: Common, basis: string, at: Instant): StatementInput => ({
  ...common,
  kind: 'deemedNoConcerns',
  statedAt: at,
  basis,
});

function spoken(common: Common, row: Awaited<ReturnType<ParticipationViews['row']>>): StatementInput {
  if (!row.statement) throw new Error(`participation ${row.id} has no statement`);
  const { kind, text, conditions, stated_at } = row.statement;
  return {
    ...common,
    kind,
    statedAt: new Date(stated_at).toISOString(),
    paragraphs: text.split(/\n+/).filter(Boolean),
    conditions: conditions.map((c) => ({ kind: provisionKind(c.kindCode), text: c.text, legalBasis: c.legalBasis, reason: c.reason })),
    ...(row.stated_by_name ? { author: row.stated_by_name } : {}),
  };
}

@Injectable()
export class FileStatement implements EffectHandler<StoredFile> {
  readonly effect = 'fileStatement';

  constructor(
    private readonly statement: StatementDocument,
    private readonly filing: Filing,
    private readonly views: ParticipationViews,
  ) {}

  prepare({ tenant, caseId, id, processId }: EffectContext): Promise<StoredFile> {
    return this.statement.keep(tenant, caseId, id, processId, false);
  }

  async apply(tx: Tx, { id, caseId, processId }: EffectContext, file: StoredFile): Promise<void> {
    const title = `Stellungnahme: ${(await this.views.row(tx, processId)).body_name}`;
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.statement, direction: 'internal', file });
  }
}

type Closing = { outcome: string; bodyId: string };

/** Tells the case that a body needs no more waiting for; a body that stayed silent gets its note in the file. */
@Injectable()
export class CloseParticipation implements EffectHandler<StoredFile | null> {
  readonly effect = 'closeParticipation';

  constructor(
    private readonly runner: WorkflowRunner,
    private readonly statement: StatementDocument,
    private readonly filing: Filing,
    private readonly views: ParticipationViews,
  ) {}

  async prepare({ tenant, caseId, id, processId, params }: EffectContext): Promise<StoredFile | null> {
    return (params as Closing).outcome === 'deemedNoConcerns' ? this.statement.keep(tenant, caseId, id, processId, true) : null;
  }

  async apply(tx: Tx, { id, caseId, processId, params }: EffectContext, file: StoredFile | null): Promise<void> {
    const { outcome, bodyId } = params as Closing;
    if (file) await this.noteSilence(tx, id, caseId, processId, file);
    const event = { type: 'PARTICIPATION_CLOSED', participationId: processId, bodyId, outcome };
    try {
      await this.runner.dispatch(tx, { processId: caseId, event, actor: SYSTEM_ACTOR, eventId: `closed:${processId}` });
    } catch (error) {
      // A case that has ended needs no statement any more.
      if (!(error instanceof UserError && error.status === 409)) throw error;
    }
  }

  private async noteSilence(tx: Tx, id: string, caseId: string, processId: string, file: StoredFile): Promise<void> {
    const row = await this.views.row(tx, processId);
    await tx.query(
      `insert into statement (tenant_id, id, participation_id, kind, text, conditions, stated_at)
       select $1, $2, $3, 'deemedNoConcerns', '', '[]', now() + clock_offset_ms * interval '1 millisecond' from tenant where tenant_id = $1
       on conflict do nothing`,
      [tx.tenant, newId(), processId],
    );
    const title = `Keine Stellungnahme: ${row.body_name}`;
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.statement, direction: 'internal', file });
  }
}

/** A case that ends takes back what it asked. */
@Injectable()
export class CancelParticipations implements EffectHandler<undefined> {
  readonly effect = 'cancelParticipations';

  constructor(private readonly runner: WorkflowRunner) {}

  async apply(tx: Tx, { id, caseId, params }: EffectContext): Promise<void> {
    const open = await tx.query<{ id: string }[]>(
      `select id from process where tenant_id = $1 and case_id = $2 and workflow_id = 'participation' and status in ('requested', 'extensionAsked') order by id`,
      [tx.tenant, caseId],
    );
    const event = { type: 'CANCEL_REQUEST', reason: String(params['reason']) };
    for (const { id: processId } of open)
      await this.runner.dispatch(tx, { processId, event, actor: SYSTEM_ACTOR, eventId: `effect:${id}` });
  }
}
