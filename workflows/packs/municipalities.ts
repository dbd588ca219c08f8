import { parseRows } from './codes';
import { DISTRICT_ROWS } from './codes/districts.data';
import { listAuthorities } from './installed';
import type { AuthorityPack } from './types';

/** A municipality by its official key (AGS, 8 digits). */
export interface Municipality {
  readonly ags: string;
  readonly name: string;
}

type Area = Pick<AuthorityPack, 'municipalities'>;

/** The authority that decides in a municipality, if one is installed. @example authorityFor('99999999') // undefined */
export const authorityFor = (ags: string): AuthorityPack | undefined => listAuthorities().find((authority) => decidesIn(authority, ags));

/** Does an authority decide in a municipality? @example decidesIn({ municipalities: { '13074026': 'Grevesmühlen, Stadt' } }, '13074026') // true */
export const decidesIn = ({ municipalities }: Area, ags: string): boolean => Object.hasOwn(municipalities, ags);

/** The official name of a municipality, if an installed authority decides there. @example municipalityName('13074026') // 'Grevesmühlen, Stadt' */
export const municipalityName = (ags: string): string | undefined => authorityFor(ags)?.municipalities[ags];

/** All municipalities of an authority, in order of name. @example municipalitiesOf(authority)[0]?.name */
export function municipalitiesOf({ municipalities }: Area): readonly Municipality[] {
  const all = Object.entries(municipalities).map(([ags, name]) => ({ ags, name }));
  return all.sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

const districts = new Map(parseRows(DISTRICT_ROWS).map(({ code, label }) => [code, label]));

/**
 * The name of the district or city district in which a municipality lies, as the official list has it; all of Germany, installed or not.
 *
 * @param ags official key of a municipality (8 digits) or of a district (5 digits).
 * @returns undefined when there is no such district.
 * Source: Destatis, list of districts (Kreisschlüssel), 2026-01-31.
 * @example districtName('11000000') // 'Berlin, Stadt'
 */
export const districtName = (ags: string): string | undefined => districts.get(ags.slice(0, 5));
