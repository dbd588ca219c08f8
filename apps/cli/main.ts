import 'reflect-metadata';

/** A command; it is loaded when it is called, so that `verify` needs no database and `help` nothing at all. */
interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(argv: readonly string[]): Promise<number>;
}

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.js')).demo,
  migrate: async () => (await import('./commands/migrate.js')).migrate,
  export: async () => {
    const [{ exportCommand, register }, { withSettings }] = await Promise.all([
      import('./archive/export.js'),
      import('./stack/settings.js'),
    ]);
    return { ...register, run: (argv) => withSettings((env) => exportCommand(argv, env)) };
  },
  verify: async () => (await import('./archive/verify.js')).register,
  authority: async () => (await import('./commands/authority.js')).authority,
  pack: async () => (await import('./commands/pack.js')).pack,
  law: async () => (await import('./commands/law.js')).law,
  generate: async () => (await import('./commands/generate.js')).generate,
};

async function help(): Promise<number> {
  process.stdout.write('Usage: npm run cli -- <command>\n\n');
  for (const load of Object.values(COMMANDS)) {
    const { usage, summary } = await load();
    process.stdout.write(`  ${usage}\n      ${summary}\n`);
  }
  return 0;
}

async function main([name = 'help', ...argv]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help') return help();
  const load = COMMANDS[name];
  if (!load) {
    process.stderr.write(`Unknown command ${name}. See: npm run cli -- help\n`);
    return 2;
  }
  return (await load()).run(argv);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
