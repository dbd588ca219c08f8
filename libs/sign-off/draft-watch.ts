import { Injectable } from '@nestjs/common';
import { authorsSince, commentsOf } from '@bauraum/collaboration';
import { openRequest } from '@bauraum/formal-check';
import { Forms, questionTitle } from '@bauraum/forms';
import { Notifications } from '@bauraum/notifications';
import { Database, type Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import type { FormSection } from '@bauraum/workflows';
import type { Change } from './release';
import type { SignOff } from './sign-off.repository';
import { SignOffs } from './sign-off.service';

interface Row {
  readonly case_id: string;
  readonly seq: string;
  readonly looked_seq: string;
  readonly mark: string;
}

/** Applications that are being written and changed since they were looked at. The mark says what sign-offs may rest on: answers, documents, corrections. */
const CHANGED = `
  with open as (
    select p.case_id, coalesce(d.last_seq, 0) as seq, coalesce(w.seq, 0) as looked_seq, w.mark as looked,
      concat_ws('.', a.revision, p.journal_seq, (select sum(f.revision) from finding_answer f where f.tenant_id = p.tenant_id and f.case_id = p.case_id)) as mark
    from process p join application a on a.tenant_id = p.tenant_id and a.case_id = p.case_id
    left join collab_document d on d.tenant_id = p.tenant_id and d.case_id = p.case_id
    left join draft_watch w on w.tenant_id = p.tenant_id and w.case_id = p.case_id
    where p.tenant_id = $1 and p.id = p.case_id and p.status in ('draft', 'supplementsRequested')
  ) select case_id, seq, looked_seq, mark from open where looked is distinct from mark or seq > looked_seq limit 200`;

/** Watches applications while they are written: who signed hears once that it does not count any more, who is called in a comment hears of it once. */
@Injectable()
export class DraftWatch {
  constructor(
    private readonly db: Database,
    private readonly signOffs: SignOffs,
    private readonly forms: Forms,
    private readonly notifications: Notifications,
    private readonly tenants: Tenants,
  ) {}

  /** Looks at what has changed; two at once, or a second time, tell nothing more. @returns the number of cases. */
  async run(tenant: string): Promise<number> {
    const rows = await this.db.transaction(tenant, (tx) => tx.query<Row[]>(CHANGED, [tx.tenant]));
    for (const row of rows) await this.db.transaction(tenant, (tx) => this.look(tx, row));
    return rows.length;
  }

  private async look(tx: Tx, { case_id: caseId, seq, looked_seq: looked, mark }: Row): Promise<void> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    if (Number(seq) > Number(looked)) await this.tellMentioned(tx, caseId);
    await this.tellFallen(tx, caseId);
    await tx.query(
      `insert into draft_watch (tenant_id, case_id, seq, mark) values ($1, $2, $3, $4)
       on conflict (tenant_id, case_id) do update set seq = greatest(draft_watch.seq, excluded.seq), mark = excluded.mark`,
      [tx.tenant, caseId, seq, mark],
    );
  }

  /** Only who works in the case, and nobody by themselves. */
  private async tellMentioned(tx: Tx, caseId: string): Promise<void> {
    const form = await this.forms.of(tx, caseId);
    for (const { id, path, by, mentions } of await commentsOf(tx, caseId, this.forms)) {
      for (const personId of new Set(mentions.filter((one) => one !== by))) {
        const told = await tx.query<unknown[]>(
          `insert into comment_mention (tenant_id, case_id, comment_id, person_id, told_at)
           select tenant_id, $2::uuid, $3, person_id, now() from membership
           where tenant_id = $1 and scope = 'case' and scope_id = $2::text and person_id = $4 limit 1 on conflict do nothing returning 1`,
          [tx.tenant, caseId, id, personId],
        );
        if (!told.length) continue;
        const params = { what: questionTitle(form, path), by: await nameOf(tx, by) };
        await this.notifications.tell(tx, { to: { personId }, kind: 'mentioned', caseId, processId: caseId, params });
      }
    }
  }

  private async tellFallen(tx: Tx, caseId: string): Promise<void> {
    for (const { signOff, standing } of await this.signOffs.current(tx, caseId)) {
      if (!signOff) continue;
      if (standing?.state !== 'fallen') {
        await tx.query(`delete from sign_off_fall where tenant_id = $1 and sign_off_id = $2`, [tx.tenant, signOff.id]);
        continue;
      }
      const { now } = await this.tenants.time(tx);
      const told = await tx.query<unknown[]>(
        `insert into sign_off_fall (tenant_id, sign_off_id, case_id, told_at) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
        [tx.tenant, signOff.id, caseId, now],
      );
      if (told.length) await this.tellSigner(tx, caseId, signOff, standing.changes);
    }
  }

  private async tellSigner(tx: Tx, caseId: string, signOff: SignOff, changes: readonly Change[]): Promise<void> {
    const form = await this.forms.of(tx, caseId);
    const what = changes.flatMap((change) => wordsOf(change, form)).join(', ');
    const by = (await changedBy(tx, caseId, signOff, changes)).join(', ');
    const params = { declaration: signOff.title, what, by };
    await this.notifications.tell(tx, { to: { personId: signOff.personId }, kind: 'signOffFallen', caseId, processId: caseId, params });
  }
}

const wordsOf = ({ kind, id, title, fields }: Change, form: readonly FormSection[]): string[] =>
  kind === 'section' && fields.length > 0 ? fields.map((field) => questionTitle(form, `${id}.${field}`)) : [title];

/** The names of those who changed it: answers of the draft, corrections, documents. */
async function changedBy(tx: Tx, caseId: string, signOff: SignOff, changes: readonly Change[]): Promise<string[]> {
  const fields = changes.flatMap(({ kind, id, fields: own }) => (kind === 'section' ? own.map((field) => `${id}.${field}`) : []));
  const documents = changes.flatMap(({ kind, id }) => (kind === 'document' ? [id] : []));
  const authors = await authorsSince(tx, caseId, signOff.signedAt);
  const request = await openRequest(tx, caseId);
  const corrected = request?.findings.flatMap(({ prepared }) =>
    prepared.updatedBy && isAbout(prepared.values, fields) ? [prepared.updatedBy.id] : [],
  );
  const uploaded = await tx.query<{ uploaded_by: string | null }[]>(
    `select v.uploaded_by from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.current_version
     where d.tenant_id = $1 and d.id = any($2::uuid[])`,
    [tx.tenant, documents],
  );
  const ids = [...fields.map((field) => authors.get(field)), ...(corrected ?? []), ...uploaded.map((row) => row.uploaded_by)];
  const known = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const rows = await tx.query<{ name: string }[]>(`select name from person where tenant_id = $1 and id = any($2::uuid[]) order by name`, [
    tx.tenant,
    known,
  ]);
  return rows.map(({ name }) => name);
}

const isAbout = (values: Readonly<Record<string, Readonly<Record<string, unknown>>>>, fields: readonly string[]): boolean =>
  Object.entries(values).some(([section, own]) => Object.keys(own).some((field) => fields.includes(`${section}.${field}`)));

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>(`select name from person where tenant_id = $1 and id = $2`, [tx.tenant, personId]);
  return row?.name ?? '';
}
