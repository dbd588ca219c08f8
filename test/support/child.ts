import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface TestChild {
  readonly process: ChildProcess;
  /** The next line that the child prints. @throws Error when it ends before. */
  line(): Promise<string>;
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Runs TypeScript in a process of its own, for specs that kill one.
 *
 * @param code a script that may `require('@bauraum/…')`; `input` is in scope.
 * @example const child = runChild(`require('@bauraum/queue'); console.log(input.url)`, { url });
 */
export function runChild(code: string, input: unknown): TestChild {
  const hook = join(__dirname, 'typescript-hook.cjs');
  const script = `const input = JSON.parse(process.env.INPUT);\n${code}`;
  const child = spawn(process.execPath, ['-r', hook, '-e', script], {
    cwd: join(__dirname, '..', '..'),
    env: { INPUT: JSON.stringify(input) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = once(child, 'exit');
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    child.emit('line');
  });
  const line = async (): Promise<string> => {
    while (lines.length === 0) {
      const [code] = (await Promise.race([once(child, 'line'), ended])) as [number | undefined];
      if (lines.length === 0 && (code !== undefined || child.exitCode !== null)) throw new Error('the child process ended');
    }
    return lines.shift() as string;
  };
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { process: child, line, end };
}
