import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { Guarded } from './guard';

/** What the process says to the one that started it. */
export type Said<Message> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'done' }
  /** It waits for something that never comes. */
  | { readonly kind: 'stuck' };

/** Does the work of one task; what it throws is the file's fault. */
export type Work<Task, Message> = (task: Task, input: Buffer, send: (message: Message) => void) => Promise<void>;

/** Who waits for an answer comes first. */
const NICE = 5;

/**
 * The process's side of `Isolated`: takes one task and its input, works, and waits to be ended.
 *
 * @example serve<{ pages: number[] }, Buffer>(async ({ pages }, file, send) => send(await draw(file, pages)))
 */
export function serve<Task, Message>(work: Work<Task, Message>): void {
  setPriority(NICE);
  const [memoryMb = 0, timeoutMs = 0] = process.argv.slice(2).map(Number);
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const guarded: Guarded = { memoryMb, timeoutMs, progress, parent: process.ppid };
  new Worker(join(__dirname, `guard${extname(__filename)}`), { workerData: guarded }).unref(); // what it watches keeps the process alive
  const say = (said: Said<Message>): void => void process.send?.(said);
  process.once('message', (task: Task) => {
    void (async () => {
      const input = await buffer(process.stdin);
      Atomics.add(progress, 0, 1);
      await work(task, input, (message) => {
        Atomics.add(progress, 0, 1);
        say({ kind: 'message', message });
      });
      say({ kind: 'done' });
    })().catch(() => process.exit(1));
  });
  // Nothing is left to do, and the work is not done. The channel stays, so that what was said arrives before the end.
  process.once('beforeExit', () => {
    process.channel?.ref();
    say({ kind: 'stuck' });
  });
  say({ kind: 'ready' });
}
