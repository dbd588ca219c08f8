import { base } from './de/base';
import { authority as ludwigslustParchim } from './de/mv/ludwigslust-parchim/authority';
import { MUNICIPALITY_ROWS } from './de/mv/municipalities';
import { authority as nordwestmecklenburg } from './de/mv/nordwestmecklenburg/authority';
import { pack as mv } from './de/mv/pack';
import type { AuthorityPack, BasePack, LandPack } from './types';

/** The one list of what is installed: a new Land or authority is a folder and a line here. */
export const BASE: BasePack = base;
export const LAND_PACKS: readonly LandPack[] = [mv];
export const AUTHORITY_PACKS: readonly AuthorityPack[] = [nordwestmecklenburg, ludwigslustParchim];
export const MUNICIPALITY_TABLES: readonly string[] = [MUNICIPALITY_ROWS];
