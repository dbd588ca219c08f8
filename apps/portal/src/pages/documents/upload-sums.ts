import { isMoving, isSent, type UploadItem } from './upload-item';

/** Bytes that went out at a moment (milliseconds of a clock that only runs forward). */
export interface Sample {
  readonly at: number;
  readonly bytes: number;
}

const WINDOW_MS = 10_000;
/** Less says nothing about what is to come. */
const LEAST_MS = 2_000;

/** The samples of the last seconds, with this one. */
export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => [
  ...samples.filter(({ at }) => at > sample.at - WINDOW_MS),
  sample,
];

/** Bytes a second over the last seconds; null while too little is known. @example speedOf([{ at: 0, bytes: 0 }, { at: 2000, bytes: 4000 }]) // 2000 */
export function speedOf(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS) return null;
  const bytes = samples.slice(1).reduce((sum, sample) => sum + sample.bytes, 0);
  return (bytes * 1000) / (last.at - first.at);
}

export interface Progress {
  /** Files that were begun, and those of them that are with the server. */
  readonly files: number;
  readonly sentFiles: number;
  readonly bytes: number;
  readonly sentBytes: number;
  readonly stalled: boolean;
}

/** How far all files are together; null while nothing is on its way. */
export function progressOf(items: readonly UploadItem[]): Progress | null {
  const begun = items.filter((item) => isMoving(item) || isSent(item));
  if (!begun.some(isMoving)) return null;
  const sent = begun.filter(isSent);
  const sending = begun.filter(({ state }) => state === 'sending');
  const moving = begun.filter((item) => item.state === 'hashing' || item.state === 'sending');
  return {
    files: begun.length,
    sentFiles: sent.length,
    bytes: sum(begun, (item) => item.file.size),
    sentBytes: sum(sent, (item) => item.file.size) + sum(sending, (item) => Math.min(item.done, item.file.size)),
    stalled: moving.length > 0 && moving.every((item) => item.stalled),
  };
}

/** Minutes that are left, rounded up; null while nobody can tell. @example minutesLeft({ bytes: 100, sentBytes: 40 }, 1) // 1 */
export function minutesLeft({ bytes, sentBytes }: Pick<Progress, 'bytes' | 'sentBytes'>, speed: number | null): number | null {
  return speed === null || speed <= 0 ? null : Math.max(1, Math.ceil((bytes - sentBytes) / speed / 60));
}

export interface Outcome {
  readonly taken: number;
  /** Looked at right now. */
  readonly checking: number;
  /** By their problem, the most frequent first. */
  readonly refused: readonly { readonly problem: string; readonly names: readonly string[] }[];
  readonly refusedCount: number;
}

/** What has become of the files; null while some are on their way, or none was sent. */
export function outcomeOf(items: readonly UploadItem[]): Outcome | null {
  if (items.some(isMoving) || !items.some(isSent)) return null;
  const refused = new Map<string, string[]>();
  for (const { state, problem, file } of items) {
    if (state === 'rejected') refused.set(problem ?? 'other', [...(refused.get(problem ?? 'other') ?? []), file.name]);
  }
  const of = (state: UploadItem['state']): number => items.filter((item) => item.state === state).length;
  const groups = [...refused].map(([problem, names]) => ({ problem, names })).sort((a, b) => b.names.length - a.names.length);
  return { taken: of('done'), checking: of('checking'), refused: groups, refusedCount: of('rejected') };
}

const sum = (items: readonly UploadItem[], of: (item: UploadItem) => number): number => items.reduce((total, item) => total + of(item), 0);
