import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from './paths.mjs';
import { withLock } from './lock.mjs';
import { Stop, say, seconds } from './say.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.bauraum-stamp');
const HIDDEN_LOCK = join(ROOT, 'node_modules', '.package-lock.json');

const wantedStamp = () => createHash('sha256').update(readFileSync(LOCK_FILE)).update(`${process.platform} ${process.arch}`).digest('hex');

/**
 * Do the packages in node_modules have the versions of the lock file? (After an `npm install` by hand there is no stamp yet.)
 * @param {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>} wanted `packages` of package-lock.json
 * @param {Record<string, {version?: string}>} installed `packages` of node_modules/.package-lock.json
 */
export function sameTree(wanted, installed) {
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path && !entry.optional && !entry.devOptional && !entry.peer && !(path in installed),
  );
  return !missing && Object.entries(installed).every(([path, entry]) => wanted[path]?.version === entry.version);
}

function isInstalled() {
  const stamp = wantedStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true;
  if (!existsSync(HIDDEN_LOCK)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  if (!sameTree(packages(LOCK_FILE), packages(HIDDEN_LOCK)) || !nodeWorks()) return false;
  writeFileSync(STAMP, stamp);
  return true;
}

/** Is Node 24 where its package should have put it? */
function nodeWorks() {
  const answer = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.startsWith('v24.');
}

function npm(args) {
  const cli = process.env.npm_execpath; // the npm that runs us
  const own = cli && /\.c?js$/.test(cli);
  const env = { ...process.env, NODE_ENV: 'development' };
  const result = spawnSync(own ? process.execPath : 'npm', own ? [cli, ...args] : args, {
    cwd: ROOT,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error) throw new Stop(`npm could not be started: ${result.error.message}`);
  return result;
}

function install() {
  const start = performance.now();
  say('installing packages (npm ci), this takes a minute the first time');
  const result = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']);
  if (result.status !== 0) {
    const tail = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-25).join('\n');
    throw new Stop(`npm ci failed (exit code ${result.status ?? result.signal}):\n${tail}`);
  }
  // the package `node` fetches its binary in an install script: where scripts are switched off, ask for just this one
  if (!nodeWorks()) npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (!nodeWorks())
    throw new Stop('The package "node" brought no Node 24. Are install scripts switched off (npm config get ignore-scripts)?');
  writeFileSync(STAMP, wantedStamp());
  say(`packages installed in ${seconds(start)}`);
}

/** Makes node_modules match package-lock.json; does nothing when it does already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('install', () => (isInstalled() ? undefined : install()));
}
