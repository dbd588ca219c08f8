/** Why the server ends a connection, by the code of the WebSocket (docs/collaboration.md). */
const REASONS = {
  4400: 'refused',
  4401: 'unauthenticated',
  4403: 'notAllowed',
  4404: 'notFound',
  4409: 'notDraft',
  4413: 'tooLarge',
  4429: 'tooMany',
} as const satisfies Record<number, string>;

export type Reason = (typeof REASONS)[keyof typeof REASONS];

/** After these no reconnecting helps. `tooMany` passes; `notDraft` lets in again, to read. */
const FINAL: readonly Reason[] = ['refused', 'unauthenticated', 'notAllowed', 'notFound', 'tooLarge'];

export const reasonOf = (code: number): Reason | undefined => (REASONS as Readonly<Record<number, Reason>>)[code];
export const isFinal = (reason: Reason): boolean => FINAL.includes(reason);

/** What the connection knows of itself. */
export interface Sync {
  /** The document has its sections: it can be shown and written. */
  readonly ready: boolean;
  readonly connected: boolean;
  /** Something is here that the server has not confirmed. */
  readonly unsaved: boolean;
  /** That lasts longer than it should. */
  readonly stalled: boolean;
  /** The application is no draft any more: what is typed is never saved. */
  readonly readOnly: boolean;
  readonly reason: Reason | null;
}

export const UNKNOWN: Sync = { ready: false, connected: false, unsaved: false, stalled: false, readOnly: false, reason: null };

export type SaveState = 'connecting' | 'saved' | 'saving' | 'notSaved' | 'offlineSaved' | 'offline' | 'stopped';

/** The one word for it. "saved" only when the server has confirmed everything. */
export function saveState({ ready, connected, unsaved, stalled, readOnly, reason }: Sync): SaveState {
  if (readOnly) return unsaved ? 'notSaved' : 'stopped';
  if (reason !== null && isFinal(reason)) return unsaved ? 'notSaved' : 'stopped';
  if (!ready) return 'connecting';
  if (!connected) return unsaved ? 'offline' : 'offlineSaved';
  if (!unsaved) return 'saved';
  return stalled ? 'notSaved' : 'saving';
}
