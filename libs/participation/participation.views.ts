import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { provisionLabel } from '@bauraum/correspondence';
import { Documents } from '@bauraum/documents';
import { decodeCursor, toPage, type Page, type Principal } from '@bauraum/http';
import { notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { ConditionView, InboxQuery, ParticipationView, StatementView } from './participation.dto';

export interface ParticipationRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_title: string;
  readonly file_number: string;
  readonly place: string;
  readonly body_id: string;
  readonly body_name: string;
  readonly body_kind: string;
  readonly status: ParticipationView['status'];
  readonly reason: string;
  readonly legal_basis: string;
  readonly consequence: string;
  readonly requested_at: Date;
  readonly delivered_at: Date | null;
  readonly due_on: string;
  readonly due_on_explained: string | null;
  readonly extension: { until: string; reason: string } | null;
  readonly document_ids: string[];
  readonly statement: {
    kind: StatementView['kind'];
    text: string;
    conditions: Omit<ConditionView, 'kindLabel'>[];
    stated_at: string;
  } | null;
  readonly stated_by: string | null;
  readonly stated_by_name: string | null;
}

const SELECT = `
  select a.id, a.case_id, c.title as case_title, c.file_number, c.place, a.body_id, b.name as body_name, b.kind as body_kind, p.status, a.reason,
    a.legal_basis, a.consequence, a.requested_at, a.delivered_at, to_char(a.due_on, 'YYYY-MM-DD') as due_on, a.extension, a.document_ids,
    (select d.explanation ->> 'sentence' from deadline d where d.tenant_id = a.tenant_id and d.process_id = a.id
      order by d.created_at desc, d.id desc limit 1) as due_on_explained,
    to_jsonb(s) as statement, s.stated_by, w.name as stated_by_name
  from participation a
  join process p on p.tenant_id = a.tenant_id and p.id = a.id
  join permit_case c on c.tenant_id = a.tenant_id and c.id = a.case_id
  join body b on b.tenant_id = a.tenant_id and b.id = a.body_id
  left join statement s on s.tenant_id = a.tenant_id and s.participation_id = a.id
  left join person w on w.tenant_id = s.tenant_id and w.id = s.stated_by
  where a.tenant_id = $1`;

/** Participations as office and bodies see them. */
@Injectable()
export class ParticipationViews {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly documents: Documents,
  ) {}

  async ofCase(tx: Tx, principal: Principal, caseId: string): Promise<ParticipationView[]> {
    const rows = await tx.query<ParticipationRow[]>(`${SELECT} and a.case_id = $2 order by a.requested_at, b.name, a.id`, [
      tx.tenant,
      caseId,
    ]);
    return this.views(tx, principal, rows);
  }

  async one(tx: Tx, principal: Principal, id: string): Promise<ParticipationView> {
    const [view] = await this.views(tx, principal, [await this.row(tx, id)]);
    if (!view) throw notFound();
    return view;
  }

  /** @throws UserError 404 */
  async row(tx: Tx, id: string): Promise<ParticipationRow> {
    const [row] = await tx.query<ParticipationRow[]>(`${SELECT} and a.id = $2`, [tx.tenant, id]);
    if (!row) throw notFound();
    return row;
  }

  /** What the caller's bodies were asked, the most urgent first. */
  async inbox(tx: Tx, principal: Principal, { status, cursor, limit }: InboxQuery): Promise<Page<ParticipationView>> {
    const statuses = status === 'open' ? ['requested', 'extensionAsked'] : ['answered', 'deemedNoConcerns', 'cancelled'];
    const after = decodeCursor(cursor, 2);
    const rows = await tx.query<ParticipationRow[]>(
      `${SELECT} and a.body_id = any($2::text[]) and p.status = any($3::text[]) and a.delivered_at is not null
       and ($4::text is null or (to_char(a.due_on, 'YYYY-MM-DD'), a.id) > ($4::text, $5::uuid)) order by a.due_on, a.id limit $6`,
      [tx.tenant, [...principal.bodyIds], statuses, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (r) => [r.due_on, r.id]);
    return { items: await this.views(tx, principal, page.items), next: page.next };
  }

  private async views(tx: Tx, principal: Principal, rows: readonly ParticipationRow[]): Promise<ParticipationView[]> {
    const views: ParticipationView[] = [];
    for (const row of rows) {
      const { events } = await this.runner.allowed(tx, row.id, principal.roles);
      const documents = await this.documents.list(tx, row.case_id, row.document_ids);
      views.push({
        id: row.id,
        caseId: row.case_id,
        caseTitle: row.case_title,
        fileNumber: row.file_number,
        place: row.place,
        body: { id: row.body_id, name: row.body_name, kind: row.body_kind },
        status: row.status,
        reason: row.reason,
        legalBasis: row.legal_basis,
        consequence: row.consequence,
        requestedAt: row.requested_at.toISOString(),
        deliveredAt: row.delivered_at?.toISOString() ?? null,
        dueOn: row.due_on,
        dueOnExplained: row.due_on_explained ?? '',
        extension: row.status === 'extensionAsked' ? row.extension : null,
        documents,
        statement: toStatement(row),
        allowed: events,
      });
    }
    return views;
  }
}

function toStatement({ statement, stated_by: by, stated_by_name: name }: ParticipationRow): StatementView | null {
  return (
    statement && {
      kind: statement.kind,
      text: statement.text,
      conditions: statement.conditions.map((c) => ({ ...c, kindLabel: provisionLabel(c.kindCode) })),
      by: by ? { id: by, name: name ?? '' } : null,
      at: new Date(statement.stated_at).toISOString(),
    }
  );
}
