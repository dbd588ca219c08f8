import { chainProblems, type JournalRecord, type LeftOut, type PackedDocument, type SealedDay } from '@bauraum/efile-verify';
import { berlinDate, notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { DailyRoots } from './daily-roots';
import type { Direction, EFileView } from './efile.dto';
import type { EFileService } from './efile.service';
import { readJournal } from './journal';

/** Everything of a case but the documents' contents. */
export interface CaseArchive {
  readonly caseId: string;
  readonly authority: string;
  readonly records: readonly JournalRecord[];
  readonly efile: EFileView | null;
  readonly snapshots: readonly { readonly number: number; readonly content: string }[];
  readonly documents: readonly Omit<PackedDocument, 'path'>[];
  readonly notIncluded: readonly LeftOut[];
  readonly roots: readonly SealedDay[];
}

/** The journal in the database is not intact. Nothing is exported: a signature would say that it is. */
export class JournalDamaged extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the journal is damaged: ${problems.join('; ')}`);
  }
}

interface VersionRow {
  readonly document_id: string;
  readonly title: string;
  readonly type_code: string;
  readonly direction: Direction;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly file_name: string;
  readonly size: string;
  readonly sha256: string;
  readonly status: 'uploading' | 'checking' | 'available' | 'rejected';
  readonly no: number | null;
}

/**
 * Reads a case by its file number, at one moment: nothing is journaled meanwhile.
 *
 * @throws UserError 404 when the authority has no such case; JournalDamaged.
 */
export async function readArchive(
  tx: Tx,
  fileNumber: string,
  { efile, roots }: { efile: EFileService; roots: DailyRoots },
): Promise<CaseArchive> {
  const [found] = await tx.query<{ id: string; authority: string; journal_seq: string; journal_hash: string }[]>(
    `select p.id, t.name as authority, p.journal_seq, p.journal_hash from permit_case c
     join process p on p.tenant_id = c.tenant_id and p.id = c.id join tenant t on t.tenant_id = c.tenant_id
     where c.tenant_id = $1 and c.file_number = $2 for share of p`,
    [tx.tenant, fileNumber],
  );
  if (!found) throw notFound();
  const caseId = found.id;
  const records = await readJournal(tx, caseId);
  assertIntact(records, Number(found.journal_seq), found.journal_hash);
  const versions = await versionsOf(tx, caseId);
  return {
    caseId,
    authority: found.authority,
    records,
    efile: await efile.find(tx, caseId),
    snapshots: await tx.query<{ number: number; content: string }[]>(
      `select number, content from application_snapshot where tenant_id = $1 and case_id = $2 order by number`,
      [tx.tenant, caseId],
    ),
    documents: versions.filter(isIncluded).map(toDocument),
    notIncluded: versions.filter((row) => !isIncluded(row)).map(toLeftOut),
    roots: await roots.proofs(tx, caseId, [...new Set(records.map((r) => berlinDate(r.recordedAt)))].sort()),
  };
}

function assertIntact(records: readonly JournalRecord[], seq: number, hash: string): void {
  const { hashes, links } = chainProblems(records);
  const last = records.at(-1);
  const end = last?.seq === seq && last.hash === hash ? [] : [`it ends at entry ${last?.seq ?? 0}, the case says ${seq}`];
  const problems = [...hashes, ...links, ...end];
  if (problems.length) throw new JournalDamaged(problems);
}

/** By number of the e-file, then what was never filed. */
function versionsOf(tx: Tx, caseId: string): Promise<VersionRow[]> {
  return tx.query<VersionRow[]>(
    `select d.id as document_id, d.title, d.type_code, d.direction, d.withdrawn_at is not null as withdrawn, v.version, v.file_name, v.size,
       v.sha256, v.status, e.no
     from document d join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id
     left join efile_entry e on e.tenant_id = v.tenant_id and e.document_id = v.document_id and e.version = v.version
     where d.tenant_id = $1 and d.case_id = $2 order by e.no nulls last, d.created_at, d.id, v.version`,
    [tx.tenant, caseId],
  );
}

const isIncluded = (row: VersionRow): boolean => row.status === 'available' && (!row.withdrawn || row.no !== null);

const toDocument = (row: VersionRow): Omit<PackedDocument, 'path'> => ({
  documentId: row.document_id,
  version: row.version,
  title: row.title,
  typeCode: row.type_code,
  direction: row.direction,
  fileName: row.file_name,
  no: row.no,
  sha256: row.sha256,
  size: Number(row.size),
});

const toLeftOut = (row: VersionRow): LeftOut => ({
  documentId: row.document_id,
  version: row.version,
  title: row.title,
  sha256: row.sha256,
  reason: row.status === 'available' ? 'withdrawn' : row.status,
});
