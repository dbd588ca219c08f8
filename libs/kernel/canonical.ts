import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = string;

/**
 * JSON in exactly one spelling (RFC 8785), the basis of every hash.
 *
 * @throws TypeError when the value is not JSON.
 * @example canonicalJson({ b: 1, a: 2 }) // '{"a":2,"b":1}'
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** @example sha256('') // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' */
export const sha256 = (data: string | Uint8Array): Sha256 => createHash('sha256').update(data).digest('hex');

/** The hash of a value's canonical JSON. @example hashOf({ a: 1 }) === sha256('{"a":1}') // true */
export const hashOf = (value: unknown): Sha256 => sha256(canonicalJson(value));
