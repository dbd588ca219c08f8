import { Injectable } from '@nestjs/common';
import { Collaboration } from '@bauraum/collaboration';
import { currentDocuments } from '@bauraum/documents';
import { askedAnswers, formFor, Forms, latestFiled, type FiledContent, type FormData } from '@bauraum/forms';
import { berlinDate, notFound, UserError, type FieldProblem, type Instant, type PlainDate } from '@bauraum/kernel';
import type { PdfFacts } from '@bauraum/pdf-facts';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { documentChecks, formOf, requiredDocuments } from '@bauraum/workflows';
import { assess, isOpen } from './assess';
import type { CompletenessView } from './completeness.dto';
import { whyOf, type AssessedDocument } from './point';

type Listed = Omit<AssessedDocument, 'facts'>;

/** What is assessed: the answers and the documents, as they are or as they were filed. */
interface Application {
  readonly answers: FormData;
  readonly wrongAnswers: readonly FieldProblem[];
  readonly documents: readonly Listed[];
  readonly filedAt: string | null;
}

/** The completeness assistant: the rules of the pack over one case. */
@Injectable()
export class Completeness {
  constructor(
    private readonly collaboration: Collaboration,
    private readonly forms: Forms,
    private readonly tenants: Tenants,
  ) {}

  /** The application as it is now. @throws UserError 404 */
  async now(tx: Tx, caseId: string): Promise<CompletenessView> {
    return this.view(tx, caseId, await this.current(tx, caseId));
  }

  /** The application as it was filed; a draft as it is now. @throws UserError 404 */
  async asFiled(tx: Tx, caseId: string): Promise<CompletenessView> {
    return this.view(tx, caseId, (await filed(tx, caseId)) ?? (await this.current(tx, caseId)));
  }

  /** @throws UserError 409 `not-complete` when a row of the pack says that the application cannot be filed as it is. */
  async assertFileable(tx: Tx, caseId: string): Promise<void> {
    const { points } = await this.now(tx, caseId);
    const blocking = points.filter((point) => point.blocks && isOpen(point)).map(({ id, what, why }) => ({ id, what, why: why.text }));
    if (blocking.length) throw new UserError(409, 'not-complete', { points: blocking });
  }

  private async current(tx: Tx, caseId: string): Promise<Application> {
    const wrongAnswers = await this.collaboration.flush(tx, caseId);
    const [row] = await tx.query<{ data: FormData }[]>(`select data from application where tenant_id = $1 and case_id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const documents = (await currentDocuments(tx, caseId)).map((d) => ({
      id: d.document_id,
      title: d.title,
      typeCode: d.type_code,
      version: d.version,
      fileName: d.file_name,
      mediaType: d.media_type,
      sha256: d.sha256,
    }));
    return { answers: askedAnswers(row.data, await this.forms.of(tx, caseId)), wrongAnswers, documents, filedAt: null };
  }

  private async view(tx: Tx, caseId: string, { answers, wrongAnswers, documents, filedAt }: Application): Promise<CompletenessView> {
    const { procedure, on } = await this.procedureOf(tx, caseId);
    const facts = await factsOf(tx, documents);
    const assessed = documents.map((document) => ({ ...document, facts: facts.get(document.sha256) ?? null }));
    const points = assess({
      form: formFor(tx.tenant, procedure, on),
      formRule: whyOf(formOf(tx.tenant, procedure, on), 'Diese Angabe gehört zum Antrag.'),
      answers,
      wrongAnswers,
      required: requiredDocuments(tx.tenant, procedure, on),
      checks: documentChecks(tx.tenant, procedure, on),
      documents: assessed,
    });
    const open = points.filter(isOpen);
    const openRequired = open.filter(({ severity }) => severity === 'required').length;
    return {
      asOf: filedAt === null ? 'now' : 'submission',
      filedAt,
      openRequired,
      openOther: open.length - openRequired,
      filesToRead: assessed.filter((document) => document.facts === null && document.mediaType === 'application/pdf').length,
      points: points.map((point) => ({ ...point, evidence: [...point.evidence] })),
    };
  }

  /** The rules are those of the day of receipt; a draft goes by today's. */
  private async procedureOf(tx: Tx, caseId: string): Promise<{ readonly procedure: string; readonly on: PlainDate }> {
    const [row] = await tx.query<{ procedure: string; submitted_at: Date | null }[]>(
      `select procedure, submitted_at from permit_case where tenant_id = $1 and id = $2`,
      [tx.tenant, caseId],
    );
    if (!row) throw notFound();
    return {
      procedure: row.procedure,
      on: row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today,
    };
  }
}

/** As it was filed last, or undefined before. */
async function filed(tx: Tx, caseId: string): Promise<Application | undefined> {
  const latest = await latestFiled<FiledContent & { readonly correction?: { readonly at: Instant } }>(tx, caseId);
  if (!latest) return undefined;
  const { submittedAt, application, documents, correction } = latest.content;
  const listed = documents.map(({ documentId, ...document }) => ({ ...document, id: documentId }));
  return { answers: application, wrongAnswers: [], documents: listed, filedAt: correction?.at ?? submittedAt };
}

async function factsOf(tx: Tx, documents: readonly Listed[]): Promise<ReadonlyMap<string, PdfFacts>> {
  const rows = await tx.query<{ sha256: string; facts: PdfFacts }[]>(
    `select sha256, facts from document_facts where tenant_id = $1 and sha256 = any($2)`,
    [tx.tenant, documents.map(({ sha256 }) => sha256)],
  );
  return new Map(rows.map(({ sha256, facts }) => [sha256, facts]));
}
