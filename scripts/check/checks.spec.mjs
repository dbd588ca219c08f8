import { check as i18n } from './i18n.mjs';
import { check as links } from './links.mjs';
import { check as lockfile } from './lockfile.mjs';
import { check as names, namesOf } from './names.mjs';
import { check as specs } from './tests.mjs';
import { check as texts } from './texts.mjs';
import { differences } from './generated.mjs';

/** A repository in memory: path -> text. */
const treeOf = (files) => ({ files: Object.keys(files).sort(), has: (path) => path in files, read: (path) => files[path] });

describe('markers and paths', () => {
  it.each([
    ['a.ts', `// ${'TO' + 'DO'}: later`, 'a.ts:1 is finished'],
    ['a.md', `x\n${'FIX' + 'ME'}`, 'a.md:2 is finished'],
    ['docs/a.md', 'see /work/main/a.ts', 'a path of one machine'],
    ['.ci/run', 'cd /root/x', 'a path of one machine'],
    ['a.json', '{"a":"/home/me/x"}', 'a path of one machine'],
  ])('finds it in %s: %s', (path, text, problem) => {
    expect(texts(treeOf({ [path]: text }))).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['const a = `${base}/home/x`', 'https://example.org/work/a', './work/x', 'libs/work/x', 'Todos', 'docker/home/'])(
    'lets pass: %s',
    (text) => {
      expect(texts(treeOf({ 'a.ts': text }))).toEqual([]);
    },
  );
});

describe('lock file', () => {
  const files = (resolved, version = '1.0.0') => ({
    'package.json': JSON.stringify({ dependencies: { a: version } }),
    'package-lock.json': JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0', resolved } } }),
  });
  it('has no addresses and exact versions only', () => {
    expect(lockfile(treeOf(files(undefined)))).toEqual([]);
    expect(lockfile(treeOf(files('https://registry.example/a.tgz')))).toEqual([expect.stringContaining('node_modules/a has the address')]);
    expect(lockfile(treeOf(files(undefined, '^1.0.0')))).toEqual(['package.json: a ^1.0.0 is not an exact version']);
  });
});

describe('links in docs', () => {
  const docs = { 'README.md': '# Bauraum', 'docs/a.md': '# Über uns\n\n## Two `words`\n' };
  it.each([
    ['[x](docs/a.md)', 0],
    ['[x](docs/a.md#über-uns) [y](docs/a.md#two-words) [z](https://example.org/x)', 0],
    ['`[x](nowhere.md)`', 0],
    ['```\n[x](nowhere.md)\n```', 0],
    ['![picture](docs/a.png)', 1],
    ['[x](docs/b.md)', 1],
    ['[x](docs/a.md#missing)', 1],
    ['[x](../outside.md)', 1],
  ])('%s has %d problems', (text, count) => {
    expect(links(treeOf({ ...docs, 'README.md': text }))).toHaveLength(count);
  });
});

describe('names in code', () => {
  const packs = {
    'workflows/packs/de/base/pack.json': JSON.stringify({ kind: 'base' }),
    'workflows/packs/de/mv/pack.json': JSON.stringify({
      kind: 'land',
      land: 'MV',
      name: 'Mecklenburg-Vorpommern',
      buildingCode: 'LBauO M-V',
    }),
    'workflows/packs/de/mv/lake-district/pack.json': JSON.stringify({
      kind: 'authority',
      slug: 'lake-district',
      name: 'Landkreis Seenplatte',
    }),
    'workflows/packs/de/mv/lake-district/bodies.json': JSON.stringify([{ name: 'Wasser' }]),
  };
  it('takes the names from the packs', () => {
    expect(namesOf(treeOf(packs))).toEqual(['mv', 'lake-district', 'Landkreis Seenplatte', 'Mecklenburg-Vorpommern', 'LBauO M-V']);
  });

  it.each([
    ["if (land === 'MV') stop();", 'mv'],
    ["const a = path('/lake-district/cases');", 'lake-district'],
    ['const lakeDistrict = 1;', 'lake-district'],
    ['const a = `Der Landkreis Seenplatte ${b}`;', 'Landkreis Seenplatte'],
    ["const basis = '§ 63 LBauO M-V';", 'LBauO M-V'],
  ])('finds it: %s', (code, name) => {
    expect(names(treeOf({ ...packs, 'libs/a/a.ts': code }))).toEqual([`libs/a/a.ts:1 names "${name}": what differs is data in a pack`]);
  });

  it('lets pass comments, types, other words, and names where they belong', () => {
    const code = "/** e.g. lake-district in MV */ type Land = 'MV' | 'BY'; const mvp = 'mvp'; const Wasser = 1;";
    const seeds = { 'apps/cli/journey/play.ts': "const a = 'lake-district';", 'libs/a/a.spec.ts': "const a = 'MV';" };
    expect(names(treeOf({ ...packs, ...seeds, 'libs/a/a.ts': code }))).toEqual([]);
  });
});

describe('texts of the portal', () => {
  const de = {
    start: { title: 'Start', people_one: '{{count}} Person', people_other: '{{count}} Personen' },
    status: { draft: 'Entwurf' },
  };
  const page = "export const DYNAMIC_PREFIXES = ['status'] as const; t('start.title'); t('start.people', { count }); t(`status.${x}`);";
  const problems = (code, german = de, english = german, easy = {}) =>
    i18n(
      treeOf({
        'apps/portal/src/i18n/de.json': JSON.stringify(german),
        'apps/portal/src/i18n/en.json': JSON.stringify(english),
        'apps/portal/src/i18n/easy.json': JSON.stringify(easy),
        'apps/portal/src/i18n/index.ts': "import('./en.json'); import('./easy.json');",
        'apps/portal/src/a.tsx': code,
      }),
    );

  it('are all there and all used', () => {
    expect(problems(page)).toEqual([]);
    expect(problems(page, de, de, { start: { title: 'Los' } })).toEqual([]);
    expect(i18n(treeOf({}))).toEqual([]);
  });

  it.each([
    ["t('start.nothing');", 'the text "start.nothing" is missing'],
    ['<Trans i18nKey="start.nothing" />;', 'the text "start.nothing" is missing'],
    ["t(a ? 'start.title' : 'start.nothing');", 'the text "start.nothing" is missing'],
    ['t(`role.${x}`);', 'the key begins with "role."'],
  ])('finds %s', (code, problem) => {
    expect(problems(page + code)).toEqual([expect.stringContaining(problem)]);
  });

  it('finds the unused, the empty and what differs in the translation', () => {
    expect(problems(page, { ...de, old: 'Alt' })).toEqual(['de.json: "old" is not used']);
    expect(problems(page, { ...de, status: { draft: ' ' } })).toEqual(['de.json: "status.draft" is empty']);
    expect(problems(page, de, { ...de, extra: 'x' })).toEqual(['en.json: "extra" has no German text']);
    expect(problems(page, de, { ...de, start: { ...de.start, people_one: 'one' } })).toEqual([
      'en.json: "start.people_one" has other placeholders than the German text',
    ]);
    expect(problems(page, de, de, { start: { people_one: 'einer', subtitle: 'x' } })).toEqual([
      'easy.json: "start.subtitle" has no German text',
      'easy.json: "start.people_one" has other placeholders than the German text',
    ]);
  });

  it('are fetched in other languages with the part that brings their German', () => {
    const part = {
      'apps/portal/src/a/de.json': '{"a":{"b":"Eins"}}',
      'apps/portal/src/a/en.json': '{"a":{"b":"One"}}',
      'apps/portal/src/a/easy.json': '{"a":{"b":"1"}}',
      'apps/portal/src/a/texts.ts': "addTexts(de, { 'de-simple': () => import('./easy.json'), en: () => import('./en.json') });",
      'apps/portal/src/a/a.tsx': "t('a.b')",
    };
    expect(i18n(treeOf(part))).toEqual([]);
    expect(i18n(treeOf({ ...part, 'apps/portal/src/a/texts.ts': "addTexts(de, { en: () => import('./en.json') });" }))).toEqual([
      'apps/portal/src/a/easy.json: is not fetched by a source beside it (addTexts)',
    ]);
    const { 'apps/portal/src/a/easy.json': easy, ...rest } = part;
    const other = { 'apps/portal/src/i18n/easy.json': easy, 'apps/portal/src/i18n/index.ts': "import('./easy.json');" };
    expect(i18n(treeOf({ ...rest, ...other }))).toEqual(['apps/portal/src/i18n/easy.json: the German of "a.b" stands elsewhere']);
    const foreign = { ...part, 'apps/portal/src/a/easy.json': '{"a":{"c":"2"}}' };
    expect(i18n(treeOf(foreign))).toEqual(['easy.json: "a.c" has no German text']);
  });

  it('stand in one file each', () => {
    const twice = { 'apps/portal/src/a/de.json': '{"a":{"b":"Eins"}}', 'apps/portal/src/desk/de.json': '{"a":{"b":"Zwei"}}' };
    const problem = 'apps/portal/src/desk/de.json: "a.b" stands in apps/portal/src/a/de.json, too';
    expect(i18n(treeOf({ ...twice, 'apps/portal/src/a.tsx': "t('a.b')" }))).toContain(problem);
  });

  it('are complete in English on the side of the applicants; the desk speaks German', () => {
    expect(problems(page, de, { start: de.start })).toEqual(['en.json: "status.draft" is missing']);
    const desk = { 'apps/portal/src/desk/de.json': '{"desk":{"title":"Tisch"}}', 'apps/portal/src/desk/a.tsx': "t('desk.title')" };
    expect(i18n(treeOf(desk))).toEqual([]);
  });
});

describe('specs', () => {
  it('run in exactly one project', () => {
    const good = { 'libs/a/a.spec.ts': '', 'libs/a/a.medium.spec.ts': '', 'test/browser/a.e2e.ts': '', 'scripts/a.spec.mjs': '' };
    expect(specs(treeOf(good))).toEqual([]);
    expect(specs(treeOf({ 'libs/a/a.e2e.ts': '', 'libs/a/a.test.ts': '' }))).toHaveLength(2);
  });
  it('are not focused', () => {
    expect(specs(treeOf({ 'libs/a/a.spec.ts': 'it.' + "only('x', () => {})" }))).toEqual([expect.stringContaining('focused')]);
  });
});

describe('generated files', () => {
  it('differ by content, by being new, by being gone', () => {
    const before = new Map(Object.entries({ same: '1', changed: '1', gone: '1' }));
    const after = new Map(Object.entries({ same: '1', changed: '2', fresh: '1' }));
    expect(differences(before, after)).toEqual(['changed was out of date', 'fresh was missing', 'gone is generated no longer']);
  });
});
