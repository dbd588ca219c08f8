import { ABOUT_OTHERS, NEUTRAL, TYPE_HINTS, type TypeHint } from './suggest-type.data';

export interface TypeSuggestion {
  /** Code of the XBau list `anlagen`. */
  readonly typeCode: string;
  /** The reason, in German. */
  readonly why: string;
  /** 0 to 1; from `PRESELECT` on it may be filled in for the user. */
  readonly score: number;
}

/** Below it a suggestion is only offered. */
const PRESELECT = 0.8;

const SCORE = { clear: 0.95, vagueAlone: 0.8, text: 0.7, number: 0.6, vague: 0.5, oneOfSeveral: 0.45, aboutOthers: 0.3 } as const;

/** 'GrundrissOG1, Süd' -> 'grundriss og 1 sued' */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$& ')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** 'Grundriss_EG (2).PDF' -> 'grundriss eg 2' */
const plainName = (fileName: string): string => plain(fileName.replace(/\.[^.]+$/, ''));

interface Hit {
  readonly hint: TypeHint;
  readonly from: number;
  readonly to: number;
}

/** What a plain text names; a match within a longer one of another type does not count. */
function hitsOf(text: string): Hit[] {
  const hits = TYPE_HINTS.flatMap((hint): Hit[] => {
    const found = hint.pattern.exec(text);
    return found ? [{ hint, from: found.index, to: found.index + found[0].trimEnd().length }] : [];
  });
  const within = (inner: Hit, outer: Hit): boolean =>
    outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from;
  const whole = hits.filter((hit) => !hits.some((other) => within(hit, other)));
  const named = whole.filter((hit) => hit.hint.force === 'clear');
  return named.length > 0 ? named : whole;
}

const codesOf = (hits: readonly Hit[]): string[] => [...new Set(hits.map((hit) => hit.hint.code))];

/** Are the words beside the hits without meaning? Only then does a vague word stand for itself. */
function alone(text: string, hits: readonly Hit[]): boolean {
  const rest = [...text].map((character, at) => (hits.some((hit) => at >= hit.from && at < hit.to) ? ' ' : character)).join('');
  return rest.split(' ').every((word) => word === '' || NEUTRAL.test(word));
}

function scoreInName(text: string, hits: readonly Hit[]): number {
  if (ABOUT_OTHERS.test(text)) return SCORE.aboutOthers;
  if (codesOf(hits).length > 1) return SCORE.oneOfSeveral;
  if (hits.some((hit) => hit.hint.force === 'clear')) return SCORE.clear;
  return hits.every((hit) => hit.hint.code === '2001') && alone(text, hits) ? SCORE.vagueAlone : SCORE.vague;
}

/** A code of the list in front of the name. Alone it is no proof: it may as well be a year, a day or a house number. */
function numberInName(text: string): TypeSuggestion[] {
  const [typeCode] = /^\d{4}\b/.exec(text) ?? [];
  return typeCode ? [{ typeCode, why: `Der Dateiname beginnt mit ${typeCode}`, score: SCORE.number }] : [];
}

function nameSuggestions(text: string): TypeSuggestion[] {
  const hits = hitsOf(text);
  const score = scoreInName(text, hits);
  return hits.map(({ hint }) => ({ typeCode: hint.code, why: `„${hint.word}“ im Dateinamen`, score }));
}

/**
 * The document types that a file's name suggests; the best first, none when nothing speaks for one.
 *
 * @example suggestType('Lageplan_1-500.pdf') // [{ typeCode: '1803', why: '„Lageplan“ im Dateinamen', score: 0.95 }]
 * @example suggestType('scan0815.pdf') // []
 */
export function suggestType(fileName: string): TypeSuggestion[] {
  const text = plainName(fileName);
  const best = new Map<string, TypeSuggestion>();
  for (const suggestion of [...nameSuggestions(text), ...numberInName(text)]) {
    const known = best.get(suggestion.typeCode);
    if (!known || known.score < suggestion.score) best.set(suggestion.typeCode, suggestion);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** The suggestion that may be filled in. @example preselected(suggestType('Lageplan.pdf'))?.typeCode // '1803' */
export const preselected = ([first]: readonly TypeSuggestion[]): TypeSuggestion | null =>
  first && first.score >= PRESELECT ? first : null;

/** What is known of a document that lies in the case. */
export interface LabelledFile {
  readonly fileName: string;
  /** The type that it has now. */
  readonly typeCode: string;
  /** Words of the title block of a sheet, or of the head of a written document; small letters. */
  readonly titleWords: readonly string[];
  /** Is it a drawing, larger than A4? */
  readonly isSheet: boolean;
}

/**
 * The other type that a file's own words name, if they name exactly one clearly and the name of the file does not speak for the type that it has.
 * Offered, never filled in: a title block speaks of many things.
 *
 * @example suggestByContent({ fileName: 'scan.pdf', typeCode: '1500', titleWords: ['schnitt'], isSheet: true })?.typeCode // '2002'
 */
export function suggestByContent({ fileName, typeCode, titleWords, isSheet }: LabelledFile): TypeSuggestion | null {
  if (preselected(suggestType(fileName))?.typeCode === typeCode) return null;
  const hits = hitsOf(plain(titleWords.join(' ')));
  const [first] = hits;
  if (first?.hint.force !== 'clear' || codesOf(hits).length > 1 || first.hint.code === typeCode) return null;
  const where = isSheet ? 'im Plankopf' : 'oben auf der ersten Seite';
  return { typeCode: first.hint.code, why: `„${first.hint.word}“ steht ${where}`, score: SCORE.text };
}
