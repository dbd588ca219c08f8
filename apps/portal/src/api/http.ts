import type { Problem } from './types';

/** An answer of the api that is not a success, as problem+json says it. `status` 0: the server could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

export type Method = 'POST' | 'PUT' | 'DELETE';
export interface Command {
  method: Method;
  path: string;
  body?: unknown;
  /** Revision that the edit was made on; sent as If-Match. */
  revision?: number;
}

const BASE = '/api/v1';
const ATTEMPTS = 3;
const waiting = new Map<string, string>();

/** Reads one resource below /api/v1. Throws ApiProblem. Example: `await read<Me>('/district/me')`. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await reach(BASE + path, { headers: { accept: 'application/json' }, signal }));
}

/**
 * Sends one command. The same command keeps its Idempotency-Key over the automatic retries and over a second press of the button until
 * the server has given a definite answer, so that nothing is ever done twice. Throws ApiProblem.
 */
export async function send<T>(command: Command): Promise<T> {
  const body = command.body === undefined ? '{}' : JSON.stringify(command.body);
  const name = `${command.method} ${command.path} ${command.revision ?? ''} ${body}`;
  const key = waiting.get(name) ?? crypto.randomUUID();
  waiting.set(name, key);
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key };
  if (command.revision !== undefined) headers['if-match'] = `"${command.revision}"`;
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await answer<T>(await reach(BASE + command.path, { method: command.method, headers, body }));
      waiting.delete(name);
      return result;
    } catch (error) {
      const unsure =
        error instanceof ApiProblem && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
      if (!unsure) waiting.delete(name);
      if (!unsure || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt * attempt));
    }
  }
}

/** Reads or posts under /auth, which is not part of /api/v1. */
export async function auth<T>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method === 'POST') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() });
  return answer<T>(await reach(`/auth${path}`, { method, headers, body: method === 'POST' ? '{}' : undefined }));
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ type: 'about:blank', title: 'offline', status: 0, code: 'offline', requestId: '' });
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  throw new ApiProblem({ ...unknownProblem(response), ...parseProblem(text) });
}

function parseProblem(text: string): Partial<Problem> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function unknownProblem(response: Response): Problem {
  const codes: Record<number, string> = { 401: 'unauthenticated', 403: 'not-allowed', 404: 'not-found', 429: 'too-many-requests' };
  const requestId = response.headers.get('x-request-id') ?? '';
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: codes[response.status] ?? 'unexpected',
    requestId,
  };
}
