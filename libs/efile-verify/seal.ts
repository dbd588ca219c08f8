import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { canonicalJson, type Instant, type PlainDate, type Sha256 } from '@bauraum/kernel';

/** What the signature of a daily root covers. */
export interface RootStatement {
  readonly tenant: string;
  readonly day: PlainDate;
  readonly root: Sha256;
  readonly previousRoot: Sha256 | '';
  /** How many cases the tree has. */
  readonly cases: number;
  readonly keyId: string;
  readonly signedAt: Instant;
}

const ROOT_FORMAT = 'bauraum-daily-root/1';

/** The bytes that are signed for a day: canonical JSON of the statement with its `format`. */
export const rootBytes = ({ tenant, day, root, previousRoot, cases, keyId, signedAt }: RootStatement): Buffer =>
  Buffer.from(canonicalJson({ format: ROOT_FORMAT, tenant, day, root, previousRoot, cases, keyId, signedAt }));

/** SHA-256 of the public key (SPKI, DER): the whole fingerprint, 64 hexadecimal digits. */
export const keyFingerprint = (key: KeyObject): Sha256 =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** The short name of a key: the first 16 digits of its fingerprint. */
export const keyIdOf = (key: KeyObject): string => keyFingerprint(key).slice(0, 16);

/** @returns undefined when the text is no Ed25519 public key in PEM. */
export function ed25519FromPem(pem: string): KeyObject | undefined {
  // A private key would be turned into its public one: that must not pass as one.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Does an Ed25519 signature fit? Never throws. */
export function signatureFits(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  try {
    return signature.length === 64 && verify(null, data, key, signature);
  } catch {
    return false;
  }
}
