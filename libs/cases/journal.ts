import { hashOf, type Actor, type Instant, type Sha256 } from '@bauraum/kernel';

/** One entry of a case's journal. Its hash covers everything here and the hash of the entry before it. */
export interface JournalEntry {
  readonly tenant: string;
  readonly caseId: string;
  readonly seq: number;
  readonly processId: string;
  /** `building-permit@1` */
  readonly workflow: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** When it happened, by the authority's clock. */
  readonly at: Instant;
  /** When it was written, by the clock on the wall. Differs from `at` for sandbox authorities only. */
  readonly recordedAt: Instant;
  readonly from: string;
  readonly to: string;
  readonly previousHash: Sha256 | '';
}

/**
 * The hash that chains an entry to all before it.
 *
 * @example entryHash(entry) === entryHash({ ...entry }) // true
 */
export const entryHash = (entry: JournalEntry): Sha256 => hashOf(entry);
