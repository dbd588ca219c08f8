import { parseParcelId } from '@bauraum/kernel';
import { authorityPack } from './installed';
import { authorityFor, decidesIn, districtName } from './municipalities';
import type { AuthorityPack } from './types';

/** Is an authority competent for a plot? If not, who is, as far as it is known. */
export interface Competence {
  readonly competent: boolean;
  /** Key of what is wrong: `notInDistrict`, `isParcelId` (no parcel key), `parcelElsewhere` (parcel and municipality lie in different Länder). */
  readonly problem?: 'notInDistrict' | 'isParcelId' | 'parcelElsewhere';
  /** The authority of this installation that decides there. */
  readonly authority?: AuthorityPack;
  /** Else the name of the district, so that people know where to ask. */
  readonly district?: string;
}

/**
 * Checks the place of a plot against an authority's area, by municipality and, when given, by the parcel's key.
 *
 * @param ags official municipality key, 8 digits.
 * @throws RangeError when the authority is not installed.
 * Source: § 3 VwVfG (local competence); the building code of the Land.
 * @example competenceOf(slug, '13074026').competent // true for the district 13074
 */
export function competenceOf(slug: string, ags: string, parcelId?: string): Competence {
  if (parcelId !== undefined) {
    const parcel = parseParcelId(parcelId);
    if (!parcel) return { competent: false, problem: 'isParcelId' };
    if (parcel.land !== ags.slice(0, 2)) return { competent: false, problem: 'parcelElsewhere' };
  }
  if (decidesIn(authorityPack(slug), ags)) return { competent: true };
  const authority = authorityFor(ags);
  const district = districtName(ags);
  return { competent: false, problem: 'notInDistrict', ...(authority ? { authority } : {}), ...(district ? { district } : {}) };
}
