import { PARTIES, type Principal } from '@bauraum/http';
import type { Room } from './room';

/** What clients say about themselves, by the id of their document. */
export type States = Map<number, Record<string, unknown>>;

/**
 * Who somebody is comes from their session; a client speaks for itself alone.
 *
 * @returns false when it says more than it may.
 */
export function present(states: States, room: Room, { personId, name, roles }: Principal, maxBytes: number): boolean {
  let bytes = 0;
  for (const [id, state] of states) {
    if (!room.owns(id, personId)) states.delete(id);
    else {
      state['user'] = { id: personId, name, role: PARTIES.find((role) => roles.includes(role)) };
      bytes += JSON.stringify(state).length;
    }
  }
  if (bytes > maxBytes) states.clear();
  return bytes <= maxBytes;
}

/** Another replica has written who they are. */
export function claimForeign(states: States, room: Room): void {
  for (const [id, { user }] of states) {
    const personId = (user as { id?: unknown } | undefined)?.id;
    if (typeof personId === 'string') room.owns(id, personId);
  }
}
