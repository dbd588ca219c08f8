import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf } from '@bauraum/correspondence';
import { Filing, typeLabel, type StoredFile } from '@bauraum/documents';
import type { PlainDate } from '@bauraum/kernel';
import { receiptPdf, type NextStep } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';
import type { FiledSignOff } from '@bauraum/sign-off';

interface Snapshot {
  readonly content: {
    documents: { typeCode: string; title: string; version: number; size: number; sha256: string }[];
    submittedAt: string;
    /** Absent in applications from before there were sign-offs. */
    signOffs?: FiledSignOff[];
  };
}

const STEPS: Readonly<Record<string, string>> = {
  formalCheck: 'Wir prüfen, ob Ihr Antrag vollständig ist',
  decision: 'Wir entscheiden über Ihren Antrag',
};

/** The receipt: what was filed, when, with which hashes, and what happens next. */
@Injectable()
export class ProduceReceipt implements EffectHandler<StoredFile> {
  readonly effect = 'produceReceipt';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
  ) {}

  async prepare({ tenant, caseId, id, params }: EffectContext): Promise<StoredFile> {
    const { snapshotHash, fileNumber } = params as { snapshotHash: string; fileNumber: string };
    const pdf = await this.db.transaction(tenant, async (tx) => {
      const { letter } = await letterFacts(tx, caseId, await momentOf(tx, id));
      const [snapshot] = await tx.query<Snapshot[]>(
        `select content::jsonb as content from application_snapshot where tenant_id = $1 and case_id = $2 and sha256 = $3`,
        [tx.tenant, caseId, snapshotHash],
      );
      if (!snapshot) throw new Error(`case ${caseId} has no snapshot ${snapshotHash}`);
      const { documents, submittedAt, signOffs = [] } = snapshot.content;
      return receiptPdf({
        ...letter,
        receivedAt: submittedAt,
        snapshotHash,
        documents: documents.map((d, i) => ({ ...d, number: i + 1, sizeBytes: d.size, typeName: typeLabel(d.typeCode) })),
        signOffs: signOffs.map(({ title, name, role, signedAt, hash }) => ({ title, name, role, signedAt, hash })),
        next: await this.next(tx, caseId),
      });
    });
    return this.filing.keep(tenant, pdf, `Eingangsbestaetigung-${fileNumber}.pdf`);
  }

  private async next(tx: Tx, caseId: string): Promise<NextStep[]> {
    const rows = await tx.query<{ kind: string; due_on: PlainDate; basis: string }[]>(
      `select kind, to_char(due_on, 'YYYY-MM-DD') as due_on, explanation ->> 'basis' as basis from deadline
       where tenant_id = $1 and process_id = $2 order by created_at, due_on`,
      [tx.tenant, caseId],
    );
    const first = new Map(
      rows
        .filter((r) => STEPS[r.kind])
        .map((r) => [r.kind, r] as const)
        .reverse(),
    );
    return [...first.values()]
      .sort((a, b) => a.due_on.localeCompare(b.due_on))
      .map((r) => ({ text: STEPS[r.kind] ?? r.kind, date: r.due_on, basis: r.basis }));
  }

  async apply(tx: Tx, { id, caseId }: EffectContext, file: StoredFile): Promise<void> {
    await this.filing.file(tx, caseId, {
      effectId: id,
      title: 'Eingangsbestätigung',
      typeCode: LETTER_TYPES.receipt,
      direction: 'outgoing',
      file,
    });
  }
}
