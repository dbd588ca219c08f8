import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Texts = { readonly [key: string]: string | Texts };

const PORTAL = join(__dirname, '..', '..', '..', 'apps', 'portal', 'src');
const texts = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|[\\/])de\.json$/.test(path))
  .map((path) => JSON.parse(readFileSync(join(PORTAL, path), 'utf8')) as Texts);

function find(key: string): string | undefined {
  for (const file of texts) {
    let place: string | Texts | undefined = file;
    for (const step of key.split('.')) place = typeof place === 'object' ? place[step] : undefined;
    if (typeof place === 'string') return place;
  }
  return undefined;
}

/**
 * The German words that the portal shows for a key, so that a better wording breaks no test.
 *
 * @throws Error when there is no such key.
 * @example t('home.hello', { name: 'Anna' }) // 'Guten Tag, Anna'
 */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return textOf(key, values['count']).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The words as a pattern; what the portal fills in may be anything. @example said('home.hello').test('Guten Tag, Anna') // true */
export function said(key: string): RegExp {
  const parts = textOf(key).split(/\{\{\w+\}\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*'));
}

function textOf(key: string, count?: string | number): string {
  const text = find(key) ?? find(`${key}_${count === 1 ? 'one' : 'other'}`);
  if (text === undefined) throw new Error(`the portal has no text ${key}`);
  return text;
}
