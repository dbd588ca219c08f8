import { UsageError, withUsage } from '../options';

export const pack = {
  name: 'pack',
  usage: 'pack check <folder> | diff <a> <b> | list',
  summary:
    'checks the packs in a folder, tells what differs between two (folders or installed ones such as de/mv), lists the installed ones',
  run: runPack,
};

/** @returns the exit code: 0 when all is well, 1 when a pack has problems, 2 for a command that makes no sense. */
function runPack([name, ...argv]: readonly string[]): Promise<number> {
  return withUsage(pack.usage, async () => {
    switch (name) {
      case 'check':
        return (await import('../packs/check.js')).runCheck(argv);
      case 'diff':
        return (await import('../packs/diff.js')).runDiff(argv);
      case 'list':
        return (await import('../packs/list.js')).runList(argv);
      default:
        throw new UsageError(name === undefined ? 'Was soll mit den Packs geschehen?' : `pack ${name} gibt es nicht.`);
    }
  });
}
