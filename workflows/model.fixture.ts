import type { Actor, Instant, Role } from '@bauraum/kernel';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import { isRefused, start, step, type StepEvent, type StepResult, type StoredSnapshot, type WorkflowDefinition } from './step';

/** A machine with the events that its model test plays. */
export interface Model {
  readonly def: WorkflowDefinition;
  readonly input: object;
  readonly events: readonly StepEvent[];
  /** What tells two configurations apart; absent: everything. What grows without end, such as histories, must be left out. */
  readonly keyOf?: (state: string, context: never) => unknown;
}

/** Someone with a role. @example person('head').id // 'head-1' */
export const person = (role: Role, id = `${role}-1`): Actor => ({ id, name: `${role} one`, role });

/** Every way of the machine through these events, as XState itself sees it. */
export function explore({ def, input, events, keyOf }: Model) {
  const identity = ({ value, context }: { readonly value?: unknown; readonly context?: unknown }): string =>
    `${String(value)} ${JSON.stringify(keyOf ? keyOf(String(value), context as never) : context)}`;
  const map = getAdjacencyMap(def.machine, { input, events, serializeState: identity });
  const edges = adjacencyMapToArray(map).map(({ state, event, nextState }) => ({
    from: identity(state),
    to: identity(nextState),
    fromState: String(state.value),
    toState: String(nextState.value),
    type: String(event.type),
    event: event as StepEvent,
    state: { value: nextState.value as unknown, context: nextState.context as unknown },
  }));
  return { edges, paths: shortestPaths(Object.entries(map)[0], edges) };
}

interface Path {
  readonly state: { readonly value: unknown; readonly context: unknown };
  readonly steps: readonly StepEvent[];
}
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly event: StepEvent;
  readonly state: Path['state'];
}

/** One of the shortest ways to every configuration; XState's own would walk the machine a second time. */
function shortestPaths(first: [string, { readonly state: Path['state'] }] | undefined, edges: readonly Edge[]): Path[] {
  if (!first) return [];
  const out = new Map<string, Edge[]>();
  for (const edge of edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
  const found = new Map<string, Path>([[first[0], { state: first[1].state, steps: [] }]]);
  for (const [key, { steps }] of found) {
    // a map grows while it is walked
    for (const { to, event, state } of out.get(key) ?? []) if (!found.has(to)) found.set(to, { state, steps: [...steps, event] });
  }
  return [...found.values()].map(({ state: { value, context }, steps }) => ({ state: { value, context }, steps }));
}

/** Configurations from which no state that ends the matter can be reached: there must be none. */
export function deadEnds(edges: ReturnType<typeof explore>['edges'], settled: readonly string[]): string[] {
  const into = new Map<string, string[]>();
  for (const edge of edges) into.set(edge.to, [...(into.get(edge.to) ?? []), edge.from]);
  const good = new Set(edges.flatMap((edge) => (settled.includes(edge.toState) ? [edge.to] : [])));
  for (const key of good) into.get(key)?.forEach((from) => good.add(from)); // a set grows while it is walked
  return [...new Set(edges.filter((edge) => !good.has(edge.from) && !settled.includes(edge.fromState)).map((edge) => edge.from))];
}

/** Plays events from the start; between any two steps the snapshot goes through JSON and is frozen, as the database does. */
export function play(def: WorkflowDefinition, input: object, events: readonly StepEvent[]): StepResult {
  let result: StepResult = start(def, input);
  for (const event of events) {
    const next = step(def, stored(result.snapshot), event);
    if (isRefused(next)) throw new Error(`${event.type} refused in ${next.status}: ${next.because.join(', ')}`);
    result = next;
  }
  return result;
}

/** As `play`, but a refused event changes nothing, as in XState's own paths. */
export function replay(def: WorkflowDefinition, input: object, events: readonly StepEvent[]): StepResult {
  let result: StepResult = start(def, input);
  for (const event of events) {
    const next = step(def, stored(result.snapshot), event);
    if (!isRefused(next)) result = next;
  }
  return result;
}

/** A snapshot as it comes back from the database; frozen, so that a machine that changes it fails. */
export function stored(snapshot: StoredSnapshot): StoredSnapshot {
  return deepFreeze(JSON.parse(JSON.stringify(snapshot)) as StoredSnapshot);
}

/** An event with a payload that no DTO would let through. */
export function malformed(type: string, role: Role, at: Instant): readonly StepEvent[] {
  const actor = person(role);
  const rubbish = {
    documents: {},
    findings: 'x',
    answers: null,
    participations: 7,
    kind: 12,
    dueOn: '2026-02-30',
    until: 5,
    deadline: null,
    reason: 7,
    text: [],
    on: '2026-13-01',
    channel: 'pigeon',
    neighbours: {},
    authorityName: 0,
  };
  return [
    { type, at, actor },
    { type, at, actor, ...rubbish },
  ];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
