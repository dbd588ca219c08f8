import type { Upload } from '../../api/types';
import type { HashAnswer } from './hash.worker';

type OnProgress = (done: number) => void;

/** SHA-256 of a file, hexadecimal, computed in a worker. */
export function hashFile(file: File, onProgress: OnProgress): Promise<string> {
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
      if ('done' in data) onProgress(data.done);
      else if ('hash' in data) resolve(data.hash);
      else reject(new Error('unreadable'));
    };
    worker.onerror = () => reject(new Error('unreadable'));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** Puts a file to its signed address; rejects with the status in words. */
export function putFile(file: File, upload: Upload, onProgress: OnProgress): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) {
      // The browser sets the length itself and forbids doing so by hand.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(new Error(`status-${request.status}`)));
    request.onerror = () => reject(new Error('offline'));
    request.onabort = () => reject(new Error('offline'));
    request.send(file);
  });
}
