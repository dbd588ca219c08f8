import { createContext, useContext } from 'react';
import type { Member } from '../api/types';
import type { DraftSession } from './session';
import { UNKNOWN, type Sync } from './sync-state';

/** live: the shared document; form: without it, each save by itself. */
export type Mode = 'connecting' | 'live' | 'form';

export interface DraftValue {
  readonly session: DraftSession | null;
  readonly mode: Mode;
  readonly sync: Sync;
  /** In the order of joining. */
  readonly members: readonly Member[];
}

export const DraftContext = createContext<DraftValue>({ session: null, mode: 'form', sync: UNKNOWN, members: [] });

/** The shared document of the draft that is open; outside of one there is none. */
export const useDraft = (): DraftValue => useContext(DraftContext);
