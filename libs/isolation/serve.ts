import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

/** What the process says to the one that started it. */
export type Said<Message> =
  { readonly kind: 'ready' } | { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'done' };

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
  const memoryMb = Number(process.argv[2]);
  new Worker(join(__dirname, `guard${extname(__filename)}`), { workerData: { memoryMb, parent: process.ppid } });
  const say = (said: Said<Message>): void => void process.send?.(said);
  process.once('message', (task: Task) => {
    void (async () => {
      const input = await buffer(process.stdin);
      await work(task, input, (message) => say({ kind: 'message', message }));
      say({ kind: 'done' });
    })().catch(() => process.exit(1));
  });
  say({ kind: 'ready' });
}
