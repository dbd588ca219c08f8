/** The body of an answer that is a problem (RFC 9457), as far as clients read it. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly fields?: readonly { readonly path: string; readonly key: string }[];
  readonly event?: string;
  readonly state?: string;
  readonly allowed?: readonly string[];
  readonly current?: number;
  readonly requestId?: string;
  readonly [extension: string]: unknown;
}

/** The api refused a request; the message says what and why. */
export class ApiProblem extends Error {
  constructor(
    readonly request: string,
    readonly problem: ProblemBody,
  ) {
    super(`${request} was answered with ${sentence(problem)}`);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

function sentence({ status, code, fields, event, state, allowed, current, requestId }: ProblemBody): string {
  const parts = [
    ...(fields ?? []).map(({ path, key }) => `${path}: ${key}`),
    ...(event ? [`${event} in ${state ?? '?'}; allowed now: ${allowed?.join(', ') || 'nothing'}`] : []),
    ...(current === undefined ? [] : [`the current revision is ${current}`]),
    ...(requestId ? [`request ${requestId}`] : []),
  ];
  return `${status} ${code}${parts.length ? ` (${parts.join('; ')})` : ''}`;
}

/** Reads a problem; an answer that is none (a proxy, a crash) gets the status as its code. */
export function problemOf(status: number, text: string): ProblemBody {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
      return { ...body, status, code: body.code };
    }
  } catch {
    // no JSON
  }
  return { status, code: `http-${status}` };
}

/**
 * Runs what must be refused.
 *
 * @returns the problem.
 * @throws Error when it was not refused, or with another status.
 * @example await expectProblem(403, () => officer.command('POST', `cases/${id}/decision/release`, {}, key));
 */
export async function expectProblem(status: number, attempt: () => Promise<unknown>): Promise<ProblemBody> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === status) return error.problem;
    throw error;
  }
  throw new Error(`should have been refused with ${status}, and was not`);
}
