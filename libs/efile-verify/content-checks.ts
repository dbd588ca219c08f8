import type { JournalRecord } from './journal-record';
import { JOURNAL, type Manifest, type PackedDocument, type PackedEFile, type PackedFile } from './package-format';

/** What a check found: problems make it fail, warnings do not. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly warnings?: readonly string[];
  /** What to say when there is no problem. */
  readonly fine: string;
}

/** Hash and size of every file that is really in the package. */
export type Digests = ReadonlyMap<string, Omit<PackedFile, 'path'>>;

/** Are exactly the files of the manifest there, byte for byte? */
export function checkFiles(manifest: Manifest, digests: Digests): Outcome {
  const problems: string[] = [];
  const listed = new Set<string>();
  for (const { path, sha256, size } of manifest.files) {
    const found = digests.get(path);
    if (listed.has(path)) problems.push(`${path} is listed twice`);
    listed.add(path);
    if (!found) problems.push(`${path} is missing`);
    else if (found.sha256 !== sha256 || found.size !== size) problems.push(`${path} was altered`);
  }
  for (const path of digests.keys()) if (!listed.has(path)) problems.push(`${path} was added: the manifest does not know it`);
  if (!listed.has(JOURNAL)) problems.push(`the manifest lists no ${JOURNAL}`);
  return { problems, fine: `${listed.size} files, each exactly as the manifest says` };
}

/** Does the manifest speak of this journal's end, and of nothing else? */
export function checkHead(manifest: Manifest, records: readonly JournalRecord[]): Outcome {
  const problems: string[] = [];
  const last = records.at(-1);
  if (last?.seq !== manifest.head.seq || last.hash !== manifest.head.hash) {
    problems.push(
      `the journal ends at entry ${last?.seq ?? 0}, the manifest seals entry ${manifest.head.seq}: entries were removed or added`,
    );
  }
  if (last && (last.caseId !== manifest.caseId || last.tenant !== manifest.tenant)) problems.push('the journal belongs to another case');
  const numbers = records.filter((r) => r.event === 'SUBMIT').map((r) => r.payload['fileNumber']);
  if (numbers.some((number) => typeof number === 'string' && number !== manifest.fileNumber)) {
    problems.push(`the journal speaks of another file number than ${manifest.fileNumber}`);
  }
  return { problems, fine: `the journal ends at entry ${manifest.head.seq}, as sealed` };
}

interface Named {
  readonly seq: number;
  readonly documentId: string;
  readonly version: number | undefined;
  readonly sha256: string | undefined;
  readonly submitted: boolean;
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function namedBy({ seq, event, payload }: JournalRecord): Named[] {
  const documents = payload['documents'];
  const items: unknown[] =
    event === 'DOCUMENT_ADDED' || event === 'DOCUMENT_FILED' ? [payload] : event === 'SUBMIT' && Array.isArray(documents) ? documents : [];
  return items.map(asObject).map(({ documentId, version, sha256 }) => ({
    seq,
    documentId: String(documentId),
    version: typeof version === 'number' ? version : undefined,
    sha256: typeof sha256 === 'string' ? sha256 : undefined,
    submitted: event === 'SUBMIT',
  }));
}

/** Is every document that the journal names here, with exactly the content it had then? */
export function checkDocuments(manifest: Manifest, records: readonly JournalRecord[], digests: Digests): Outcome {
  const problems: string[] = [];
  const warnings: string[] = [];
  const present = manifest.documents.filter((d) => digests.get(d.path)?.sha256 === d.sha256);
  for (const d of manifest.documents) if (!present.includes(d)) problems.push(`${d.path} is not the document "${d.title}"`);
  const withdrawn = new Set(records.filter((r) => r.event === 'DOCUMENT_WITHDRAWN').map((r) => String(r.payload['documentId'])));
  const named = records.flatMap(namedBy);
  const found = new Set<PackedDocument>();
  for (const want of named) {
    const fits = present.filter(
      (d) => d.documentId === want.documentId && d.sha256 === want.sha256 && (want.version === undefined || d.version === want.version),
    );
    fits.forEach((d) => found.add(d));
    if (want.sha256 === undefined) problems.push(`entry ${want.seq} names document ${want.documentId} without its hash`);
    else if (!fits.length && (want.submitted || !withdrawn.has(want.documentId))) {
      problems.push(`document ${want.documentId} of entry ${want.seq} is missing or is not the one of then`);
    }
  }
  for (const d of manifest.notIncluded) {
    if (d.reason === 'withdrawn' && !withdrawn.has(d.documentId)) {
      problems.push(`"${d.title}" is left out as withdrawn, but the journal does not say so`);
    }
    warnings.push(`not included: "${d.title}", version ${d.version} (${d.reason})`);
  }
  for (const d of present) if (!found.has(d)) warnings.push(`"${d.title}", version ${d.version}, is in the package but not in the journal`);
  return { problems, warnings, fine: `${present.length} document versions, ${named.length} mentions in the journal, all hashes fit` };
}

/** Does the e-file count without gaps, and is each of its documents here? */
export function checkEFile(manifest: Manifest, efile: PackedEFile | null): Outcome {
  if (!efile) {
    const problems = manifest.documents.some((d) => d.no !== null) ? ['documents are filed, but there is no e-file'] : [];
    return { problems, warnings: problems.length ? [] : ['no e-file had been opened'], fine: 'no e-file had been opened' };
  }
  const problems: string[] = [];
  const filed = efile.proceedings.flatMap((p) => p.documents);
  filed.forEach((entry, index) => {
    if (entry.no !== index + 1) problems.push(`document ${entry.no} stands where document ${index + 1} belongs`);
    const packed = manifest.documents.find((d) => d.no === entry.no);
    if (packed?.documentId !== entry.documentId || packed.version !== entry.version || packed.sha256 !== entry.sha256) {
      problems.push(`document ${entry.no} of the e-file is not in the package`);
    }
  });
  const extra = manifest.documents.filter((d) => d.no !== null && !filed.some((entry) => entry.no === d.no));
  for (const d of extra) problems.push(`${d.path} claims number ${d.no}, which the e-file does not have`);
  return { problems, fine: `${filed.length} documents, numbered without gaps` };
}
