import type { FormField } from '../../api/types';
import type { Stored } from './values';

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

export interface Versions {
  /** What both began with. */
  base: Stored;
  theirs: Stored;
  mine: Stored;
}

/** Fields that the others changed: `clashing` were changed here too and differ, `taken` were not touched here. */
export function compare(fields: readonly FormField[], { base, theirs, mine }: Versions): { taken: FormField[]; clashing: FormField[] } {
  const changed = fields.filter(({ id }) => !same(theirs[id], base[id]));
  const clashing = changed.filter(({ id }) => !same(mine[id], base[id]) && !same(mine[id], theirs[id]));
  return { taken: changed.filter((field) => !clashing.includes(field)), clashing };
}

/** Mine, with their changes where they do not clash or where theirs was chosen. Nothing else of mine is lost. */
export function merge(fields: readonly FormField[], versions: Versions, chooseTheirs: readonly string[]): Stored {
  const { taken, clashing } = compare(fields, versions);
  const adopted = [...taken, ...clashing.filter(({ id }) => chooseTheirs.includes(id))];
  return { ...versions.mine, ...Object.fromEntries(adopted.map(({ id }) => [id, versions.theirs[id]])) };
}
