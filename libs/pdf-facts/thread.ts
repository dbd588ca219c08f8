import { parentPort, workerData } from 'node:worker_threads';
import { readPdf, type ReadLimits } from './read';

/** Reads one file and ends; whoever started it ends it earlier when it takes too long. */
async function main(): Promise<void> {
  const { bytes, limits } = workerData as { readonly bytes: Uint8Array; readonly limits: ReadLimits };
  parentPort?.postMessage(await readPdf(bytes, limits));
}

void main();
