import type { Member } from '../api/types';

/** Somebody else who has the application open. */
export interface Present {
  readonly id: string;
  readonly name: string;
  /** The section on their screen. */
  readonly section: string | null;
  /** `section.field` that they are in. */
  readonly field: string | null;
}

/** What clients say about themselves; `user` comes from the server. */
export interface AwarenessState {
  readonly user?: { readonly id?: unknown; readonly name?: unknown };
  readonly section?: unknown;
  readonly field?: unknown;
  /** A `Place`, in a long text. */
  readonly cursor?: unknown;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Everybody but me, each once: of several windows the one with a field in it counts. By name, so nobody jumps about. */
export function othersOf(states: Iterable<AwarenessState>, me: string): Present[] {
  const people = new Map<string, Present>();
  for (const { user, section, field } of states) {
    const [id, name] = [text(user?.id), text(user?.name)];
    if (id === null || name === null || id === me) continue;
    const present = { id, name, section: text(section), field: text(field) };
    const known = people.get(id);
    if (!known || (known.field === null && (present.field !== null || known.section === null))) people.set(id, present);
  }
  return [...people.values()].sort((left, right) => left.name.localeCompare(right.name, 'de') || left.id.localeCompare(right.id));
}

/** 'Dr. Sabine Holm' -> 'SH' */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
}

/** `br-colour--0` and so on. */
export const COLOURS = 8;

/**
 * A colour for each member, without a second one of the same while there are enough. They come in the order of joining, which is the same on every
 * screen: whoever joins takes no colour away, and has the right one already where the list of members is not that new.
 */
export function colourOf(id: string, members: readonly Pick<Member, 'personId'>[]): number {
  const people = [...new Set(members.map(({ personId }) => personId))];
  const at = people.indexOf(id);
  return (at < 0 ? people.length : at) % COLOURS;
}
