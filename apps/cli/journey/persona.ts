import { setTimeout as sleep } from 'node:timers/promises';
import { loginAs } from '../../sandbox/login-as';
import { ApiProblem, problemOf } from './problem';

export interface PersonaOptions {
  /** Origin of the api. */
  readonly apiUrl: string;
  readonly authority: string;
  readonly sub: string;
  /** How long requests are repeated while the api does not answer, milliseconds. */
  readonly patienceMs?: number;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  /** From the ETag; 0 without one. */
  readonly revision: number;
}

/** Nobody answered, or somebody in between: the same request may be sent again. */
const BUSY = new Set([429, 502, 503, 504]);
const PAUSE_MS = 250;

/**
 * One person at one authority. Requests that got no answer (the api was killed, or is starting) are repeated with the same
 * Idempotency-Key, so that a command happens once.
 *
 * @example const clerk = new PersonaClient({ apiUrl, authority, sub: 'petra.lange' });
 */
export class PersonaClient {
  private cookie: string | undefined;

  constructor(private readonly options: PersonaOptions) {}

  get sub(): string {
    return this.options.sub;
  }

  get authority(): string {
    return this.options.authority;
  }

  /** @param path below `/api/v1/{authority}/`. @throws ApiProblem */
  async get<T>(path: string): Promise<T> {
    return (await this.call<T>({ method: 'GET', path })).body;
  }

  /** With the revision that a later edit is based on. */
  read<T>(path: string): Promise<Answer<T>> {
    return this.call<T>({ method: 'GET', path });
  }

  /** @param key the same for every repetition of the same command. @throws ApiProblem */
  async command<T>(method: 'POST' | 'DELETE', path: string, body: unknown, key: string): Promise<T> {
    return (await this.call<T>({ method, path, body, headers: { 'idempotency-key': key } })).body;
  }

  post<T>(path: string, body: unknown, key: string): Promise<T> {
    return this.command('POST', path, body, key);
  }

  /** Saves what is based on a revision. @throws ApiProblem 409 `stale-revision` */
  edit<T>(path: string, body: unknown, revision: number, key: string): Promise<Answer<T>> {
    return this.call<T>({ method: 'PUT', path, body, headers: { 'idempotency-key': key, 'if-match': `"${revision}"` } });
  }

  /** Any request, with the answer's status; a test sends headers of its own. @throws ApiProblem */
  async call<T>(call: Call): Promise<Answer<T>> {
    const response = await this.patiently(call.path, () => this.send(call));
    const text = await response.text();
    if (!response.ok) throw new ApiProblem(`${call.method} ${call.path} by ${this.sub}`, problemOf(response.status, text));
    const revision = Number(/^"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1] ?? 0);
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T, revision };
  }

  private async send({ method, path, headers = {}, body }: Call): Promise<Response> {
    const url = `${this.options.apiUrl}/api/v1/${this.options.authority}/${path}`;
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = async (): Promise<Response> =>
      fetch(url, { method, headers: { ...type, ...headers, cookie: await this.session() }, ...json });
    const response = await request();
    if (response.status !== 401) return response;
    this.cookie = undefined;
    return request();
  }

  private async session(): Promise<string> {
    this.cookie ??= await loginAs(this.options.apiUrl, this.sub);
    return this.cookie;
  }

  private async patiently(path: string, attempt: () => Promise<Response>): Promise<Response> {
    const end = performance.now() + (this.options.patienceMs ?? 60_000);
    for (;;) {
      try {
        const response = await attempt();
        if (!BUSY.has(response.status) || performance.now() > end) return response;
      } catch (error) {
        if (performance.now() > end) throw new Error(`${path}: nobody answered ${this.sub}`, { cause: error });
      }
      await sleep(PAUSE_MS);
    }
  }
}
