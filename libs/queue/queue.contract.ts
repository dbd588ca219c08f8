import { setTimeout as sleep } from 'node:timers/promises';
import { runChild } from '../../test/support/child';
import { until } from '../../test/support/until';
import { createQueue, type JobQueue, PermanentFailure, type QueueOptions, type RunningJob } from './index';

/** Where a backend listens. */
export type Backend = Pick<QueueOptions, 'redisUrl' | 'databaseUrl'>;

/** What every backend of `JobQueue` has to do. */
export function queueContract(backend: () => Backend): void {
  let counter = 0;
  let open: JobQueue[];
  const errors: Error[] = [];
  const options = (): QueueOptions => ({
    ...backend(),
    name: `spec-${process.pid}-${counter}`,
    backoffMs: 50,
    onError: (error) => void errors.push(error),
  });
  const queueOf = async (more: Partial<QueueOptions> = {}): Promise<JobQueue> => {
    const queue = await createQueue({ ...options(), ...more });
    open.push(queue);
    return queue;
  };
  const isIdle = async (queue: JobQueue): Promise<boolean> => {
    const { waiting, active, delayed } = await queue.counts();
    return waiting + active + delayed === 0;
  };
  const job = (id: string, data: unknown = {}, delayMs?: number) => ({ id, name: 'work', data, delayMs });

  beforeEach(() => {
    counter++;
    open = [];
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(open.map((queue) => queue.close()));
    expect(errors).toEqual([]);
  });

  it('processes a job once, with its name and data', async () => {
    const queue = await queueOf();
    const seen: RunningJob[] = [];
    await queue.add([job('a-1', { text: 'Müller', list: [1, null] })]);
    await queue.process(async (received) => void seen.push(received), { concurrency: 2 });
    await until('the job is done', () => seen.length > 0);
    await until('the queue is empty', () => isIdle(queue));
    expect(seen).toEqual([{ id: 'a-1', name: 'work', data: { text: 'Müller', list: [1, null] }, attempt: 1 }]);
  });

  it('ignores an id that is present, and takes it again after completion', async () => {
    const queue = await queueOf();
    const seen: unknown[] = [];
    await queue.add([job('same', 1), job('same', 2)]);
    await queue.add([job('same', 3)]);
    expect((await queue.counts()).waiting).toBe(1);
    await queue.process(async ({ data }) => void seen.push(data), { concurrency: 4 });
    await until('the first is done', async () => seen.length === 1 && (await isIdle(queue)));
    await queue.add([job('same', 4)]);
    await until('the second is done', async () => seen.length === 2 && (await isIdle(queue)));
    expect(seen).toEqual([1, 4]);
  });

  it.each(['', 'a:b', '17'])('refuses the id "%s"', async (id) => {
    const queue = await queueOf();
    await expect(queue.add([job('good'), job(id)])).rejects.toThrow(TypeError);
    expect((await queue.counts()).waiting).toBe(0);
  });

  it('tries a failing job again with growing delays until it succeeds', async () => {
    const failures: string[] = [];
    const queue = await queueOf({ onFailedAttempt: ({ id, attempt }, { message }) => void failures.push(`${id} ${attempt} ${message}`) });
    const at: number[] = [];
    const attempts: number[] = [];
    await queue.process(
      async ({ attempt }) => {
        at.push(performance.now());
        attempts.push(attempt);
        if (at.length < 4) throw new Error('not yet');
      },
      { concurrency: 1 },
    );
    await queue.add([job('retry')]);
    await until('four attempts', async () => at.length === 4 && (await isIdle(queue)));
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(failures).toHaveLength(3);
    expect(failures[0]).toMatch(/^retry \d not yet$/);
    const gaps = at.slice(1).map((time, index) => time - (at[index] as number));
    expect(gaps[0]).toBeGreaterThanOrEqual(45);
    expect(gaps[2]).toBeGreaterThanOrEqual(190);
  });

  it('keeps a job whose attempts are used up, and runs it again on request', async () => {
    const queue = await queueOf({ attempts: 2, keepFailed: 2 });
    let broken = true;
    const done: string[] = [];
    await queue.process(
      async ({ id }) => {
        if (broken) throw new Error(`broken ${id}`);
        done.push(id);
      },
      { concurrency: 1 },
    );
    for (const id of ['f-1', 'f-2', 'f-3']) {
      await queue.add([job(id, { id })]);
      await until('it failed', async () => (await queue.failed()).some((failed) => failed.id === id));
    }
    const failed = await queue.failed();
    expect(failed.map(({ id }) => id)).toEqual(['f-3', 'f-2']);
    expect(failed[0]).toMatchObject({ name: 'work', data: { id: 'f-3' }, reason: 'broken f-3', attempt: 2 });
    expect((await queue.counts()).failed).toBe(2);
    broken = false;
    expect(await queue.retry('f-3')).toBe(true);
    expect(await queue.retry('f-1')).toBe(false);
    await until('it succeeded', () => done.length === 1);
    await until('one failed job is left', async () => (await queue.counts()).failed === 1);
  });

  it('fails at once when further attempts would not help', async () => {
    const queue = await queueOf();
    let attempts = 0;
    await queue.process(
      async () => {
        attempts++;
        throw new PermanentFailure('never');
      },
      { concurrency: 1 },
    );
    await queue.add([job('perm')]);
    await until('it failed', async () => (await queue.counts()).failed === 1);
    expect(attempts).toBe(1);
  });

  it('processes 500 jobs exactly once, shared by two workers', async () => {
    const [one, two] = [await queueOf(), await queueOf()];
    const seen = new Map<string, string[]>();
    const record = (worker: string) => async (received: RunningJob) => {
      seen.set(received.id, [...(seen.get(received.id) ?? []), worker]);
      await sleep(2);
    };
    await one.process(record('one'), { concurrency: 8 });
    await two.process(record('two'), { concurrency: 8 });
    for (let batch = 0; batch < 5; batch++) await one.add(Array.from({ length: 100 }, (_, index) => job(`n-${batch}-${index}`)));
    await until('all are done', async () => seen.size === 500 && (await isIdle(one)), 90_000);
    const workers = [...seen.values()];
    expect(workers.filter((list) => list.length !== 1)).toEqual([]);
    expect(new Set(workers.flat())).toEqual(new Set(['one', 'two']));
  });

  it('waits for running jobs when it closes, and starts no further one', async () => {
    const queue = await queueOf();
    let [started, finished] = [0, 0];
    const work = await queue.process(
      async () => {
        started++;
        await sleep(300);
        finished++;
      },
      { concurrency: 2 },
    );
    await queue.add([job('c-1'), job('c-2'), job('c-3')]);
    await until('two run', () => started === 2);
    await work.close();
    await work.close();
    expect([started, finished]).toEqual([2, 2]);
    expect(await queue.counts()).toMatchObject({ waiting: 1, active: 0 });
  });

  it('gives the job of a killed process to another one', async () => {
    const queue = await queueOf();
    await queue.add([job('killed')]);
    const child = runChild(
      `require('@bauraum/queue').createQueue(input).then((queue) => queue.process(() => { console.log('running'); return new Promise(() => {}); }, { concurrency: 1 }));`,
      { ...options(), lockMs: 1_000 },
    );
    expect(await child.line()).toBe('running');
    await child.end('SIGKILL');
    expect((await queue.counts()).active).toBe(1);
    const seen: string[] = [];
    const other = await queueOf({ lockMs: 1_000 });
    await other.process(async ({ id }) => void seen.push(id), { concurrency: 1 });
    await until('the job is done by the other', async () => seen.length > 0 && (await isIdle(queue)));
    expect(seen).toEqual(['killed']);
  });

  it('starts a delayed job not before its time', async () => {
    const queue = await queueOf();
    const begin = performance.now();
    let at = 0;
    await queue.process(async () => void (at = performance.now()), { concurrency: 1 });
    await queue.add([job('later', {}, 400)]);
    expect((await queue.counts()).delayed).toBe(1);
    await until('it ran', () => at > 0);
    expect(at - begin).toBeGreaterThanOrEqual(395);
  });

  it('wakes repeatedly, without a pile-up while the handler is slow or nobody listens', async () => {
    const [one, two] = [await queueOf(), await queueOf()];
    await one.every('tick', 100);
    await two.every('tick', 100);
    await sleep(500);
    const before = await one.counts();
    expect(before.waiting + before.delayed).toBeLessThanOrEqual(1);
    const names: string[] = [];
    let [running, most] = [0, 0];
    const handler = async ({ name, data }: RunningJob) => {
      expect(data).toEqual({});
      names.push(name);
      most = Math.max(most, ++running);
      await sleep(names.length === 1 ? 500 : 1);
      running--;
    };
    await one.process(handler, { concurrency: 8 });
    await until('it woke five times', () => names.length >= 5);
    const after = await one.counts();
    expect(after.waiting + after.delayed).toBeLessThanOrEqual(1);
    expect(new Set(names)).toEqual(new Set(['tick']));
  });

  it('answers a ping', async () => {
    await (await queueOf()).ping();
  });
}
