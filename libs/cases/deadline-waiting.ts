import { formatDate, type PlainDate } from '@bauraum/kernel';
import { lengthText, runClock, type ClockEvent, type ClockState, type PeriodRule } from '@bauraum/law';
import { calendarOf, periodRules } from '@bauraum/workflows';
import type { WaitingClock } from './deadline.dto';
import type { DeadlineRow } from './deadline.rows';

/** What tells which clocks of a case do not run yet. */
export interface ClockFacts {
  readonly tenant: string;
  readonly procedure: string;
  readonly status: string;
  /** `over`: nothing begins any more. */
  readonly phase: 'check' | 'decided' | 'over';
  /** The day that chooses the version of the rules. */
  readonly lawOn: PlainDate;
  /** What happened to each clock, where the process remembers it. */
  readonly clocks: Readonly<Record<string, readonly ClockEvent[]>>;
  readonly deadlines: readonly Pick<DeadlineRow, 'kind' | 'status'>[];
  /** Kinds that do not begin any more, e.g. a waived one. */
  readonly ended?: readonly string[];
}

/**
 * The clocks of a procedure that do not run, of the phase in which the case is: with what each waits for. One that has run and is over is none of them.
 *
 * @throws RangeError when the authority is not installed.
 * Source: trigger and supplements of each rule.
 * @example waitingClocks({ tenant, procedure: 'simplified', status: 'draft', phase: 'check', lawOn, clocks: {}, deadlines: [] })[0]?.awaits // 'receipt'
 */
export function waitingClocks(facts: ClockFacts): readonly WaitingClock[] {
  if (facts.phase === 'over') return [];
  return periodRules(facts.tenant, facts.procedure, facts.lawOn).flatMap((rule) => {
    const rows = facts.deadlines.filter(({ kind }) => kind === rule.kind);
    if (rows.some(({ status }) => status === 'open') || facts.ended?.includes(rule.kind)) return [];
    const title = rule.title ?? rule.kind;
    const stop = stopOf(rule, rows, facts);
    if (stop) return [{ kind: rule.kind, title, ...stop }];
    const { trigger } = rule;
    const begun = rows.length > 0 || facts.clocks[rule.kind] !== undefined;
    if (begun || trigger === undefined || AFTER_DECISION.has(trigger) !== (facts.phase === 'decided')) return [];
    return [{ kind: rule.kind, title, awaits: trigger, sentence: beginningOf(rule) }];
  });
}

/** Facts that can only follow a decision. */
const AFTER_DECISION: ReadonlySet<string> = new Set([
  'provided',
  'notification',
  'objection',
  'objectionDecisionNotified',
  'permitEffective',
  'constructionStartNotice',
  'constructionInterrupted',
  'useNotice',
  'revocationHearing',
]);

/** A clock that stands still: the process remembers it, or supplements were requested that make the rule's clock start anew. */
function stopOf(rule: PeriodRule, rows: ClockFacts['deadlines'], facts: ClockFacts): Pick<WaitingClock, 'awaits' | 'sentence'> | undefined {
  const forSupplements = facts.status === 'supplementsRequested';
  const awaits = forSupplements ? 'supplementsReceived' : 'resumption';
  const events = facts.clocks[rule.kind];
  if (events) {
    const clock = runClock(rule, events, calendarOf(facts.tenant));
    return clock.state === 'interrupted' || clock.state === 'suspended' ? { awaits, sentence: stoppedSentence(clock) } : undefined;
  }
  const stopped = forSupplements && rule.supplements !== undefined && rows.some(({ status }) => status === 'cancelled');
  return stopped
    ? { awaits, sentence: `Die Frist ist angehalten (${rule.basis}). Sie beginnt neu, wenn die nachgeforderten Unterlagen eingehen.` }
    : undefined;
}

function stoppedSentence({ state, since, reason = '', basis }: ClockState): string {
  const from = since === undefined ? '' : ` seit ${formatDate(since)}`;
  const why = [reason, basis].filter(Boolean).join(', ');
  return state === 'interrupted'
    ? `Die Frist ist${from} unterbrochen (${why}). Danach beginnt sie neu.`
    : `Die Frist ist${from} gehemmt (${why}). Danach läuft sie weiter.`;
}

function beginningOf({ startsAfter, eventLabel, basis }: PeriodRule): string {
  return startsAfter
    ? `Die Frist beginnt ${lengthText(startsAfter, 'accusative')} nach ${eventLabel} (${basis}).`
    : `Die Frist beginnt mit ${eventLabel} (${basis}).`;
}
