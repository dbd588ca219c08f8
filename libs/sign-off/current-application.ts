import { Injectable } from '@nestjs/common';
import { Collaboration } from '@bauraum/collaboration';
import { currentDocuments, versionsOf } from '@bauraum/documents';
import { askedAnswers, Forms, latestFiled, missingAnswers, type Filed, type FiledContent, type FormData } from '@bauraum/forms';
import { correctionOf, openRequest } from '@bauraum/formal-check';
import { berlinDate, notFound, type FieldProblem } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import { Tenants } from '@bauraum/tenancy';
import { signOffRules, type FormSection, type SignOffRule } from '@bauraum/workflows';
import { partiesIn, type Parties } from './parties';
import { neededRules, releaseOf, type Current } from './release';

/** The application that sign-offs are about: of a draft as it is now, later as it was filed, with the corrections that are being made. */
export interface Application {
  readonly rules: readonly SignOffRule[];
  readonly current: Current;
  /** As it was filed last, once it is filed: who has released that need not do it again as long as nothing of it changes. */
  readonly filed?: Current;
  /** Who may sign, as long as anybody may: of what is filed, who signed stays who signed. */
  readonly parties?: Parties;
  /** Sections in which answers are missing or wrong. */
  readonly unanswered: readonly string[];
  /** Titles of documents that are still being checked. */
  readonly pending: readonly string[];
}

interface CaseRow {
  readonly procedure: string;
  readonly submitted_at: Date | null;
}

type State = Omit<Application, 'rules' | 'current'> & Pick<Current, 'answers' | 'documents'>;

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
    const filed = await latestFiled<FiledWithSignOffs>(tx, caseId);
    const { answers, documents, ...open } = filed ? await later(tx, caseId, form, filed) : await this.draft(tx, caseId, form);
    const all = signOffRules(tx.tenant, row.procedure, on);
    const before = filed && { form, answers: filed.content.application, documents: filed.content.documents };
    const parties = filed && !(await openRequest(tx, caseId)) ? undefined : await partiesIn(tx, caseId);
    const planned = parties
      ? parties.members.flatMap(({ discipline }) => discipline ?? [])
      : plannedThen(all, filed?.content.signOffs ?? []);
    const current = { form, answers, documents };
    const rules = neededRules(all, answers, planned).filter(
      (rule) => rule.discipline === undefined || releaseOf(rule, current).parts.length > 0,
    );
    return { rules, current, ...(before ? { filed: before } : {}), ...(parties ? { parties } : {}), ...open };
  }

  private async draft(tx: Tx, caseId: string, form: readonly FormSection[]): Promise<State> {
    const wrong = await this.collaboration.flush(tx, caseId);
    const [row] = await tx.query<{ data: FormData }[]>(`select data from application where tenant_id = $1 and case_id = $2`, [
      tx.tenant,
      caseId,
    ]);
    if (!row) throw notFound();
    const problems = [...wrong, ...missingAnswers(row.data, form)];
    return { answers: askedAnswers(row.data, form), ...(await documentsNow(tx, caseId)), unanswered: sectionsOf(problems) };
  }
}

interface FiledWithSignOffs extends FiledContent {
  readonly signOffs?: readonly { readonly rule: string }[];
}

/** The disciplines of those who signed what was filed. */
const plannedThen = (rules: readonly SignOffRule[], signOffs: readonly { readonly rule: string }[]): readonly string[] =>
  rules.flatMap(({ id, discipline }) => (discipline !== undefined && signOffs.some(({ rule }) => rule === id) ? [discipline] : []));

/** As it was filed last; while the office waits for supplements, with what is prepared as the answer. What came later belongs to no sign-off. */
async function later(tx: Tx, caseId: string, form: readonly FormSection[], { content }: Filed): Promise<State> {
  const request = await openRequest(tx, caseId);
  if (!request) return { answers: content.application, documents: content.documents, unanswered: [], pending: [] };
  const { answers, problems } = correctionOf(content.application, form, request);
  return { answers, ...(await documentsNow(tx, caseId)), unanswered: sectionsOf(problems) };
}

async function documentsNow(tx: Tx, caseId: string): Promise<Pick<State, 'documents' | 'pending'>> {
  const documents = (await currentDocuments(tx, caseId)).map(
    ({ document_id: documentId, type_code: typeCode, title, version, sha256 }) => ({ documentId, typeCode, title, version, sha256 }),
  );
  const waiting = (await versionsOf(tx, caseId)).filter(({ status, withdrawn }) => status === 'checking' && !withdrawn);
  return { documents, pending: waiting.map(({ title }) => title) };
}

const sectionsOf = (problems: readonly FieldProblem[]): string[] => [...new Set(problems.map(({ path }) => path.split('/')[1] ?? ''))];
