/** Options of a command, read from its arguments: `--name value`, `--flag`, and what stands without a name. */
export interface Options {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

/** The caller must write the command differently; shown without a stack, exit code 2. */
export class UsageError extends Error {}

/**
 * Reads arguments strictly: what is not known is refused.
 *
 * @throws UsageError naming the option that is unknown, doubled or without a value.
 * @example optionsOf(['a', '--date', '2027-01-01', '--json'], ['date'], ['json']).values.date // '2027-01-01'
 */
export function optionsOf(argv: readonly string[], valued: readonly string[], flags: readonly string[]): Options {
  const words: string[] = [];
  const values: Record<string, string> = {};
  const given: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const [name = '', ...rest] = word.replace(/^--/, '').split('=');
    if (!word.startsWith('--')) words.push(word);
    else if (flags.includes(name) && rest.length === 0) given.push(name);
    else if (!valued.includes(name)) throw new UsageError(`Unbekannte Option ${word}. Es gibt: ${listed([...valued, ...flags])}.`);
    else {
      const value = rest.length > 0 ? rest.join('=') : argv[++at];
      if (value === undefined || value === '' || value.startsWith('--')) throw new UsageError(`Nach --${name} fehlt der Wert.`);
      if (values[name] !== undefined) throw new UsageError(`--${name} steht zweimal da.`);
      values[name] = value;
    }
  }
  return { words, values, flags: given };
}

const listed = (names: readonly string[]): string => names.map((name) => `--${name}`).join(', ');

/** A value that must be there. @throws UsageError when it is not. @example needed(options, 'land') */
export function needed({ values }: Options, name: string): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} fehlt.`);
  return value;
}

/** Runs a command; a mistake in its arguments or in what they name ends it with exit code 2 and a sentence. */
export async function withUsage(usage: string, run: () => Promise<number> | number): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof RangeError)) throw error;
    process.stderr.write(`${error.message}\n${error instanceof UsageError ? `Aufruf: npm run cli -- ${usage}\n` : ''}`);
    return 2;
  }
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
