import type { Doc, Finding, FormDefinition } from '../../api/types';
import { usable } from '../case/versions';

/** A finding while it is written. */
export interface FindingDraft {
  key: string;
  kind: Finding['kind'];
  typeCode: string;
  documentId: string;
  field: string;
  text: string;
  legalBasis: string;
  /** The point of the checklist it came from. */
  item: string;
}

/** What the person has ticked and written so far; kept in the tab until it is sent. */
export interface FormalDraft {
  /** Points found in order. */
  checks: Record<string, boolean>;
  findings: FindingDraft[];
  dueOn: string;
}

export const EMPTY_DRAFT: FormalDraft = { checks: {}, findings: [], dueOn: '' };

/** Points that are checked for every application, besides its documents. */
export const GENERAL_ITEMS = ['competencePlace', 'competenceMatter', 'procedure', 'form', 'designerAuthorised'] as const;
export type GeneralItem = (typeof GENERAL_ITEMS)[number];

export interface DocumentItem {
  item: string;
  typeCode: string;
  label: string;
  basis: string;
  level: 'required' | 'recommended';
  documents: readonly Doc[];
}

/** The documents that the form asks for, each with what is there of its type. */
export function documentItems(form: FormDefinition, documents: readonly Doc[]): DocumentItem[] {
  const incoming = usable(documents).filter((document) => document.direction === 'incoming');
  return form.requiredDocuments.map((wanted) => ({
    ...wanted,
    item: `document:${wanted.typeCode}`,
    documents: incoming.filter((document) => document.typeCode === wanted.typeCode),
  }));
}

export function newFinding(preset: Partial<FindingDraft>): FindingDraft {
  return {
    key: crypto.randomUUID(),
    kind: 'other',
    typeCode: '',
    documentId: '',
    field: '',
    text: '',
    legalBasis: '',
    item: '',
    ...preset,
  };
}

const againItem = (id: string): string => `again:${id}`;

/** What was not answered, or not sufficiently, and is not asked for again yet. */
export const unsettled = (findings: readonly Finding[], draft: Pick<FormalDraft, 'findings'>): Finding[] =>
  findings.filter(
    ({ id, open, review }) => (open || review?.verdict === 'insufficient') && !draft.findings.some(({ item }) => item === againItem(id)),
  );

/** The same finding once more, with why the answer was not sufficient. */
export const presetOf = ({
  id,
  kind,
  typeCode,
  documentId,
  answerDocumentId,
  field,
  text,
  legalBasis,
  review,
}: Finding): Partial<FindingDraft> => {
  // What came as the missing document is now the one to be revised.
  const came = kind === 'documentMissing' && answerDocumentId !== null;
  return {
    kind: came ? 'documentDefective' : kind,
    typeCode: typeCode ?? '',
    documentId: (came ? answerDocumentId : documentId) ?? '',
    field: field ?? '',
    text: review?.reason ?? text,
    legalBasis,
    item: againItem(id),
  };
};

export type FindingProblem = 'target' | 'text' | 'legalBasis';

/** What a finding still lacks before it can be sent. */
export function problemsOf(finding: FindingDraft): FindingProblem[] {
  const target = { documentMissing: finding.typeCode, documentDefective: finding.documentId, fieldWrong: finding.field, other: '-' }[
    finding.kind
  ];
  const problems: FindingProblem[] = [];
  if (target === '') problems.push('target');
  if (finding.text.trim() === '') problems.push('text');
  if (finding.legalBasis.trim() === '') problems.push('legalBasis');
  return problems;
}

/** The finding as the api takes it: only the target that fits its kind. */
export function toInput(finding: FindingDraft): Record<string, string> {
  const target: Record<string, string> = {};
  if (finding.kind === 'documentMissing') target['typeCode'] = finding.typeCode;
  if (finding.kind === 'documentDefective') target['documentId'] = finding.documentId;
  if (finding.kind === 'fieldWrong') target['field'] = finding.field;
  return { kind: finding.kind, ...target, text: finding.text.trim(), legalBasis: finding.legalBasis.trim() };
}

/** '2027-02-28' + 28 days -> '2027-03-28'. */
export function plusDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
