import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const FIRST_PORT = 55_000;
const TRIES = 200;

/**
 * A TCP port on 127.0.0.1 that nobody listens on right now.
 *
 * @param from first port to try; 0 lets the operating system choose.
 * @throws Error when 200 ports in a row are taken.
 * @example await freePort(55000) // 55000, or the next one that is free
 */
export async function freePort(from = 0): Promise<number> {
  if (from === 0) return (await tryPort(0)) as number;
  for (let port = from; port < from + TRIES; port++) {
    if (await tryPort(port)) return port;
  }
  throw new Error(`no free port between ${from} and ${from + TRIES} on 127.0.0.1`);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

interface Remembered {
  readonly wanted: number;
  readonly port: number;
}

/** The port for this start: the one of last time, else the wanted one, else the next free one. It is remembered in `<dir>/port.json`. */
export async function choosePort(dir: string, wanted = FIRST_PORT, log: (line: string) => void): Promise<number> {
  const file = join(dir, 'port.json');
  const last = readRemembered(file);
  const preferred = last?.wanted === wanted && wanted !== 0 ? last.port : wanted;
  const port = await freePort(preferred);
  if (preferred !== 0 && port !== preferred) log(`port ${preferred} is taken, PostgreSQL uses ${port}`);
  writeFileSync(file, JSON.stringify({ wanted, port } satisfies Remembered));
  return port;
}

function readRemembered(file: string): Remembered | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Remembered>;
    return Number.isInteger(value.wanted) && Number.isInteger(value.port) ? (value as Remembered) : undefined;
  } catch {
    return undefined; // torn by a crash: only a preference is lost
  }
}
