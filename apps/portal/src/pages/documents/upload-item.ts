import type { TypeSuggestion } from '../../api/types';

/** A version that was announced to the server. `partSize`: it is sent in parts, and can be gone on with. */
export interface Target {
  readonly documentId: string;
  readonly version: number;
  readonly partSize: number | null;
}

/**
 * `checking`: all is sent and the server looks at it; `done` and `rejected`: it has, the list keeps them for its sums until the next files start.
 */
export type UploadState = 'chosen' | 'waiting' | 'hashing' | 'sending' | 'checking' | 'failed' | 'done' | 'rejected';

/** One file on its way into the case. */
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
  /** It waits for the line and goes on by itself. */
  stalled: boolean;
  /** Code below `uploadProblem`, null while all is well. */
  problem: string | null;
  /** Set for a new version of a document that is there. */
  documentId: string | null;
  version: number | null;
  reason: string;
  /** The finding that this file answers. */
  findingId: string | null;
  /** What the server knows of it already: it is gone on with. */
  target: Target | null;
  /** The file that was begun, when it is chosen again: another one is not taken. */
  expectedSha256: string | null;
}

export const isMoving = ({ state }: Pick<UploadItem, 'state'>): boolean =>
  state === 'waiting' || state === 'hashing' || state === 'sending';

/** All bytes are with the server. */
export const isSent = ({ state }: Pick<UploadItem, 'state'>): boolean => state === 'checking' || state === 'done' || state === 'rejected';
