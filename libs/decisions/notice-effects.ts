import { Injectable } from '@nestjs/common';
import type { EffectContext, EffectHandler } from '@bauraum/cases';
import { LETTER_TYPES, letterFacts, momentOf, packTexts, packTitle, provisionKind } from '@bauraum/correspondence';
import { currentDocuments, Filing, type StoredFile } from '@bauraum/documents';
import { latestFiled } from '@bauraum/forms';
import { berlinDate, formatDate } from '@bauraum/kernel';
import { Notifications } from '@bauraum/notifications';
import { Fees } from '@bauraum/payments';
import type { FeeLine, FeeResult } from '@bauraum/law';
import { feeNoticePdf, noticePdf } from '@bauraum/pdf';
import { Database, type Tx } from '@bauraum/persistence';
import { decisionOf } from './decision.repository';

/** The notice (Bescheid) as PDF/A, into the case room; whoever waits for it is told once it is there. */
@Injectable()
export class ProduceNotice implements EffectHandler<StoredFile> {
  readonly effect = 'produceNotice';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
    private readonly notifications: Notifications,
  ) {}

  async prepare({ tenant, caseId, id }: EffectContext): Promise<StoredFile> {
    const { pdf, fileNumber } = await this.db.transaction(tenant, async (tx) => {
      const { letter, receivedOn, title, procedure } = await letterFacts(tx, caseId, await momentOf(tx, id));
      const decision = await decisionOf(tx, caseId);
      if (!decision?.released_at) throw new Error(`decision of case ${caseId} is not released`);
      const on = berlinDate(decision.released_at.toISOString());
      const values = { receivedOn: formatDate(receivedOn), title };
      const documents = await currentDocuments(tx, caseId);
      const snapshotHash = (await latestFiled(tx, caseId))?.sha256 ?? '';
      const use = decision.kind === 'grant' ? 'grant' : 'refusal';
      const heading = packTitle(tx.tenant, use, { on, procedure });
      const pdf = noticePdf({
        ...letter,
        ...(heading ? { title: heading } : {}),
        kind: decision.kind,
        receivedOn,
        operative: packTexts(tx.tenant, use, { on, procedure }, values),
        approvedDocuments:
          decision.kind === 'grant'
            ? documents.map((d, i) => ({ number: i + 1, title: d.title, version: d.version, sha256: d.sha256 }))
            : [],
        provisions: decision.provisions.map((p) => ({
          kind: provisionKind(p.kindCode),
          text: p.text,
          legalBasis: p.legalBasis,
          ...(p.sourceBodyName ? { body: p.sourceBodyName } : {}),
        })),
        reasons: [{ paragraphs: decision.reasons.split(/\n+/).filter(Boolean) }],
        feeReference: 'Über die Gebühr entscheiden wir mit einem eigenen Gebührenbescheid.',
        appeal: packTexts(tx.tenant, 'appeal', { on, procedure }),
        preparedBy: decision.preparer ?? '',
        releasedBy: decision.releaser ?? '',
        releasedAt: decision.released_at.toISOString(),
        snapshotHash,
      });
      return { pdf, fileNumber: letter.fileNumber };
    });
    return this.filing.keep(tenant, pdf, `Bescheid-${fileNumber}.pdf`);
  }

  async apply(tx: Tx, { id, caseId, processId, params }: EffectContext, file: StoredFile): Promise<void> {
    const { receivedOn, procedure } = await letterFacts(tx, caseId, await momentOf(tx, id));
    const use = params['decisionKind'] === 'grant' ? 'grant' : 'refusal';
    const title = packTitle(tx.tenant, use, { on: receivedOn, procedure }) ?? 'Bescheid';
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.notice, direction: 'outgoing', file });
    await tx.query(`update decision set notice_document_id = $3 where tenant_id = $1 and case_id = $2`, [tx.tenant, caseId, id]);
    await this.notifications.tell(tx, { to: 'applicants', kind: 'decided', caseId, processId });
  }
}

/** The final fee notice: the fee as computed, what was paid, what remains. */
@Injectable()
export class IssueFinalFee implements EffectHandler<IssuedFee | null> {
  readonly effect = 'issueFinalFee';

