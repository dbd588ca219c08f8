import { objectsOf } from './objects';
import type { FileStructure, FontFact } from './facts';

/** What the objects of a file say, whatever its pages show. */
export interface Structure extends FileStructure {
  readonly acroForm: boolean;
  readonly fonts: readonly FontFact[];
  /** Could the page with this object number show images or forms? They are what `pdf.js` leaves out here. */
  usesObjects(page: number): boolean;
}

/**
 * Reads the dictionaries of a file.
 *
 * @throws InflatesTooMuch when a stream is a bomb.
 */
export function structureOf(bytes: Uint8Array): Structure {
  const objects = objectsOf(bytes).map(({ number, dict }) => ({ number, dict: withoutTexts(dict) }));
  const all = objects.map(({ dict }) => dict);
  const byNumber = new Map(objects.map(({ number, dict }) => [number, dict])); // of several versions the last one counts
  const some = (pattern: RegExp): boolean => all.some((dict) => pattern.test(dict));
  return {
    encrypted: some(/\/Encrypt\s+(\d+\s+\d+\s+R|<<)/),
    javaScript: some(/\/S\s*\/JavaScript\b|\/JS\s*[(<\d]/),
    launchAction: some(/\/S\s*\/Launch\b/),
    embedsFiles: some(/\/EF\s*(<<|\d+\s+\d+\s+R)|\/Type\s*\/EmbeddedFile\b/),
    acroForm: some(/\/AcroForm\s*(<<|\d+\s+\d+\s+R)/),
    fonts: fontsOf(all),
    usesObjects: (page) => usesObjects(byNumber, page),
  };
}

/** Pages inherit resources from the nodes above them; a chain longer than this is none. */
const MOST_PARENTS = 50;

function usesObjects(byNumber: ReadonlyMap<number | undefined, string>, page: number): boolean {
  const follow = (dict: string, key: string): number => Number(new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(dict)?.[1] ?? Number.NaN);
  let at = page;
  for (let step = 0; step < MOST_PARENTS; step++) {
    const dict = byNumber.get(at);
    if (dict === undefined) return false;
    if (/\/XObject\b/.test(dict) || /\/XObject\b/.test(byNumber.get(follow(dict, 'Resources')) ?? '')) return true;
    at = follow(dict, 'Parent');
  }
  return true;
}

/** A bookmark may say "/S /JavaScript"; that is a text and no action. An empty pair of brackets stays. */
const withoutTexts = (dict: string): string => dict.replace(/\((?:[^()\\]|\\.)*\)/g, '()');

/** Fonts with a descriptor say there whether they are embedded; the fourteen standard fonts may stand without one. */
function fontsOf(all: readonly string[]): readonly FontFact[] {
  const described = all.filter((dict) => /\/Type\s*\/FontDescriptor\b/.test(dict));
  const bare = all.filter(
    (dict) => /\/Subtype\s*\/(Type1|TrueType|MMType1)\b/.test(dict) && /\/BaseFont\b/.test(dict) && !/\/FontDescriptor\b/.test(dict),
  );
  const fonts = new Map<string, boolean>();
  for (const dict of described) note(fonts, /\/FontName\s*\/([^\s/<>[\]()]+)/.exec(dict)?.[1], /\/FontFile[23]?\s/.test(dict));
  for (const dict of bare) note(fonts, /\/BaseFont\s*\/([^\s/<>[\]()]+)/.exec(dict)?.[1], false);
  return [...fonts].map(([name, embedded]) => ({ name, embedded }));
}

/** One that is not embedded once is not. */
function note(fonts: Map<string, boolean>, name: string | undefined, embedded: boolean): void {
  if (name !== undefined) fonts.set(name, embedded && (fonts.get(name) ?? true));
}
