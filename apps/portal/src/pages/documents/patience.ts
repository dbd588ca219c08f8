import { ApiProblem } from '../../api/http';

/** A transfer that did not work. `passing`: the line or the store had a bad moment, the next try may work. */
export class TransferError extends Error {
  constructor(
    /** Code below `uploadProblem`. */
    readonly code: string,
    readonly passing: boolean,
  ) {
    super(code);
    this.name = 'TransferError';
  }
}

const PASSING = [0, 408, 429, 502, 503, 504];

/** May the next try work? @example isPassing(new TransferError('offline', true)) // true */
export function isPassing(error: unknown): boolean {
  if (error instanceof TransferError) return error.passing;
  return error instanceof ApiProblem && PASSING.includes(error.status);
}

/** What is outside: the browser's line and its clock; others in specs. */
export interface Surroundings {
  readonly online: () => boolean;
  /** Resolves when the line is back; at once when it is there. */
  readonly untilOnline: (signal: AbortSignal) => Promise<void>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Resolves with the event, rejects when it is cancelled. */
function wait(signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new TransferError('cancelled', false));
      return;
    }
    const abort = (): void => {
      end();
      reject(new TransferError('cancelled', false));
    };
    const end = begin(() => {
      signal.removeEventListener('abort', abort);
      end();
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

export const browser: Surroundings = {
  online: () => navigator.onLine,
  untilOnline: async (signal) => {
    if (navigator.onLine) return;
    await wait(signal, (done) => {
      window.addEventListener('online', done);
      return () => window.removeEventListener('online', done);
    });
  },
  sleep: (ms, signal) =>
    wait(signal, (done) => {
      const timer = setTimeout(done, ms);
      return () => clearTimeout(timer);
    }),
};

const ATTEMPTS = 8;
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Many files in a short time: the server asks to slow down. */
const SLOW_DOWN_MS = 5_000;

/** How long to wait before the next try. @example pauseAfter(1, undefined) // 500 */
export function pauseAfter(attempt: number, error: unknown): number {
  const first = error instanceof ApiProblem && error.status === 429 ? SLOW_DOWN_MS : FIRST_MS;
  return Math.min(first * 2 ** (attempt - 1), LONGEST_MS);
}

export interface Patience {
  readonly signal: AbortSignal;
  /** Told when it waits for the line, and when it goes on. */
  readonly onStalled: (stalled: boolean) => void;
  readonly surroundings?: Surroundings;
}

/**
 * Does it again, later and later, while that may help. Without a line it waits for it, however long that takes, and goes on by itself.
 *
 * @throws the last error; TransferError `cancelled`.
 */
export async function patiently<T>(work: () => Promise<T>, { signal, onStalled, surroundings = browser }: Patience): Promise<T> {
  for (let attempt = 1; ;) {
    if (!surroundings.online()) {
      onStalled(true);
      await surroundings.untilOnline(signal);
    }
    try {
      const result = await work();
      onStalled(false);
      return result;
    } catch (error) {
      if (signal.aborted) throw new TransferError('cancelled', false);
      if (!isPassing(error)) throw error;
      // A line that is gone costs no attempt.
      if (surroundings.online()) {
        if (attempt === ATTEMPTS) throw error;
        onStalled(true);
        await surroundings.sleep(pauseAfter(attempt, error), signal);
        attempt++;
      }
    }
  }
}
