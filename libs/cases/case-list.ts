import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type Key, type Principal } from '@bauraum/http';
import type { Tx } from '@bauraum/persistence';
import { onlyPays } from './case-view';
import type { CasePage, CaseRow, CasesQuery, CaseStatus } from './case.dto';
import { DEADLINE_COLUMNS, toDeadline, toWarning, WARNED, type DeadlineRow } from './deadline.rows';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly file_number: string | null;
  readonly status: CaseStatus;
  readonly place: string;
  readonly created_at: Date;
  readonly submitted_at: Date | null;
  readonly next_deadline: DeadlineRow | null;
  readonly warning: Pick<DeadlineRow, 'kind' | 'due_on' | 'explanation'> | null;
  readonly open_participations: number;
  readonly roles: string[];
  readonly sort_key: string;
}

/** The expression that a list is ordered by, as text; `id` breaks ties. */
const SORT = {
  due: { key: `coalesce(to_char(n.due_on, 'YYYY-MM-DD'), '9999-12-31')`, order: 'asc', beyond: '>' },
  '-created': { key: `to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, order: 'desc', beyond: '<' },
  fileNumber: { key: `coalesce(c.file_number, '')`, order: 'asc', beyond: '>' },
} as const;

/** The same by the warned deadline, which need not be the next one. */
const MOST_URGENT = { ...SORT.due, key: `to_char(w.due_on, 'YYYY-MM-DD')` } as const;

const FROM = `
  from permit_case c join process p on p.tenant_id = c.tenant_id and p.id = c.id
  left join lateral (select ${DEADLINE_COLUMNS} from deadline d
    left join participation a on a.tenant_id = d.tenant_id and a.id = d.process_id left join body b on b.tenant_id = a.tenant_id and b.id = a.body_id
    where d.tenant_id = c.tenant_id and d.case_id = c.id and d.status = 'open' order by d.due_on, d.id limit 1) n on true`;

/** Cases of which a deadline has warned, found by the index of warnings. */
const WARNED_ONLY = `
  join (select d.case_id, min(d.due_on) as due_on from deadline d where d.tenant_id = $1 and d.status = 'open' and ${WARNED} group by 1) w
    on w.case_id = c.id`;

/** Lists of cases: the applicant's own, the office's worklist (which holds no drafts). */
@Injectable()
export class CaseList {
  async page(tx: Tx, principal: Principal, query: CasesQuery): Promise<CasePage> {
    const { key, order, beyond } = query.warned && query.sort === 'due' ? MOST_URGENT : SORT[query.sort];
    const from = query.warned ? `${FROM}${WARNED_ONLY}` : FROM;
    const { where, params } = conditions(tx.tenant, principal, query);
    const after = decodeCursor(query.cursor, 2);
    const cursor = after ? ` and (${key}, c.id) ${beyond} ($${params.length + 1}, $${params.length + 2}::uuid)` : '';
    const rows = await tx.query<Row[]>(
      `select c.id, c.title, c.file_number, p.status, c.place, c.created_at, c.submitted_at, ${key} as sort_key, to_jsonb(n) as next_deadline,
        (select count(*)::int from process x where x.tenant_id = c.tenant_id and x.case_id = c.id and x.workflow_id = 'participation'
          and x.status in ('requested', 'extensionAsked')) as open_participations,
        (select coalesce(array_agg(m.role), '{}') from membership m
          where m.tenant_id = c.tenant_id and m.scope = 'case' and m.scope_id = c.id::text and m.person_id = $2) as roles,
        (select jsonb_build_object('kind', d.kind, 'due_on', d.due_on, 'explanation', jsonb_build_object('title', d.explanation -> 'title'))
          from deadline d where d.tenant_id = c.tenant_id and d.case_id = c.id and d.status = 'open' and ${WARNED}
          order by d.due_on, d.id limit 1) as warning
       ${from} ${where}${cursor} order by ${key} ${order}, c.id ${order} limit ${query.limit + 1}`,
      [...params, ...(after ?? [])],
    );
    const [count] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${from} ${where} and $2::uuid is not null`, params);
    const page = toPage(rows, query.limit, (row): Key => [row.sort_key, row.id]);
    return { items: page.items.map((row) => toRow(row, principal)), next: page.next, total: count?.total ?? 0 };
  }
}

function conditions(tenant: string, principal: Principal, query: CasesQuery): { where: string; params: unknown[] } {
  const params: unknown[] = [tenant, principal.personId];
  const parts = [`c.tenant_id = $1`];
  if (query.scope === 'office') parts.push(`p.status not in ('draft', 'discarded')`);
  else {
    parts.push(`p.status <> 'discarded'`);
    parts.push(
      `exists (select 1 from membership m where m.tenant_id = c.tenant_id and m.scope = 'case' and m.scope_id = c.id::text and m.person_id = $2)`,
    );
  }
  if (query.status) parts.push(`p.status = any($${params.push(query.status.split(','))}::text[])`);
  if (query.q) {
    const like = `$${params.push(`%${query.q.replace(/[\\%_]/g, '\\$&')}%`)}`;
    parts.push(`(c.title ilike ${like} or c.place ilike ${like} or c.file_number ilike ${like})`);
  }
  return { where: `where ${parts.join(' and ')}`, params };
}

function toRow(row: Row, principal: Principal): CaseRow {
  const pays = onlyPays(row.roles) && principal.roles.length === 0;
  return {
    id: row.id,
    title: row.title,
    fileNumber: row.file_number,
    status: row.status,
    place: row.place,
    createdAt: row.created_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    nextDeadline: pays ? null : row.next_deadline && toDeadline(row.next_deadline),
    warning: pays ? null : row.warning && toWarning(row.warning),
    openParticipations: pays ? 0 : row.open_participations,
    myRoles: [...new Set([...row.roles, ...principal.roles])],
  };
}
