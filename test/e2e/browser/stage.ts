import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PersonaClient } from '../../../apps/cli/journey/persona';
import { PERSONAS } from '../../../apps/cli/journey/personas';
import type { Stack } from '../../../apps/cli/stack';
import { Visitor, type Surroundings } from './visitor';

export const CHROMIUM = '/usr/bin/chromium';
export const AUTHORITY = 'nordwestmecklenburg';

const ARGS = [
  '--no-sandbox',
  '--lang=de-DE',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PORTAL = join(__dirname, '..', '..', '..', 'dist', 'portal');

/** Why there can be no browser here, or undefined. */
export const browserMissing = (): string | undefined =>
  existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is not installed (Debian: apt-get install chromium)`;

/** A running Bauraum and a browser in front of it. */
export interface Stage extends Surroundings {
  /** The person in a browser window of their own; the same one every time. */
  visitor(sub: string): Promise<Visitor>;
  close(): Promise<void>;
}

/** The processes run from `dist`, so the stack starts from there too. */
async function startStack(dataDir: string): Promise<Stack> {
  if (!existsSync(join(PORTAL, 'index.html'))) throw new Error('dist/portal/index.html is missing: run `npm run build` first');
  const portal = join(dataDir, 'portal');
  cpSync(PORTAL, portal, { recursive: true }); // a build during the test replaces files under its feet
  const launcher = jest.requireActual<typeof import('../../../apps/cli/stack')>('../../../dist/apps/cli/stack');
  return launcher.startStack({ dataDir, personas: PERSONAS, ports: 'free', fsync: false, env: { PORTAL_DIR: portal } });
}

/** @throws Error when the build is missing, or a process or the browser does not start. */
export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bauraum-e2e-'));
  const shots = mkdtempSync(join(tmpdir(), 'bauraum-screenshots-'));
  process.stderr.write(`Pictures of every page: ${shots}
`);
  const stack = await startStack(dataDir);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS, timeout: 120_000 });
  const visitors = new Map<string, Promise<Visitor>>();
  const stage: Stage = {
    stack,
    browser,
    shots,
    dataDir,
    problems: [],
    shotCount: 0,
    visitor(sub) {
      const known = visitors.get(sub) ?? Visitor.arrive(stage, sub);
      visitors.set(sub, known);
      return known;
    },
    client: (sub) => new PersonaClient({ apiUrl: stack.apiUrl, authority: AUTHORITY, sub }),
    async close() {
      await browser.close();
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return stage;
}
