import type { PdfFacts } from '@bauraum/pdf-facts';
import { READER_VERSION } from '@bauraum/pdf-facts';
import type { Sha256 } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';

/** What the newest reader found in this content before, for whatever document. */
export async function knownFacts(tx: Tx, sha256: Sha256): Promise<PdfFacts | null> {
  const [row] = await tx.query<{ facts: PdfFacts }[]>(
    `select facts from document_facts where tenant_id = $1 and sha256 = $2 and reader >= $3`,
    [tx.tenant, sha256, READER_VERSION],
  );
  return row?.facts ?? null;
}

/** Keeps what was found in a content; an older reader's finding gives way. */
export async function keepFacts(tx: Tx, sha256: Sha256, facts: PdfFacts): Promise<void> {
  await tx.query(
    `insert into document_facts (tenant_id, sha256, reader, facts, read_at) values ($1, $2, $3, $4, now())
     on conflict (tenant_id, sha256) do update set reader = excluded.reader, facts = excluded.facts, read_at = excluded.read_at
     where document_facts.reader < excluded.reader`,
    [tx.tenant, sha256, READER_VERSION, JSON.stringify(facts)],
  );
}
