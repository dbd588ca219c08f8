/** Longest booking text (`purpose`) and page text (`description`) of XBezahldienste 1.0.0. */
export const MAX_PURPOSE = 27;
export const MAX_DESCRIPTION = 250;
/** Alphabets of XBezahldienste 1.0.0 for identifiers, `purpose` and `description`. */
export const ID_PATTERN = /^[\w-]{1,36}$/;
export const PURPOSE_PATTERN = /^[\w\s-]{1,27}$/;
export const DESCRIPTION_PATTERN = /^[\w\s\-,.\u00C0-\u017F]{1,250}$/;

const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  '§': 'Par.',
  '€': 'EUR',
  '&': 'und',
};

const spellOut = (text: string, letters: RegExp): string => text.replace(letters, (letter) => SPELLED[letter] ?? letter);
const tidy = (text: string, length: number): string => text.replace(/\s+/g, ' ').trim().slice(0, length).trim();

/**
 * A text in the alphabet of a booking text (ASCII letters, digits, blank, `-`, `_`), at most 27 characters.
 *
 * @example toPurpose('Gebühr 63/2026-00012') // 'Gebuehr 63-2026-00012'
 */
export function toPurpose(text: string): string {
  const ascii = spellOut(text, /[äöüÄÖÜß]/g)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return tidy(ascii.replace(/[^\w\s-]+/g, '-'), MAX_PURPOSE);
}

/**
 * A text in the alphabet of a description (also umlauts, comma and full stop), at most 250 characters.
 *
 * @example toDescription('Gebühr § 63 (Vorschuss)') // 'Gebühr Par. 63 - Vorschuss -'
 */
export function toDescription(text: string): string {
  return tidy(spellOut(text.normalize('NFC'), /[§€&]/g).replace(/[^\w\s\-,.\u00C0-\u017F]+/g, ' - '), MAX_DESCRIPTION);
}
