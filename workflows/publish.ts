import type { AnyStateMachine } from 'xstate';
import type { Presentation } from './acts';
import type { WorkflowDefinition } from './step';
import type { Permissions } from './types';

/** One published version of a procedure. */
export interface PublishedVersion {
  readonly machine: AnyStateMachine;
  /** The effects that it may emit, and more; `setDeadline` and `cancelDeadline` become rows of their own. */
  readonly effects: object;
  readonly permissions: Permissions;
  readonly presentation?: Presentation;
}

/**
 * The published versions of a procedure, version 1 first: what the `index.ts` of its folder exports as `definitions`.
 *
 * @example publish('payment', 'child', [{ machine, effects, permissions }])[0]?.version // 1
 */
export function definitions<Id extends string>(
  id: Id,
  level: WorkflowDefinition['level'],
  versions: readonly PublishedVersion[],
): readonly WorkflowDefinition<Id>[] {
  return versions.map(({ effects, ...version }, index) => {
    const used = actionsOf(version.machine);
    const types = Object.keys(effects).filter((type) => used.has(type) && type !== 'setDeadline' && type !== 'cancelDeadline');
    return { id, level, version: index + 1, effects: types, ...version };
  });
}

/** The names of all actions in a machine: several share a list of effects, each emits its own. */
function actionsOf({ root }: AnyStateMachine): ReadonlySet<string> {
  const nodes = [root, ...Object.values(root.states)];
  const actions = nodes.flatMap((node) => [
    ...node.entry,
    ...[...node.transitions.values()].flat().flatMap((transition) => transition.actions),
  ]);
  return new Set(actions.map((action) => (typeof action === 'string' ? action : String((action as { type?: unknown }).type))));
}
