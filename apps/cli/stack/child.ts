import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Program = 'api' | 'worker' | 'sandbox';
/** The first process of a program has its name, the next ones are numbered. @example 'api-2' */
export type ChildName = Program | `${'api' | 'worker'}-${number}`;

export interface ChildOptions {
  readonly name: ChildName;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logDir: string;
  /** Answers 200 when the process is ready. */
  readonly readyUrl: string;
  readonly log: (line: string) => void;
}

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;
/** A small machine is enough: young objects are collected early, and the heap has a lid. */
const LEAN = ['--enable-source-maps', '--max-semi-space-size=4', '--max-old-space-size=512'];
const DIST = resolve(__dirname, '../../..');

/** One process of the stack: started, watched, started again when it dies, stopped by its process id. */
export class Child {
  private process: ChildProcess | undefined;
  private wanted = false;
  private readonly logFile: string;

  constructor(private readonly options: ChildOptions) {
    mkdirSync(options.logDir, { recursive: true });
    this.logFile = join(options.logDir, `${options.name}.log`);
  }

  get name(): ChildName {
    return this.options.name;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** @throws Error with the end of the log when the process does not get ready. */
  async start(): Promise<void> {
    this.wanted = true;
    this.launch();
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until && this.process?.exitCode === null) {
      if (await answers(this.options.readyUrl)) return;
      await sleep(40);
    }
    this.wanted = false;
    throw new Error(`${this.name} did not start; the end of ${this.logFile}:\n${this.tail()}`);
  }

  private launch(): void {
    const out = openSync(this.logFile, 'a');
    const main = join(DIST, 'apps', this.name.replace(/-\d+$/, ''), 'main.js');
    const child = spawn(process.execPath, [...LEAN, main, ...(this.options.args ?? [])], {
      env: this.options.env,
      cwd: dirname(DIST),
      stdio: ['ignore', out, out],
    });
    this.process = child;
    child.on('exit', (code, signal) => void this.ended(child, code, signal));
  }

  /** A process that dies by itself is started again; what it had acknowledged is in the database. */
  private async ended(child: ChildProcess, code: number | null, signal: string | null): Promise<void> {
    if (!this.wanted || child !== this.process) return;
    const line = `${this.name} ended unexpectedly (${signal ?? `exit ${code}`}); starting it again.`;
    this.options.log(line);
    appendFileSync(this.logFile, `${line}\n`);
    await sleep(500);
    if (this.wanted && child === this.process) this.launch();
  }

  /** Ends it at once, as a power cut would, and leaves it dead. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.wanted = false;
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(late);
  }

  private tail(): string {
    return readFileSync(this.logFile, 'utf8').split('\n').slice(-15).join('\n');
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
