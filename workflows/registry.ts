import { effects as permitEffects } from './building-permit/effects';
import { machine as permitV1 } from './building-permit/machine.v1';
import { permissions as permitPermissions } from './building-permit/permissions';
import { effects as participationEffects } from './participation/effects';
import { machine as participationV1 } from './participation/machine.v1';
import { permissions as participationPermissions } from './participation/permissions';
import { effects as paymentEffects } from './payment/effects';
import { machine as paymentV1 } from './payment/machine.v1';
import { permissions as paymentPermissions } from './payment/permissions';
import type { WorkflowDefinition } from './step';

export type WorkflowId = 'building-permit' | 'participation' | 'payment';

type AnyEffect = keyof typeof permitEffects | keyof typeof participationEffects | keyof typeof paymentEffects;

/** Everything that a transition can ask of the platform, except deadlines, which become rows. */
export type EffectType = Exclude<AnyEffect, 'setDeadline' | 'cancelDeadline'>;

const typesOf = (effects: object): readonly EffectType[] =>
  Object.keys(effects).filter((type): type is EffectType => type !== 'setDeadline' && type !== 'cancelDeadline');

/** Every published machine. A new version is a new row; an old one stays as long as a process is pinned to it. */
export const REGISTRY: readonly WorkflowDefinition<WorkflowId>[] = [
  { id: 'building-permit', version: 1, machine: permitV1, permissions: permitPermissions, effects: typesOf(permitEffects), level: 'case' },
  {
    id: 'participation',
    version: 1,
    machine: participationV1,
    permissions: participationPermissions,
    effects: typesOf(participationEffects),
    level: 'child',
  },
  { id: 'payment', version: 1, machine: paymentV1, permissions: paymentPermissions, effects: typesOf(paymentEffects), level: 'child' },
];

/** Every effect type of every machine, in order of name; the worker's boot checks that each has exactly one handler. */
export const ALL_EFFECTS: readonly EffectType[] = [...new Set(REGISTRY.flatMap((def) => def.effects as readonly EffectType[]))].sort();

/**
 * A published machine, as a stored process names it.
 *
 * @throws RangeError when it does not exist.
 * @example definition('payment', 1).permissions.PAYER_RETURNED // ['builder', 'designer']
 */
export function definition(id: WorkflowId, version: number): WorkflowDefinition<WorkflowId> {
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
export function latest(id: WorkflowId): WorkflowDefinition<WorkflowId> {
  return definition(id, Math.max(...REGISTRY.filter((candidate) => candidate.id === id).map((candidate) => candidate.version)));
}
