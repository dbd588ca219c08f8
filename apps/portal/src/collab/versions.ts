import type { Version } from '../api/types';

/** What several people did at the same time, as one state to go back to. */
export interface Stage {
  /** The last change of it. */
  readonly seq: number;
  /** Names in the order of their last change; empty: as the case was opened. */
  readonly names: readonly string[];
  readonly to: string;
  /** `section.field` */
  readonly fields: readonly string[];
}

/** People who write at once take turns by the second; nobody looks for those states. */
const PAUSE_MS = 60_000;
const LONGEST_MS = 10 * 60_000;

/**
 * Versions, the latest first, put together where one follows the other without a pause.
 *
 * @example stagesOf([]) // []
 */
export function stagesOf(versions: readonly Version[]): Stage[] {
  const stages: (Stage & { from: string })[] = [];
  for (const { seq, by, from, to, fields } of versions) {
    const last = stages.at(-1);
    const joins = last !== undefined && by !== null && ms(last.from) - ms(to) <= PAUSE_MS && ms(last.to) - ms(from) <= LONGEST_MS;
    const names = by ? [by.name] : [];
    if (!joins) stages.push({ seq, names, from, to, fields });
    else
      stages[stages.length - 1] = {
        ...last,
        from,
        names: [...new Set([...last.names, ...names])],
        fields: [...new Set([...last.fields, ...fields])],
      };
  }
  return stages.map(({ seq, names, to, fields }) => ({ seq, names, to, fields }));
}

const ms = (instant: string): number => Date.parse(instant);
