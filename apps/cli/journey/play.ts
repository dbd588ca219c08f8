import { join } from 'node:path';
import { ApiProblem } from './problem';
import { PersonaClient } from './persona';
import { JourneyState } from './state';

export interface JourneyOptions {
  /** Names the file that remembers where it stands. */
  readonly name: string;
  readonly apiUrl: string;
  readonly authority: string;
  /** Files of the journey lie in `demo` below it. */
  readonly dataDir: string;
  /** `full`: drawings to scale and one file over 60 MB; `small`: one page each. */
  readonly plans: 'full' | 'small';
  /** How long the api may be away, milliseconds; default a minute. */
  readonly patienceMs?: number;
}

/** What a step works with. */
export class Journey {
  readonly state: JourneyState;
  private readonly clients = new Map<string, PersonaClient>();

  constructor(readonly options: JourneyOptions) {
    this.state = JourneyState.open(join(options.dataDir, 'demo', `${options.name}.json`));
  }

  /** The person, logged in at the journey's authority. */
  as(sub: string): PersonaClient {
    const { apiUrl, authority, patienceMs } = this.options;
    const client = this.clients.get(sub) ?? new PersonaClient({ apiUrl, authority, sub, ...(patienceMs ? { patienceMs } : {}) });
    this.clients.set(sub, client);
    return client;
  }

  key(label: string): string {
    return this.state.key(label);
  }

  /** Chooses a value once; a repeated step gets the same one. */
  async fix<T>(name: string, choose: () => T | Promise<T>): Promise<T> {
    const known = this.state.fact<T>(name);
    if (known !== undefined) return known;
    const chosen = await choose();
    this.state.keep(name, chosen);
    return chosen;
  }

  /** @throws Error when no step has chosen it. */
  recall(name: string): string {
    const known = this.state.fact<string>(name);
    if (known === undefined) throw new Error(`${this.options.name}: no step has settled "${name}" yet`);
    return known;
  }

  get caseId(): string {
    return this.recall('caseId');
  }
}

export interface Step {
  readonly id: string;
  readonly who: string;
  readonly what: string;
  readonly basis: string;
  /** @returns more about what was done, for the progress line. */
  run(journey: Journey): Promise<string | void>;
}

export type StepOutcome = 'done' | 'before' | 'failed';
export interface StepReport {
  readonly number: number;
  readonly step: Step;
  readonly outcome: StepOutcome;
  readonly detail: string;
  readonly ms: number;
}

/** A step did not work; the message names it. */
export class StepFailed extends Error {
  constructor(
    readonly report: StepReport,
    cause: unknown,
  ) {
    super(`Step ${two(report.number)} (${report.step.who} ${report.step.what}) failed: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ApiProblem || !(error instanceof Error)) return String(error instanceof Error ? error.message : error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

/**
 * Plays steps in order and remembers each, so that a second start goes on where the first one ended.
 *
 * @returns how many steps were played now.
 * @throws StepFailed
 */
export async function play(steps: readonly Step[], journey: Journey, onStep: (report: StepReport) => void): Promise<number> {
  let played = 0;
  for (const [index, step] of steps.entries()) {
    const report = (outcome: StepOutcome, detail: string, since: number): StepReport => ({
      number: index + 1,
      step,
      outcome,
      detail,
      ms: Math.round(performance.now() - since),
    });
    const since = performance.now();
    if (journey.state.has(step.id)) {
      onStep(report('before', '', since));
      continue;
    }
    try {
      const detail = await step.run(journey);
      journey.state.finish(step.id);
      played++;
      onStep(report('done', detail ?? '', since));
    } catch (error) {
      const failed = report('failed', messageOf(error), since);
      onStep(failed);
      throw new StepFailed(failed, error);
    }
  }
  return played;
}

const two = (n: number): string => String(n).padStart(2, '0');
const MARKS = { done: '✓', before: '·', failed: '✗' } as const;

/**
 * The progress line of a step.
 *
 * @example line(report) // '✓ 03 Designer         joins by the link                     § 53 LBauO M-V   0.4 s'
 */
export function line({ number, step, outcome, detail, ms }: StepReport): string {
  const what = [step.what, ...(detail ? [`(${detail})`] : [])].join(' ');
  const head = `${MARKS[outcome]} ${two(number)} ${step.who.padEnd(16)} `;
  if (outcome === 'before') return `${head}${step.what} (done before)`;
  return `${head}${what.padEnd(76)} ${step.basis.padEnd(24)} ${(ms / 1000).toFixed(1).padStart(5)} s`;
}
