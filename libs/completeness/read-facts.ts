import { Inject, Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler, Later } from '@bauraum/cases';
import { DOCUMENT_STORE, versionOf } from '@bauraum/documents';
import { PdfReader, READER_VERSION, type PdfFacts } from '@bauraum/pdf-facts';
import { Database, type Tx } from '@bauraum/persistence';
import { contentKey, type DocumentStore } from '@bauraum/storage';

/** `known`: this content has been read before. `busy`: others are being read, and waiting here would keep other effects from their turn. */
type Read = PdfFacts | 'known' | 'busy';

const RETRY_MS = 2000;

/** Reads what is inside an uploaded PDF, once for each content. The document is available before, whatever comes out. */
@Injectable()
export class ReadFacts implements EffectHandler<Read> {
  readonly effect = 'readFacts';

  constructor(
    @Inject(DOCUMENT_STORE) private readonly store: DocumentStore,
    private readonly db: Database,
    private readonly reader: PdfReader,
  ) {}

  async prepare({ tenant, caseId, params }: EffectContext): Promise<Read> {
    const { row, known } = await this.db.transaction(tenant, async (tx) => {
      const row = await versionOf(tx, caseId, String(params['documentId']), Number(params['version']));
      return { row, known: await isKnown(tx, row.sha256) };
    });
    if (known) return 'known';
    if (Number(row.size) > this.reader.limits.maxBytes) return { readable: false, reason: 'too-large' };
    if (this.reader.busy) return 'busy';
    return this.reader.facts(() => this.store.read(contentKey(tenant, row.sha256)));
  }

  async apply(tx: Tx, { caseId, params }: EffectContext, read: Read): Promise<void | Later> {
    if (read === 'known') return;
    if (read === 'busy') return { retryInMs: RETRY_MS + Math.floor(Math.random() * RETRY_MS) };
    const { sha256 } = await versionOf(tx, caseId, String(params['documentId']), Number(params['version']));
    await tx.query(
      `insert into document_facts (tenant_id, sha256, reader, facts, read_at) values ($1, $2, $3, $4, now())
       on conflict (tenant_id, sha256) do update set reader = excluded.reader, facts = excluded.facts, read_at = excluded.read_at
       where document_facts.reader < excluded.reader`,
      [tx.tenant, sha256, READER_VERSION, JSON.stringify(read)],
    );
  }
}

async function isKnown(tx: Tx, sha256: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select 1 from document_facts where tenant_id = $1 and sha256 = $2 and reader >= $3`, [
    tx.tenant,
    sha256,
    READER_VERSION,
  ]);
  return rows.length > 0;
}
