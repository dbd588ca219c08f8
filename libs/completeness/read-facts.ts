import { Inject, Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler, Later } from '@bauraum/cases';
import { DOCUMENT_STORE, keepFacts, knownFacts, versionOf } from '@bauraum/documents';
import { PdfReader, type PdfFacts } from '@bauraum/pdf-facts';
import { Database, type Tx } from '@bauraum/persistence';
import { contentKey, type DocumentStore } from '@bauraum/storage';

/** `known`: this content has been read before. `busy`: others are being read, and waiting here would keep other effects from their turn. */
type Read = PdfFacts | 'known' | 'busy';

const RETRY_MS = 2000;

/** Reads what is inside an uploaded PDF that took too long for the quarantine, once for each content. The document is available, whatever comes out. */
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
      return { row, known: (await knownFacts(tx, row.sha256)) !== null };
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
    await keepFacts(tx, sha256, read);
  }
}
