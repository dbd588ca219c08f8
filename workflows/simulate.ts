import { berlinDate, SYSTEM_ACTOR, type Actor, type Instant, type PlainDate } from '@bauraum/kernel';
import { isRefused, step, type StepEvent, type StepResult, type StoredSnapshot, type WorkflowDefinition } from './step';
import type { DeadlineSpec } from './types';

/** Something that might happen on a day; what stands beside type and day is the event's payload. */
export interface Hypothesis {
  readonly type: string;
  readonly on: PlainDate;
  readonly [payload: string]: unknown;
}

/** An event that happened or was refused, or a deadline that lapsed. */
export interface SimulatedStep {
  readonly on: PlainDate;
  readonly event: string;
  /** The kind of the deadline that lapsed. */
  readonly kind?: string;
  readonly before: string;
  readonly after: string;
  /** Why the event does not go: as in `Refused`. */
  readonly refused?: readonly string[];
  readonly set: readonly DeadlineSpec[];
  /** Kinds of the deadlines that ended with it. */
  readonly ended: readonly string[];
}

export interface Simulation {
  readonly steps: readonly SimulatedStep[];
  /** The state after everything. */
  readonly status: string;
  readonly snapshot: StoredSnapshot;
  /** The deadlines that run at the end, the next one first. */
  readonly clocks: readonly DeadlineSpec[];
}

/** More lapses than any procedure has: one that sets itself a deadline in the past would never end. */
const MAX_LAPSES = 200;

/**
 * What would follow if events happened on certain days: each goes through the machine itself, and between them open deadlines lapse on their day, as the
 * sweep would let them. Pure; nothing is stored and no effect runs. An event that is refused changes nothing, the others go on.
 *
 * Processes beneath the case (participations, payments) are not simulated: their own deadlines do not lapse here, and what they would tell the case has
 * to be among the events (`PARTICIPATION_CLOSED`).
 *
 * @param openDeadlines those of the process itself.
 * @param events in any order; each is sent by a role that may send it, at noon (UTC) of its day.
 * @throws RangeError for an event that the procedure does not know, a day for which packs or holidays have no data.
 * Source: the basis of each rule; that a period ends with its last day: § 31 VwVfG, § 188 BGB.
 * @example simulate(def, stored, open, [{ type: 'SUBMIT_SUPPLEMENTS', on: '2027-05-12', answers: [] }]).clocks[0]?.dueOn // '2027-06-02'
 */
export function simulate(
  def: WorkflowDefinition,
  stored: StoredSnapshot,
  openDeadlines: readonly DeadlineSpec[],
  events: readonly Hypothesis[],
): Simulation {
  const start: Simulation = { steps: [], status: nameOf(stored), snapshot: stored, clocks: inOrder(openDeadlines) };
  return [...events].sort(byDay).reduce((now, event) => happen(def, lapseUntil(def, now, noonOf(event.on)), event), start);
}

/**
 * Does the procedure know an event?
 *
 * @example knowsEvent(def, 'SUBMIT_SUPPLEMENTS') // true
 */
export const knowsEvent = (def: WorkflowDefinition, type: string): boolean => Object.hasOwn(def.permissions, type);

function happen(def: WorkflowDefinition, now: Simulation, { type, on, ...payload }: Hypothesis): Simulation {
  const result = step(def, now.snapshot, { ...payload, type, at: noonOf(on), actor: senderOf(def, type) });
  const begun = { on, event: type, before: now.status };
  if (!isRefused(result)) return advance(now, result, begun, []);
  return { ...now, steps: [...now.steps, { ...begun, after: now.status, refused: result.because, set: [], ended: [] }] };
}

/** Lets everything lapse that has lapsed by a moment, in the order of its days. */
function lapseUntil(def: WorkflowDefinition, from: Simulation, at: Instant): Simulation {
  let now = from;
  for (let lapses = 0; ; lapses++) {
    const [next] = now.clocks;
    if (!next || next.dueAt > at) return now;
    if (lapses === MAX_LAPSES) throw new RangeError(`${def.id}: deadlines lapse without end`);
    now = lapse(def, now, next);
  }
}

function lapse(def: WorkflowDefinition, now: Simulation, { kind, dueOn, dueAt, explanation }: DeadlineSpec): Simulation {
  const event: StepEvent = { type: 'DEADLINE_EXPIRED', kind, deadline: { dueOn, explanation }, at: dueAt, actor: SYSTEM_ACTOR };
  const result = step(def, now.snapshot, event);
  // The process has moved on without this deadline: it has no meaning any more.
  if (isRefused(result)) return { ...now, clocks: now.clocks.filter((clock) => clock.kind !== kind) };
  return advance(now, result, { on: berlinDate(dueAt), event: event.type, kind, before: now.status }, [kind]);
}

type Begun = Pick<SimulatedStep, 'on' | 'event' | 'kind' | 'before'>;

function advance(now: Simulation, result: StepResult, begun: Begun, lapsed: readonly string[]): Simulation {
  const { snapshot, status, setDeadlines: set, cancelDeadlines } = result;
  // As the runner: a deadline that is set anew replaces the open one of its kind.
  const over = new Set([...lapsed, ...cancelDeadlines, ...set.map(({ kind }) => kind)]);
  const ends = ({ kind }: DeadlineSpec): boolean => over.has('*') || over.has(kind);
  const ended = now.clocks.filter(ends).map(({ kind }) => kind);
  const clocks = inOrder([...now.clocks.filter((clock) => !ends(clock)), ...set]);
  return { steps: [...now.steps, { ...begun, after: status, set, ended }], status, snapshot, clocks };
}

/** Somebody who may send it; a person of its own for each role, as four eyes need. */
function senderOf(def: WorkflowDefinition, type: string): Actor {
  const role = knowsEvent(def, type) ? def.permissions[type]?.[0] : undefined;
  if (role === undefined) throw new RangeError(`${def.id} knows no event ${type}`);
  return role === 'system' ? SYSTEM_ACTOR : { id: `simulated-${role}`, name: role, role };
}

const noonOf = (day: PlainDate): Instant => `${day}T12:00:00.000Z`;
const byDay = (a: Hypothesis, b: Hypothesis): number => (a.on < b.on ? -1 : Number(a.on > b.on));
const inOrder = (clocks: readonly DeadlineSpec[]): readonly DeadlineSpec[] =>
  [...clocks].sort((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)));
const nameOf = ({ value }: StoredSnapshot): string => (typeof value === 'string' ? value : JSON.stringify(value));
