import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { DIST, NODE, ROOT, TMP, bin } from './paths.mjs';
import { withLock } from './lock.mjs';
import { Stop, say, seconds } from './say.mjs';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '__snapshots__', '.tmp']);

/** All files below `folder` (relative to the root), sorted, so that hashes are stable. */
function filesBelow(folder) {
  const full = join(ROOT, folder);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (SKIPPED_FOLDERS.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** What each part of the build is made from, and the entries of dist/ that it replaces. */
const isServerSource = (path) => !path.startsWith('apps/portal/') && !/\.(spec|e2e|contract)\.tsx?$/.test(path) && !path.endsWith('.md');
const PARTS = {
  server: {
    sources: () => [...['apps', 'libs', 'workflows', 'test/bench', 'test/support'].flatMap(filesBelow).filter(isServerSource), '.swcrc'],
    entries: ['apps', 'libs', 'workflows', 'test'],
    build: buildServer,
  },
  portal: {
    sources: () => [...['apps/portal', 'libs/api-client'].flatMap(filesBelow), 'tsconfig.json', 'package-lock.json'],
    entries: ['portal'],
    build: buildPortal,
  },
};

/** SHA-256 over names and contents of the files (relative to the root). */
export function hashOfFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(ROOT, path);
    if (existsSync(full)) hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  }
  return hash.digest('hex');
}

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function tool(label, script, args) {
  const result = spawnSync(NODE, [script, ...args], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status === 0) return;
  const lines = `${result.stdout}\n${result.stderr}`.replace(ANSI, '').trim().split('\n');
  throw new Stop(`${label} failed:\n${lines.slice(0, 40).join('\n')}`);
}

function buildServer(out, sources) {
  const folders = ['apps', 'libs', 'workflows', 'test/bench', 'test/support'].filter((folder) => existsSync(join(ROOT, folder)));
  const ignored = ['**/*.spec.ts', '**/*.e2e.ts', '**/*.contract.ts', '**/*.d.ts', 'apps/portal/**'];
  tool('swc', bin('swc'), [...folders, '-d', out, '-q', ...ignored.flatMap((glob) => ['--ignore', glob])]);
  for (const path of sources.filter((source) => source.includes('/') && !['.ts', '.tsx'].includes(extname(source)))) {
    mkdirSync(dirname(join(out, path)), { recursive: true }); // JSON packs, SQL, fonts: what the code reads beside itself
    copyFileSync(join(ROOT, path), join(out, path));
  }
}

function buildPortal(out) {
  if (!existsSync(join(ROOT, 'apps/portal/index.html'))) return;
  tool('vite', bin('vite'), ['build', 'apps/portal', '--outDir', join(out, 'portal'), '--emptyOutDir', '--logLevel', 'warn']);
}

/** Puts the finished parts in place by renaming: a process that starts meanwhile sees the old build or the new one. */
function swapIn(staged, entries) {
  mkdirSync(DIST, { recursive: true });
  for (const entry of entries) {
    const target = join(DIST, entry);
    const old = join(staged, `old-${entry}`);
    if (existsSync(target)) renameSync(target, old);
    if (existsSync(join(staged, entry))) renameSync(join(staged, entry), target);
  }
}

function buildPart(name, part) {
  const sources = part.sources();
  const stamp = join(DIST, `.${name}-stamp`);
  const wanted = hashOfFiles(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const start = performance.now();
  const staged = join(TMP, `build-${name}-${process.pid}`);
  try {
    mkdirSync(staged, { recursive: true });
    part.build(staged, sources);
    rmSync(stamp, { force: true });
    swapIn(staged, part.entries);
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
  say(`${name} built in ${seconds(start)}`);
}

/**
 * Builds what changed since the last build.
 * @param {('server' | 'portal')[]} parts server: swc; portal: vite
 */
export async function ensureBuilt(parts = ['server', 'portal']) {
  await withLock('build', () => {
    for (const name of parts) buildPart(name, PARTS[name]);
  });
}
