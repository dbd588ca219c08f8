import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OperationalError } from '@bauraum/kernel';
import type { Said } from './serve';

export interface IsolationLimits {
  /** Of the processor, from one message to the next. */
  readonly timeoutMs: number;
  /** Of the whole process, wherever it lies. */
  readonly memoryMb: number;
  /** Processes at the same time. */
  readonly parallel: number;
}

/** A file that calls `serve`. */
export interface Program {
  readonly file: string;
  readonly execArgv?: readonly string[];
}

/** How the work ended: `timeout` took too much of the processor or waits for what never comes, `crashed` is a library that failed on this very input. */
export type Ended = 'done' | 'timeout' | 'memory' | 'crashed';

/** How much longer it may take by the clock. That it does not suffice says something about the machine, nothing about the file. */
const PATIENCE = 10;

/**
 * Works on foreign files, each in a process of its own that sees neither settings nor secrets, and that is ended when it takes too long or
 * too much. Whatever it does, the caller goes on; nothing of it stays in memory.
 *
 * @example await new Isolated(program, limits).run({ pages: [1] }, () => store.read(key), (page) => pages.push(page)) // 'done'
 */
export class Isolated<Task extends object, Message> {
  private started = 0;

  constructor(
    private readonly program: Program,
    readonly limits: IsolationLimits,
  ) {}

  get running(): number {
    return this.started;
  }

  /** Whoever can wait should come again later: a hostile file must not keep others from their turn. */
  get busy(): boolean {
    return this.started >= this.limits.parallel;
  }

  /**
   * @param input how to get the file once it is its turn; it streams through.
   * @throws OperationalError `isolation-failed` when the process cannot start, `isolation-starved` when it hardly got any of the processor (try
   * again later), and what the input throws.
   */
  async run(task: Task, input: () => Promise<Readable>, take: (message: Message) => void): Promise<Ended> {
    this.started++;
    let child: ChildProcess | undefined;
    try {
      const source = await input();
      child = this.start();
      return await this.follow(child, task, source, take);
    } finally {
      this.started--;
      child?.kill('SIGKILL');
    }
  }

  private start(): ChildProcess {
    const { file, execArgv = [] } = this.program;
    const { memoryMb, timeoutMs } = this.limits;
    return fork(file, [String(memoryMb), String(timeoutMs)], {
      execArgv: [...execArgv, ...confined(), `--max-old-space-size=${memoryMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'], // what a library prints about foreign files belongs into no log
    });
  }

  private follow(child: ChildProcess, task: Task, source: Readable, take: (message: Message) => void): Promise<Ended> {
    let timer: NodeJS.Timeout | undefined;
    let ready = false;
    return new Promise<Ended>((resolve, reject) => {
      const failed = (cause?: unknown): void => reject(new OperationalError('isolation-failed', { cause }));
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new OperationalError('isolation-starved')), this.limits.timeoutMs * PATIENCE);
      };
      source.once('error', reject); // the store's fault, not the file's
      child.once('error', failed);
      child.once('exit', (code, signal) => (ready ? resolve(endedBy(code, signal)) : failed(`exit ${code ?? signal}`)));
      child.on('message', (said: Said<Message>) => {
        switch (said.kind) {
          case 'ready':
            ready = true;
            child.send(task, () => undefined);
            // An end of the process is told by its exit; time counts once the file is there.
            void (child.stdin ? pipeline(source, child.stdin) : Promise.resolve()).then(wait, () => undefined);
            return;
          case 'message':
            wait();
            return take(said.message);
          case 'done':
            return resolve('done');
          case 'stuck':
            return resolve('timeout');
        }
      });
    }).finally(() => {
      clearTimeout(timer);
      source.on('error', () => undefined).destroy();
    });
  }
}

/** The guard ends with SIGALRM what takes too long; it and the system with SIGKILL what takes too much, V8 with SIGABRT. */
function endedBy(code: number | null, signal: NodeJS.Signals | null): Ended {
  if (signal === 'SIGALRM') return 'timeout';
  return signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 ? 'memory' : 'crashed';
}

/** What works on foreign files may read our code and packages, and nothing else; it starts no program. Older releases of Node know no permissions. */
function confined(): string[] {
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const packages = (require.resolve.paths('any') ?? []).filter((folder) => existsSync(folder));
  const readable = new Set([join(__dirname, '../..'), ...packages.flatMap((folder) => [folder, realpathSync(folder)])]);
  return ['--permission', '--allow-addons', '--allow-worker', ...[...readable].map((folder) => `--allow-fs-read=${folder}${sep}*`)];
}
