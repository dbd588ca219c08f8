import { SECTIONS, type AuthorityPack, type Pack } from '@bauraum/workflows';

type Row = Readonly<Record<string, unknown>>;

/** What differs in one row, or in one key of the head, between two packs. */
export interface Difference {
  /** `head` for the keys of `pack.json`. */
  readonly section: (typeof SECTIONS)[number] | 'bodies' | 'municipalities' | 'head';
  /** Of the row; the municipality's key; the head's key. */
  readonly id: string;
  /** For a dated row. */
  readonly validFrom?: string;
  readonly change: 'new' | 'gone' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
  /** Keys whose values differ, for `changed`. */
  readonly keys: readonly string[];
}

/**
 * What differs between two packs, row by row; a row is known by its id and its first day.
 *
 * @example differences(pack, { ...pack, name: 'X' }) // [{ section: 'head', id: 'name', change: 'changed', ... }]
 */
export function differences(before: Pack, after: Pack): readonly Difference[] {
  return [
    ...SECTIONS.flatMap((section) => between(section, keyed(before[section] ?? []), keyed(after[section] ?? []))),
    ...between('bodies', keyed(authority(before)?.bodies ?? []), keyed(authority(after)?.bodies ?? [])),
    ...between('municipalities', municipalities(before), municipalities(after)),
    ...between('head', headOf(before), headOf(after)),
  ];
}

const authority = (pack: Pack): AuthorityPack | undefined => (pack.kind === 'authority' ? pack : undefined);
const municipalities = (pack: Pack): ReadonlyMap<string, unknown> => new Map(Object.entries(authority(pack)?.municipalities ?? {}));

function keyed(rows: readonly object[]): ReadonlyMap<string, unknown> {
  return new Map(rows.map((row) => [keyOf(row as Row), row] as const));
}

const keyOf = ({ id, validFrom }: Row): string => (typeof validFrom === 'string' ? `${String(id)} ${validFrom}` : String(id));

function headOf(pack: Pack): ReadonlyMap<string, unknown> {
  const parts: readonly string[] = [...SECTIONS, 'bodies', 'municipalities'];
  return new Map(Object.entries(pack).filter(([key]) => !parts.includes(key)));
}

function between(
  section: Difference['section'],
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly Difference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const [id = key, validFrom] = key.split(' ');
    const named = { section, id, ...(validFrom ? { validFrom } : {}) };
    if (old === undefined) return [{ ...named, change: 'new', after: now, keys: [] }];
    if (now === undefined) return [{ ...named, change: 'gone', before: old, keys: [] }];
    const changed = changedKeys(old, now);
    return changed === undefined ? [] : [{ ...named, change: 'changed', before: old, after: now, keys: changed }];
  });
}

/** The keys whose values differ; none for values without keys; undefined when nothing differs. */
function changedKeys(before: unknown, after: unknown): readonly string[] | undefined {
  if (JSON.stringify(ordered(before)) === JSON.stringify(ordered(after))) return undefined;
  if (!isRow(before) || !isRow(after)) return [];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(ordered(before[key])) !== JSON.stringify(ordered(after[key])));
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The order of keys says nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRow(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
