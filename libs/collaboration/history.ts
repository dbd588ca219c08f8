/** A row of the log without its bytes. */
export interface LoggedChange {
  readonly seq: number;
  readonly personId: string | null;
  readonly fields: readonly string[];
  /** ISO instant. */
  readonly at: string;
}

/** What one person did without a longer pause. */
export interface Version {
  /** The last change of it in the log: the draft "as of this version". */
  readonly seq: number;
  readonly firstSeq: number;
  readonly personId: string | null;
  readonly from: string;
  readonly to: string;
  readonly fields: readonly string[];
  readonly changes: number;
}

/** A pause that ends a version. */
const PAUSE_MS = 10 * 60_000;

/**
 * Groups the log, oldest first, into versions.
 *
 * @example versionsOf([{ seq: 1, personId: 'a', fields: ['project.title'], at: '2026-11-21T10:00:00.000Z' }]).length // 1
 */
export function versionsOf(changes: readonly LoggedChange[]): Version[] {
  const versions: Version[] = [];
  for (const { seq, personId, fields, at } of changes) {
    const last = versions.at(-1);
    if (last?.personId === personId && Date.parse(at) - Date.parse(last.to) <= PAUSE_MS) {
      versions[versions.length - 1] = {
        ...last,
        seq,
        to: at,
        fields: [...new Set([...last.fields, ...fields])],
        changes: last.changes + 1,
      };
    } else versions.push({ seq, firstSeq: seq, personId, from: at, to: at, fields, changes: 1 });
  }
  return versions;
}
