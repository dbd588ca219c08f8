import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a cold browser may load for a page of the applicant side, in bytes over the line. */
const BUDGET = 250_000;
/** Status line and headers of a file, as the api sends it. */
const HEADERS = 350;
/** Answers of the api, compressed, with their headers; measured in a browser with a case of forty documents. Every page has at most these. */
const ANSWERS = [
  { pages: /application\/(tasks|check)|documents|supplements|answers-page|messages|overview/, bytes: 25_000 },
  { pages: /application|collab/, bytes: 13_000 },
  { pages: /./, bytes: 15_000 },
];
/** Parts that load themselves after the page's first picture, without anybody asking for them. */
const FOLLOWERS = [{ pages: /application\/(tasks|section|check)|collab\/history/, source: 'src/collab/session.ts' }];
/** Written together while it is a draft: these pages stand in its room. */
const IN_DRAFT = /application\/|collab\/history|documents\/documents|people\/people|messages\/messages|fee\/fee/;
const DRAFT_ROOM = 'src/collab/draft-room.tsx';
const ENTRY = 'index.html';
/** Not pages of applicants: the desk has a budget of its own. */
const NO_PAGE = /^src\/desk\//;
const NO_CASE_PAGE = /collab\/(draft-room|session)|section-form|viewer\//;
/** The files of texts that are fetched with a part for each language. */
const LANGUAGES = { de: /i18n\/de\.json$/, 'de-simple': /\/easy\.json$/, en: /\/en\.json$/ };
const TEXTS = /\.json$/;

/** All files that load with these parts of the build: scripts, styles, fonts, texts. */
function filesOf(manifest, keys, texts) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    const part = manifest[key];
    if (seen.has(key) || !part) return;
    seen.add(key);
    for (const file of [part.file, ...(part.css ?? []), ...(part.assets ?? []).filter((asset) => asset.endsWith('.woff2'))])
      files.add(file);
    part.imports?.forEach(visit);
    part.dynamicImports?.filter((followed) => texts.test(followed)).forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

/** Addresses of the applicant side and what each loads, from the lazy parts of the entry and of the pages of a case. */
function pagesOf(manifest) {
  const parts = Object.entries(manifest);
  const isCase = ([, { dynamicImports = [] }]) => dynamicImports.includes(DRAFT_ROOM);
  const [caseRoutes] = parts.find(isCase) ?? [];
  if (!manifest[ENTRY] || caseRoutes === undefined) throw new Error('the manifest of the portal has no pages');
  const inCase = manifest[caseRoutes].dynamicImports.filter((key) => !NO_CASE_PAGE.test(key) && !TEXTS.test(key));
  const others = manifest[ENTRY].dynamicImports.filter((key) => key !== caseRoutes && !NO_PAGE.test(key) && !TEXTS.test(key));
  return [
    ...others.map((key) => ({ key, keys: [ENTRY, key] })),
    ...inCase.map((key) => ({
      key,
      keys: [
        ENTRY,
        caseRoutes,
        key,
        ...(IN_DRAFT.test(key) ? [DRAFT_ROOM] : []),
        ...FOLLOWERS.filter(({ pages }) => pages.test(key)).map(({ source }) => source),
      ],
    })),
  ];
}

/**
 * What each page of the applicant side loads first, in each language.
 *
 * @param manifest of the build.
 * @param sizeOf bytes of a file as it is sent.
 */
export function firstLoads(manifest, sizeOf) {
  const answers = (key) => ANSWERS.find(({ pages }) => pages.test(key)).bytes;
  return pagesOf(manifest).flatMap(({ key, keys }) =>
    Object.entries(LANGUAGES).map(([language, texts]) => {
      const files = [ENTRY, ...filesOf(manifest, keys, texts), 'favicon.svg', 'favicon.svg'];
      const bytes = files.reduce((sum, file) => sum + sizeOf(file) + HEADERS, answers(key));
      return { page: key, language, bytes };
    }),
  );
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @returns what stands in the way, and the largest page as a note. */
export function judge(loads) {
  const problems = loads
    .filter(({ bytes }) => bytes > BUDGET)
    .map(({ page, language, bytes }) => `${page} (${language}) loads ${kilobytes(bytes)}, at most ${kilobytes(BUDGET)} are allowed`);
  const [largest] = loads.toSorted((left, right) => right.bytes - left.bytes);
  return { problems, note: largest && `largest: ${largest.page} (${largest.language}), ${kilobytes(largest.bytes)}` };
}

/** Counts the pages of the built portal. */
export function check(dist) {
  const portal = join(dist, 'portal');
  const manifest = join(portal, '.vite', 'manifest.json');
  if (!existsSync(manifest)) return { problems: [`${manifest} is missing`] };
  const sizeOf = (file) => {
    const compressed = join(portal, `${file}.br`);
    return statSync(existsSync(compressed) ? compressed : join(portal, file)).size;
  };
  return judge(firstLoads(JSON.parse(readFileSync(manifest, 'utf8')), sizeOf));
}
