import type { AnyStateMachine } from 'xstate';
import type { Presentation } from './acts';
import type { WorkflowDefinition } from './step';
import type { Permissions } from './types';

/** One published version of a procedure. */
export interface PublishedVersion {
  readonly machine: AnyStateMachine;
  /** The effects that it may emit; `setDeadline` and `cancelDeadline` become rows of their own. */
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
    const types = Object.keys(effects).filter((type) => type !== 'setDeadline' && type !== 'cancelDeadline');
    return { id, level, version: index + 1, effects: types, ...version };
  });
}
