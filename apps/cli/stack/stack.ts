import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SandboxOptions } from '../../sandbox/options';
import { Child, type ChildName } from './child';
import { startDatabase, type StackDatabase } from './database';
import { portsFor, type Ports } from './ports';
import { clearPredecessors, forget, remember } from './predecessor';
import { secretsOf, type Secrets } from './secrets';
import { keepSettings } from './settings';
import { seed, type SeedPersona } from './seed';

export interface StackOptions {
  /** Everything that lasts lies here. */
  readonly dataDir: string;
  readonly personas: readonly SeedPersona[];
  /** `free`: any ports, for tests. */
  readonly ports?: 'default' | 'free';
  /** `false` for tests only. */
  readonly fsync?: boolean;
  readonly log?: (line: string) => void;
  /** Settings that differ, by their environment variable. */
  readonly env?: Readonly<Record<string, string>>;
  /** How many processes of each; default one. The second api is called `api-2`. */
  readonly replicas?: { readonly api?: number; readonly worker?: number };
}

export interface Stack {
  readonly apiUrl: string;
  readonly sandboxUrl: string;
  readonly database: StackDatabase;
  readonly secrets: Secrets;
  /** The settings of the processes, as environment variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Origin of each process, for its health and metrics. */
  readonly urls: Readonly<Record<string, string>>;
  readonly startMs: number;
  pids(): Readonly<Record<'postgres' | ChildName, number>>;
  kill(name: ChildName): Promise<void>;
  restart(name: ChildName): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts everything that Bauraum needs on this machine, without Docker and without root: PostgreSQL, the sandbox (identity provider and
 * payment service), api and worker. Takes up what a data folder holds.
 *
 * @throws Error naming what did not start; whatever had started is stopped again.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const started = performance.now();
  const log = options.log ?? ((): void => undefined);
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  await clearPredecessors(dataDir, log);
  const secrets = secretsOf(dataDir);
  const database = await startDatabase(dataDir, secrets, {
    fsync: options.fsync ?? true,
    port: options.ports === 'free' ? 0 : 55_000,
    log,
  });
  const children: Child[] = [];
  const stop = async (): Promise<void> => {
    for (const child of [...children].reverse()) await child.stop();
    await database.server.stop();
    forget(dataDir);
  };
  try {
    const ports = await portsFor(dataDir, options.ports ?? 'default', log, furtherNames(options.replicas));
    const env = { ...environment(dataDir, secrets, database, ports), ...options.env };
    keepSettings(dataDir, env);
    await seed(database.appUrl, env.OIDC_ISSUER, options.personas);
    children.push(...childrenOf(dataDir, ports, env, options.personas, secrets, log));
    remember(dataDir, [{ name: 'cli', pid: process.pid }]);
    await Promise.all(children.map((child) => child.start()));
    const pids = (): Readonly<Record<'postgres' | ChildName, number>> => ({ postgres: database.server.pid, ...pidsOf(children) });
    remember(dataDir, [{ name: 'cli', pid: process.pid }, ...Object.entries(pidsOf(children)).map(([name, pid]) => ({ name, pid }))]);
    const find = (name: ChildName): Child => children.find((c) => c.name === name) as Child;
    return {
      apiUrl: env.PUBLIC_URL,
      sandboxUrl: `http://127.0.0.1:${ports.sandbox}`,
      database,
      secrets,
      env,
      urls: Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://127.0.0.1:${port}`])),
      startMs: Math.round(performance.now() - started),
      pids,
      kill: (name) => find(name).kill(),
      restart: (name) => find(name).start(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function furtherNames({ api = 1, worker = 1 }: NonNullable<StackOptions['replicas']> = {}): ChildName[] {
  const numbered = (program: 'api' | 'worker', count: number): ChildName[] =>
    Array.from({ length: Math.max(0, count - 1) }, (_, i): ChildName => `${program}-${i + 2}`);
  return [...numbered('api', api), ...numbered('worker', worker)];
}

const pidsOf = (children: readonly Child[]): Record<ChildName, number> =>
  Object.fromEntries(children.map((c) => [c.name, c.pid ?? 0])) as Record<ChildName, number>;

function environment(dataDir: string, secrets: Secrets, database: StackDatabase, ports: Ports) {
  const sandbox = `http://127.0.0.1:${ports.sandbox}`;
  return {
    TZ: 'UTC',
    PORT: String(ports.api),
    WORKER_PORT: String(ports.worker),
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    PORTAL_DIR: resolve(__dirname, '../../../portal'),
    DATABASE_URL: database.appUrl,
    DATABASE_RELAY_URL: database.relayUrl,
    STORAGE_DIR: join(dataDir, 'documents'),
    STORAGE_SECRET: secrets.storage,
    OIDC_ISSUER: `${sandbox}/oidc`,
    OIDC_CLIENT_SECRET: secrets.oidcClient,
    SESSION_KEYS: secrets.session,
    SEAL_KEY: secrets.seal,
    PAYMENT_URL: `${sandbox}/payments`,
    PAYMENT_TOKEN: secrets.payment,
  };
}

function childrenOf(
  dataDir: string,
  ports: Ports,
  env: Readonly<Record<string, string>>,
  personas: readonly SeedPersona[],
  secrets: Secrets,
  log: (line: string) => void,
): Child[] {
  const logDir = join(dataDir, 'logs');
  const sandboxOptions: SandboxOptions = {
    port: ports.sandbox,
    dataDir: join(dataDir, 'sandbox'),
    personas: personas.map(({ memberships: _, ...persona }) => persona),
    client: {
      id: 'bauraum',
      secret: secrets.oidcClient,
      redirectUris: [`${env['PUBLIC_URL']}/auth/callback`],
      postLogoutRedirectUris: [`${env['PUBLIC_URL']}/`],
    },
    payments: { token: secrets.payment },
  };
  const optionsFile = join(dataDir, 'sandbox.json');
  writeFileSync(optionsFile, JSON.stringify(sandboxOptions), { mode: 0o600 });
  const { api, worker, sandbox, ...further } = ports;
  const at = (port: number): string => `http://127.0.0.1:${port}/health/ready`;
  return [
    new Child({ name: 'sandbox', args: ['--options', optionsFile], env: { TZ: 'UTC' }, logDir, readyUrl: at(sandbox), log }),
    new Child({ name: 'api', env, logDir, readyUrl: at(api), log }),
    new Child({ name: 'worker', env, logDir, readyUrl: at(worker), log }),
    ...Object.entries(further).flatMap(([name, port]) => {
      if (port === undefined) return [];
      const own = { ...env, [name.startsWith('api') ? 'PORT' : 'WORKER_PORT']: String(port) };
      return [new Child({ name: name as ChildName, env: own, logDir, readyUrl: at(port), log })];
    }),
  ];
}
