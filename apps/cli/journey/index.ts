import { MAIN, SECOND } from './demo.data';
import { LAPSED } from './lapsed';
import { PERMIT } from './permit';
import { Journey, line, play, type JourneyOptions, type Step } from './play';
import { ApiProblem } from './problem';
import type { CaseView } from './views';
import { WITHDRAWN } from './withdrawn';

export { PERSONAS, personaOf, type DemoPersona } from './personas';
export { StepFailed } from './play';

export interface DemoOptions {
  readonly apiUrl: string;
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Default `full`. */
  readonly plans?: JourneyOptions['plans'];
}

export interface DemoResult {
  readonly fileNumbers: { readonly permit: string; readonly withdrawn: string; readonly lapsed: string };
}

interface Play {
  readonly name: keyof DemoResult['fileNumbers'];
  readonly title: string;
  readonly authority: string;
  readonly builder: string;
  readonly steps: readonly Step[];
}

/** The three journeys of the demo. */
export const PLAYS: readonly Play[] = [
  { name: 'permit', title: 'One permit, from draft to sealed decision', authority: MAIN, builder: 'anna.berger', steps: PERMIT },
  { name: 'withdrawn', title: 'An application that is withdrawn', authority: SECOND, builder: 'tom.haas', steps: WITHDRAWN },
  { name: 'lapsed', title: 'A period for supplements that lapses', authority: SECOND, builder: 'tom.haas', steps: LAPSED },
];

/**
 * Plays the demo's three cases through the public HTTP API, with a line for each step. A second start goes on where the first one ended.
 *
 * @throws StepFailed naming the step and what went wrong.
 * @example const { fileNumbers } = await playDemo({ apiUrl, dataDir: '.data', log: console.log });
 */
export async function playDemo({ apiUrl, dataDir, log, plans = 'full' }: DemoOptions): Promise<DemoResult> {
  const fileNumbers: Record<string, string> = {};
  for (const { name, title, authority, builder, steps } of PLAYS) {
    const journey = new Journey({ name, apiUrl, authority, dataDir, plans });
    if (await isForgotten(journey, builder)) {
      log(`${title}: its case is gone from the database, so it is played again.`);
      journey.state.reset();
    }
    await playOne(steps, journey, title, log);
    fileNumbers[name] = journey.recall('fileNumber');
  }
  return { fileNumbers: fileNumbers as Record<keyof DemoResult['fileNumbers'], string> };
}

async function playOne(steps: readonly Step[], journey: Journey, title: string, log: (line: string) => void): Promise<void> {
  if (steps.every((step) => journey.state.has(step.id))) {
    return log(`${title}: played already, file number ${journey.recall('fileNumber')}.`);
  }
  log(`${title}${journey.state.isFresh ? '' : ' (goes on)'}:`);
  await play(steps, journey, (report) => {
    if (report.outcome !== 'before') log(line(report));
  });
}

/** A database that was made anew does not know the case that the journey remembers. */
async function isForgotten(journey: Journey, builder: string): Promise<boolean> {
  const caseId = journey.state.fact<string>('caseId');
  if (caseId === undefined) return false;
  try {
    await journey.as(builder).get<CaseView>(`cases/${caseId}`);
    return false;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return true;
    throw error;
  }
}
