import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf, packTexts } from '@bauraum/correspondence';
import { Filing, typeLabel, type StoredFile } from '@bauraum/documents';
import { Forms, questionTitle } from '@bauraum/forms';
import { formatDate } from '@bauraum/kernel';
import { supplementLetterPdf } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';

interface FindingRow {
  readonly text: string;
  readonly legal_basis: string;
  readonly type_code: string | null;
  readonly title: string | null;
  readonly field: string | null;
}

/** The letter that asks for supplements; it must say what happens when the period lapses. */
@Injectable()
export class ProduceSupplementLetter implements EffectHandler<StoredFile> {
  readonly effect = 'produceSupplementLetter';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
    private readonly forms: Forms,
  ) {}

  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<StoredFile> {
    const { requestId, dueOn } = params as { requestId: string; dueOn: string };
    const { pdf, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const { letter, receivedOn, procedure } = await letterFacts(tx, caseId, await momentOf(tx, id));
      const findings = await tx.query<FindingRow[]>(
        `select f.text, f.legal_basis, f.type_code, f.field, d.title from finding f left join document d on d.tenant_id = f.tenant_id and d.id = f.document_id
         where f.tenant_id = $1 and f.request_id = $2 order by f.number`,
        [tx.tenant, requestId],
      );
      const form = await this.forms.of(tx, caseId);
      const consequence = packTexts(tx.tenant, 'supplements', { on: receivedOn, procedure }, { dueOn: formatDate(dueOn) }).join(' ');
      const rows = findings.map((f) => {
        const type = f.type_code ? `${typeLabel(f.type_code)} (${f.type_code})` : null;
        const subject = f.title ?? type ?? (f.field ? questionTitle(form, f.field) : null);
        return { text: f.text, legalBasis: f.legal_basis, ...(subject ? { subject } : {}) };
      });
      return { pdf: supplementLetterPdf({ ...letter, receivedOn, findings: rows, dueOn, consequence }), fileNumber: letter.fileNumber };
    });
    return this.filing.keep(tenant, pdf, `Nachforderung-${fileNumber}.pdf`);
  }

  async apply(tx: Tx, { id, caseId }: EffectContext, file: StoredFile): Promise<void> {
    await this.filing.file(tx, caseId, {
      effectId: id,
      title: 'Nachforderung',
      typeCode: LETTER_TYPES.supplements,
      direction: 'outgoing',
      file,
    });
  }
}
