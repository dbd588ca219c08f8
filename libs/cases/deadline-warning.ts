import { berlinDate, dayNumber, startOfBerlinDay, SYSTEM_ACTOR, type PlainDate } from '@bauraum/kernel';
import type { Tx } from '@bauraum/persistence';
import type { Audience, Effect } from '@bauraum/workflows';
import { consequenceTextOf, titleOf, waitsForOf, type StoredExplanation } from './deadline-words.de';
import type { WorkflowRunner } from './runner';

/** An open deadline, locked together with its process, of which a warning is due. */
export interface WarnedDeadline {
  readonly id: string;
  readonly process_id: string;
  readonly kind: string;
  readonly due_on: PlainDate;
  readonly fiction: boolean;
  readonly explanation: StoredExplanation;
  /** By the authority's clock. */
  readonly now: Date;
}

/**
 * Warns once of a deadline: journal entry, messages, and the next warning in its row. Warnings that were missed meanwhile go out as this one.
 *
 * Source: § 72a (1) sentence 3 MBO lets the fiction begin by itself; nobody shall be surprised by it.
 */
export async function warn(tx: Tx, runner: WorkflowRunner, deadline: WarnedDeadline): Promise<void> {
  const { id, process_id: processId, kind, due_on: dueOn, explanation } = deadline;
  const today = berlinDate(deadline.now.toISOString());
  const facts = { kind, title: titleOf(kind, explanation), dueOn, daysLeft: dayNumber(dueOn) - dayNumber(today) };
  const event = { type: 'DEADLINE_WARNED', ...facts, basis: explanation.basis ?? '', deadlineId: id };
  const values = { ...facts, consequence: consequenceTextOf(explanation) ?? '–' };
  const effects = audiencesOf(deadline).map((to): Effect => ({ type: 'notify', params: { to, template: 'deadlineWarning', values } }));
  await runner.record(tx, { processId, event, actor: SYSTEM_ACTOR, eventId: `warning:${id}:${today}`, effects });
  const next = explanation.warnings?.find((day) => day > today);
  await tx.query(`update deadline set next_warning_at = $3 where tenant_id = $1 and id = $2`, [
    tx.tenant,
    id,
    next ? startOfBerlinDay(next) : null,
  ]);
}

/**
 * Who hears of it: those who have the ball. The office too when the law acts by itself, when nobody is named, or when a body, which may have no access here,
 * is silent.
 *
 * @example audiencesOf({ kind: 'supplements', fiction: true, explanation: {} }) // ['applicants', 'office']
 */
export function audiencesOf({ kind, fiction, explanation }: Pick<WarnedDeadline, 'kind' | 'fiction' | 'explanation'>): Audience[] {
  const who = AUDIENCES[waitsForOf(kind, explanation)];
  return who === 'body' || (fiction && who !== 'office') ? [who, 'office'] : [who];
}

const AUDIENCES: Readonly<Record<ReturnType<typeof waitsForOf>, Audience>> = {
  applicants: 'applicants',
  office: 'office',
  bodies: 'body',
  municipality: 'body',
  nobody: 'office',
};
