/** A parcel by its official key (Flurstückskennzeichen, ALKIS). */
export interface ParcelId {
  /** Key of the Land, as in the AGS. */
  readonly land: string;
  /** Cadastral district (Gemarkung). */
  readonly district: string;
  /** Corridor (Flur); null where there are none. */
  readonly corridor: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Sequence number (Flurstücksfolge), where numbers were given twice. */
  readonly sequence: string | null;
}

const SHAPE = /^(\d{2})(\d{4})(\d{3}|_{3})(\d{5})(\d{4}|_{4})(\d{2}|_{2})$/;

/**
 * Reads a parcel key of 20 characters: Land 2, district 4, corridor 3, numerator 5, denominator 4, sequence 2; `_` fills what is missing.
 *
 * @returns undefined when it is none: wrong length or characters, no such Land, a numerator or denominator of zero.
 * Source: ALKIS, GeoInfoDok, Flurstückskennzeichen.
 * @example parseParcelId('13027300100042____') // undefined, too short
 * @example parseParcelId('13273000100042______') // { land: '13', district: '2730', corridor: 1, numerator: 42, denominator: null, sequence: null }
 */
export function parseParcelId(text: string): ParcelId | undefined {
  const found = SHAPE.exec(text);
  if (!found) return undefined;
  const [, land = '', district = '', corridor, numerator, denominator, sequence] = found;
  const part = (value: string | undefined): number | null => (value === undefined || value.startsWith('_') ? null : Number(value));
  const [top, bottom] = [part(numerator), part(denominator)];
  if (Number(land) < 1 || Number(land) > 16 || !top || bottom === 0) return undefined;
  const last = sequence === undefined || sequence === '00' || sequence.startsWith('_') ? null : sequence;
  return { land, district, corridor: part(corridor), numerator: top, denominator: bottom, sequence: last };
}

/** @example isParcelId('13273000100042______') // true */
export const isParcelId = (text: string): boolean => parseParcelId(text) !== undefined;
