import { parseRows } from './codes';
import { AUTHORITY_PACKS, MUNICIPALITY_TABLES } from './manifest';
import type { AuthorityPack } from './types';

/** A municipality by its official key (AGS, 8 digits). */
export interface Municipality {
  readonly ags: string;
  readonly name: string;
}

const names = new Map(MUNICIPALITY_TABLES.flatMap(parseRows).map(({ code, label }) => [code, label]));

/**
 * The official name of a municipality, if it is known.
 *
 * @example municipalityName('13074026') // 'Grevesmühlen, Stadt'
 */
export const municipalityName = (ags: string): string | undefined => names.get(ags);

/**
 * Does a municipality exist and lie in the authority's district?
 *
 * @example isInDistrict(authority, '13074026')
 */
export function isInDistrict(authority: Pick<AuthorityPack, 'districtAgs'>, ags: string): boolean {
  return ags.startsWith(authority.districtAgs) && names.has(ags);
}

/**
 * The authority that decides in a municipality, if one is installed.
 *
 * @example authorityFor('99999999') // undefined
 */
export function authorityFor(ags: string): AuthorityPack | undefined {
  return AUTHORITY_PACKS.find((authority) => isInDistrict(authority, ags));
}

/**
 * All municipalities of an authority, in order of name.
 *
 * @example municipalitiesOf(authority).length // 83 for the district 13074
 */
export function municipalitiesOf(authority: Pick<AuthorityPack, 'districtAgs'>): readonly Municipality[] {
  return [...names]
    .filter(([ags]) => ags.startsWith(authority.districtAgs))
    .map(([ags, name]) => ({ ags, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de'));
}
