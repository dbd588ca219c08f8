// `npm test`: the check, then unit, medium and e2e specs. The last line counts them all; the exit code is 0 only when nothing failed.
// Usage: npm test [-- --only unit|medium|e2e [files…]] [--no-check]
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { ensureSystemPackages } from './lib/packages.mjs';
import { NODE, ROOT, TMP } from './lib/paths.mjs';
import { NOTHING, add, closingLine, summarize } from './lib/results.mjs';
import { run } from './lib/run-child.mjs';
import { Stop, seconds } from './lib/say.mjs';

const MINUTE = 60_000;
/** CI ends everything after 90 minutes: a stage that hangs must end before, and be counted. */
const STAGES = {
  unit: { needs: [], args: ['--maxWorkers', '2'], timeout: 10 * MINUTE },
  medium: { needs: ['server'], args: ['--maxWorkers', '2'], timeout: 25 * MINUTE },
  // Two at a time: a browser mostly waits.
  e2e: { needs: ['server', 'portal'], args: ['--maxWorkers', '2'], timeout: 40 * MINUTE },
};
/** How long jest may take to end once it has written its result; then something was left open. */
const PATIENCE = 30_000;

const heading = (text) => console.log(`\n== ${text}`);
const shorten = (path) => relative(ROOT, path);

async function check() {
  heading('check');
  const { code } = await run(NODE, [join(ROOT, 'scripts/check.mjs')], { show: true, timeout: 20 * MINUTE });
  return code === 0 ? NOTHING : { ...NOTHING, failed: 1, problems: ['npm run check'] };
}

/** Builds what the stages need, where no check has done so. */
async function build(stages) {
  try {
    await ensureBuilt([...new Set(stages.flatMap((name) => STAGES[name].needs))]);
    return NOTHING;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { ...NOTHING, failed: 1, problems: ['npm run build'] };
  }
}

async function stage(name, files) {
  heading(`${name} tests`);
  const start = performance.now();
  const file = join(TMP, `jest-${name}-${process.pid}.json`);
  rmSync(file, { force: true });
  const jest = [
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--ci',
    '--selectProjects',
    name,
    '--json',
    '--outputFile',
    file,
    '--passWithNoTests',
  ];
  const args = ['--no-warnings', '--experimental-vm-modules', ...jest, ...STAGES[name].args, ...files];
  const reasons = [];
  const end = await run(NODE, args, {
    show: 'copy',
    timeout: STAGES[name].timeout,
    env: { NODE_ENV: 'test' },
    done: { file, patience: PATIENCE },
    onLine: (line) => line.startsWith('SKIPPED ') && reasons.push(line),
  });
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(file, { force: true });
  const sum = summarize(result, end, shorten);
  console.log(`${name}: ${closingLine(sum)} in ${seconds(start)}`.replaceAll(', ', ' · ')); // not the closing line
  if (end.left)
    console.log(
      `WARNING: ${name} tests left something open (a server, a timer, a pool); jest was ended ${PATIENCE / 1000} s after its result.`,
    );
  return { ...sum, skips: [...new Set([...reasons, ...sum.skips])] };
}

function list(title, lines) {
  if (lines.length > 0) console.log(`\n== ${title}\n${lines.map((line) => `  - ${line}`).join('\n')}`);
}

async function main() {
  const options = { only: { type: 'string' }, 'no-check': { type: 'boolean', default: false } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.only && !(values.only in STAGES)) throw new Stop(`--only takes one of: ${Object.keys(STAGES).join(', ')}.`);
  mkdirSync(TMP, { recursive: true });
  const stages = values.only ? [values.only] : Object.keys(STAGES);
  let sum = values.only || values['no-check'] ? await build(stages) : await check();
  const missing = values.only === 'unit' ? [] : await ensureSystemPackages();
  for (const name of stages) sum = add(sum, await stage(name, positionals));
  list('skipped', [...missing.map((name) => `${name} is not installed: what needs it was left out`), ...sum.skips]);
  list('FAILED', sum.problems);
  return sum;
}

const sum = await main().catch((error) => {
  console.error(error instanceof Stop ? error.message : error);
  return { ...NOTHING, failed: 1 };
});
const nothingRan = sum.passed + sum.failed === 0;
if (nothingRan) console.log('No test was found: that counts as failed.');
process.exitCode = sum.failed === 0 && !nothingRan ? 0 : 1;
console.log(`\n${closingLine(nothingRan ? { ...sum, failed: 1 } : sum)}`);
