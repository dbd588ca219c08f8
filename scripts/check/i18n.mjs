import { PLURAL, flatten, readSources } from './i18n-sources.mjs';

const SRC = 'apps/portal/src/';
const isTexts = (path) => path.startsWith(SRC) && /\/(de|en)\.json$/.test(path);
const base = (key) => key.replace(PLURAL, '');

/** Keys and placeholders of one language, over all its files. */
function textsOf(tree, language) {
  const files = tree.files.filter((path) => isTexts(path) && path.endsWith(`/${language}.json`));
  return new Map(files.flatMap((path) => flatten(JSON.parse(tree.read(path)))));
}

const placeholders = (text) =>
  [...String(text).matchAll(/\{\{\s*([\w.]+)/g)]
    .map((match) => match[1])
    .sort()
    .join(',');

function translationProblems(german, english) {
  const names = new Set([...german.keys()].map(base));
  const foreign = [...english.keys()].filter((key) => !names.has(base(key))).map((key) => `en.json: "${key}" has no German text`);
  const differing = [...english].filter(([key, text]) => german.has(key) && placeholders(text) !== placeholders(german.get(key)));
  return [...foreign, ...differing.map(([key]) => `en.json: "${key}" has other placeholders than the German text`)];
}

/**
 * Texts of the portal: every key used exists in German, none is unused, the translation knows only German keys.
 * A key is used as a literal, or below one of the DYNAMIC_PREFIXES of src/i18n/index.ts.
 */
export function check(tree) {
  if (!tree.files.some(isTexts)) return [];
  const german = textsOf(tree, 'de');
  const names = new Set([...german.keys()].map(base));
  const sources = tree.files.filter((path) => path.startsWith(SRC) && /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path));
  const { used, literals, prefixes, dynamic } = readSources(tree, sources);
  const missing = used.filter(({ key }) => !names.has(key)).map(({ key, place }) => `${place} the text "${key}" is missing`);
  const below = (key) => prefixes.some((prefix) => key.startsWith(`${prefix}.`));
  const unknown = dynamic
    .filter(({ head }) => !below(head))
    .map(({ head, place }) => `${place} the key begins with "${head}": not in DYNAMIC_PREFIXES`);
  const unused = [...names].filter((key) => !literals.has(key) && !below(key)).map((key) => `de.json: "${key}" is not used`);
  const empty = [...german]
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([key]) => `de.json: "${key}" is empty`);
  return [...missing, ...unknown, ...unused, ...empty, ...translationProblems(german, textsOf(tree, 'en'))];
}
