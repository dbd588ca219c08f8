import type { DocumentType } from '../../api/types';

/** Words in file names, and the XBau document type that they hint at. The first that fits wins. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/lageplan|siteplan/, '1803'],
  [/flurkarte|liegenschaft|kataster|alk\b/, '1802'],
  [/grundriss|floor|\beg\b|\bog\b|\bdg\b|\bkg\b|erdgeschoss|obergeschoss|dachgeschoss|keller/, '2001'],
  [/schnitt|section/, '2002'],
  [/ansicht|fassade|elevation/, '2003'],
  [/baubeschreibung|beschreibung/, '1500'],
  [/rauminhalt|umbaut|kubatur|volumen/, '2201'],
  [/grz|gfz|mass.*nutzung/, '1901'],
  [/statik|standsicherheit|tragwerk/, '2801'],
  [/brandschutz/, '2701'],
  [/schallschutz/, '2805'],
  [/waermeschutz|warmeschutz|geg|energie/, '2804'],
  [/statistik|erhebungsbogen/, '2501'],
  [/eigentuemer|zustimmung/, '0601'],
  [/vollmacht/, '0603'],
  [/bauvorlageberechtigung|kammer/, '0401'],
  [/stellplatz/, '2301'],
  [/abweichung|befreiung/, '0800'],
];

/** 'Grundriss_EG (2).PDF' -> 'grundriss eg 2' */
export function plainName(fileName: string): string {
  return fileName
    .replace(/\.[^.]+$/, '')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The document type that a file name suggests, '' for none. Example: suggestType('lageplan_1-500.pdf', types) -> '1803'. */
export function suggestType(fileName: string, types: readonly DocumentType[]): string {
  const name = plainName(fileName);
  const code = /\b(\d{4})\b/.exec(name)?.[1];
  if (code && types.some((type) => type.code === code)) return code;
  const hint = HINTS.find(([pattern, target]) => pattern.test(name) && types.some((type) => type.code === target));
  return hint?.[1] ?? '';
}

/** A readable title: 'grundriss_eg.pdf' -> 'grundriss eg'. */
export function titleOf(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_]+/g, ' ')
    .trim();
  return (name === '' ? fileName : name.charAt(0).toUpperCase() + name.slice(1)).slice(0, 200);
}

const MEDIA: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** What an application takes, for the file chooser. */
export const ACCEPT = '.pdf,.png,.jpg,.jpeg,.tif,.tiff';
export const MAX_BYTES = 5 * 1024 ** 3;

/** Media type by the ending, null for what cannot be taken. */
export function mediaTypeOf(fileName: string): string | null {
  return MEDIA[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}
