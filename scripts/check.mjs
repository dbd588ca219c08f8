// `npm run check`: format, lint, types, boundaries, packs, texts, generated files. One line for each step; what failed is shown in full.
// Usage: npm run check [-- <names of steps>]
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { DIST, NODE, ROOT, TMP, bin } from './lib/paths.mjs';
import { run } from './lib/run-child.mjs';
import { Stop, seconds } from './lib/say.mjs';
import { openTree } from './lib/tree.mjs';

const at = (path) => join(ROOT, path);
const present = (paths) => paths.filter((path) => existsSync(at(path)));

/** A step that is a program. */
const program = (name, file, args, env = {}) => ({
  name,
  async run() {
    const { code, output } = await run(NODE, [file, ...args], { timeout: 900_000, env });
    return { problems: code === 0 ? [] : [output.trim() || `exit code ${code}`] };
  },
});

/** A step that is a function over the files, in scripts/check. */
const textual = (name, file) => ({
  name,
  async run() {
    const { check } = await import(`./check/${file}.mjs`);
    return { problems: check(openTree(ROOT)) };
  },
});

const TSC = at('node_modules/typescript/bin/tsc');

/** Two run at a time, the longest first; `alone`: before all others, because it writes files that they read. */
function steps() {
  const eslint = ['--max-warnings', '0', '--cache', '--cache-location', join(TMP, 'eslint/'), '--cache-strategy', 'content', '.'];
  const all = [
    program('lint', at('node_modules/eslint/bin/eslint.js'), eslint, { TSESTREE_SINGLE_RUN: 'true' }),
    program('types: server', TSC, ['--noEmit', '--pretty', 'false']),
    existsSync(at('apps/portal/tsconfig.json')) &&
      program('types: portal', TSC, ['--noEmit', '--pretty', 'false', '-p', 'apps/portal/tsconfig.json']),
    program('format', at('node_modules/prettier/bin/prettier.cjs'), [
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      join(TMP, 'prettier.json'),
      '.',
    ]),
    program('boundaries', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...present(['apps', 'libs', 'workflows', 'test'])]),
    { name: 'generated files', alone: true, run: async () => (await import('./check/generated.mjs')).check(ROOT, NODE) },
    program('packs', at('dist/apps/cli/main.js'), ['pack', 'check', 'workflows/packs/de']),
    { name: 'size of pages', run: async () => (await import('./check/budget.mjs')).check(DIST) },
    textual('names in code', 'names'),
    textual('texts of the portal', 'i18n'),
    textual('links in docs', 'links'),
    textual('markers and paths', 'texts'),
    textual('lock file', 'lockfile'),
    textual('specs', 'tests'),
  ];
  return all.filter(Boolean);
}

function report(name, start, { problems, note }) {
  const mark = problems.length === 0 ? 'ok    ' : 'FAILED';
  console.log(`${mark} ${name.padEnd(20)} ${seconds(start).padStart(7)}${note ? `  (${note})` : ''}`);
  if (problems.length > 0) console.log(`${problems.join('\n')}\n`);
}

async function runStep(step) {
  const start = performance.now();
  const result = await step.run().catch((error) => ({ problems: [error.stack ?? String(error)] }));
  report(step.name, start, result);
  return result.problems.length === 0;
}

async function build() {
  const start = performance.now();
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    report('build', start, { problems: [error.message] });
    return false;
  }
}

async function main(only) {
  mkdirSync(TMP, { recursive: true });
  const start = performance.now();
  const queue = steps().filter((step) => only.length === 0 || only.some((word) => step.name.includes(word)));
  if (queue.length === 0)
    throw new Stop(
      `No such step. There are: ${steps()
        .map((step) => step.name)
        .join(', ')}.`,
    );
  const failed = (await build()) ? [] : ['build'];
  for (const step of queue.filter(({ alone }) => alone)) if (!(await runStep(step))) failed.push(step.name);
  const rest = queue.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let step = rest.shift(); step; step = rest.shift()) if (!(await runStep(step))) failed.push(step.name);
  };
  await Promise.all([lane(), lane()]);
  console.log(failed.length === 0 ? `check passed in ${seconds(start)}` : `check FAILED in ${seconds(start)}: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Stop ? error.message : error);
  process.exitCode = 1;
});
