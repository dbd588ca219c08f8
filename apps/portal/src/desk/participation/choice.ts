import type { Body, Participation } from '../../api/types';

/** What is chosen for one body; documents null: those chosen for all. */
export interface BodyChoice {
  selected: boolean;
  reason: string;
  dueOn: string;
  /** Absent: the usual period of the body. */
  periodKind?: string;
  documentIds: string[] | null;
}

export interface StartDraft {
  bodies: Record<string, BodyChoice>;
  /** null: all of them. */
  documentIds: string[] | null;
}

export const EMPTY: StartDraft = { bodies: {}, documentIds: null };

/** A body is suggested where the answers of the application speak for it, unless it was asked already. */
export function suggested(body: Pick<Body, 'id' | 'suggested'>, asked: readonly Participation[]): boolean {
  return body.suggested && !asked.some((item) => item.body.id === body.id && item.status !== 'cancelled');
}

/** What was chosen for a body, as the api takes it; `common`: the documents chosen for all. */
export function inputOf(bodyId: string, choice: BodyChoice, common: string[]) {
  return {
    bodyId,
    reason: choice.reason.trim(),
    documentIds: choice.documentIds ?? common,
    ...(choice.periodKind !== undefined && { periodKind: choice.periodKind }),
    ...(choice.dueOn !== '' && { dueOn: choice.dueOn }),
  };
}
