import { REGISTRY } from '../../registry';
import { layered, type EffectiveRules } from '../installed';
import type { Pack } from '../types';
import { conditionProblems } from './conditions';
import { disciplineProblems } from './disciplines';
import { documentCheckProblems } from './document-checks';
import { helpTextProblems } from './help-texts';
import { needProblems } from './needs';
import type { Inconsistency } from './problem';
import { referenceProblems } from './references';
import { rowProblems } from './rows';
import { signOffProblems } from './sign-offs';

export type { Inconsistency } from './problem';

/**
 * What makes no sense in a pack whose shape is right: ids twice, rows that hold at the same time, names of what does not exist, an authority whose
 * seat lies elsewhere, a procedure that lacks what its machine needs.
 *
 * @param above the rules of the packs above it, laid over each other; none for the base.
 * @example inconsistencies(landPack('MV'), layered([base])) // []
 */
export function inconsistencies(pack: Pack, above: EffectiveRules = layered([])): readonly Inconsistency[] {
  const checked = { pack, rules: layered([pack, { kind: 'base', ...above }]) };
  return [
    ...rowProblems(pack),
    ...referenceProblems(checked, REGISTRY),
    ...signOffProblems(checked),
    ...disciplineProblems(checked),
    ...documentCheckProblems(checked),
    ...helpTextProblems(checked),
    ...conditionProblems(checked),
    ...needProblems(checked),
  ];
}

/** A value that no lawyer of the Land has confirmed. */
export interface Unverified {
  readonly path: string;
  readonly basis: string;
  readonly source: string;
}

/**
 * Every value of a pack that waits for a lawyer, inner ones (an index of a fee) too.
 *
 * @example unverified({ kind: 'base', texts: [{ ...text, verified: true }] }) // []
 */
export function unverified(pack: Pack): readonly Unverified[] {
  return waiting(pack, '');
}

function waiting(value: unknown, path: string): readonly Unverified[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => waiting(one, `${path}/${key}`));
  const { verified, basis, source } = value as Partial<Record<string, unknown>>;
  return verified === false ? [{ path, basis: String(basis), source: String(source) }, ...inner] : inner;
}
