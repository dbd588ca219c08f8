import { canonicalJson, hashOf, type Actor, type Instant, type Sha256 } from '@bauraum/kernel';

/** A journal entry with its hash, as a line of `journal.jsonl`. The hash covers every other field. */
export interface JournalRecord {
  readonly tenant: string;
  readonly caseId: string;
  readonly seq: number;
  readonly processId: string;
  readonly workflow: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly from: string;
  readonly to: string;
  readonly previousHash: Sha256 | '';
  readonly hash: Sha256;
}

/**
 * What the hash of an entry must be: SHA-256 of the canonical JSON (RFC 8785) of all its fields but `hash`.
 *
 * @example recordHash(record) === record.hash // true for an untouched entry
 */
export function recordHash(record: Omit<JournalRecord, 'hash'>): Sha256 {
  const { tenant, caseId, seq, processId, workflow, event, payload, actor, at, recordedAt, from, to, previousHash } = record;
  const { id, name, role } = actor;
  return hashOf({
    tenant,
    caseId,
    seq,
    processId,
    workflow,
    event,
    payload,
    actor: { id, name, role },
    at,
    recordedAt,
    from,
    to,
    previousHash,
  });
}

/** One line of `journal.jsonl`, without its end. */
export const journalLine = (record: JournalRecord): string => canonicalJson(record);

/**
 * What is wrong with the chain: an entry whose hash does not fit, a missing, repeated or moved entry, a link that leads elsewhere.
 *
 * @returns one English sentence for each problem; none for an untouched journal.
 */
export function chainProblems(records: readonly JournalRecord[]): { hashes: string[]; links: string[] } {
  const hashes: string[] = [];
  const links: string[] = [];
  const [first] = records;
  if (!first) links.push('the journal is empty');
  let previous: Sha256 | '' = '';
  records.forEach((record, index) => {
    if (recordHash(record) !== record.hash) hashes.push(`entry ${record.seq} (${record.event}) was altered: its hash does not fit`);
    if (record.seq !== index + 1) links.push(`entry ${record.seq} stands where entry ${index + 1} belongs`);
    if (record.previousHash !== previous) links.push(`entry ${record.seq} does not follow the entry before it`);
    if (record.caseId !== first?.caseId || record.tenant !== first.tenant) links.push(`entry ${record.seq} belongs to another case`);
    previous = record.hash;
  });
  return { hashes, links };
}
