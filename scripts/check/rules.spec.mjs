import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';

/** Every rule of design.md that a tool enforces is broken here once: a rule that does not fire enforces nothing. */
let folder;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bauraum-rules-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIB = 'libs/kernel/ids.ts';
const LAW = 'libs/law/periods.ts';
const SPEC = 'libs/kernel/kernel.spec.ts';
const lines = (count) => 'export const a = 1;\n'.repeat(1) + '// line\n'.repeat(count - 1);
const longFunction = `export function f(): void {\n${'  // line\n'.repeat(70)}}\n`;
const promise = 'const p = async (): Promise<void> => undefined;\n';

const BROKEN = [
  [LIB, 'export const a = (b: any): unknown => b;', '@typescript-eslint/no-explicit-any'],
  [LIB, `${promise}export function f(): void { p(); }`, '@typescript-eslint/no-floating-promises'],
  [LIB, `${promise}export const f = (): void => [1].forEach(p);`, '@typescript-eslint/no-misused-promises'],
  [LIB, "export function f(a: 'x' | 'y'): void { switch (a) { case 'x': break; } }", '@typescript-eslint/switch-exhaustiveness-check'],
  [LIB, 'export const a = process.env.HOME;', 'no-restricted-properties'],
  [LIB, "import { env } from 'node:process'; export const a = env;", 'no-restricted-imports'],
  [LIB, "import { DataSource } from 'typeorm'; export const a = DataSource;", 'no-restricted-imports'],
  [LIB, 'export const f = (tx: { q(): Promise<void> }): Promise<void[]> => Promise.all([tx.q(), tx.q()]);', 'no-restricted-syntax'],
  [LIB, lines(301), 'max-lines'],
  [LIB, longFunction, 'max-lines-per-function'],
  [LIB, "console.log('x');", 'no-console'],
  [
    LIB,
    '// eslint-disable-next-line no-console\nexport const a = 1;',
    "Unused eslint-disable directive (no problems were reported from 'no-console').",
  ],
  [LAW, 'export const a = new Date();', 'no-restricted-syntax'],
  [LAW, 'export const a = Date.now();', 'no-restricted-syntax'],
  [LAW, 'export const a = Math.random();', 'no-restricted-syntax'],
  [
    LAW,
    "import { randomUUID } from 'node:crypto'; import * as c from 'node:crypto'; export const a = [randomUUID, c.randomUUID()];",
    'no-restricted-syntax',
  ],
  [SPEC, lines(401), 'max-lines'],
];
const FINE = [
  [LAW, "export const a = new Date('2027-01-01T00:00:00Z');"],
  [LIB, 'export const a = Date.now();'],
  [
    LIB,
    'declare const all: <T>(f: (tx: string) => T) => T; export const f = (): Promise<string[]> => Promise.all([all(async (tx) => tx)]);',
  ],
  ['libs/config/index.ts', 'export const a = process.env.HOME;'],
  ['libs/persistence/index.ts', "import { DataSource } from 'typeorm'; export const a = DataSource;"],
  [SPEC, longFunction],
  [SPEC, lines(400)],
];

