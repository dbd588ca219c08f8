import type { Pack } from './types';

/** The parts of a pack's folder: `pack.json` is its head, every other file a section of that name. */
export type PackFolder = Readonly<Record<string, unknown>>;

/**
 * Puts the files of a pack's folder together. The shape is checked where packs come in (`libs/packs`), not here.
 *
 * @example assemble({ pack: { kind: 'land', land: 'XX' }, periods: [] }) // { kind: 'land', land: 'XX', periods: [] }
 */
export function assemble(folder: PackFolder): Pack {
  const { pack, ...sections } = folder;
  const { $schema: _, ...head } = pack as { readonly $schema?: unknown }; // for editors only
  return { ...head, ...sections } as Pack;
}
