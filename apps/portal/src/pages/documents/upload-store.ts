import { useMemo, useSyncExternalStore } from 'react';
import { send } from '../../api/http';
import { queryClient } from '../../api/queries';
import { problemOf, sendFile } from './send-file';
import { isMoving, type UploadItem } from './upload-item';
import { addSample, type Sample } from './upload-sums';

export { isMoving, type UploadItem, type UploadState } from './upload-item';

/** Files on their way at once. */
const PARALLEL = 3;
/** Progress is told so often that it looks alive; each telling draws the page. */
const TELL_MS = 250;

// The list outlives the page, so that one can go on elsewhere while files travel.
let items: readonly UploadItem[] = [];
let samples: readonly Sample[] = [];
let running = 0;
const cancels = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function change(next: readonly UploadItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}

export function patchUpload(id: string, patch: Partial<UploadItem>): void {
  change(items.map((item) => (item.id === id ? { ...item, ...patch } : item)));
}

/** Changes several files at once: one drawing for all of them. */
export function patchUploads(ids: readonly string[], patch: (item: UploadItem) => Partial<UploadItem>): void {
  const chosen = new Set(ids);
  change(items.map((item) => (chosen.has(item.id) ? { ...item, ...patch(item) } : item)));
}

export const uploadsById = (ids: readonly string[]): UploadItem[] => items.filter((item) => ids.includes(item.id));

/** Takes a file off the list; one that is on its way is stopped first, and what was begun for it is taken back. */
export function removeUpload(id: string): void {
  const item = items.find((one) => one.id === id);
  change(items.filter((one) => one.id !== id));
  if (!item || !isMoving(item)) return;
  cancels.get(id)?.abort();
  // A new document without any version is of no use. Where it cannot be taken back, the server forgets it in time.
  if (item.target?.version === 1) {
    const path = `/${item.authority}/cases/${item.caseId}/documents/${item.target.documentId}`;
    void send({ method: 'DELETE', path }).catch(() => undefined);
  }
}

/** Takes what is over off the list of a case. */
export const forgetSettled = (caseId: string): void =>
  change(items.filter((item) => item.caseId !== caseId || !['done', 'rejected'].includes(item.state)));

export type NewUpload = Pick<UploadItem, 'authority' | 'caseId' | 'file' | 'title' | 'typeCode'> &
  Partial<Pick<UploadItem, 'problem' | 'documentId' | 'reason' | 'findingId' | 'target' | 'expectedSha256'>>;

/** Puts files on the list. They wait for their type and for `startUploads`. @returns their ids, in order */
export function addUploads(uploads: readonly NewUpload[]): string[] {
  const fresh = uploads.map((upload) => ({
    ...{ state: 'chosen' as const, done: 0, stalled: false, problem: null, suggestions: [], documentId: null, version: null },
    ...{ reason: '', findingId: null, target: null, expectedSha256: null, ...upload },
    id: crypto.randomUUID(),
  }));
  change([...items, ...fresh]);
  return fresh.map(({ id }) => id);
}

/** Puts one file on the list. */
export const addUpload = (upload: NewUpload): string => addUploads([upload])[0] ?? '';

/** Starts the given files, some at a time. One that fails stops no other. */
export function startUploads(ids: readonly string[]): void {
  const moving = items.some(isMoving);
  const kept = moving ? items : items.filter((item) => item.state !== 'done' && item.state !== 'rejected');
  if (!moving) samples = [];
  change(kept.map((item) => (ids.includes(item.id) ? { ...item, state: 'waiting', problem: null, done: 0, stalled: false } : item)));
  pump();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The uploads of one case. */
export function useUploads(caseId: string): UploadItem[] {
  const all = useSyncExternalStore(subscribe, () => items);
  return useMemo(() => all.filter((item) => item.caseId === caseId), [all, caseId]);
}

/** Bytes sent over the last seconds, of all cases: they share the line. */
export const useSamples = (): readonly Sample[] => useSyncExternalStore(subscribe, () => samples);

function pump(): void {
  const next = items.find((item) => item.state === 'waiting');
  if (!next || running >= PARALLEL) return;
  running++;
  void run(next).finally(() => {
    running--;
    pump();
  });
  pump();
}

async function run(item: UploadItem): Promise<void> {
  const { id } = item;
  const cancel = new AbortController();
  cancels.set(id, cancel);
  const tell = throttled((done) => patchUpload(id, { done }));
  let sent = 0;
  const count = (done: number): void => {
    samples = addSample(samples, { at: performance.now(), bytes: Math.max(0, done - sent) });
    sent = done;
    tell(done);
  };
  patchUpload(id, { state: 'hashing', done: 0 });
  try {
    await sendFile(item, {
      signal: cancel.signal,
      onStalled: (stalled) => {
        if (items.some((one) => one.id === id && one.stalled !== stalled)) patchUpload(id, { stalled });
      },
      onHashed: tell,
      onTarget: (target) => {
        tell.forget();
        patchUpload(id, { state: 'sending', done: 0, target, documentId: target.documentId, version: target.version });
      },
      onSent: count,
    });
    tell.forget();
    patchUpload(id, { state: 'checking', stalled: false });
  } catch (error) {
    tell.forget();
    patchUpload(id, { state: 'failed', stalled: false, problem: problemOf(error) });
  } finally {
    cancels.delete(id);
  }
  // Once for all files, not for each of two hundred; meanwhile the page reads the list of documents by itself.
  if (items.some((other) => other.caseId === item.caseId && isMoving(other))) return;
  await queryClient.invalidateQueries({ queryKey: ['api', item.authority, 'cases', item.caseId] });
}

/** The latest value, every `TELL_MS` at most. */
function throttled(tell: (value: number) => void): ((value: number) => void) & { forget: () => void } {
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (value: number): void => {
    latest = value;
    timer ??= setTimeout(() => {
      timer = undefined;
      tell(latest);
    }, TELL_MS);
  };
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return Object.assign(later, { forget });
}

// Leaving the page would break transfers: the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (items.some(isMoving)) event.preventDefault();
});
