import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

type Language = 'de' | 'en';
type Texts = { readonly [key: string]: string | Texts };

const PORTAL = join(__dirname, '..', '..', '..', 'apps', 'portal', 'src');
const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' });
const textsIn = (language: Language): Texts[] =>
  files
    .filter((path) => basename(path) === `${language}.json`)
    .map((path) => JSON.parse(readFileSync(join(PORTAL, path), 'utf8')) as Texts);
const texts = { de: textsIn('de'), en: textsIn('en') };
const roots = new Set(texts.de.flatMap((file) => Object.keys(file)));

function find(key: string, language: Language): string | undefined {
  for (const file of texts[language]) {
    let place: string | Texts | undefined = file;
    for (const step of key.split('.')) place = typeof place === 'object' ? place[step] : undefined;
    if (typeof place === 'string') return place;
  }
  return undefined;
}

/**
 * The words that the portal shows, German unless another language is named, for a key, so that a better wording breaks no test.
 *
 * @throws Error when there is no such key.
 * @example t('home.hello', { name: 'Anna' }) // 'Guten Tag, Anna'
 */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}, language: Language = 'de'): string {
  return textOf(key, language, values['count']).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The words as a pattern; what the portal fills in may be anything. @example said('home.hello').test('Guten Tag, Anna') // true */
export function said(key: string): RegExp {
  const parts = textOf(key, 'de').split(/\{\{\w+\}\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*'));
}

function textOf(key: string, language: Language, count?: string | number): string {
  const text = find(key, language) ?? find(`${key}_${count === 1 ? 'one' : 'other'}`, language);
  if (text === undefined) throw new Error(`the portal has no text ${key}`);
  return text;
}

/** Whether a word is a key of the portal, shown because its text is missing. @example isKey('start.title') // true */
export const isKey = (word: string): boolean => /^[a-z]\w*(\.\w+)+$/.test(word) && roots.has(word.split('.')[0] ?? '');
