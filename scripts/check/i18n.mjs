import { PLURAL, flatten, readSources } from './i18n-sources.mjs';

const SRC = 'apps/portal/src/';
const isTexts = (path) => path.startsWith(SRC) && /\/(de|en|easy)\.json$/.test(path);
const base = (key) => key.replace(PLURAL, '');

/** Keys and placeholders of one language, over all its files. */
function textsOf(tree, language, only = () => true) {
  const files = tree.files.filter((path) => isTexts(path) && path.endsWith(`/${language}.json`) && only(path));
  return new Map(files.flatMap((path) => flatten(JSON.parse(tree.read(path)))));
}

/** A key stands in one file: of two texts, nobody knows which one is shown. */
function saidTwice(tree, language) {
  const places = new Map();
  const problems = [];
  for (const path of tree.files.filter((file) => isTexts(file) && file.endsWith(`/${language}.json`)))
    for (const [key] of flatten(JSON.parse(tree.read(path)))) {
      if (places.has(key)) problems.push(`${path}: "${key}" stands in ${places.get(key)}, too`);
      places.set(key, path);
    }
  return problems;
}

const placeholders = (text) =>
  [...String(text).matchAll(/\{\{\s*([\w.]+)/g)]
    .map((match) => match[1])
    .sort()
    .join(',');

/** A translation says what the German says: no other keys, no other placeholders. */
function translationProblems(german, other, file) {
  const names = new Set([...german.keys()].map(base));
  const foreign = [...other.keys()].filter((key) => !names.has(base(key))).map((key) => `${file}: "${key}" has no German text`);
  const differing = [...other].filter(([key, text]) => german.has(key) && placeholders(text) !== placeholders(german.get(key)));
  return [...foreign, ...differing.map(([key]) => `${file}: "${key}" has other placeholders than the German text`)];
}

/** A translation is fetched with the part that brings its German: it stands in the same folder, and a source there says so. */
function unfetched(tree) {
  const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
  const known = new Set([...textsOf(tree, 'de').keys()].map(base));
  return tree.files
    .filter((path) => isTexts(path) && !path.endsWith('/de.json'))
    .flatMap((path) => {
      const folder = folderOf(path);
      const beside = new Set([...textsOf(tree, 'de', (file) => folderOf(file) === folder).keys()].map(base));
      const keys = flatten(JSON.parse(tree.read(path))).map(([key]) => base(key));
      const astray = keys
        .filter((key) => known.has(key) && !beside.has(key))
        .map((key) => `${path}: the German of "${key}" stands elsewhere`);
      const sources = tree.files.filter((file) => folderOf(file) === folder && /\.tsx?$/.test(file));
      const fetched = sources.some((file) => tree.read(file).includes(`import('./${path.slice(folder.length)}')`));
      return fetched ? astray : [...astray, `${path}: is not fetched by a source beside it (addTexts)`];
    });
}

/** Who reads English loads no German to fall back on, but for the desk, which speaks German. */
function untranslated(tree, english) {
  const texts = textsOf(tree, 'de', (path) => !path.startsWith(`${SRC}desk/`));
  const names = new Set([...english.keys()].map(base));
  return [...new Set([...texts.keys()].map(base))].filter((key) => !names.has(key)).map((key) => `en.json: "${key}" is missing`);
}

/**
 * Texts of the portal: every key used exists in German, none is unused, the translation knows only German keys and comes with them.
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
  const english = textsOf(tree, 'en');
  const translations = [
    ...translationProblems(german, english, 'en.json'),
    ...translationProblems(german, textsOf(tree, 'easy'), 'easy.json'),
  ];
  return [
    ...['de', 'en', 'easy'].flatMap((language) => saidTwice(tree, language)),
    ...missing,
    ...unknown,
    ...unused,
    ...empty,
    ...translations,
    ...untranslated(tree, english),
    ...unfetched(tree),
  ];
}
