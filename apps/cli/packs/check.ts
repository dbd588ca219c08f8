import { checkPack, packFolders, problemText, strayFiles, type PackCheck } from '@bauraum/packs';
import { SECTIONS, unverified, type Pack } from '@bauraum/workflows';
import { optionsOf, say, UsageError } from '../options';

export const CHECK_USAGE = 'pack check <folder> [--warnings] [--json]';

/**
 * Checks all packs in a folder.
 *
 * @returns the exit code: 0 when they can be used, 1 when something is wrong.
 */
export function runCheck(argv: readonly string[]): number {
  const { words, flags } = optionsOf(argv, [], ['warnings', 'json']);
  const [path] = words;
  if (path === undefined || words.length > 1) throw new UsageError('Welcher Ordner?');
  const folders = packFolders(path);
  if (folders.length === 0) throw new UsageError(`In ${path} liegt kein Pack: keine Datei pack.json.`);
  const strays = strayFiles(path);
  const checks = folders.map((folder) => checkPack(folder));
  const failed = strays.length > 0 || checks.some(({ problems }) => problems.length > 0);
  if (flags.includes('json')) say(JSON.stringify({ ok: !failed, packs: checks.map(jsonOf), strayFiles: strays }, null, 2));
  else print(checks, strays, flags.includes('warnings'));
  return failed ? 1 : 0;
}

/** How many rows a pack has. */
export const rowCount = (pack: Pack): number =>
  SECTIONS.reduce((sum, section) => sum + (pack[section]?.length ?? 0), 0) + (pack.kind === 'authority' ? pack.bodies.length : 0);

function jsonOf({ folder, pack, problems }: PackCheck) {
  const waiting = pack ? unverified(pack) : [];
  return { folder, ok: problems.length === 0, problems, ...(pack ? { rows: rowCount(pack), unverified: waiting } : {}) };
}

function print(checks: readonly PackCheck[], strays: readonly string[], warnings: boolean): void {
  for (const file of strays) say(`${file}:1:1  /  belongs to no pack: there is no pack.json beside it`);
  for (const { folder, pack, problems } of checks) {
    for (const problem of problems) say(problemText(problem));
    if (problems.length > 0 || !pack) say(`${folder}: ${count(problems.length, 'problem')}`);
    else {
      const waiting = unverified(pack);
      say(`${folder}: ok, ${count(rowCount(pack), 'row')}, ${waiting.length} unverified`);
      if (warnings) for (const { path, basis, source } of waiting) say(`  unverified  ${path}  ${basis}  (${source})`);
    }
  }
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
