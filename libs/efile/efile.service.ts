import { Injectable } from '@nestjs/common';
import { notFound, type Instant, type Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { documentTypes, procedureOf } from '@bauraum/workflows';
import type { Direction, EFileView } from './efile.dto';

export interface NewRecord {
  /** Aktenzeichen. */
  readonly recordNumber: string;
  readonly recordTitle: string;
  /** Place in the Aktenplan. */
  readonly recordPlan: string;
}

export interface NewEntry {
  readonly documentId: string;
  readonly version: number;
  readonly title: string;
  readonly sha256: Sha256;
  readonly filedAt: Instant;
}

interface RecordRow {
  readonly record_number: string;
  readonly record_title: string;
  readonly record_plan: string;
  readonly opened_at: Date;
  readonly procedure: string;
}

interface EntryRow {
  readonly no: number;
  readonly document_id: string;
  readonly version: number;
  readonly title: string;
  readonly filed_at: Date;
  readonly sha256: string;
  readonly type_code: string;
  readonly direction: Direction;
  readonly size: string;
  readonly file_name: string;
}

const LABELS = new Map(documentTypes.map((t) => [t.code, t.label]));

/** The e-file: Akte > Vorgang > Dokument. One record and one proceeding a case; documents are only ever added. */
@Injectable()
export class EFileService {
  constructor(private readonly tenants: Tenants) {}

  /** Opens the record. A second time changes nothing. @returns whether it was opened now. */
  async open(tx: Tx, caseId: string, { recordNumber, recordTitle, recordPlan }: NewRecord): Promise<boolean> {
    await this.lock(tx, caseId);
    const { now } = await this.tenants.time(tx);
    const opened = await tx.query<unknown[]>(
      `insert into efile (tenant_id, case_id, record_number, record_title, record_plan, opened_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, case_id) do nothing returning 1`,
      [tx.tenant, caseId, recordNumber, recordTitle, recordPlan, now],
    );
    return opened.length > 0;
  }

  /**
   * Files a version of a document under the next number. The same version again keeps its number.
   *
   * @returns its number; undefined as long as the case has no record: opening it files what is there.
   * @throws UserError 404 when there is no such case.
   */
  async file(tx: Tx, caseId: string, { documentId, version, title, sha256, filedAt }: NewEntry): Promise<number | undefined> {
    await this.lock(tx, caseId);
    const [filed] = await tx.query<{ no: number }[]>(
      `insert into efile_entry (tenant_id, case_id, no, document_id, version, title, filed_at, sha256)
       select $1::text, $2::uuid, coalesce((select max(no) from efile_entry where tenant_id = $1 and case_id = $2), 0) + 1,
         $3::uuid, $4::integer, $5::text, $6::timestamptz, $7::text
       where exists (select 1 from efile where tenant_id = $1 and case_id = $2)
       on conflict (tenant_id, document_id, version) do nothing returning no`,
      [tx.tenant, caseId, documentId, version, title, filedAt, sha256],
    );
    if (filed) return filed.no;
    const [known] = await tx.query<{ no: number }[]>(
      `select no from efile_entry where tenant_id = $1 and case_id = $2 and document_id = $3 and version = $4`,
      [tx.tenant, caseId, documentId, version],
    );
    return known?.no;
  }

  /** @throws UserError 404 as long as no record was opened. */
  async view(tx: Tx, caseId: string): Promise<EFileView> {
    const view = await this.find(tx, caseId);
    if (!view) throw notFound();
    return view;
  }

  /** The e-file, or null as long as no record was opened. */
  async find(tx: Tx, caseId: string): Promise<EFileView | null> {
    const [record] = await tx.query<RecordRow[]>(
      `select e.record_number, e.record_title, e.record_plan, e.opened_at, c.procedure
       from efile e join permit_case c on c.tenant_id = e.tenant_id and c.id = e.case_id where e.tenant_id = $1 and e.case_id = $2`,
      [tx.tenant, caseId],
    );
    if (!record) return null;
    const { title } = procedureOf(tx.tenant, record.procedure);
    return {
      recordNumber: record.record_number,
      recordTitle: record.record_title,
      recordPlan: record.record_plan,
      openedAt: record.opened_at.toISOString(),
      proceedings: [{ number: '1', title, documents: await this.list(tx, caseId) }],
    };
  }

  /** The filed documents of a case, by number. */
  async list(tx: Tx, caseId: string): Promise<EFileView['proceedings'][number]['documents']> {
    const rows = await tx.query<EntryRow[]>(
      `select e.no, e.document_id, e.version, e.title, e.filed_at, e.sha256, d.type_code, d.direction, v.size, v.file_name
       from efile_entry e
       join document d on d.tenant_id = e.tenant_id and d.id = e.document_id
       join document_version v on v.tenant_id = e.tenant_id and v.document_id = e.document_id and v.version = e.version
       where e.tenant_id = $1 and e.case_id = $2 order by e.no`,
      [tx.tenant, caseId],
    );
    return rows.map((row) => ({
      no: row.no,
      documentId: row.document_id,
      version: row.version,
      title: row.title,
      typeLabel: LABELS.get(row.type_code) ?? row.type_code,
      direction: row.direction,
      filedAt: row.filed_at.toISOString(),
      sha256: row.sha256,
      size: Number(row.size),
      fileName: row.file_name,
    }));
  }

  /** One at a time numbers a case's documents. The case's row, because nobody may change (or lock) rows of the e-file. */
  private async lock(tx: Tx, caseId: string): Promise<void> {
    const rows = await tx.query<unknown[]>(`select 1 from process where tenant_id = $1 and id = $2 and case_id = $2 for update`, [
      tx.tenant,
      caseId,
    ]);
    if (!rows.length) throw notFound();
  }
}
