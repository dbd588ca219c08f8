/// <reference types="jest" />
import { ApiProblem } from '../../api/http';
import { patiently, pauseAfter, TransferError, type Patience, type Surroundings } from './patience';
import { missingParts, partRange, sendParts, type PartsSender } from './send-parts';

const offline = (): ApiProblem => new ApiProblem({ type: '', title: 'offline', status: 0, code: 'offline', requestId: '' });
const slowDown = new ApiProblem({ type: '', title: '', status: 429, code: 'too-many-requests', requestId: '' });

/** A line that can be cut, and a clock that waits for nobody. */
function line(): Surroundings & { cut: () => void; restore: () => void; readonly pauses: number[] } {
  let up = true;
  const waiting: (() => void)[] = [];
  const pauses: number[] = [];
  return {
    pauses,
    cut: () => (up = false),
    restore: () => {
      up = true;
      waiting.splice(0).forEach((go) => go());
    },
    online: () => up,
    untilOnline: () => (up ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    sleep: (ms) => (pauses.push(ms), Promise.resolve()),
  };
}

const patience = (surroundings: Surroundings, more: Partial<Patience> = {}): Patience => ({
  signal: new AbortController().signal,
  onStalled: () => undefined,
  surroundings,
  ...more,
});

describe('patience', () => {
  it('tries again later and later while that may help', async () => {
    const outside = line();
    let calls = 0;
    const work = (): Promise<string> => (++calls < 4 ? Promise.reject(offline()) : Promise.resolve('there'));
    expect(await patiently(work, patience(outside))).toBe('there');
    expect(outside.pauses).toEqual([500, 1000, 2000]);
  });

  it('gives up after some attempts, and at once where nothing helps', async () => {
    const outside = line();
    await expect(patiently(() => Promise.reject(offline()), patience(outside))).rejects.toThrow('offline');
    expect(outside.pauses).toHaveLength(7);
    const refused = new TransferError('status-403', false);
    await expect(patiently(() => Promise.reject(refused), patience(outside))).rejects.toBe(refused);
    expect(outside.pauses).toHaveLength(7);
  });

  it('waits for the line without counting attempts, and goes on by itself', async () => {
    const outside = line();
    const stalled: boolean[] = [];
    outside.cut();
    let calls = 0;
    const result = patiently(() => Promise.resolve(++calls), patience(outside, { onStalled: (on) => stalled.push(on) }));
    await Promise.resolve();
    expect([calls, stalled]).toEqual([0, [true]]);
    outside.restore();
    expect(await result).toBe(1);
    expect(stalled).toEqual([true, false]);
    expect(outside.pauses).toEqual([]);
  });

  it('waits longer when the server asks to slow down', () => {
    expect([pauseAfter(1, slowDown), pauseAfter(2, slowDown), pauseAfter(20, slowDown)]).toEqual([5_000, 10_000, 30_000]);
  });
});

describe('parts', () => {
  it('cover the file', () => {
    const plan = { size: 10, partSize: 4, arrived: [] };
    expect(missingParts(plan).map((number) => partRange(plan, number))).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 8 },
      { start: 8, end: 10 },
    ]);
  });

  interface Store extends PartsSender {
    readonly got: Map<number, string>;
    readonly signed: number[][];
    readonly progress: number[];
    most: number;
  }

  /** A store for the file '0123456789' that notes what comes. */
  function store(put: (number: number, count: number) => void = () => undefined): Store {
    const counts = new Map<number, number>();
    let now = 0;
    const known: Store = {
      got: new Map(),
      signed: [],
      progress: [],
      most: 0,
      sign: (numbers) => {
        known.signed.push([...numbers]);
        return Promise.resolve(numbers.map((number) => ({ number, url: `/${number}`, headers: {} })));
      },
      put: async ({ number }, { start, end }, onProgress) => {
        known.most = Math.max(known.most, ++now);
        await Promise.resolve();
        now--;
        counts.set(number, (counts.get(number) ?? 0) + 1);
        put(number, counts.get(number) ?? 0);
        onProgress(end - start);
        known.got.set(number, '0123456789'.slice(start, end));
      },
      onProgress: (done) => known.progress.push(done),
    };
    return known;
  }
  const plan = { size: 10, partSize: 1, arrived: [] };

  it('are sent some at a time, each once, with addresses for those that come next', async () => {
    const to = store();
    await sendParts(plan, to, patience(line()));
    expect(
      [...to.got]
        .sort(([a], [b]) => a - b)
        .map(([, text]) => text)
        .join(''),
    ).toBe('0123456789');
    expect(to.most).toBe(4);
    expect(to.signed.flat().sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(to.signed.length).toBeLessThanOrEqual(3);
    expect(to.progress.at(-1)).toBe(10);
  });

  it('that have arrived are not sent again', async () => {
    const to = store();
    await sendParts({ ...plan, arrived: [1, 2, 3, 5, 8] }, to, patience(line()));
    expect([...to.got.keys()].sort((a, b) => a - b)).toEqual([4, 6, 7, 9, 10]);
    expect(to.progress.at(-1)).toBe(10);
  });

  it('that fail for a moment are tried again alone', async () => {
    const to = store((number, count) => {
      if (number === 3 && count < 3) throw new TransferError('offline', true);
    });
    const outside = line();
    await sendParts(plan, to, patience(outside));
    expect([to.got.size, outside.pauses]).toEqual([10, [500, 1000]]);
  });

  it('whose address has expired get another', async () => {
    const to = store((number, count) => {
      if (number === 2 && count === 1) throw new TransferError('status-403', false);
    });
    await sendParts(plan, to, patience(line()));
    expect(to.got.size).toBe(10);
    expect(to.signed.flat().filter((number) => number === 2)).toEqual([2, 2]);
  });

  it('that cannot be sent stop the others, and say why', async () => {
    const to = store((number) => {
      if (number === 1) throw new TransferError('status-413', false);
    });
    await expect(sendParts({ ...plan, size: 100, arrived: [] }, to, patience(line()))).rejects.toThrow('status-413');
    expect(to.got.size).toBeLessThan(100);
  });

  it('end when it is cancelled', async () => {
    const cancel = new AbortController();
    const to = store((number) => number === 2 && cancel.abort());
    await expect(sendParts(plan, to, patience(line(), { signal: cancel.signal }))).rejects.toThrow('cancelled');
    expect(to.got.size).toBeLessThan(10);
  });
});
