import { LETTER_TYPES } from '@bauraum/correspondence';
import { notFound, type PlainDate } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { StoredSnapshot } from '@bauraum/workflows';
import type { Entry } from './facts';
import type { Known } from './payload';

export interface ProcessRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly workflow_version: number;
  readonly state: StoredSnapshot;
  readonly status: string;
  readonly opened_at: Date;
}

const PROCESS = `
  select p.id, p.workflow_id, p.workflow_version, p.state, p.status,
    (select min(e.at) from case_event e where e.tenant_id = p.tenant_id and e.case_id = p.case_id and e.process_id = p.id) as opened_at
  from process p where p.tenant_id = $1 and p.case_id = $2`;

/** The proceedings beneath a case, the latest first. */
export const childrenOf = (tx: Tx, caseId: string): Promise<ProcessRow[]> =>
  tx.query<ProcessRow[]>(`${PROCESS} and p.id <> $2 order by p.id desc`, [tx.tenant, caseId]);

/** @throws UserError 404 for a process of another case. */
export async function processOf(tx: Tx, caseId: string, id: string): Promise<ProcessRow> {
  const [row] = await tx.query<ProcessRow[]>(`${PROCESS} and p.id = $3`, [tx.tenant, caseId, id]);
  if (!row) throw notFound();
  return row;
}

/** Holds the case until the commit, so that nobody opens a second proceeding of a kind meanwhile. */
export const lockCase = (tx: Tx, caseId: string): Promise<unknown> =>
  tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);

export async function entriesOf(tx: Tx, caseId: string): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const rows = await tx.query<(Entry & { process_id: string })[]>(
    `select process_id, event, payload, at from case_event where tenant_id = $1 and case_id = $2 and process_id <> $2 order by seq`,
    [tx.tenant, caseId],
  );
  const entries = new Map<string, Entry[]>();
  for (const { process_id: id, ...entry } of rows) entries.set(id, [...(entries.get(id) ?? []), entry]);
  return entries;
}

/** Documents by title and members by name, as far as fields of acts may name them. */
export async function knownIn(tx: Tx, caseId: string): Promise<Known> {
  const documents = await tx.query<{ id: string; title: string }[]>(
    `select id, title from document where tenant_id = $1 and case_id = $2 and withdrawn_at is null and direction <> 'internal'`,
    [tx.tenant, caseId],
  );
  const members = await tx.query<{ id: string; name: string }[]>(
    `select p.id, p.name from membership m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
     where m.tenant_id = $1 and m.scope = 'case' and m.scope_id = $2`,
    [tx.tenant, caseId],
  );
  return { documents: new Map(documents.map((d) => [d.id, d.title])), members: new Map(members.map((m) => [m.id, m.name])) };
}

/** What a proceeding that somebody opens begins with. */
export interface CaseFacts {
  readonly caseId: string;
  readonly authority: string;
  readonly procedure: string;
  readonly receivedOn: PlainDate;
  /** Last day for an objection against the latest notice; null while there is none. */
  readonly objectionDueOn: PlainDate | null;
  readonly builders: readonly string[];
  readonly caseStatus: string;
  /** What runs and ran beneath the case. */
  readonly beneath: readonly { readonly workflow: string; readonly status: string }[];
  /** Has a fee notice gone out? */
  readonly feeNotice: boolean;
}

interface FactsRow {
  readonly procedure: string;
  readonly received_on: PlainDate | null;
  readonly objection_due_on: PlainDate | null;
  readonly builders: string[];
  readonly case_status: string;
  readonly beneath: { workflow: string; status: string }[];
  readonly fee_notice: boolean;
}

/** @param today for a case that was never submitted. */
export async function factsFor(tx: Tx, caseId: string, today: PlainDate): Promise<CaseFacts> {
  const [row] = await tx.query<FactsRow[]>(
    `select c.procedure, to_char(c.submitted_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') as received_on,
       (select to_char(d.due_on, 'YYYY-MM-DD') from deadline d where d.tenant_id = c.tenant_id and d.process_id = c.id and d.kind = 'objection'
         order by d.created_at desc, d.id desc limit 1) as objection_due_on,
       (select coalesce(array_agg(m.person_id::text order by m.person_id), '{}') from membership m
         where m.tenant_id = c.tenant_id and m.scope = 'case' and m.scope_id = c.id::text and m.role = 'builder') as builders,
       (select p.status from process p where p.tenant_id = c.tenant_id and p.id = c.id) as case_status,
       (select coalesce(jsonb_agg(jsonb_build_object('workflow', p.workflow_id, 'status', p.status) order by p.id), '[]') from process p
         where p.tenant_id = c.tenant_id and p.case_id = c.id and p.id <> c.id) as beneath,
       exists (select 1 from document d where d.tenant_id = c.tenant_id and d.case_id = c.id and d.type_code = $3
         and d.direction = 'outgoing') as fee_notice
     from permit_case c where c.tenant_id = $1 and c.id = $2`,
    [tx.tenant, caseId, LETTER_TYPES.feeNotice],
  );
  if (!row) throw notFound();
  const { procedure, builders, beneath } = row;
  return {
    caseId,
    authority: tx.tenant,
    procedure,
    receivedOn: row.received_on ?? today,
    objectionDueOn: row.objection_due_on,
    builders,
    caseStatus: row.case_status,
    beneath,
    feeNotice: row.fee_notice,
  };
}
