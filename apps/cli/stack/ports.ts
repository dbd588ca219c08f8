import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@bauraum/embedded-postgres';

import type { ChildName } from './child';

export type Ports = Readonly<Record<'api' | 'worker' | 'sandbox', number>> & Readonly<Partial<Record<ChildName, number>>>;

const WANTED: Ports = { api: 4700, worker: 4701, sandbox: 4702 };
/** Where further processes of a program look for a port. */
const FURTHER = 4710;

/**
 * Ports for this start: those of the last one if they are free, else the next free ones, said in a line.
 *
 * @param wish `free` takes any, for tests that run beside a demo.
 * @param further processes beside the first api, worker and sandbox.
 */
export async function portsFor(
  dataDir: string,
  wish: 'default' | 'free',
  log: (line: string) => void,
  further: readonly ChildName[] = [],
): Promise<Ports> {
  const file = join(dataDir, 'ports.json');
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : WANTED;
  const taken = new Set<number>();
  const choose = async (name: ChildName): Promise<number> => {
    const wanted = last[name];
    let port = await freePort(wish === 'free' && !existsSync(file) ? 0 : (wanted ?? FURTHER));
    while (taken.has(port)) port = await freePort(port + 1);
    taken.add(port);
    if (wish === 'default' && wanted && port !== wanted) log(`Port ${wanted} (${name}) is taken by another program; using ${port}.`);
    return port;
  };
  const first = { api: await choose('api'), worker: await choose('worker'), sandbox: await choose('sandbox') };
  const others: [ChildName, number][] = [];
  for (const name of further) others.push([name, await choose(name)]);
  const ports: Ports = { ...first, ...(Object.fromEntries(others) as Partial<Record<ChildName, number>>) };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}
