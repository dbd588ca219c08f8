import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of a file in pieces, so that memory stays small whatever its size. Answers {done} while it runs, {hash} at the end. */
export type HashAnswer = { done: number } | { hash: string } | { failed: true };

const PIECE = 8 * 1024 * 1024;
const scope = self as unknown as { onmessage: (event: MessageEvent<File>) => void; postMessage: (answer: HashAnswer) => void };

scope.onmessage = (event) => {
  void hash(event.data).then(
    (value) => scope.postMessage({ hash: value }),
    () => scope.postMessage({ failed: true }),
  );
};

async function hash(file: File): Promise<string> {
  const sum = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    sum.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    scope.postMessage({ done: Math.min(at + PIECE, file.size) });
  }
  return bytesToHex(sum.digest());
}
