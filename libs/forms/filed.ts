import { canonicalJson, sha256, type Instant, type Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { FormData } from './form';

/** A document as it was filed. */
export interface FiledDocument {
  readonly documentId: string;
  readonly typeCode: string;
  readonly title: string;
  readonly version: number;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: Sha256;
}

/** What stands in every snapshot; features add their own. */
export interface FiledContent {
  readonly submittedAt: Instant;
  readonly application: FormData;
  readonly documents: readonly FiledDocument[];
}

/** The application as it was filed, with its corrections so far. */
export interface Filed<Content extends FiledContent = FiledContent> {
  /** 1: as it was submitted; each answer to a request for supplements adds one. */
  readonly number: number;
  readonly sha256: Sha256;
  readonly frozenAt: Instant;
  readonly content: Content;
}

/** The one reader of what was filed: the newest snapshot; undefined before the application is filed. */
export async function latestFiled<Content extends FiledContent = FiledContent>(
  tx: Tx,
  caseId: string,
): Promise<Filed<Content> | undefined> {
  const [row] = await tx.query<{ number: number; content: string; sha256: Sha256; created_at: Date }[]>(
    `select number, content, sha256, created_at from application_snapshot where tenant_id = $1 and case_id = $2 order by number desc limit 1`,
    [tx.tenant, caseId],
  );
  if (!row) return undefined;
  const { number, sha256: hash, created_at: at, content } = row;
  return { number, sha256: hash, frozenAt: at.toISOString(), content: JSON.parse(content) as Content };
}

/** Freezes the application as canonical JSON: nothing ever changes it, a correction is a new one. @returns its hash. */
export async function freezeApplication(tx: Tx, caseId: string, number: number, content: FiledContent, at: Instant): Promise<Sha256> {
  const text = canonicalJson(content);
  const hash = sha256(text);
  await tx.query(
    `insert into application_snapshot (tenant_id, case_id, number, content, sha256, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenant, caseId, number, text, hash, at],
  );
  return hash;
}
