import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonaClient } from '../../apps/cli/journey/persona';
import { PERSONAS } from '../../apps/cli/journey/personas';
import type { Stack } from '../../apps/cli/stack';
import { Client } from 'pg';

export const MAIN = 'nordwestmecklenburg';
export const SECOND = 'ludwigslust-parchim';

/** A running Bauraum of its own: processes as they ship, ports that are free, data in a folder that goes away. */
export interface World {
  readonly stack: Stack;
  readonly dataDir: string;
  readonly lines: string[];
  as(sub: string, authority?: string): PersonaClient;
  /** Reads the database past its row-level security. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** What the payment service has charged. */
  ledger(): Promise<{ requestId: string; amountCents: number }[]>;
  stop(): Promise<void>;
}

/** The processes run from `dist`, so the stack starts from there too. */
function launcher(): typeof import('../../apps/cli/stack') {
  return jest.requireActual<typeof import('../../apps/cli/stack')>('../../dist/apps/cli/stack');
}

/** @throws Error when `npm run build` has not run, or a process does not start. */
export async function startWorld(): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bauraum-e2e-'));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const stack = await launcher().startStack({ dataDir, personas: PERSONAS, ports: 'free', fsync: false, log });
  const clients = new Map<string, PersonaClient>();
  return {
    stack,
    dataDir,
    lines,
    as(sub, authority = MAIN) {
      const client = clients.get(`${authority}/${sub}`) ?? new PersonaClient({ apiUrl: stack.apiUrl, authority, sub });
      clients.set(`${authority}/${sub}`, client);
      return client;
    },
    query: (sql, params) => queryOnce(stack.database.server.superuserUrl.replace(/[^/]*$/, 'bauraum'), sql, params),
    async ledger() {
      const response = await fetch(`${stack.sandboxUrl}/payments/ledger`, {
        headers: { authorization: `Bearer ${stack.secrets.payment}` },
      });
      return ((await response.json()) as { bookings: { requestId: string; amountCents: number }[] }).bookings;
    },
    async stop() {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function queryOnce<T>(connectionString: string, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, [...params])).rows as T[];
  } finally {
    await client.end();
  }
}

/** Starts a world for a file of tests and stops it after them. */
export function useWorld(): () => World {
  jest.setTimeout(180_000); // a project's own testTimeout is not heard
  let world: World | undefined;
  beforeAll(async () => {
    world = await startWorld();
  }, 300_000);
  afterAll(async () => {
    await world?.stop();
  }, 60_000);
  return () => {
    if (!world) throw new Error('the stack has not started');
    return world;
  };
}
