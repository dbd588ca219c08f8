import { isPlainDate, type PlainDate } from '@bauraum/kernel';
import { dueFact, runClock } from './clock';
import type { ClockEvent, ClockState } from './clock.types';
import type { Calendar } from './holidays';
import type { PeriodRule } from './rules';

/** What has happened in a procedure, by the codes that rules name as triggers; `<kind>Due` is the day that the authority set for a period. */
export type ClockFacts = Readonly<Record<string, PlainDate | undefined>>;

/** A clock of a procedure, with the rule that it follows. */
export interface ProcedureClock extends ClockState {
  readonly rule: PeriodRule;
}

const REQUESTED = 'supplementsRequested';
const RECEIVED = 'supplementsReceived';

/**
 * Every clock of a procedure from what has happened so far: with its end, or with what it waits for. One request for supplements and its answer are taken
 * into account as each rule says; what needs more (several requests, extensions) goes through `runClock`.
 *
 * @param rules those that apply to the procedure on the day that the law names, one of each kind.
 * @param calendar holidays at the seat of the authority.
 * @throws RangeError when a fact is no day, supplements came before they were requested, a rule has no trigger, or `within` names no rule.
 * Source: the basis of each rule.
 * @example procedureClocks([statementRule], {}, { land: 'MV' })[0]?.awaits // 'requestReceived'
 */
export function procedureClocks(rules: readonly PeriodRule[], facts: ClockFacts, calendar: Calendar): readonly ProcedureClock[] {
  checkFacts(facts);
  return rules.map((rule) => {
    const state = runClock(rule, eventsOf(rule, rules, facts, calendar), calendar);
    const stopped = state.state === 'suspended' || state.state === 'interrupted';
    return { rule, ...state, ...(stopped ? { awaits: RECEIVED } : {}) };
  });
}

function checkFacts(facts: ClockFacts): void {
  for (const [fact, day] of Object.entries(facts)) {
    if (day !== undefined && !isPlainDate(day)) throw new RangeError(`${fact}: not a calendar day: ${day}`);
  }
  const { [REQUESTED]: requested = '', [RECEIVED]: received = requested } = facts;
  if (received < requested) {
    throw new RangeError(`supplements received on ${received}, before they were requested on ${requested}`);
  }
}

function eventsOf(rule: PeriodRule, rules: readonly PeriodRule[], facts: ClockFacts, calendar: Calendar): readonly ClockEvent[] {
  const start = startOf(rule, facts);
  const requested = facts[REQUESTED];
  const [started] = start;
  if (!rule.supplements || !started || requested === undefined || requested < started.on) return start;
  const { effect, within } = rule.supplements;
  const inTime =
    isRunning(rule, requested, facts, calendar) &&
    (within === undefined || isRunning(ruleOf(rules, within, rule), requested, facts, calendar));
  if (!inTime) return start;
  const received = facts[RECEIVED];
  const reason = 'Unterlagen nachgefordert';
  const stop = { type: effect === 'restart' ? 'interrupted' : 'suspended', on: requested, reason, basis: rule.basis } as const;
  const again = { type: effect === 'restart' ? 'restarted' : 'resumed' } as const;
  return [...start, stop, ...(received === undefined ? [] : [{ ...again, on: received }])];
}

/** How a clock begins, before anybody asks for supplements. */
function startOf(rule: PeriodRule, facts: ClockFacts): readonly ClockEvent[] {
  if (rule.trigger === undefined) throw new RangeError(`${rule.id} names no trigger`);
  const on = facts[rule.trigger];
  const to = facts[dueFact(rule.kind)];
  if (on === undefined) return [];
  const started: ClockEvent = { type: 'started', on };
  return to === undefined ? [started] : [started, { type: 'fixed', on, to }];
}

/** Has a period not yet ended on a day? One that has not begun has not ended. */
function isRunning(rule: PeriodRule, on: PlainDate, facts: ClockFacts, calendar: Calendar): boolean {
  const { explained } = runClock(rule, startOf(rule, facts), calendar);
  return explained === undefined || on <= explained.end;
}

function ruleOf(rules: readonly PeriodRule[], kind: string, of: PeriodRule): PeriodRule {
  const rule = rules.find((candidate) => candidate.kind === kind);
  if (!rule) throw new RangeError(`${of.id}: there is no period ${kind}`);
  return rule;
}
