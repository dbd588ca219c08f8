import type { Schema } from '@bauraum/api-client';

export type PreparedAnswer = Schema<'PreparedAnswerView'>;

/** What somebody writes as the answer to a finding. */
export interface AnswerInput {
  readonly text: string;
  readonly documentId: string | null;
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const inputOf = ({ text, documentId, values }: PreparedAnswer): AnswerInput => ({ text: text ?? '', documentId, values });
