import { falseShare, measure, recall, type Counts } from './completeness/measure';
import { publish } from './publish';

const APPLICATIONS = 100;
const GOAL = { recall: 0.95, falseShare: 0.05 } as const;

/** `npm run bench -- completeness [applications] [seed]`: does the assistant find what is wrong, and nothing else? */
async function main(): Promise<void> {
  const [applications, seed] = settings();
  process.stdout.write(`seed ${seed}: npm run bench -- completeness ${applications} ${seed} repeats this run\n`);
  const measured = await measure(applications, seed, (done) => process.stderr.write(`\r${done} of ${applications}`));
  process.stderr.write('\n');
  for (const mistake of measured.mistakes) process.stdout.write(`${mistake}\n`);
  const { all, byKind, documents, clean, cleanWithAlarm } = measured;
  await publish('completeness', { seed, goal: GOAL, ...measured, node: process.version }, [
    [`${applications} applications, ${documents} files, seed ${seed}`, 'put in', 'found', 'recall', 'false alarms', 'share of all raised'],
    ...Object.entries(byKind).map(([kind, counts]) => [kind, ...cells(counts)]),
    ['**all**', ...cells(all)],
    [`applications without a defect: ${clean}`, '', '', '', `with any alarm: ${cleanWithAlarm}`, ''],
  ]);
  const failing = [all, ...Object.values(byKind)].filter((counts) => recall(counts) < GOAL.recall || falseShare(counts) > GOAL.falseShare);
  process.stdout.write(failing.length === 0 ? 'goal met in all and for each kind\n' : `goal MISSED by ${failing.length} of the rows\n`);
  if (failing.length > 0) process.exitCode = 1;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const cells = (counts: Counts): readonly string[] => [
  String(counts.planted),
  String(counts.found),
  percent(recall(counts)),
  String(counts.falseAlarms),
  percent(falseShare(counts)),
];

function settings(): readonly [applications: number, seed: number] {
  const [applications = APPLICATIONS, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  if (![applications, seed].every((value) => Number.isInteger(value) && value > 0))
    throw new Error('Usage: npm run bench -- completeness [applications] [seed]');
  return [applications, seed];
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
