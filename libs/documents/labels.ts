import { Injectable } from '@nestjs/common';
import { WorkflowRunner } from '@bauraum/cases';
import { actorOf, CONTRIBUTORS, limitOf, type Principal } from '@bauraum/http';
import { invalid, notFound, UserError, type Actor } from '@bauraum/kernel';
import type { PdfFacts } from '@bauraum/pdf-facts';
import type { Tx } from '@bauraum/persistence';
import { documentTypes } from '@bauraum/workflows';
import type { DocumentView } from './document.dto';
import { currentDocuments, toViews, typeLabel, versionsOf, type VersionRow } from './document.repository';
import { Documents } from './documents.service';
import type { ContentSuggestionsView, Label, NameSuggestionView } from './labels.dto';
import { preselected, suggestByContent, suggestType } from './suggest-type';

const CODES = new Set(documentTypes.map(({ code }) => code));
const ONE_SHEET = 'A4';

/** What documents are called and what they are, while the application is a draft. Everything that changes is in the journal. */
@Injectable()
export class DocumentLabels {
  constructor(
    private readonly runner: WorkflowRunner,
    private readonly documents: Documents,
  ) {}

  /** What the names of files suggest, in their order. @example byName(['Lageplan.pdf'])[0]?.sure // true */
  byName(fileNames: readonly string[]): NameSuggestionView[] {
    return fileNames.map((fileName) => {
      const suggestions = suggestType(fileName).filter(({ typeCode }) => CODES.has(typeCode));
      return { suggestions: suggestions.map(({ typeCode, why }) => ({ typeCode, why })), sure: preselected(suggestions) !== null };
    });
  }

  /** Other types that the files' own words name. Where a human has said what a document is, nothing is suggested any more. */
  async byContent(tx: Tx, caseId: string): Promise<ContentSuggestionsView> {
    const rows = (await currentDocuments(tx, caseId)).filter((row) => row.media_type === 'application/pdf');
    const facts = await factsOf(tx, rows);
    const said = await labelledByHand(tx, caseId);
    const items = rows.flatMap((row) => {
      const fact = facts.get(row.sha256);
      if (said.has(row.document_id) || !fact?.readable) return [];
      const isSheet = fact.sizes[0]?.format !== ONE_SHEET;
      const file = { fileName: row.file_name, typeCode: row.type_code, titleWords: fact.titleWords, isSheet };
      const found = suggestByContent(file);
      if (!found || !CODES.has(found.typeCode)) return [];
      return [{ documentId: row.document_id, typeCode: found.typeCode, typeLabel: typeLabel(found.typeCode), why: found.why }];
    });
    return { filesToRead: rows.filter((row) => !facts.has(row.sha256)).length, items };
  }

  /**
   * Gives documents of a draft another type or title. Sign-offs are of exact documents: one that released only documents of the old type, or all
   * of the new one, falls.
   *
   * @throws UserError 404 for a document that the case does not have; 403 `not-allowed` outside of a planner's discipline; 422 for an unknown type; 409 `event-not-allowed` after submission.
   */
  async label(tx: Tx, principal: Principal, caseId: string, labels: readonly Label[]): Promise<DocumentView[]> {
    await this.assertDraft(tx, caseId);
    const ids = labels.map(({ documentId }) => documentId);
    const known = new Map((await versionsOf(tx, caseId, ids)).map((row) => [row.document_id, row]));
    for (const [index, label] of labels.entries()) {
      const row = known.get(label.documentId);
      if (row?.direction !== 'incoming' || row.withdrawn) throw notFound();
      if (label.typeCode !== undefined && !CODES.has(label.typeCode)) {
        throw invalid([{ path: `/labels/${index}/typeCode`, key: 'unknownCode' }]);
      }
      assertOwn(principal, row.type_code, ...(label.typeCode === undefined ? [] : [label.typeCode]));
      await this.write(tx, row, label, actorOf(principal, CONTRIBUTORS));
    }
    return toViews(await versionsOf(tx, caseId, ids));
  }

