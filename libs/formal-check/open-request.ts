import { correct, type Correction, type FormData } from '@bauraum/forms';
import type { Tx } from '@bauraum/persistence';
import type { FormSection } from '@bauraum/workflows';

/** What the applicants have prepared as their answer, and not sent yet. */
export interface PreparedAnswer {
  readonly text: string | null;
  readonly documentId: string | null;
  /** Answers of the form, by section and field; null takes an answer away. */
  readonly values: FormData;
  /** 0: nothing yet. */
  readonly revision: number;
  readonly updatedBy: { readonly id: string; readonly name: string } | null;
  readonly updatedAt: string | null;
}

export interface OpenFinding {
  readonly id: string;
  readonly number: number;
  /** `section.field` */
  readonly field: string | null;
  /** Of the document that is asked for, or that is defective. */
  readonly typeCode: string | null;
  readonly documentId: string | null;
  readonly prepared: PreparedAnswer;
}

/** A request for supplements that waits for its answer. */
export interface OpenRequest {
  readonly id: string;
  readonly findings: readonly OpenFinding[];
}

interface Row {
  readonly request_id: string;
  readonly id: string;
  readonly number: number;
  readonly field: string | null;
  readonly type_code: string | null;
  readonly document_id: string | null;
  readonly answer_text: string | null;
  readonly answer_document_id: string | null;
  readonly values: FormData | null;
  readonly revision: number | null;
  readonly updated_by: string | null;
  readonly updated_name: string | null;
  readonly updated_at: Date | null;
}

/** The request that the case waits for now, with what is prepared; undefined when it waits for none. */
export async function openRequest(tx: Tx, caseId: string): Promise<OpenRequest | undefined> {
  const rows = await tx.query<Row[]>(
    `select f.request_id, f.id, f.number, f.field, coalesce(f.type_code, d.type_code) as type_code, f.document_id, a.text as answer_text, a.document_id as answer_document_id, a."values",
       a.revision, a.updated_by, p.name as updated_name, a.updated_at
     from supplement_request r join process x on x.tenant_id = r.tenant_id and x.id = r.case_id and x.status = 'supplementsRequested'
     join finding f on f.tenant_id = r.tenant_id and f.request_id = r.id
     left join document d on d.tenant_id = f.tenant_id and d.id = f.document_id
     left join finding_answer a on a.tenant_id = f.tenant_id and a.finding_id = f.id
     left join person p on p.tenant_id = a.tenant_id and p.id = a.updated_by
     where r.tenant_id = $1 and r.case_id = $2 and r.answered_at is null order by f.number`,
    [tx.tenant, caseId],
  );
  const [first] = rows;
  return first && { id: first.request_id, findings: rows.map(toFinding) };
}

const toFinding = (row: Row): OpenFinding => ({
  id: row.id,
  number: row.number,
  field: row.field,
  typeCode: row.type_code,
  documentId: row.document_id,
  prepared: {
    text: row.answer_text,
    documentId: row.answer_document_id,
    values: row.values ?? {},
    revision: row.revision ?? 0,
    updatedBy: row.updated_by ? { id: row.updated_by, name: row.updated_name ?? '' } : null,
    updatedAt: row.updated_at?.toISOString() ?? null,
  },
});

/** The filed application with everything that is prepared. @example correctionOf({}, form, { id: '1', findings: [] }).changes // [] */
export const correctionOf = (filed: FormData, form: readonly FormSection[], { findings }: OpenRequest): Correction =>
  correct(filed, form, pinnedOf(findings), preparedValues(findings));

/**
 * Which fields are answered with which finding: its own, and what the form asks because of it. Each field belongs to one.
 *
 * @example fieldsByFinding(filed, form, request).get(findingId) // ['plot.deviates', 'plot.reason']
 */
export function fieldsByFinding(
  filed: FormData,
  form: readonly FormSection[],
  { findings }: OpenRequest,
): ReadonlyMap<string, readonly string[]> {
  const values = preparedValues(findings);
  const taken = new Set<string>();
  const fields = findings.map(({ id }, index) => {
    const { open } = correct(filed, form, pinnedOf(findings.slice(0, index + 1)), values);
    const own = open.filter((field) => !taken.has(field));
    own.forEach((field) => taken.add(field));
    return [id, own] as const;
  });
  return new Map(fields);
}

const pinnedOf = (findings: readonly OpenFinding[]): string[] => findings.flatMap(({ field }) => (field === null ? [] : [field]));

const preparedValues = (findings: readonly OpenFinding[]): FormData =>
  findings.reduce<FormData>((data, { prepared }) => {
    const sections = Object.entries(prepared.values).map(([id, own]) => [id, { ...data[id], ...own }] as const);
    return { ...data, ...Object.fromEntries(sections) };
  }, {});
