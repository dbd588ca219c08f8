import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { DIST, NODE, ROOT } from './paths.mjs';
import { Stop } from './say.mjs';

const CLI = join(DIST, 'apps/cli/main.js');
const script = (name) => join(ROOT, 'scripts', name);

/** `npm run bench -- transition`: the runner of the benchmarks, or the benchmark itself. */
function bench([name, ...rest]) {
  const runner = join(DIST, 'test/bench/main.js');
  if (existsSync(runner)) return [runner, ...(name ? [name] : []), ...rest];
  const file = join(DIST, `test/bench/${name ?? ''}.js`);
  if (!name || !existsSync(file)) throw new Stop('Usage: npm run bench -- <name of a file in test/bench>');
  return [file, ...rest];
}

/** What each command runs under Node 24, once everything is installed and built. */
const COMMANDS = {
  demo: (args) => ['--enable-source-maps', CLI, 'demo', ...args],
  cli: (args) => ['--enable-source-maps', CLI, ...args],
  bench: (args) => ['--enable-source-maps', ...bench(args)],
  check: (args) => [script('check.mjs'), ...args],
  test: (args) => [script('test.mjs'), ...args],
  mutate: (args) => [join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', ...args],
  build: () => undefined,
  format: (args) => [
    join(ROOT, 'node_modules/prettier/bin/prettier.cjs'),
    '--write',
    '--log-level',
    'warn',
    ...(args.length ? args : ['.']),
  ],
};
/** What is built first. (check and test build by themselves, so that a failure is counted.) */
const NEEDED_BUILD = { demo: ['server', 'portal'], build: ['server', 'portal'], cli: ['server'], bench: ['server'] };

/** Runs a child until its end; signals go on to it (Ctrl-C reaches both from the terminal). Returns its exit code. */
function runUnderNode24(args) {
  const child = spawn(NODE, args, { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // from the terminal it reaches the child too, which stops cleanly
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/**
 * Installs, builds and runs one command.
 * @param {string | undefined} command a key of COMMANDS
 * @param {string[]} args handed on as they are
 */
export async function main(command, args) {
  try {
    if (!(command in COMMANDS)) throw new Stop(`Unknown command ${command ?? ''}. There are: ${Object.keys(COMMANDS).join(', ')}.`);
    process.chdir(ROOT);
    await ensureInstalled();
    if (command in NEEDED_BUILD) await ensureBuilt(NEEDED_BUILD[command]);
    const run = COMMANDS[command](args);
    process.exitCode = run ? await runUnderNode24(run) : 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    if (command === 'test') console.log('0 passed, 1 failed, 0 skipped');
    process.exitCode = 1;
  }
}
