import type { Actor, Instant, Role } from '@bauraum/kernel';
import {
  getNextTransitions,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type ExecutableActionObject,
} from 'xstate';
import type { Presentation } from './acts';
import { isCompositeGuard } from './define';
import { seenAs, sendersOf } from './senders';
import type { DeadlineSpec, Permissions } from './types';

/** Work that the platform does after the transition is committed; stored as an outbox row, never executed here. */
export interface Effect<T extends string = string> {
  readonly type: T;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What is stored of a process, plain JSON. */
export interface StoredSnapshot {
  readonly value: unknown;
  readonly context: unknown;
  readonly status: 'active' | 'done' | 'error' | 'stopped';
}

export interface StepResult<T extends string = string> {
  readonly snapshot: StoredSnapshot;
  /** The name of the state. */
  readonly status: string;
  /** In the order in which they were emitted. */
  readonly effects: readonly Effect<T>[];
  readonly setDeadlines: readonly DeadlineSpec[];
  /** Kinds, or `*` for all. Cancel first, then set. */
  readonly cancelDeadlines: readonly string[];
}

/** The event does not fit now: answer 409 with what does. */
export interface Refused {
  readonly refused: true;
  readonly status: string;
  /** Events that this actor's role may send now. */
  readonly allowed: readonly string[];
  /** Why: `not-allowed-here`, `role`, or the names of the guards that said no. */
  readonly because: readonly string[];
}

/** An event with what the runner puts on it. */
export interface StepEvent {
  readonly type: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly [payload: string]: unknown;
}

/** A published machine: pure logic and who may send what. */
export interface WorkflowDefinition<Id extends string = string> {
  readonly id: Id;
  readonly version: number;
  readonly machine: AnyStateMachine;
  readonly permissions: Permissions;
  /** Every effect type that it may emit. */
  readonly effects: readonly string[];
  /** Is it a case of its own, or a process beneath one? */
  readonly level: 'case' | 'child';
  /** Absent for processes that features show in their own way. */
  readonly presentation?: Presentation;
}

/**
 * A new process in its first state, with the effects of its creation.
 *
 * @throws MachineRuleError without an input; what a pack or a period throws.
 * @example start(latest('participation'), input).status // 'requested'
 */
export function start(def: WorkflowDefinition, input: unknown): StepResult {
  const [snapshot, actions] = initialTransition(def.machine, input);
  return resultOf(snapshot, actions);
}

/**
 * Applies one event: the new state and what is to be done, or a refusal. Pure; the stored snapshot is not changed.
 *
 * @throws RangeError when a pack has no rule for the day: the installation is incomplete, the event may be sent again later.
 * @example step(def, stored, { type: 'DISCARD', at, actor }) // { snapshot, status: 'discarded', effects, setDeadlines, cancelDeadlines }
 */
export function step(def: WorkflowDefinition, stored: StoredSnapshot, event: StepEvent): StepResult | Refused {
  const snapshot = restore(def, stored);
  const seen = { ...event, actor: { ...event.actor, role: seenAs(event.actor.role, event.type) } };
  const because = reasonsAgainst(def, snapshot, seen);
  if (because.length > 0) {
    return { refused: true, status: statusOf(snapshot), allowed: allowedFor(def, snapshot, event.actor.role), because };
  }
  const [next, actions] = transition(def.machine, snapshot, seen);
  return resultOf(next, actions);
}

/** Narrows the result of `step`. @example if (isRefused(result)) throw new UserError(409, 'event-not-allowed', { allowed: result.allowed }) */
export const isRefused = (result: StepResult | Refused): result is Refused => 'refused' in result;

/**
 * The event types that the present state accepts, in order of name; guards on context and payload are left aside.
 *
 * @param role only what this role may send.
 * @example allowedEvents(def, draft, 'designer') // ['DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN', 'MEMBER_JOINED']
 */
export function allowedEvents(def: WorkflowDefinition, stored: StoredSnapshot, role?: Role): readonly string[] {
  return allowedFor(def, restore(def, stored), role);
}

function allowedFor(def: WorkflowDefinition, snapshot: AnyMachineSnapshot, role?: Role): string[] {
  if (snapshot.status !== 'active') return [];
  const types = new Set(getNextTransitions(snapshot).map((candidate) => candidate.eventType));
  return [...types].filter((type) => role === undefined || maySend(def, type, role)).sort();
}

const maySend = (def: WorkflowDefinition, type: string, role: Role): boolean => sendersOf(def.permissions, type).includes(role);

function reasonsAgainst(def: WorkflowDefinition, snapshot: AnyMachineSnapshot, event: StepEvent): string[] {
  if (snapshot.status !== 'active' || !isKnown(snapshot, event)) return ['not-allowed-here'];
  if (!maySend(def, event.type, event.actor.role)) return ['role'];
  if (snapshot.can(event)) return [];
  const guards = getNextTransitions(snapshot).filter((candidate) => candidate.eventType === event.type);
  const failed = guards.flatMap((candidate) => failedGuards(def, snapshot, event, candidate.guard));
  return failed.length > 0 ? [...new Set(failed)] : ['not-allowed-here'];
}

const isKnown = (snapshot: AnyMachineSnapshot, event: StepEvent): boolean =>
  getNextTransitions(snapshot).some((candidate) => candidate.eventType === event.type);

function failedGuards(def: WorkflowDefinition, snapshot: AnyMachineSnapshot, event: StepEvent, guard: unknown): string[] {
  const parts = isCompositeGuard(guard) ? guard.guards : [guard];
  return parts.flatMap((part) => {
    const name = typeof part === 'string' ? part : isNamed(part) ? part.type : undefined;
    const implementation: unknown = name === undefined ? undefined : def.machine.implementations.guards[name];
    if (name === undefined || typeof implementation !== 'function') return [];
    const params = isNamed(part) ? part.params : undefined;
    return implementation({ context: snapshot.context, event }, params) === true ? [] : [name];
  });
}

const isNamed = (guard: unknown): guard is { readonly type: string; readonly params?: unknown } =>
  typeof guard === 'object' && guard !== null && 'type' in guard && typeof guard.type === 'string';

function restore(def: WorkflowDefinition, stored: StoredSnapshot): AnyMachineSnapshot {
  return def.machine.resolveState({ value: stored.value as string, context: stored.context, status: stored.status });
}

function resultOf(snapshot: AnyMachineSnapshot, actions: readonly ExecutableActionObject[]): StepResult {
  // XState turns an error into a snapshot; such a state must never be stored.
  if (snapshot.status === 'error') throw snapshot.error;
  const effects: Effect[] = [];
  const setDeadlines: DeadlineSpec[] = [];
  const cancelDeadlines: string[] = [];
  for (const { type, params } of actions) {
    // Without a kind there is nothing to set or to cancel: the law knows no such period, or nothing happened to it.
    if (type === 'setDeadline') setDeadlines.push(...[params as DeadlineSpec].filter(({ kind }) => kind !== undefined));
    else if (type === 'cancelDeadline') cancelDeadlines.push(...[params as { kind: string }].flatMap(({ kind }) => kind ?? []));
    // Nor is there anything to tell without somebody to tell it to.
    else if (type !== 'tell' || (params as { to?: string }).to !== undefined) effects.push({ type, params: params ?? {} });
  }
  const stored = { value: snapshot.value, context: snapshot.context, status: snapshot.status };
  return { snapshot: stored, status: statusOf(snapshot), effects, setDeadlines, cancelDeadlines };
}

const statusOf = (snapshot: AnyMachineSnapshot): string =>
  typeof snapshot.value === 'string' ? snapshot.value : JSON.stringify(snapshot.value);
