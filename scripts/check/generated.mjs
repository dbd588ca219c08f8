import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path/posix';
import { openTree } from '../lib/tree.mjs';

const GLOBS = JSON.parse(readFileSync(new URL('./generated.json', import.meta.url), 'utf8'));

/** Texts of all generated files, as they are on disk now. */
export function snapshot(root, globs = GLOBS) {
  const tree = openTree(root);
  return new Map(tree.files.filter((path) => globs.some((glob) => matchesGlob(path, glob))).map((path) => [path, tree.read(path)]));
}

/** What differs between two snapshots. */
export function differences(before, after) {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const word = (path) => (!before.has(path) ? 'was missing' : !after.has(path) ? 'is generated no longer' : 'was out of date');
  return paths.filter((path) => before.get(path) !== after.get(path)).map((path) => `${path} ${word(path)}`);
}

/** Runs `cli generate` and compares what it wrote with what was there; git plays no part, so it works in a dirty tree. */
export function check(root, node) {
  const cli = join(root, 'dist/apps/cli/main.js');
  if (!existsSync(cli)) return { problems: [], note: 'no CLI yet' };
  const before = snapshot(root);
  const result = spawnSync(node, ['--enable-source-maps', cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 180_000,
  });
  if (result.status !== 0)
    return { problems: [`cli generate failed (${result.status ?? result.signal}):\n${result.stdout}\n${result.stderr}`.trim()] };
  const problems = differences(before, snapshot(root));
  return { problems: problems.length ? [...problems, 'They are written anew now: look at the diff and commit it.'] : [] };
}
