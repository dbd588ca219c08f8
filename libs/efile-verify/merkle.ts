import { createHash } from 'node:crypto';
import { canonicalJson, type Sha256 } from '@bauraum/kernel';

const hash = (...parts: readonly Uint8Array[]): Sha256 => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
};
const bytes = (hex: Sha256): Buffer => Buffer.from(hex, 'hex');
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const CHAIN = Buffer.from([2]);

/** The last journal entry of a case at the end of a day: `[caseId, seq, hash]`. */
export type Head = readonly [caseId: string, seq: number, hash: Sha256];

/**
 * The hash of a leaf: SHA-256 of a zero byte and the head's canonical JSON (RFC 6962, section 2.1).
 *
 * @example leafHash(['c', 1, 'aa']) === sha256('\u0000["c",1,"aa"]') // true
 */
export const leafHash = (head: Head): Sha256 => hash(LEAF, Buffer.from(canonicalJson(head)));

const nodeHash = (left: Sha256, right: Sha256): Sha256 => hash(NODE, bytes(left), bytes(right));

/** The largest power of two below `count` (> 1). */
const split = (count: number): number => {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
};

/**
 * The root of a Merkle tree over leaf hashes (RFC 6962, section 2.1).
 *
 * @example merkleRoot([]) === sha256('') // true
 */
export function merkleRoot(leaves: readonly Sha256[]): Sha256 {
  const [only] = leaves;
  if (only === undefined) return hash();
  if (leaves.length === 1) return only;
  const half = split(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, half)), merkleRoot(leaves.slice(half)));
}

/**
 * The hashes that lead from a leaf to the root (audit path, RFC 6962, section 2.1.1).
 *
 * @throws RangeError when there is no such leaf.
 * @example inclusionProof([leaf], 0) // []
 */
export function inclusionProof(leaves: readonly Sha256[], index: number): Sha256[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index}`);
  if (leaves.length === 1) return [];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half ? [...inclusionProof(left, index), merkleRoot(right)] : [...inclusionProof(right, index - half), merkleRoot(left)];
}

/**
 * The root to which a proof leads (RFC 9162, section 2.1.3.2).
 *
 * @returns undefined when the proof does not have the length that index and size ask for.
 * @example rootOfProof(leaf, 0, 1, []) === leaf // true
 */
export function rootOfProof(leaf: Sha256, index: number, size: number, proof: readonly Sha256[]): Sha256 | undefined {
  if (index < 0 || index >= size) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = nodeHash(root, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}

/**
 * A day's root: SHA-256 of a byte 2, the previous day's root (nothing for the first) and the Merkle root. So each root seals all before it.
 *
 * @example chainRoot('', merkle) === chainRoot('', merkle) // true
 */
export const chainRoot = (previousRoot: Sha256 | '', merkle: Sha256): Sha256 => hash(CHAIN, bytes(previousRoot), bytes(merkle));
