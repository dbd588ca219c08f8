import { Injectable } from '@nestjs/common';
import type { Principal } from '@bauraum/http';
import { GUEST_ISSUER, notFound, type CaseRole } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { authorityPack, definition, landPack, procedureOf, type StateText } from '@bauraum/workflows';
import type { CaseView, LinkedCase, MemberView } from './case.dto';
import { deadlinesOf, toDeadline, toWarning } from './deadline.rows';
import { WorkflowRunner } from './runner';
import { supplementRequests } from './supplement-requests';

interface Row {
  readonly id: string;
  readonly procedure: string;
  readonly title: string;
  readonly municipality_ags: string;
  readonly place: string;
  readonly file_number: string | null;
  readonly created_at: Date;
  readonly submitted_at: Date | null;
  readonly workflow_id: string;
  readonly workflow_version: number;
  readonly context: { advancePaid?: boolean; openParticipations?: string[]; noticeOpenedAt?: string | null };
  readonly since: Date | null;
  /** Of the application with its corrections. */
  readonly snapshot_hash: string | null;
  readonly decision: { kind: 'grant' | 'refuse'; released_at: string; notice_document_id: string | null } | null;
}

const CASE = `
  select c.id, c.procedure, c.title, c.municipality_ags, c.place, c.file_number, c.created_at, c.submitted_at, p.workflow_id, p.workflow_version,
    p.state -> 'context' as context,
    (select max(e.at) from case_event e where e.tenant_id = p.tenant_id and e.case_id = p.case_id and e.process_id = p.id and e.from_status <> e.to_status)
      as since,
    (select s.sha256 from application_snapshot s where s.tenant_id = c.tenant_id and s.case_id = c.id order by s.number desc limit 1) as snapshot_hash,
    (select to_jsonb(d) from decision d where d.tenant_id = c.tenant_id and d.case_id = c.id and d.status = 'released') as decision
  from permit_case c join process p on p.tenant_id = c.tenant_id and p.id = c.id where c.tenant_id = $1 and c.id = $2`;

interface MemberRow {
  readonly person_id: string;
  readonly name: string;
  readonly role: CaseRole;
  readonly discipline: string | null;
  readonly created_at: Date;
  readonly identified: boolean;
}

/** Decided: the applicants have the ball until they have opened the notice; what they may do afterwards they do when they want. */
const READ_AND_DONE: readonly string[] = ['granted', 'refused', 'deemedGranted'];

/** One case as somebody may see it: where it stands, who acts next, until when, and what they may do. */
@Injectable()
export class CaseViews {
  constructor(private readonly runner: WorkflowRunner) {}

  async one(tx: Tx, principal: Principal, caseId: string): Promise<CaseView> {
    const view = await this.whole(tx, principal, caseId);
    return onlyPays(principal.roles) ? forPayer(view) : view;
  }

  private async whole(tx: Tx, principal: Principal, caseId: string): Promise<CaseView> {
    const [row] = await tx.query<Row[]>(CASE, [tx.tenant, caseId]);
    if (!row) throw notFound();
    const now = await this.runner.allowed(tx, caseId, principal.roles);
    const { status } = now;
    const rows = await deadlinesOf(tx, caseId);
    const deadlines = rows.map(toDeadline);
    const warned = rows.find((deadline) => deadline.warned);
    const openParticipations = row.context.openParticipations?.length ?? 0;
    const words = shown(row.workflow_id, row.workflow_version, status, openParticipations);
    const isRead = READ_AND_DONE.includes(status) && Boolean(row.context.noticeOpenedAt);
    const links = await this.links(tx, caseId);
    return {
      id: row.id,
      title: row.title,
      fileNumber: row.file_number,
      status,
      place: row.place,
      createdAt: row.created_at.toISOString(),
      submittedAt: row.submitted_at?.toISOString() ?? null,
      nextDeadline: deadlines.find((d) => d.status === 'open') ?? null,
      warning: warned ? toWarning(warned) : null,
      openParticipations,
      myRoles: [...principal.roles],
      procedure: row.procedure,
      procedureTitle: procedureOf(tx.tenant, row.procedure).title,
      procedureBasis: procedureBasis(tx.tenant, row.procedure),
      municipalityAgs: row.municipality_ags,
      revision: now.revision,
      myDiscipline: disciplineView(principal),
      members: await this.members(tx, caseId),
      deadlines,
      allowed: now.events,
      statusLabel: words.label,
      statusSentence: words.sentence,
      ball: isRead ? 'nobody' : words.ball,
      statusSince: (row.since ?? row.created_at).toISOString(),
      predecessor: links.find(({ earlier }) => earlier)?.link ?? null,
      successors: links.filter(({ earlier }) => !earlier).map(({ link }) => link),
      supplements: (await supplementRequests(tx, caseId, 1))[0] ?? null,
      advance: { paid: row.context.advancePaid ?? false },
      snapshotHash: row.snapshot_hash,
      decision: row.decision && {
        kind: row.decision.kind,
        releasedAt: new Date(row.decision.released_at).toISOString(),
        noticeDocumentId: row.decision.notice_document_id,
      },
    };
  }

