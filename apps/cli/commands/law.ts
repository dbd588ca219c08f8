import { UsageError, withUsage } from '../options';

export const law = {
  name: 'law',
  usage: 'law period | deadlines | fee …',
  summary: 'tries a rule of law without the portal and without a database; `law period --help` tells the options',
  run: runLaw,
};

interface Question {
  readonly usage: string;
  run(argv: readonly string[]): number;
}

/** Loaded when it is asked: a period needs no packs. */
const QUESTIONS: Readonly<Record<string, () => Promise<Question>>> = {
  period: async () => {
    const { PERIOD_USAGE, runPeriod } = await import('../law/period.js');
    return { usage: PERIOD_USAGE, run: runPeriod };
  },
  deadlines: async () => {
    const { DEADLINES_USAGE, runDeadlines } = await import('../law/deadlines.js');
    return { usage: DEADLINES_USAGE, run: runDeadlines };
  },
  fee: async () => {
    const { FEE_USAGE, runFee } = await import('../law/fee.js');
    return { usage: FEE_USAGE, run: runFee };
  },
};

/** @returns the exit code: 0, or 2 when the question makes no sense. */
async function runLaw([name = '', ...argv]: readonly string[]): Promise<number> {
  const load = QUESTIONS[name];
  if (!load) return withUsage(law.usage, () => Promise.reject(new UsageError(`Es gibt ${Object.keys(QUESTIONS).join(', ')}.`)));
  const { usage, run } = await load();
  if (argv.includes('--help')) {
    process.stdout.write(`npm run cli -- ${usage}\n`);
    return 0;
  }
  return withUsage(usage, () => run(argv));
}