  private async write(tx: Tx, row: VersionRow, label: Label, actor: Actor): Promise<void> {
    const before = { typeCode: row.type_code, title: row.title };
    const { typeCode = before.typeCode, title = before.title } = label;
    const event = { type: 'DOCUMENT_LABELLED', documentId: row.document_id, typeCode, title, before };
    await this.runner.record(tx, { processId: row.case_id, event, actor, effects: [] });
    await tx.query(`update document set type_code = $3, title = $4 where tenant_id = $1 and id = $2`, [
      tx.tenant,
      row.document_id,
      typeCode,
      title,
    ]);
  }

  /** Takes documents out of a draft, all or none. What was there stays in the journal. @throws UserError 404, 409 `event-not-allowed` */
  async withdraw(tx: Tx, principal: Principal, caseId: string, documentIds: readonly string[]): Promise<DocumentView[]> {
    await this.assertDraft(tx, caseId);
    for (const row of await versionsOf(tx, caseId, documentIds)) assertOwn(principal, row.type_code);
    for (const documentId of documentIds) await this.documents.withdraw(tx, principal, caseId, documentId);
    return toViews(await versionsOf(tx, caseId, documentIds));
  }

  /**
   * Takes withdrawn documents back into the draft, as they were.
   *
   * @throws UserError 404 unless each was withdrawn and has a usable version; 409 `event-not-allowed` after submission.
   */
  async restore(tx: Tx, principal: Principal, caseId: string, documentIds: readonly string[]): Promise<DocumentView[]> {
    await this.assertDraft(tx, caseId);
    const rows = (await versionsOf(tx, caseId, documentIds)).filter(({ version, current_version: current }) => version === current);
    for (const id of documentIds) {
      const row = rows.find(({ document_id: documentId }) => documentId === id);
      if (row?.direction !== 'incoming' || !row.withdrawn) throw notFound();
      assertOwn(principal, row.type_code);
      const { version, type_code: typeCode, title, sha256, size } = row;
      const event = { type: 'DOCUMENT_ADDED', documentId: id, version, typeCode, title, sha256, size: Number(size) };
      await this.runner.dispatch(tx, { processId: caseId, event, actor: actorOf(principal, CONTRIBUTORS) });
      await tx.query(`update document set withdrawn_at = null where tenant_id = $1 and id = $2`, [tx.tenant, id]);
    }
    return toViews(await versionsOf(tx, caseId, documentIds));
  }

  /** Locks the case first, as filing does: nothing is labelled anew beneath a submission. */
  private async assertDraft(tx: Tx, caseId: string): Promise<void> {
    await tx.query(`select 1 from process where tenant_id = $1 and id = $2 for update`, [tx.tenant, caseId]);
    const { status: state, events: allowed } = await this.runner.allowed(tx, caseId);
    if (!allowed.includes('SUBMIT')) throw new UserError(409, 'event-not-allowed', { event: 'DOCUMENT_LABELLED', state, allowed });
  }
}

/** A planner changes what belongs to the own discipline, and makes nothing else of it. */
function assertOwn(principal: Principal, ...typeCodes: readonly string[]): void {
  const limit = limitOf(principal);
  if (limit && !typeCodes.every((code) => limit.documents.includes(code))) throw new UserError(403, 'not-allowed');
}

async function factsOf(tx: Tx, rows: readonly VersionRow[]): Promise<ReadonlyMap<string, PdfFacts>> {
  const found = await tx.query<{ sha256: string; facts: PdfFacts }[]>(
    `select sha256, facts from document_facts where tenant_id = $1 and sha256 = any($2)`,
    [tx.tenant, rows.map(({ sha256 }) => sha256)],
  );
  return new Map(found.map(({ sha256, facts }) => [sha256, facts]));
}

async function labelledByHand(tx: Tx, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct payload->>'documentId' as id from case_event where tenant_id = $1 and case_id = $2 and event = 'DOCUMENT_LABELLED'`,
    [tx.tenant, caseId],
  );
  return new Set(rows.map(({ id }) => id));
}
