import { UsageError, withUsage } from '../options';

export const authority = {
  name: 'authority',
  usage:
    'authority add <pack folder> [--admin-name <name>] [--admin-email <address>] | invite <slug> --role <role>|--body <id> [--name <name>]',
  summary: 'makes a new authority live from its pack and tells what still needs a human; lets its people in by links that work once',
  run: runAuthority,
};

/** @returns the exit code: 0, 1 when the pack cannot be used, 2 for a command that makes no sense. */
async function runAuthority(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ECONNREFUSED') throw error;
    process.stderr.write('Die Datenbank antwortet nicht. Sie steht in DATABASE_URL, oder `npm run demo` startet die eingebaute.\n');
    return 1;
  }
}

function dispatch([name, ...argv]: readonly string[]): Promise<number> {
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
