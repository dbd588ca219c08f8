import { notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { documentTypes } from '@bauraum/workflows';
import type { Direction, DocumentView, VersionStatus } from './document.dto';

export interface VersionRow {
  readonly document_id: string;
  readonly case_id: string;
  readonly title: string;
  readonly type_code: string;
  readonly direction: Direction;
  readonly current_version: number;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly upload_id: string;
  readonly file_name: string;
  readonly size: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly pages: number | null;
  readonly status: VersionStatus;
  readonly problem: string | null;
  readonly reason: string | null;
  readonly uploaded_by: string | null;
  readonly uploader: string | null;
  readonly uploaded_at: Date;
  /** The store's id of an upload in parts. */
  readonly parts_id: string | null;
  readonly part_size: number | null;
  readonly waiting: 'scanner' | null;
}

const SELECT = `
  select d.id as document_id, d.case_id, d.title, d.type_code, d.direction, d.current_version, d.withdrawn_at is not null as withdrawn,
    v.version, v.upload_id, v.file_name, v.size, v.media_type, v.sha256, v.status, v.problem, v.reason, v.uploaded_by, p.name as uploader, v.uploaded_at,
    v.parts_id, v.part_size, v.waiting,
    (f.facts->>'pages')::int as pages
  from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id
  left join person p on p.tenant_id = v.tenant_id and p.id = v.uploaded_by
  left join document_facts f on f.tenant_id = v.tenant_id and f.sha256 = v.sha256
  where d.tenant_id = $1 and d.case_id = $2`;

const LABELS = new Map(documentTypes.map((t) => [t.code, t.label]));

/** The German name of a document type. @example typeLabel('1803') */
export const typeLabel = (code: string): string => LABELS.get(code) ?? code;

/** All versions of all documents of a case, or of the documents named. */
export function versionsOf(tx: Tx, caseId: string, only?: readonly string[]): Promise<VersionRow[]> {
  const filter = only ? ' and d.id = any($3::uuid[])' : '';
  return tx.query<VersionRow[]>(`${SELECT}${filter} order by d.created_at, d.id, v.version`, [tx.tenant, caseId, ...(only ? [only] : [])]);
}

/** @throws UserError 404 */
export async function versionOf(tx: Tx, caseId: string, documentId: string, version: number): Promise<VersionRow> {
  const [row] = await tx.query<VersionRow[]>(`${SELECT} and d.id = $3 and v.version = $4`, [tx.tenant, caseId, documentId, version]);
  if (!row) throw notFound();
  return row;
}

export function toViews(rows: readonly VersionRow[]): DocumentView[] {
  const documents = new Map<string, DocumentView>();
  for (const row of rows) {
    const known = documents.get(row.document_id);
    const document = known ?? {
      id: row.document_id,
      title: row.title,
      typeCode: row.type_code,
      typeLabel: typeLabel(row.type_code),
      direction: row.direction,
      currentVersion: row.current_version,
      versions: [],
      withdrawn: row.withdrawn,
    };
    document.versions.push({
      version: row.version,
      fileName: row.file_name,
      size: Number(row.size),
      mediaType: row.media_type,
      sha256: row.sha256,
      pages: row.pages,
      status: row.status,
      problem: row.problem,
      uploading: row.status === 'uploading' ? { size: Number(row.size), sha256: row.sha256, partSize: row.part_size } : null,
      waiting: row.waiting,
      uploadedBy: row.uploaded_by ? { id: row.uploaded_by, name: row.uploader ?? '' } : null,
      uploadedAt: row.uploaded_at.toISOString(),
      reason: row.reason,
    });
    documents.set(row.document_id, document);
  }
  return [...documents.values()];
}

/** What the case is made of now: the current version of every document that has one. */
export async function currentDocuments(tx: Tx, caseId: string, directions: readonly Direction[] = ['incoming']): Promise<VersionRow[]> {
  const rows = await versionsOf(tx, caseId);
  return rows.filter(
    (r) => r.version === r.current_version && r.status === 'available' && !r.withdrawn && directions.includes(r.direction),
  );
}

/** Whether a document is the notice of a decision: opening it has effects in law. */
export async function isNotice(tx: Tx, caseId: string, documentId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select 1 from decision where tenant_id = $1 and case_id = $2 and notice_document_id = $3`, [
    tx.tenant,
    caseId,
    documentId,
  ]);
  return rows.length > 0;
}
