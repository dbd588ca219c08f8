import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf } from '@bauraum/correspondence';
import { Filing, typeLabel, type StoredFile } from '@bauraum/documents';
import { answerInWords, Forms, questionTitle, type FiledContent } from '@bauraum/forms';
import { supplementReceiptPdf, type SupplementRow } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';
import type { FiledSignOff } from '@bauraum/sign-off';
import type { FormSection } from '@bauraum/workflows';

/** What a correction says about itself in its snapshot. */
interface CorrectedContent extends FiledContent {
  readonly signOffs: readonly FiledSignOff[];
  readonly correction: {
    readonly at: string;
    readonly requestId: string;
    readonly changes: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown; readonly name: string }[];
    readonly answers: readonly {
      readonly number: number;
      readonly findingId: string;
      readonly text?: string;
      readonly documentId?: string;
      readonly version?: number;
      readonly fields?: readonly string[];
    }[];
  };
}

type Answer = CorrectedContent['correction']['answers'][number];
type Finding = { readonly id: string; readonly field: string | null; readonly type_code: string | null };

/** The receipt of supplements: which answers came, what they changed, and the hash of the application as it is now. */
@Injectable()
export class ProduceSupplementReceipt implements EffectHandler<StoredFile> {
  readonly effect = 'produceSupplementReceipt';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
    private readonly forms: Forms,
  ) {}

  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<StoredFile> {
    const { pdf, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const number = Number(params['snapshotNumber']);
      const [row] = await tx.query<{ content: CorrectedContent; sha256: string }[]>(
        `select content::jsonb as content, sha256 from application_snapshot where tenant_id = $1 and case_id = $2 and number = $3`,
        [tx.tenant, caseId, number],
      );
      if (!row) throw new Error(`case ${caseId} has no snapshot ${number}`);
      const { letter } = await letterFacts(tx, caseId, await momentOf(tx, id));
      const form = await this.forms.of(tx, caseId);
      const { correction, signOffs } = row.content;
      const findings = await tx.query<Finding[]>(`select id, field, type_code from finding where tenant_id = $1 and request_id = $2`, [
        tx.tenant,
        correction.requestId,
      ]);
      const input = { receivedAt: correction.at, snapshotHash: row.sha256, snapshotNumber: number };
      const answers = correction.answers.map((answer) => rowOf(answer, row.content, findings, form));
      const released = signOffs.map(({ title, name, role, signedAt, hash }) => ({ title, name, role, signedAt, hash }));
      return { pdf: supplementReceiptPdf({ ...letter, ...input, answers, signOffs: released }), fileNumber: letter.fileNumber };
    });
    return this.filing.keep(tenant, pdf, `Eingang-Nachreichung-${fileNumber}.pdf`);
  }

  async apply(tx: Tx, { id, caseId }: EffectContext, file: StoredFile): Promise<void> {
    await this.filing.file(tx, caseId, {
      effectId: id,
      title: 'Eingang der Nachreichung',
      typeCode: LETTER_TYPES.receipt,
      direction: 'outgoing',
      file,
    });
  }
}

function rowOf(
  answer: Answer,
  { correction, documents }: CorrectedContent,
  findings: readonly Finding[],
  form: readonly FormSection[],
): SupplementRow {
  const finding = findings.find(({ id }) => id === answer.findingId);
  const document = documents.find(({ documentId }) => documentId === answer.documentId);
  const subject = finding?.field ? questionTitle(form, finding.field) : finding?.type_code ? typeLabel(finding.type_code) : undefined;
  const changes = correction.changes
    .filter(({ field }) => answer.fields?.includes(field))
    .map(({ field, before, after, name }) => ({
      title: questionTitle(form, field),
      before: answerInWords(form, field, before),
      after: answerInWords(form, field, after),
      by: name,
    }));
  return {
    number: answer.number,
    changes,
    ...(subject ? { subject } : {}),
    ...(answer.text ? { text: answer.text } : {}),
    ...(document ? { document: `${document.title}, Fassung ${answer.version}` } : {}),
  };
}
