import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one embedded installation, made at its first start. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
  readonly relay: string;
  readonly session: string;
  readonly seal: string;
  readonly storage: string;
  readonly oidcClient: string;
  readonly payment: string;
}

const NAMES = ['superuser', 'owner', 'app', 'relay', 'session', 'seal', 'storage', 'oidcClient', 'payment'] as const;

/** Reads the secrets of a data folder, or makes them; only its owner can read the file. */
export function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  mkdirSync(dataDir, { recursive: true });
  const secrets = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('hex')])) as unknown as Secrets;
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
