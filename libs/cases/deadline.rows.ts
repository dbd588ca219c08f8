import type { PlainDate } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { DeadlineView, DeadlineWarning, TimelineEntryView } from './deadline.dto';
import { consequenceTextOf, titleOf, waitsForOf, type StoredExplanation } from './deadline-words.de';

/** Columns of a deadline with the body it waits for; `d`, `a` and `b` are deadline, participation and body. */
export const DEADLINE_COLUMNS = `d.id, d.process_id, d.kind, d.due_on, d.status, d.fiction, d.explanation, a.id as participation_id, b.name as body_name`;

/** Has its first warning day come, by the clock of the authority `$1`? */
export const WARNED = `d.warn_from <= now() + (select t.clock_offset_ms from tenant t where t.tenant_id = $1) * interval '1 millisecond'`;

export interface DeadlineRow {
  readonly id: string;
  readonly process_id: string;
  readonly kind: string;
  /** A date, read as text. */
  readonly due_on: PlainDate;
  readonly status: DeadlineView['status'];
  readonly fiction: boolean;
  readonly explanation: StoredExplanation;
  readonly participation_id: string | null;
  readonly body_name: string | null;
}

/** All deadlines of a case and of what runs beneath it, the open ones first. */
export async function deadlinesOf(tx: Tx, caseId: string): Promise<readonly (DeadlineRow & { readonly warned: boolean })[]> {
  const rows = await tx.query<{ deadline: DeadlineRow & { warned: boolean | null } }[]>(
    `select to_jsonb(n) as deadline from (select ${DEADLINE_COLUMNS}, d.status = 'open' and ${WARNED} as warned from deadline d
       left join participation a on a.tenant_id = d.tenant_id and a.id = d.process_id left join body b on b.tenant_id = a.tenant_id and b.id = a.body_id
       where d.tenant_id = $1 and d.case_id = $2 order by d.status <> 'open', d.due_on, d.id) n`,
    [tx.tenant, caseId],
  );
  return rows.map(({ deadline }) => ({ ...deadline, warned: deadline.warned === true }));
}

export function toDeadline(row: Omit<DeadlineRow, 'process_id'>): DeadlineView {
  const { kind, explanation } = row;
  return {
    id: row.id,
    kind,
    title: titleOf(kind, explanation),
    dueOn: row.due_on,
    status: row.status,
    fiction: row.fiction,
    basis: explanation.basis ?? explanation.section ?? '',
    consequence: explanation.consequence ?? null,
    consequenceText: consequenceTextOf(explanation),
    waitsFor: waitsForOf(kind, explanation),
    startedOn: explanation.event ?? null,
    sentence: explanation.sentence ?? '',
    warnings: [...(explanation.warnings ?? [])],
    timeline: timelineOf(row.due_on, explanation),
    section: explanation.section ?? '',
    verified: explanation.verified ?? false,
    explanation: { ...explanation },
    participationId: row.participation_id,
    bodyName: row.body_name,
  };
}

/** @example toWarning({ kind: 'decision', due_on: '2027-03-22', explanation: {} }).title // 'Entscheidungsfrist' */
export const toWarning = ({ kind, due_on, explanation }: Pick<DeadlineRow, 'kind' | 'due_on' | 'explanation'>): DeadlineWarning => ({
  kind,
  title: titleOf(kind, explanation),
  dueOn: due_on,
});

/** Old explanations have no timeline: what they do say, in order. */
function timelineOf(dueOn: PlainDate, { timeline, event, begin, rawEnd }: StoredExplanation): TimelineEntryView[] {
  if (timeline) return timeline.map((entry) => ({ ...entry }));
  const entries: readonly (readonly [PlainDate | undefined, string, string])[] = [
    [event, 'event', begin === undefined ? 'Fristbeginn' : 'Ereignis, das die Frist auslöst'],
    [begin, 'begin', 'Fristbeginn'],
    [rawEnd === dueOn ? undefined : rawEnd, 'rawEnd', 'Rechnerisches Ende'],
    [dueOn, 'end', 'Fristende'],
  ];
  return entries.flatMap(([date, kind, label]) => (date === undefined ? [] : [{ date, kind, label }]));
}
