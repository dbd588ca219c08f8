import { createHash, hkdfSync } from 'node:crypto';
import { EncryptJWT, decodeProtectedHeader, jwtDecrypt } from 'jose';

export interface SealerOptions {
  /** Secrets of at least 32 characters. The first one seals, all of them open: rotate by putting a new one in front. */
  readonly keys: readonly string[];
  /** What the sealed value is for; a value sealed for one purpose never opens for another. */
  readonly purpose: string;
  /** Milliseconds since the epoch; the wall clock unless a test says otherwise. */
  readonly now?: () => number;
}

export interface Sealer<T extends object> {
  /** @param expiresAt seconds since the epoch. */
  seal(value: T, expiresAt: number): Promise<string>;
  /** The value, or undefined when it was altered, has expired, was sealed with another key or for another purpose. */
  open(sealed: string | undefined): Promise<T | undefined>;
}

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const MIN_SECRET = 32;

function deriveKey(secret: string, purpose: string): Key {
  if (secret.length < MIN_SECRET) throw new RangeError(`a session key needs at least ${MIN_SECRET} characters`);
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', `bauraum/${purpose}`, 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes };
}

/**
 * Encrypts small values for cookies: JWE, `dir` with A256GCM, key by HKDF-SHA256 from the secret and the purpose.
 *
 * @throws RangeError when there is no key or one is too short.
 * @example await createSealer<{ a: number }>({ keys: [secret], purpose: 'demo' }).open(sealed) // { a: 1 }
 */
export function createSealer<T extends object>(options: SealerOptions): Sealer<T> {
  const now = options.now ?? Date.now;
  const keys = options.keys.map((secret) => deriveKey(secret, options.purpose));
  const [sealing] = keys;
  if (!sealing) throw new RangeError('a session key is missing');
  const byId = new Map(keys.map((key) => [key.id, key]));

  return {
    async seal(value, expiresAt) {
      return new EncryptJWT({ value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: sealing.id })
        .setAudience(options.purpose)
        .setExpirationTime(expiresAt)
        .encrypt(sealing.bytes);
    },
    async open(sealed) {
      if (!sealed) return undefined;
      try {
        const key = byId.get(String(decodeProtectedHeader(sealed).kid));
        if (!key) return undefined;
        const { payload } = await jwtDecrypt(sealed, key.bytes, {
          audience: options.purpose,
          currentDate: new Date(now()),
          requiredClaims: ['exp'],
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return payload.value as T;
      } catch {
        return undefined;
      }
    },
  };
}
