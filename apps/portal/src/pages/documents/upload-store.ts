import { useSyncExternalStore } from 'react';
import { ApiProblem, send } from '../../api/http';
import { queryClient } from '../../api/queries';
import type { TypeSuggestion, Upload } from '../../api/types';
import { mediaTypeOf } from './suggest';
import { hashFile, putFile } from './transfer';

/** `checking`: all is sent and the server looks at it; `done`: it has, the list keeps it for its sums until the next files start. */
export type UploadState = 'chosen' | 'waiting' | 'hashing' | 'sending' | 'checking' | 'failed' | 'done';

/** One file on its way into the case. The list outlives the page, so that one can go on elsewhere while files travel. */
export interface UploadItem {
  id: string;
  authority: string;
  caseId: string;
  file: File;
  title: string;
  typeCode: string;
  /** What the name suggests, the best first. */
  suggestions: readonly TypeSuggestion[];
  state: UploadState;
  /** Bytes hashed or sent so far. */
  done: number;
  /** Code below `uploadProblem`, null while all is well. */
  problem: string | null;
  /** Set for a new version of a document that is there. */
  documentId: string | null;
  version: number | null;
  reason: string;
  /** The finding that this file answers. */
  findingId: string | null;
}

/** Files on their way at once; a browser opens six connections to a server. */
const PARALLEL = 3;
/** Many files in a short time: the server asks to slow down, and the file waits for its next turn. */
const SLOW_DOWN = { attempts: 6, waitMs: 5_000 };
let items: readonly UploadItem[] = [];
let running = 0;
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

/** Gives several files one type. */
export function setType(ids: ReadonlySet<string>, typeCode: string): void {
  change(items.map((item) => (ids.has(item.id) ? { ...item, typeCode } : item)));
}

export function removeUpload(id: string): void {
  change(items.filter((item) => item.id !== id));
}

export type NewUpload = Pick<UploadItem, 'authority' | 'caseId' | 'file' | 'title' | 'typeCode'> &
  Partial<Pick<UploadItem, 'suggestions' | 'documentId' | 'reason' | 'findingId'>>;

/** Puts a file on the list. It waits for its type and for `startUploads`. */
export function addUpload(upload: NewUpload): string {
  const id = crypto.randomUUID();
  const fresh = {
    ...{ state: 'chosen' as const, done: 0, problem: null, suggestions: [] },
    ...{ documentId: null, version: null, reason: '', findingId: null },
  };
  change([...items, { ...fresh, ...upload, id }]);
  return id;
}

export const isMoving = ({ state }: UploadItem): boolean => state === 'waiting' || state === 'hashing' || state === 'sending';

/** Starts the given files, some at a time. One that fails stops no other. */
export function startUploads(ids: string[]): void {
  const kept = items.some(isMoving) ? items : items.filter((item) => item.state !== 'done');
  change(kept.map((item) => (ids.includes(item.id) ? { ...item, state: 'waiting', problem: null, done: 0 } : item)));
  pump();
}

/** The uploads of one case. */
export function useUploads(caseId: string): UploadItem[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => items,
  );
  return all.filter((item) => item.caseId === caseId);
}

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
  const progress = (done: number): void => patchUpload(item.id, { done });
  try {
    patchUpload(item.id, { state: 'hashing', done: 0 });
    const sha256 = await hashFile(item.file, progress);
    patchUpload(item.id, { state: 'sending', done: 0 });
    const upload = await patiently(() => announceFile(item, sha256));
    patchUpload(item.id, { documentId: upload.documentId, version: upload.version });
    await putFile(item.file, upload, progress);
    const path = `/${item.authority}/cases/${item.caseId}/documents/${upload.documentId}/versions/${upload.version}/complete`;
    await patiently(() => send({ method: 'POST', path, body: {} }));
    patchUpload(item.id, { state: 'checking' });
  } catch (error) {
    patchUpload(item.id, { state: 'failed', problem: problemOf(error) });
  }
  // Once for all files, not for each of two hundred; meanwhile the page reads the list of documents by itself.
  if (items.some((other) => other.caseId === item.caseId && isMoving(other))) return;
  await queryClient.invalidateQueries({ queryKey: ['api', item.authority, 'cases', item.caseId] });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 429 || attempt === SLOW_DOWN.attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, SLOW_DOWN.waitMs * attempt));
    }
  }
}

/** Tells the server what is coming; a retry after a broken transfer becomes the next version of the same document. */
function announceFile(item: UploadItem, sha256: string): Promise<Upload> {
  const facts = { fileName: item.file.name, size: item.file.size, mediaType: mediaTypeOf(item.file.name) ?? item.file.type, sha256 };
  const base = `/${item.authority}/cases/${item.caseId}/documents`;
  if (item.documentId === null)
    return send<Upload>({ method: 'POST', path: base, body: { ...facts, title: item.title, typeCode: item.typeCode } });
  const reason = item.reason.trim() === '' ? {} : { reason: item.reason.trim() };
  return send<Upload>({ method: 'POST', path: `${base}/${item.documentId}/versions`, body: { ...facts, ...reason } });
}

function problemOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    const field = error.problem.fields?.[0]?.path.split(/[/.]/).at(-1);
    if (error.status === 422 && field) return `field-${field}`;
    return error.code;
  }
  return error instanceof Error ? error.message : 'offline';
}

// Leaving the page would break transfers: the browser asks first.
window.addEventListener('beforeunload', (event) => {
  if (items.some(isMoving)) event.preventDefault();
});
