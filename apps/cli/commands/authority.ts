import { UsageError, withUsage } from '../options';
import { withSettings } from '../stack/settings';

export const authority = {
  name: 'authority',
  usage: 'authority add <pack folder> [--admin-name <name>] [--admin-email <address>]',
  summary: 'makes a new authority live from its pack, lets its first administrator in, and tells what still needs a human',
  run: runAuthority,
};

/** @returns the exit code: 0, 1 when the pack cannot be used, 2 for a command that makes no sense. */
function runAuthority([name, ...argv]: readonly string[]): Promise<number> {
  return withUsage(authority.usage, async () => {
    if (name !== 'add') throw new UsageError(`authority ${name ?? ''} gibt es nicht. Es gibt authority add.`);
    const { runAdd } = await import('../authority/add.js');
    return withSettings((env) => runAdd(argv, env));
  });
}
