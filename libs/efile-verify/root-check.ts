import type { KeyObject } from 'node:crypto';
import { addDays, berlinDate } from '@bauraum/kernel';
import type { Outcome } from './content-checks';
import type { JournalRecord } from './journal-record';
import { chainRoot, leafHash, rootOfProof } from './merkle';
import type { Manifest, SealedDay } from './package-format';
import { rootBytes, signatureFits } from './seal';

interface Sealed {
  readonly manifest: Manifest;
  readonly records: readonly JournalRecord[];
  readonly days: readonly SealedDay[];
  readonly key: KeyObject | undefined;
}

/** Was the journal the same at the end of each day, as the authority's root of that day says? */
export function checkRoots({ manifest, records, days, key }: Sealed): Outcome {
  const problems: string[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  for (const sealed of days) {
    if (seen.has(sealed.day)) problems.push(`${sealed.day} is sealed twice`);
    seen.add(sealed.day);
    problems.push(...dayProblems(sealed, manifest, records).map((problem) => `${sealed.day}: ${problem}`));
    const next = records[sealed.head.seq];
    if (next && berlinDate(next.recordedAt) <= sealed.day) {
      warnings.push(`entry ${next.seq} carries the date of ${sealed.day}, but was written after that day was sealed`);
    }
    if (sealed.keyId !== manifest.keyId) {
      warnings.push(`the root of ${sealed.day} was signed with an earlier key (${sealed.keyId}); its signature was not checked`);
    } else if (!key || !signatureFits(key, rootBytes({ ...sealed, tenant: manifest.tenant }), Buffer.from(sealed.signature, 'base64'))) {
      problems.push(`${sealed.day}: the signature of the root does not fit`);
    }
  }
  problems.push(...chainProblems(days));
  const today = berlinDate(manifest.exportedAt);
  const missing = [...new Set(records.map((r) => berlinDate(r.recordedAt)))].filter((day) => !seen.has(day));
  const overdue = missing.filter((day) => day < today);
  if (overdue.length) warnings.push(`no root for ${overdue.join(', ')}`);
  if (missing.includes(today))
    warnings.push(`the root of ${today} is made when that day is over; the manifest's signature covers its entries`);
  return { problems, warnings, fine: `${days.length} daily roots prove the journal of their days` };
}

function dayProblems(sealed: SealedDay, manifest: Manifest, records: readonly JournalRecord[]): string[] {
  const { head, index, cases, proof, previousRoot, root, day } = sealed;
  const record = records[head.seq - 1];
  if (record?.hash !== head.hash) return [`entry ${head.seq} is not the one that was sealed that day`];
  const problems: string[] = [];
  if (berlinDate(record.recordedAt) > day) problems.push(`entry ${head.seq} is younger than the root`);
  const merkle = rootOfProof(leafHash([manifest.caseId, head.seq, head.hash]), index, cases, proof);
  if (merkle === undefined || chainRoot(previousRoot, merkle) !== root) problems.push('the proof does not lead to the root');
  return problems;
}

/** Roots of days that follow each other name each other. */
function chainProblems(days: readonly SealedDay[]): string[] {
  return days.flatMap((sealed, index) => {
    const before = days[index - 1];
    if (!before) return [];
    if (before.day >= sealed.day) return [`${sealed.day} does not stand in order`];
    const adjacent = addDays(before.day, 1) === sealed.day;
    return adjacent && sealed.previousRoot !== before.root ? [`the root of ${sealed.day} does not follow that of ${before.day}`] : [];
  });
}
