import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { exportCommand } from '../archive/export';
import { playDemo } from '../journey';
import { PERSONAS } from '../journey/personas';
import { startStack, type Stack } from '../stack';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const demo = {
  name: 'demo',
  usage: 'demo [--once] [--fresh] [--data <folder>]',
  summary: 'starts everything, plays whole permits through the HTTP API, and stays up until Ctrl-C',
  run: runDemo,
};

/** @returns the exit code: 0 when every step was played, 1 when one failed. */
async function runDemo(argv: readonly string[]): Promise<number> {
  const dataDir = resolve(valueOf(argv, '--data') ?? '.data');
  if (argv.includes('--fresh')) rmSync(dataDir, { recursive: true, force: true });
  let stack: Stack | undefined;
  const stopped = new Promise<'stopped'>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done('stopped'));
  });
  try {
    stack = await startStack({ dataDir, personas: PERSONAS, log: say });
    say(`Ready after ${(stack.startMs / 1000).toFixed(1)} s: ${stack.apiUrl}`);
    const played = await Promise.race([play(stack, dataDir), stopped]);
    if (played === 'stopped') return 130;
    footprint(stack);
    if (!argv.includes('--once')) {
      welcome(stack);
      await stopped;
    }
    return 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    if (stack) {
      say('Stopping …');
      await stack.stop();
    }
  }
}

async function play(stack: Stack, dataDir: string): Promise<void> {
  const { fileNumbers } = await playDemo({ apiUrl: stack.apiUrl, dataDir, log: say });
  const out = join(dataDir, 'exports');
  const code = await exportCommand([fileNumbers.permit, '--authority', 'nordwestmecklenburg', '--out', out], stack.env);
  if (code !== 0) throw new Error(`The export of ${fileNumbers.permit} failed.`);
}

function footprint(stack: Stack): void {
  const memory = Object.entries(stack.pids()).map(([name, pid]) => [name, residentMegabytes(pid)] as const);
  const total = memory.reduce((sum, [, mb]) => sum + mb, 0);
  say(`\nFootprint`);
  say(`  start to usable portal  ${(stack.startMs / 1000).toFixed(1)} s (aim: 15 s)`);
  say(`  memory                  ${total} MB (aim: 700 MB): ${memory.map(([name, mb]) => `${name} ${mb}`).join(', ')}`);
  const page = firstPageKilobytes(stack.env['PORTAL_DIR'] ?? '');
  if (page) say(`  first page load         ${page} kB compressed (aim: 250 kB)`);
}

/** Proportional memory of a process and its children, in MB; 0 where the system does not tell. */
function residentMegabytes(pid: number): number {
  if (!existsSync('/proc')) return 0;
  const children = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === pid);
  const own = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
  return Math.round(children.reduce((sum, child) => sum + residentMegabytes(Number(child)), own));
}

const parentOf = (pid: string): number => Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1]);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** What a browser loads for the start page: the page itself, and the scripts, styles and fonts that it names. */
function firstPageKilobytes(portalDir: string): number {
  const page = join(portalDir, 'index.html');
  if (!existsSync(page)) return 0;
  const html = readFileSync(page, 'utf8');
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((m) => readFileSync(join(portalDir, m[1] ?? '')));
  const styles = files.map(String).join('\n');
  const fonts = [...styles.matchAll(/url\((\/assets\/[^)]+\.woff2)\)/g)].map((m) => join(portalDir, m[1] ?? '')).filter(existsSync);
  const compressed = [Buffer.from(html), ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
  return Math.round((compressed + [...new Set(fonts)].reduce((sum, font) => sum + readFileSync(font).length, 0)) / 1024);
}

function welcome(stack: Stack): void {
  say(`\nThe portal is at ${stack.apiUrl}. Log in as (no password):`);
  for (const { name, description } of PERSONAS) say(`  ${name.padEnd(24)} ${description}`);
  say('\nStop with Ctrl-C; the next start goes on with what is there (--fresh starts over).');
}

export const valueOf = (argv: readonly string[], option: string): string | undefined =>
  argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined;
