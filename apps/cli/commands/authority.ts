import { UsageError, withUsage } from '../options';

export const authority = {
  name: 'authority',
  usage:
    'authority add <pack folder> [--admin-name <name>] [--admin-email <address>] | invite <slug> --role <role>|--body <id> [--name <name>]',
  summary: 'makes a new authority live from its pack and tells what still needs a human; lets its people in by links that work once',
  run: runAuthority,
};

/** @returns the exit code: 0, 1 when the pack cannot be used, 2 for a command that makes no sense. */
function runAuthority([name, ...argv]: readonly string[]): Promise<number> {
  return withUsage(authority.usage, async () => {
    const { withSettings } = await import('../stack/settings.js');
    switch (name) {
      case 'add': {
        const { runAdd } = await import('../authority/add.js');
        return withSettings((env) => runAdd(argv, env));
      }
      case 'invite': {
        const { runInvite } = await import('../authority/invite.js');
        return withSettings((env) => runInvite(argv, env));
      }
      default:
        throw new UsageError(`Es gibt authority add und authority invite.`);
    }
  });
}
