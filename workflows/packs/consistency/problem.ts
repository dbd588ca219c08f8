import type { EffectiveRules } from '../installed';
import type { Pack } from '../types';

/** Something in a pack that makes no sense, although its shape is right. */
export interface Inconsistency {
  /** JSON pointer into the assembled pack, e.g. `/periods/3/validTo`. */
  readonly path: string;
  /** In English, for whoever writes packs. */
  readonly reason: string;
}

/** What every check looks at. */
export interface Checked {
  readonly pack: Pack;
  /** The pack laid over those above it. */
  readonly rules: EffectiveRules;
}

/** The rows of an own section, each with its pointer. @example rowsOf(pack, 'texts')[0]?.path // '/texts/0' */
export function rowsOf<K extends keyof EffectiveRules>(
  pack: Pack,
  section: K,
): readonly { row: EffectiveRules[K][number]; path: string }[] {
  const rows: readonly EffectiveRules[K][number][] = pack[section] ?? [];
  return rows.map((row, index) => ({ row, path: `/${section}/${index}` }));
}
