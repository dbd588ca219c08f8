import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@bauraum/embedded-postgres';

export interface Ports {
  readonly api: number;
  readonly worker: number;
  readonly sandbox: number;
}

const WANTED: Ports = { api: 4700, worker: 4701, sandbox: 4702 };

/**
 * Ports for this start: those of the last one if they are free, else the next free ones, said in a line.
 *
 * @param wish `free` takes any, for tests that run beside a demo.
 */
export async function portsFor(dataDir: string, wish: 'default' | 'free', log: (line: string) => void): Promise<Ports> {
  const file = join(dataDir, 'ports.json');
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : WANTED;
  const taken = new Set<number>();
  const choose = async (name: keyof Ports): Promise<number> => {
    let port = await freePort(wish === 'free' && !existsSync(file) ? 0 : last[name]);
    while (taken.has(port)) port = await freePort(port + 1);
    taken.add(port);
    if (wish === 'default' && port !== last[name]) log(`Port ${last[name]} (${name}) is taken by another program; using ${port}.`);
    return port;
  };
  const ports = { api: await choose('api'), worker: await choose('worker'), sandbox: await choose('sandbox') };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}
