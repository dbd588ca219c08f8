import { PUBLISHED } from './published.data';
import type { WorkflowDefinition } from './step';

/** The folders in `workflows/`, each a procedure. */
export type WorkflowId = (typeof PUBLISHED)[number]['id'];

/** Every published machine. A new version is a new row; an old one stays as long as a process is pinned to it. */
export const REGISTRY: readonly WorkflowDefinition<WorkflowId>[] = PUBLISHED;

/** Every effect type of every machine, in order of name; the worker's boot checks that each has exactly one handler. */
export const ALL_EFFECTS: readonly string[] = [...new Set(REGISTRY.flatMap((def) => def.effects))].sort();

/**
 * A published machine, as a stored process names it.
 *
 * @throws RangeError when it does not exist.
 * @example definition('payment', 1).permissions.PAYER_RETURNED // ['builder', 'designer']
 */
export function definition(id: string, version: number): WorkflowDefinition<WorkflowId> {
  const def = REGISTRY.find((candidate) => candidate.id === id && candidate.version === version);
  if (!def) throw new RangeError(`no workflow ${id} version ${version}`);
  return def;
}

/**
 * The newest version of a machine, for new processes.
 *
 * @throws RangeError when it does not exist.
 * @example latest('payment').version // 1
 */
export function latest(id: string): WorkflowDefinition<WorkflowId> {
  return definition(id, Math.max(...REGISTRY.filter((candidate) => candidate.id === id).map((candidate) => candidate.version)));
}

/**
 * All states in which a process of a level can be, in order of name.
 *
 * @example statesOf('case').includes('draft') // true
 */
export function statesOf(level: WorkflowDefinition['level']): readonly string[] {
  const machines = REGISTRY.filter((def) => def.level === level).map((def) => def.machine);
  return [...new Set(machines.flatMap((machine) => Object.keys(machine.states)))].sort();
}
