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

const COLOURS = 6;

/** The same person has the same colour on every screen. */
export function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % COLOURS;
}
