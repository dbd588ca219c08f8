import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf, packTexts } from '@bauraum/correspondence';
import { Filing, type StoredFile } from '@bauraum/documents';
import { addDays, berlinDate, formatDate } from '@bauraum/kernel';
import { closingLetterPdf, fictionCertificatePdf } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';
import { textBlocks } from '@bauraum/workflows';

type Closing = { reason: 'withdrawn' | 'deemedWithdrawn'; dueOn: string | null };

/** The letter that ends a procedure without a decision. */
@Injectable()
export class ProduceClosingLetter implements EffectHandler<StoredFile> {
  readonly effect = 'produceClosingLetter';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
  ) {}

  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<StoredFile> {
    const { reason, dueOn } = params as Closing;
    const use = reason === 'withdrawn' ? 'withdrawal' : 'deemed-withdrawal';
    const { pdf, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const at = await momentOf(tx, id);
      const { letter, receivedOn, procedure } = await letterFacts(tx, caseId, at);
      const effectiveOn = reason === 'deemedWithdrawn' && dueOn ? dueOn : berlinDate(at);
      const [block] = textBlocks(tx.tenant, use, receivedOn, procedure);
      const paragraphs = packTexts(tx.tenant, use, { on: receivedOn, procedure }, { dueOn: formatDate(effectiveOn) });
      return {
        fileNumber: letter.fileNumber,
        pdf: closingLetterPdf({ ...letter, outcome: reason, receivedOn, effectiveOn, legalBasis: block?.basis ?? '', paragraphs }),
      };
    });
    return this.filing.keep(tenant, pdf, `Einstellung-${fileNumber}.pdf`);
  }

  async apply(tx: Tx, { id, caseId }: EffectContext, file: StoredFile): Promise<void> {
    await this.filing.file(tx, caseId, {
      effectId: id,
      title: 'Einstellung des Verfahrens',
      typeCode: LETTER_TYPES.letter,
      direction: 'outgoing',
      file,
    });
  }
}

interface DecisionDeadline {
  readonly sentence: string;
  readonly basis: string;
}

/** The certificate that a permit counts as granted, with the computation of the period as its proof. */
@Injectable()
export class ProduceFictionCertificate implements EffectHandler<StoredFile> {
  readonly effect = 'produceFictionCertificate';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
  ) {}

  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<StoredFile> {
    const { dueOn } = params as { dueOn: string };
    const { pdf, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const { letter, receivedOn, procedure } = await letterFacts(tx, caseId, await momentOf(tx, id));
      const [deadline] = await tx.query<DecisionDeadline[]>(
        `select explanation ->> 'sentence' as sentence, explanation ->> 'basis' as basis from deadline
         where tenant_id = $1 and process_id = $2 and kind = 'decision' and status = 'fired' order by closed_at desc limit 1`,
        [tx.tenant, caseId],
      );
      const input = {
        ...letter,
        receivedOn,
        dueOn,
        deemedOn: addDays(dueOn, 1),
        legalBasis: deadline?.basis ?? '',
        computation: deadline ? [deadline.sentence] : [],
        notes: packTexts(tx.tenant, 'fiction', { on: receivedOn, procedure }, { dueOn: formatDate(dueOn) }),
      };
      return { pdf: fictionCertificatePdf(input), fileNumber: letter.fileNumber };
    });
    return this.filing.keep(tenant, pdf, `Bescheinigung-Genehmigungsfiktion-${fileNumber}.pdf`);
  }

  async apply(tx: Tx, { id, caseId }: EffectContext, file: StoredFile): Promise<void> {
    const title = 'Bescheinigung über die Genehmigungsfiktion';
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.notice, direction: 'outgoing', file });
  }
}
