import { explainPeriod, periodEnd, type ClockEvent, type PeriodInput } from '@bauraum/law';
import { anyCase, compared, seeded, type OracleCase } from '../../libs/law/oracle.cases.fixture';
import { publish } from './publish';

const CASES = 1_000_000;
const TIMED = 20_000;
const ROUNDS = 9;

/** `npm run bench -- law-oracle [cases] [seed]`: the engine against the slow oracle, and how long a period takes. */
async function main(): Promise<void> {
  const [cases, seed] = settings();
  process.stdout.write(`seed ${seed}: npm run bench -- law-oracle ${cases} ${seed} repeats this run\n`);
  const counts = compareAll(cases, seed);
  const micros = timed(seed);
  await publish('law-oracle', { cases, seed, counts, microsecondsPerPeriod: micros, node: process.version }, [
    ['', 'value'],
    ['clocks on which engine and oracle agree', `${cases} of ${cases}`],
    ...Object.entries(counts).map(([event, count]) => [`of them with: ${event}`, String(count)]),
    ['microseconds per end (median of rounds)', micros.end.toFixed(2)],
    ['microseconds per end with explanation, timeline and sentence', micros.explained.toFixed(2)],
  ]);
}

function settings(): readonly [cases: number, seed: number] {
  const [cases = CASES, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  if (![cases, seed].every((value) => Number.isInteger(value) && value > 0))
    throw new Error('Usage: npm run bench -- law-oracle [cases] [seed]');
  return [cases, seed];
}

/** Stops at the first difference, with everything that is needed to see it again. */
function compareAll(cases: number, seed: number): Readonly<Record<string, number>> {
  const pick = seeded(seed);
  const counts: Record<string, number> = {};
  for (let i = 0; i < cases; i++) {
    const found = anyCase(pick);
    const { engine, oracle } = compared(found);
    if (JSON.stringify(engine) !== JSON.stringify(oracle)) {
      const { rule, calendar, clock } = found;
      throw new Error(`case ${i} differs\n${JSON.stringify({ rule, calendar, events: clock.events, engine, oracle }, null, 2)}`);
    }
    for (const kind of kindsOf(found)) counts[kind] = (counts[kind] ?? 0) + 1;
    if (i % 10_000 === 0) process.stderr.write(`\r${i} of ${cases}`);
  }
  process.stderr.write('\n');
  return counts;
}

const EVENTS: readonly ClockEvent['type'][] = ['suspended', 'restarted', 'extended'];

function kindsOf({ rule, calendar, clock }: OracleCase): readonly string[] {
  const events = EVENTS.filter((type) => clock.events.some((event) => event.type === type));
  const moved = clock.rawEnd === clock.end ? [] : ['an end that moves'];
  const unit = Object.keys(rule.length ?? {}).map((name) => `a length in ${name}`);
  const seat = (calendar.municipality ?? calendar.localHolidays) ? ['local holidays'] : [];
  return [...events, ...(clock.refused.length > 0 ? ['an extension refused'] : []), ...moved, ...unit, ...seat];
}

/** Microseconds for one end, and for one with all that explains it; the median of some rounds, warm. */
function timed(seed: number): { readonly end: number; readonly explained: number } {
  const pick = seeded(seed);
  const cases = Array.from({ length: TIMED }, () => anyCase(pick));
  const inputs = cases.map(({ rule, calendar, clock }) => ({ rule, input: inputOf(rule, calendar, clock.events[0]?.on ?? '') }));
  return {
    end: micros(() => inputs.reduce((sum, { input }) => sum + periodEnd(input).end.length, 0)),
    explained: micros(() => inputs.reduce((sum, { rule, input }) => sum + explainPeriod(rule, input).sentence.length, 0)),
  };

  function micros(run: () => number): number {
    const rounds = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      if (run() === 0) throw new Error('nothing was computed');
      return ((performance.now() - start) * 1000) / TIMED;
    });
    return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
  }
}

function inputOf(rule: OracleCase['rule'], calendar: OracleCase['calendar'], event: string): PeriodInput {
  return {
    ...calendar,
    event,
    length: rule.length ?? { days: 1 },
    roll: rule.roll,
    ...(rule.startsAfter ? { startsAfter: rule.startsAfter } : {}),
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