function lint(cases) {
  const file = join(folder, 'snippets.json');
  writeFileSync(file, JSON.stringify(cases.map(([path, code]) => ({ path: join(ROOT, path), code }))));
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/check/lint-probe.mjs'), file], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

it('the lint rules fire, and only where they should', () => {
  const found = lint([...BROKEN, ...FINE]);
  const silent = BROKEN.filter(([, , rule], index) => !found[index].includes(rule)).map(([path, code, rule], index) => ({
    path,
    code,
    rule,
    index,
  }));
  expect(silent).toEqual([]);
  expect(
    FINE.map(([path, code], index) => ({ path, code, rules: found[BROKEN.length + index] })).filter(({ rules }) => rules.length > 0),
  ).toEqual([]);
}, 240_000);

const use = (target) => `import { a } from '${target}';\nexport const b = a;\n`;
const index = { 'index.ts': 'export const a = 1;\n' };
/** file, its text, the rule that it breaks (none: allowed) */
const LAYERS = [
  ['libs/kernel/x.ts', use('@bauraum/law'), 'kernel-first'],
  ['libs/law/x.ts', use('@bauraum/workflows'), 'law-second'],
  ['workflows/x.ts', use('@bauraum/config'), 'workflows-third'],
  ['workflows/io.ts', "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n", 'pure-of-node'],
  ['libs/law/pg.ts', "import pg from 'pg';\nexport const b = pg;\n", 'pure'],
  ['libs/config/x.ts', use('@bauraum/cases'), 'platform-fourth'],
  ['libs/cases/x.ts', use('../../apps/api/main'), 'libs-below-apps'],
  ['libs/cases/test.ts', use('../../test/support'), 'tests-on-top'],
  ['libs/cases/inner.ts', use('../documents/hidden'), 'front-door'],
  ['apps/api/inner.ts', use('../../libs/documents/hidden'), 'front-door-from-outside'],
  ['apps/api/flow.ts', use('../../workflows/hidden'), 'workflows-front-door'],
  ['apps/api/other.ts', use('../worker/main'), 'apps-apart'],
  ['apps/cli/portal.ts', use('../portal/main'), 'cli-without-portal'],
  ['apps/portal/x.ts', use('../../libs/kernel/index'), 'portal-by-http'],
  ['libs/cases/client.ts', use('@bauraum/api-client'), 'client-outside'],
  ['libs/cases/circle.ts', "import type { B } from './circle2';\nexport type A = B;\n", 'no-cycles'],
  ['libs/cases/nowhere.ts', use('./nothing'), 'resolvable'],
  ['libs/cases/dev.ts', "import fc from 'fast-check';\nexport const b = fc;\n", 'declared-package'],
  ['libs/cases/fine.ts', use('@bauraum/documents') + "import { a as c } from '@bauraum/persistence';\nexport const d = c;\n"],
  ['apps/api/fine.ts', use('@bauraum/cases')],
  ['apps/portal/fine.ts', use('../../libs/api-client/index')],
  ['workflows/fine.ts', use('@bauraum/law') + "import { setup } from 'xstate';\nexport const s = setup;\n"],
  ['libs/cases/fine.spec.ts', use('../../test/support') + "import fc from 'fast-check';\nexport const f = fc;\n"],
  ['apps/api/shared.ts', use('../composition')],
  ['apps/cli/fine.ts', use('../api/main')],
  ['apps/portal/lazy.ts', "export const page = () => import('./page');\n"],
  ['apps/portal/page.ts', "import { page } from './lazy';\nexport const p = page;\n"],
  ['test/fine.ts', use('../apps/api/main') + "import { a as c } from '../libs/documents/hidden';\nexport const d = c;\n"],
];
const BACKGROUND = {
  ...Object.fromEntries(
    ['kernel', 'law', 'config', 'persistence', 'cases', 'documents', 'api-client'].map((lib) => [
      `libs/${lib}/index.ts`,
      index['index.ts'],
    ]),
  ),
  ...Object.fromEntries(
    [
      'workflows/index.ts',
      'workflows/hidden.ts',
      'libs/documents/hidden.ts',
      'apps/api/main.ts',
      'apps/worker/main.ts',
      'apps/portal/main.ts',
      'apps/composition/index.ts',
      'test/support.ts',
    ].map((path) => [path, index['index.ts']]),
  ),
  'libs/cases/circle2.ts': "import type { A } from './circle';\nexport type B = A | 1;\n",
};

it('the boundaries hold: each rule fires for its file, and no other', () => {
  const files = { ...BACKGROUND, ...Object.fromEntries(LAYERS.map(([path, text]) => [path, text])) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) copyFileSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const cruise = ['--preserve-symlinks', join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')];
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'workflows', 'test'];
  const { stdout, stderr } = spawnSync(process.execPath, [...cruise, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (!stdout) throw new Error(stderr);
  const fired = JSON.parse(stdout).summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  const circle = 'libs/cases/circle2.ts: no-cycles'; // the other half
  const wanted = LAYERS.filter(([, , rule]) => rule).map(([path, , rule]) => `${path}: ${rule}`);
  expect([...new Set(fired)].filter((line) => line !== circle).sort()).toEqual(wanted.sort());
}, 240_000);