  async members(tx: Tx, caseId: string): Promise<MemberView[]> {
    const rows = await tx.query<MemberRow[]>(
      `select m.person_id, p.name, m.role, m.discipline, m.created_at, p.issuer <> $3 as identified from membership m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
       where m.tenant_id = $1 and m.scope = 'case' and m.scope_id = $2 order by m.created_at, m.role, m.person_id`,
      [tx.tenant, caseId, GUEST_ISSUER],
    );
    return rows.map(({ person_id: personId, created_at: joinedAt, ...row }) => ({ ...row, personId, joinedAt: joinedAt.toISOString() }));
  }

  /** The case that it came from or is a part of, and those that came from it. */
  private async links(tx: Tx, caseId: string): Promise<{ earlier: boolean; link: LinkedCase }[]> {
    const rows = await tx.query<{ id: string; file_number: string | null; procedure: string; earlier: boolean }[]>(
      `select x.id, x.file_number, x.procedure, x.id in (c.predecessor_id, c.main_case_id) as earlier
       from permit_case c join permit_case x on x.tenant_id = c.tenant_id
         and (x.id in (c.predecessor_id, c.main_case_id) or x.predecessor_id = c.id or x.main_case_id = c.id)
       where c.tenant_id = $1 and c.id = $2 order by x.created_at, x.id`,
      [tx.tenant, caseId],
    );
    return rows.map(({ id, file_number: fileNumber, procedure, earlier }) => ({
      earlier: earlier === true,
      link: { id, fileNumber, procedure },
    }));
  }
}

/** Does somebody hold no role but the payer's? @example onlyPays(['payer', 'reader']) // false */
export const onlyPays = (roles: readonly string[]): boolean => roles.length > 0 && roles.every((role) => role === 'payer');

/** Who only pays sees what there is to pay for, and nothing of people, papers and the course of the procedure. */
const forPayer = (view: CaseView): CaseView => ({
  ...view,
  nextDeadline: null,
  warning: null,
  openParticipations: 0,
  members: [],
  deadlines: [],
  predecessor: null,
  successors: [],
  supplements: null,
  snapshotHash: null,
  decision: null,
});

function disciplineView({ roles, discipline }: Principal): CaseView['myDiscipline'] {
  if (!discipline || !roles.includes('planner')) return null;
  const { id, label, sections, documents } = discipline;
  return { id, label, sections: [...sections], documents: [...documents] };
}

/** @example procedureBasis(tenant, 'simplified') // '§ 63 LBauO ...' */
function procedureBasis(authority: string, procedure: string): string {
  return `${procedureOf(authority, procedure).section} ${landPack(authorityPack(authority).land).buildingCode}`;
}

/**
 * How a case shows itself: the words of its procedure. While bodies are asked, they have the ball.
 *
 * @example shown('building-permit', 1, 'substantiveCheck', 2).ball // 'bodies'
 */
export function shown(workflow: string, version: number, status: string, openParticipations: number): StateText {
  const text = definition(workflow, version).presentation?.states[status];
  if (!text) throw new Error(`${workflow}@${version} has no words for ${status}`);
  return status === 'substantiveCheck' && openParticipations > 0 ? { ...text, ball: 'bodies' } : text;
}
