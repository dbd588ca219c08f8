import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface ProviderSecrets {
  /** Private signing keys: ES256 first, then RS256. */
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly cookieKeys: readonly string[];
}

async function signingKey(alg: 'ES256' | 'RS256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `${alg}-${randomBytes(6).toString('hex')}` };
}

/**
 * The provider's keys, made at the first start and kept in the data folder, readable by the owner only. Written beside and moved,
 * so that a killed process never leaves half a file.
 */
export async function providerSecrets(dataDir: string): Promise<ProviderSecrets> {
  const file = join(dataDir, 'oidc-secrets.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ProviderSecrets;
  const keys = [await signingKey('ES256'), await signingKey('RS256')];
  const secrets: ProviderSecrets = { jwks: { keys }, cookieKeys: [randomBytes(32).toString('base64url')] };
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
