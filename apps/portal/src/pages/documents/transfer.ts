import type { HashAnswer } from './hash.worker';
import { TransferError } from './patience';

type OnProgress = (done: number) => void;

/** PUTs on their way at once, of all files: a browser opens six connections to a server, and the api needs some. */
const LINES = 4;
/** Bad moments of a store; everything else that is no success will not get better by sending it again. */
const PASSING = [408, 429, 500, 502, 503, 504];

/** Smaller files are hashed at once, as they lie in memory; a worker for each of two hundred costs more than their hashes. */
const SMALL_BYTES = 8 * 1024 * 1024;

/** SHA-256 of a file, hexadecimal. @throws TransferError `unreadable` or `cancelled` */
export function hashFile(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<string> {
  // A page that did not come by HTTPS has no `subtle`.
  const { subtle } = crypto as Partial<Crypto>;
  return subtle && file.size <= SMALL_BYTES ? hashAtOnce(file, subtle) : hashInWorker(file, onProgress, signal);
}

async function hashAtOnce(file: File, subtle: SubtleCrypto): Promise<string> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new TransferError('unreadable', false);
  });
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hashInWorker(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<string> {
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new TransferError('cancelled', false)), { once: true });
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
      if ('done' in data) onProgress(data.done);
      else if ('hash' in data) resolve(data.hash);
      else reject(new TransferError('unreadable', false));
    };
    worker.onerror = () => reject(new TransferError('unreadable', false));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

export interface Address {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

let busy = 0;
const queue: (() => void)[] = [];

async function onLine<T>(work: () => Promise<T>): Promise<T> {
  if (busy < LINES) busy++;
  else await new Promise<void>((resolve) => queue.push(resolve));
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else busy--;
  }
}

/** Puts bytes to their signed address. @throws TransferError */
export const putBytes = (bytes: Blob, address: Address, onProgress: OnProgress, signal: AbortSignal): Promise<void> =>
  onLine(() => putNow(bytes, address, onProgress, signal));

function putNow(bytes: Blob, { url, headers }: Address, onProgress: OnProgress, signal: AbortSignal): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const cancelled = (): void => reject(new TransferError('cancelled', false));
    if (signal.aborted) {
      cancelled();
      return;
    }
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser sets the length itself and forbids doing so by hand.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new TransferError(`status-${request.status}`, PASSING.includes(request.status)));
    };
    request.onerror = () => reject(new TransferError('offline', true));
    request.onabort = cancelled;
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.send(bytes);
  });
}
