import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf, packTexts, packTitle } from '@bauraum/correspondence';
import { Filing, type StoredFile } from '@bauraum/documents';
import { berlinDate, formatDate, isPlainDate } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import { textLetterPdf } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';

interface Params {
  readonly letter: string;
  readonly to: 'applicants' | 'office';
  readonly values: Readonly<Record<string, string>>;
  readonly appeal?: string;
}

type Produced = { readonly file: StoredFile; readonly title: string };

/** A letter of the pack's texts as PDF/A, put into the file; applicants are told once it is there. */
@Injectable()
export class ProduceLetter implements EffectHandler<Produced> {
  readonly effect = 'produceLetter';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
    private readonly notifications: Notifications,
  ) {}

  /** @throws Error when the pack has no text for the letter, or a placeholder of it has no value. */
  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<Produced> {
    const { letter: use, values, appeal } = params as unknown as Params;
    const { pdf, title, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const at = await momentOf(tx, id);
      const { letter, receivedOn, title: project, procedure } = await letterFacts(tx, caseId, at);
      const scope = { on: berlinDate(at), procedure };
      const subject = packTitle(tx.tenant, use, scope);
      if (subject === undefined) throw new Error(`the pack of ${tx.tenant} has no text for the letter ${use}`);
      const filled = { title: project, receivedOn: formatDate(receivedOn), fileNumber: letter.fileNumber, ...inWords(values) };
      const paragraphs = packTexts(tx.tenant, use, scope, filled).flatMap((text) => text.split(/\n+/).filter(Boolean));
      const instruction = appeal === undefined ? {} : { appeal: packTexts(tx.tenant, appeal, scope, filled) };
      return {
        pdf: textLetterPdf({ ...letter, subject, paragraphs, ...instruction }),
        title: subject,
        fileNumber: letter.fileNumber,
      };
    });
    return { file: await this.filing.keep(tenant, pdf, `${title.replace(/[^\p{L}\d]+/gu, '-')}-${fileNumber}.pdf`), title };
  }

  async apply(tx: Tx, { id, caseId, processId, params }: EffectContext, { file, title }: Produced): Promise<void> {
    const isOutgoing = (params as unknown as Params).to === 'applicants';
    const direction = isOutgoing ? 'outgoing' : 'internal';
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.letter, direction, file });
    const to = isOutgoing ? 'applicants' : 'office';
    await this.notifications.tell(tx, { to, kind: 'letterIssued', caseId, processId, params: { title } });
  }
}

/** Days are written out; braces of what somebody wrote are no placeholders. */
function inWords(values: Params['values']): Record<string, string> {
  const entries = Object.entries(values).map(([name, value]) => {
    const plain = value.replaceAll('{', '(').replaceAll('}', ')');
    return [name, isPlainDate(plain) ? formatDate(plain) : plain] as const;
  });
  return Object.fromEntries(entries);
}
