import { firstLoads, judge } from './budget.mjs';

const manifest = {
  'index.html': {
    file: 'assets/index.js',
    css: ['assets/index.css'],
    assets: ['assets/font.woff2', 'assets/picture.png'],
    dynamicImports: [
      'src/i18n/de.json',
      'src/i18n/easy.json',
      'src/i18n/en.json',
      'src/pages/start.tsx',
      '_case.js',
      'src/desk/routes.tsx',
    ],
  },
  '_case.js': {
    file: 'assets/case.js',
    imports: ['index.html'],
    dynamicImports: ['src/collab/draft-room.tsx', 'src/pages/application/tasks.tsx'],
  },
  'src/collab/draft-room.tsx': { file: 'assets/room.js', imports: ['_shared.js'], dynamicImports: ['src/collab/session.ts'] },
  'src/collab/session.ts': { file: 'assets/session.js' },
  'src/pages/application/tasks.tsx': {
    file: 'assets/tasks.js',
    imports: ['_shared.js', 'index.html'],
    dynamicImports: ['src/pages/application/easy.json', 'src/pages/application/en.json'],
  },
  '_shared.js': { file: 'assets/shared.js', imports: ['index.html'] },
  'src/pages/start.tsx': { file: 'assets/start.js', imports: ['index.html'] },
  'src/desk/routes.tsx': { file: 'assets/desk.js' },
  'src/i18n/de.json': { file: 'assets/de.js' },
  'src/i18n/easy.json': { file: 'assets/easy.js' },
  'src/i18n/en.json': { file: 'assets/en.js' },
  'src/pages/application/easy.json': { file: 'assets/application-easy.js' },
  'src/pages/application/en.json': { file: 'assets/application-en.js' },
};
const sizes = {
  'assets/index.js': 90_000,
  'assets/font.woff2': 10_000,
  'assets/session.js': 30_000,
  'assets/easy.js': 5_000,
  'assets/application-easy.js': 700,
};
const loads = (changed = {}) => firstLoads(manifest, (file) => ({ ...sizes, ...changed })[file] ?? 1_000);
const of = (all, page, language = 'de') => all.find((load) => load.page.includes(page) && load.language === language);

describe('what a page loads first', () => {
  it('is counted for each page of the applicant side in each language, and for no other', () => {
    const pages = loads().map(({ page, language }) => `${page} ${language}`);
    expect(pages).toHaveLength(6);
    expect(pages).toEqual(expect.arrayContaining(['src/pages/start.tsx de', 'src/pages/application/tasks.tsx en']));
  });

  it('is everything that comes without a click: shared files once, fonts, texts, answers, and what follows by itself', () => {
    const files = 90_000 + 1_000 + 10_000 + 1_000 + 1_000 + 3 * 1_000; // entry, style, font, page, texts, index.html and the sign twice
    expect(of(loads(), 'start')?.bytes).toBe(files + 8 * 350 + 15_000);
    const inDraft = 30_000 + 1_000 + 1_000 + 1_000; // document of all, room of the draft, routes of the case, shared by both
    expect(of(loads(), 'tasks')?.bytes).toBe(files + inDraft + 12 * 350 + 25_000);
    // Its own texts in that language; those of all pages in place of the German ones.
    expect(of(loads(), 'tasks', 'de-simple')?.bytes).toBe((of(loads(), 'tasks')?.bytes ?? 0) - 1_000 + 5_000 + 700 + 350);
    expect(of(loads(), 'tasks', 'en')?.bytes).toBe((of(loads(), 'tasks')?.bytes ?? 0) + 1_000 + 350);
  });

  it('may be 250 kB', () => {
    expect(judge(loads())).toEqual({ problems: [], note: expect.stringContaining('tasks.tsx (de-simple)') });
    const heavy = judge(loads({ 'assets/session.js': 118_000 }));
    expect(heavy.problems).toHaveLength(3);
    expect(heavy.problems[0]).toMatch(/^src\/pages\/application\/tasks\.tsx \(de\) loads 25\d\.\d kB, at most 250\.0 kB are allowed$/);
  });

  it('cannot be counted without the pages', () => {
    expect(() => firstLoads({ 'index.html': manifest['index.html'] }, () => 1)).toThrow('no pages');
  });
});
