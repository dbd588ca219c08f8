import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin', '/opt/homebrew/bin'];

/** Where a program of the operating system is, or undefined. @example findProgram('redis-server') // '/usr/bin/redis-server' */
export const findProgram = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));

/**
 * `describe`, or `describe.skip` with a loud line when something is missing.
 *
 * @param reason what is missing, or undefined when all is there.
 */
export function describeUnless(reason: string | undefined, title: string, body: () => void): void {
  if (reason === undefined) {
    describe(title, body);
    return;
  }
  process.stderr.write(`SKIPPED "${title}": ${reason}\n`);
  describe.skip(title, body);
}

/** Starts a server that dies with the test process, even when that is killed (Linux). */
export function spawnServer(program: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const setpriv = findProgram('setpriv');
  const [first, ...rest] = setpriv ? [setpriv, '--pdeathsig', 'KILL', program, ...args] : [program, ...args];
  return spawn(first, rest, { stdio: 'ignore', cwd: '/', env: { PATH: FOLDERS.join(':'), ...env } });
}

/** Ends a server: SIGTERM, and SIGKILL after the patience. */
export async function endServer(server: ChildProcess, patienceMs = 3_000): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
