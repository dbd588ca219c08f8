import type { DeadlineView } from './case.dto';

/** Columns of a deadline with the body it waits for; `d`, `a` and `b` are deadline, participation and body. */
export const DEADLINE_COLUMNS = `d.id, d.kind, d.due_on, d.status, d.fiction, d.explanation, a.id as participation_id, b.name as body_name`;

export interface DeadlineRow {
  readonly id: string;
  readonly kind: string;
  /** A date, read as text. */
  readonly due_on: string;
  readonly status: DeadlineView['status'];
  readonly fiction: boolean;
  readonly explanation: Record<string, unknown>;
  readonly participation_id: string | null;
  readonly body_name: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function toDeadline(row: DeadlineRow): DeadlineView {
  return {
    id: row.id,
    kind: row.kind,
    dueOn: row.due_on,
    status: row.status,
    fiction: row.fiction,
    basis: text(row.explanation['basis']) ?? text(row.explanation['section']) ?? '',
    consequence: text(row.explanation['consequence']),
    explanation: row.explanation,
    participationId: row.participation_id,
    bodyName: row.body_name,
  };
}
