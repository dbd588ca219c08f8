import { existsSync } from 'node:fs';
import { run } from './run-child.mjs';
import { say, seconds } from './say.mjs';

/** What tests need from the operating system: Debian package -> a program in it. */
const PROGRAMS = {
  chromium: 'chromium',
  'redis-server': 'redis-server',
  radosgw: 'radosgw',
  'ceph-mon': 'ceph-mon',
  'ceph-osd': 'ceph-osd',
  'ceph-mgr': 'ceph-mgr',
  'ceph-common': 'ceph',
};
const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin', '/opt/homebrew/bin'];
const isThere = (program) => FOLDERS.some((folder) => existsSync(`${folder}/${program}`));
const missing = () => Object.keys(PROGRAMS).filter((name) => !isThere(PROGRAMS[name]));
const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function aptGet(args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('/usr/bin/apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, timeout: 900_000 });
  if (code !== 0) say(`apt-get ${args[0]} failed:\n${output.trim().split('\n').slice(-10).join('\n')}`);
  return code === 0;
}

/**
 * Installs what is missing, when this is Debian and we are root. A failure is told and not fatal: the tests that need a program skip, and are counted.
 * @returns {Promise<string[]>} packages that are still missing
 */
export async function ensureSystemPackages() {
  const wanted = missing();
  if (wanted.length === 0) return [];
  if (!isDebianRoot()) {
    say(`not installed, and only root on Debian can: ${wanted.join(', ')}`);
    return wanted;
  }
  const start = performance.now();
  say(`installing from Debian: ${wanted.join(', ')}`);
  await aptGet(['update']);
  const all = await aptGet(['install', '--no-install-recommends', ...wanted]);
  if (!all) for (const name of missing()) await aptGet(['install', '--no-install-recommends', name]);
  say(`system packages done in ${seconds(start)}`);
  return missing();
}
