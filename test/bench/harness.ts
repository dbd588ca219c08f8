/** One of the two sides of a comparison: does one operation, as worker `lane` of `concurrency`. */
export type Operation = (lane: number) => Promise<void>;

export interface Comparison {
  readonly concurrency: number;
  /** Pairs of one-second blocks. */
  readonly pairs: number;
  readonly blockMs: number;
  readonly warmUpMs: number;
}

export interface Block {
  readonly operations: number;
  readonly seconds: number;
  /** Extra counters, per operation. */
  readonly counters: Readonly<Record<string, number>>;
}

export interface Ratio {
  readonly median: number;
  /** Bootstrap 95 % interval of the median. */
  readonly low: number;
  readonly high: number;
  /** Half-width above 15 %: not to be published. */
  readonly publishable: boolean;
}

export interface Measured {
  readonly system: readonly Block[];
  readonly floor: readonly Block[];
  readonly ratio: Ratio;
}

/** Reads counters that only grow (WAL position, statements); the difference is divided by the operations of a block. */
export type Counters = () => Promise<Readonly<Record<string, number>>>;

/** Runs system and floor in turn (A B B A ...), so that both see the same noise, and takes the ratio pair by pair. */
export async function compare(system: Operation, floor: Operation, counters: Counters, settings: Comparison): Promise<Measured> {
  await block(system, counters, { ...settings, blockMs: settings.warmUpMs });
  await block(floor, counters, { ...settings, blockMs: settings.warmUpMs });
  const a: Block[] = [];
  const b: Block[] = [];
  for (let pair = 0; pair < settings.pairs; pair++) {
    const order = pair % 2 === 0 ? (['a', 'b'] as const) : (['b', 'a'] as const);
    for (const side of order) {
      if (side === 'a') a.push(await block(system, counters, settings));
      else b.push(await block(floor, counters, settings));
    }
    process.stderr.write(`\rpair ${pair + 1} of ${settings.pairs}`);
  }
  process.stderr.write('\n');
  return { system: a, floor: b, ratio: ratioOf(a, b) };
}

async function block(operation: Operation, counters: Counters, { concurrency, blockMs }: Comparison): Promise<Block> {
  const before = await counters();
  const start = performance.now();
  let operations = 0;
  const lane = async (index: number): Promise<void> => {
    while (performance.now() - start < blockMs) {
      await operation(index);
      operations++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, i) => lane(i)));
  const seconds = (performance.now() - start) / 1000;
  const after = await counters();
  const used = Object.keys(after).map((name) => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / operations] as const);
  return { operations, seconds, counters: Object.fromEntries(used) };
}

const rate = ({ operations, seconds }: Block): number => operations / seconds;

function ratioOf(system: readonly Block[], floor: readonly Block[]): Ratio {
  const ratios = system.map((s, i) => rate(s) / rate(floor[i] as Block));
  const random = seeded(42);
  const medians = Array.from({ length: 2000 }, () => median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] as number))).sort(
    (x, y) => x - y,
  );
  const low = medians[50] as number;
  const high = medians[1949] as number;
  const middle = median(ratios);
  return { median: middle, low, high, publishable: (high - low) / 2 / middle <= 0.15 };
}

/** @example median([3, 1, 2]) // 2 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}

/** The median of a counter over all blocks. */
export const counterOf = (blocks: readonly Block[], name: string): number => median(blocks.map((b) => b.counters[name] ?? 0));

export const rateOf = (blocks: readonly Block[]): number => median(blocks.map(rate));

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
