import type { FieldProblem, Sha256 } from '@bauraum/kernel';
import type { FormData } from '@bauraum/forms';
import type { PdfFacts } from '@bauraum/pdf-facts';
import type { DocumentCheck, FormSection, RequiredDocument } from '@bauraum/workflows';

export const SEVERITIES = ['required', 'recommended', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
/** `undecided`: an answer or the facts of a file are missing, or a human decides. */
export const STATES = ['missing', 'wrong', 'undecided', 'ok'] as const;
export type PointState = (typeof STATES)[number];

/** Where it is put right. */
export interface Fix {
  readonly kind: 'field' | 'upload' | 'document';
  /** Of the field: `/building/height`. */
  readonly path?: string;
  readonly documentId?: string;
  /** Of the document: XBau list `anlagen`. */
  readonly typeCode?: string;
  /** In German. */
  readonly text: string;
}

/** The rule that asks for it. */
export interface Why {
  readonly ruleId: string;
  /** In German, with the legal basis. */
  readonly text: string;
  readonly basis: string;
  readonly verified: boolean;
}

/** One point of the list: what is missing, why, and where to put it right. */
export interface Point {
  /** The same for the same thing, however often it is assessed. */
  readonly id: string;
  readonly severity: Severity;
  readonly state: PointState;
  /** A sentence in German. */
  readonly what: string;
  readonly why: Why;
  readonly fix: Fix;
  /** What was seen, in German; for the officer. */
  readonly evidence: readonly string[];
  /** The application cannot be filed before it is put right. */
  readonly blocks: boolean;
}

/** A document of the case in the version that counts. */
export interface AssessedDocument {
  readonly id: string;
  readonly title: string;
  readonly typeCode: string;
  readonly version: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: Sha256;
  /** Null while the worker has not read the file yet, and for what is no PDF. */
  readonly facts: PdfFacts | null;
}

/** Everything that the rules look at; the rows are those of the procedure and the day. */
export interface AssessInput {
  readonly form: readonly FormSection[];
  readonly formRule: Why;
  readonly answers: FormData;
  /** What was typed and is no answer (a text in a number's place). */
  readonly wrongAnswers?: readonly FieldProblem[];
  readonly required: readonly RequiredDocument[];
  readonly checks: readonly DocumentCheck[];
  /** In the order in which they were uploaded. */
  readonly documents: readonly AssessedDocument[];
}

/** A rule as it is told: its sentence with the basis behind it. @example whyOf({ id: 'x', basis: '§ 1', verified: false }, 'So ist es.').text // 'So ist es. (§ 1)' */
export const whyOf = (
  { id, basis, verified }: { readonly id: string; readonly basis: string; readonly verified: boolean },
  text: string,
): Why => ({
  ruleId: id,
  text: `${text} (${basis})`,
  basis,
  verified,
});

export const nameOf = ({ title, fileName }: AssessedDocument): string => `„${title}“ (${fileName})`;