  constructor(
    private readonly db: Database,
    private readonly filing: Filing,
    private readonly fees: Fees,
    private readonly notifications: Notifications,
  ) {}

  async prepare({ tenant, caseId, id }: EffectContext): Promise<IssuedFee | null> {
    const made = await this.db.transaction(tenant, async (tx) => {
      const at = await momentOf(tx, id);
      const { letter, procedure } = await letterFacts(tx, caseId, at);
      const { computed, paidCents } = await this.fees.of(tx, caseId);
      if (!computed) return null;
      const decision = await decisionOf(tx, caseId);
      const pdf = feeNoticePdf({
        ...letter,
        lines: computed.lines.filter(({ kind }) => kind !== 'sum').map(noticeLine),
        totalCents: computed.totalCents,
        paidCents,
        paymentHint:
          computed.totalCents > paidCents
            ? 'Bitte zahlen Sie den offenen Betrag im Vorgangsraum unter „Gebühr“.'
            : 'Die Gebühr ist durch den Vorschuss gedeckt. Sie müssen nichts mehr zahlen.',
        appeal: packTexts(tx.tenant, 'appeal', { on: berlinDate(at), procedure }),
        preparedBy: decision?.preparer ?? '',
      });
      return { pdf, computed, fileNumber: letter.fileNumber };
    });
    if (!made) return null;
    return { computed: made.computed, file: await this.filing.keep(tenant, made.pdf, `Gebuehrenbescheid-${made.fileNumber}.pdf`) };
  }

  async apply(tx: Tx, { id, caseId, processId }: EffectContext, issued: IssuedFee | null): Promise<void> {
    if (!issued) return; // nothing is charged for this procedure
    const title = 'Gebührenbescheid';
    await this.filing.file(tx, caseId, { effectId: id, title, typeCode: LETTER_TYPES.feeNotice, direction: 'outgoing', file: issued.file });
    await this.fees.issue(tx, caseId, issued.computed);
    await this.notifications.tell(tx, { to: 'applicants', kind: 'feeNoticeIssued', caseId, processId });
  }
}

interface IssuedFee {
  readonly computed: FeeResult;
  readonly file: StoredFile;
}

type FeeNoticeLine = Parameters<typeof feeNoticePdf>[0]['lines'][number];

const noticeLine = ({ kind, text, amountCents, basis }: FeeLine): FeeNoticeLine =>
  kind === 'base' ? { label: text, computation: 'Bauwert', legalBasis: basis } : { label: text, amountCents, legalBasis: basis };

/** The statistics data set of the building activity (XBau 0421): recorded now, sent when a statistics office is connected. */
@Injectable()
export class RecordStatistics implements EffectHandler<undefined> {
  readonly effect = 'recordStatistics';

  async apply(tx: Tx, { id, caseId }: EffectContext): Promise<void> {
    await tx.query(
      `insert into statistics_record (tenant_id, case_id, data, recorded_at)
       select c.tenant_id, c.id, jsonb_build_object('fileNumber', c.file_number, 'municipalityAgs', c.municipality_ags, 'procedure', c.procedure,
           'decision', d.kind, 'receivedOn', c.submitted_at::date, 'decidedOn', d.released_at::date,
           'buildingKind', s.content::jsonb #> '{application,project,buildingKind}', 'newBuilding', s.content::jsonb #> '{application,project,newBuilding}',
           'grossVolume', s.content::jsonb #> '{application,building,grossVolume}', 'grossFloorArea', s.content::jsonb #> '{application,building,grossFloorArea}',
           'storeys', s.content::jsonb #> '{application,building,storeys}', 'dwellings', s.content::jsonb #> '{application,building,dwellings}',
           'buildingClass', s.content::jsonb #> '{application,building,buildingClass}'), o.created_at
       from permit_case c join decision d on d.tenant_id = c.tenant_id and d.case_id = c.id
       join outbox o on o.tenant_id = c.tenant_id and o.id = $3
       join lateral (select content from application_snapshot a where a.tenant_id = c.tenant_id and a.case_id = c.id order by number desc limit 1) s on true
       where c.tenant_id = $1 and c.id = $2 on conflict do nothing`,
      [tx.tenant, caseId, id],
    );
  }
}
