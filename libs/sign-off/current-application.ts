import { Injectable } from '@nestjs/common';
import { Collaboration } from '@bauraum/collaboration';
import { currentDocuments, versionsOf } from '@bauraum/documents';
import { Forms, missingAnswers, type FormData } from '@bauraum/forms';
import { berlinDate, notFound } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { signOffRules, type SignOffRule } from '@bauraum/workflows';
import { neededRules, type Current, type ReleasedDocument } from './release';

/** The application that sign-offs are about: of a draft as it is now, later as it was filed. */
export interface Application {
  readonly rules: readonly SignOffRule[];
  readonly current: Current;
  /** Sections in which answers are missing or wrong. */
  readonly unanswered: readonly string[];
  /** Titles of documents that are still being checked. */
  readonly pending: readonly string[];
}

interface CaseRow {
  readonly procedure: string;
  readonly submitted_at: Date | null;
}

interface FiledContent {
  readonly application: FormData;
  readonly documents: readonly ReleasedDocument[];
}

@Injectable()
export class CurrentApplication {
  constructor(
    private readonly collaboration: Collaboration,
    private readonly forms: Forms,
    private readonly tenants: Tenants,
  ) {}

  /** @throws UserError 404 */
  async of(tx: Tx, caseId: string): Promise<Application> {
    const [row] = await tx.query<CaseRow[]>(`select procedure, submitted_at from permit_case where tenant_id = $1 and id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const on = row.submitted_at ? berlinDate(row.submitted_at.toISOString()) : (await this.tenants.time(tx)).today;
    const form = await this.forms.of(tx, caseId);
    const { answers, documents, ...open } = row.submitted_at ? await filed(tx, caseId) : await this.draft(tx, caseId);
    const rules = neededRules(signOffRules(tx.tenant, row.procedure, on), answers);
    return { rules, current: { form, answers, documents }, ...open };
  }

  private async draft(tx: Tx, caseId: string) {
    const wrong = await this.collaboration.flush(tx, caseId);
    const [row] = await tx.query<{ data: FormData }[]>(`select data from application where tenant_id = $1 and case_id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const problems = [...wrong, ...missingAnswers(row.data, await this.forms.of(tx, caseId))];
    const documents = (await currentDocuments(tx, caseId)).map(
      ({ document_id: documentId, type_code: typeCode, title, version, sha256 }) => ({ documentId, typeCode, title, version, sha256 }),
    );
    const waiting = (await versionsOf(tx, caseId)).filter(({ status, withdrawn }) => status === 'checking' && !withdrawn);
    return {
      answers: row.data,
      documents,
      unanswered: [...new Set(problems.map(({ path }) => path.split('/')[1] ?? ''))],
      pending: waiting.map(({ title }) => title),
    };
  }
}

/** What the frozen application says; what came later belongs to no sign-off. */
async function filed(tx: Tx, caseId: string) {
  const [row] = await tx.query<{ content: FiledContent }[]>(
    `select content::jsonb as content from application_snapshot where tenant_id = $1 and case_id = $2 order by number limit 1`,
    [tx.tenant, caseId],
  );
  if (!row) throw notFound();
  const { application, documents } = row.content;
  return { answers: application, documents, unanswered: [], pending: [] };
}
