import { canonicalJson, sha256 } from '@bauraum/kernel';
import type { Outcome } from './content-checks';
import type { JournalRecord } from './journal-record';

type Json = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asObject) : []);

/** Events that freeze the application: it is filed, or corrected on request. */
const FREEZING: readonly string[] = ['SUBMIT', 'SUBMIT_SUPPLEMENTS'];

interface Snapshot {
  readonly hash: string;
  readonly content: Json;
}

/**
 * Is the application here exactly as it was filed, in each of its versions? The journal must know each, and a correction must say of every answer that
 * changed what it was before.
 *
 * @param snapshots the applications as they were filed, as text.
 */
export function checkSnapshots(snapshots: readonly string[], records: readonly JournalRecord[]): Outcome {
  const known = snapshots.map(parsed);
  const frozen = records.filter(({ event, payload }) => FREEZING.includes(event) && (event === 'SUBMIT' || 'snapshotHash' in payload));
  if (!frozen.length) {
    return {
      problems: known.length ? ['there is an application form, but none was submitted'] : [],
      fine: 'the application was not submitted',
    };
  }
  if (!known.length) return { problems: [], warnings: ['the submitted application form is not included'], fine: 'not included' };
  const missing = frozen
    .filter(({ payload }) => !known.some(({ hash }) => hash === payload['snapshotHash']))
    .map(({ seq }) => `the application form is not the one that was submitted with entry ${seq}`);
  const unknown = known
    .filter(({ hash }) => !frozen.some(({ payload }) => payload['snapshotHash'] === hash))
    .map(({ hash }) => `the journal does not know the application form with the hash ${hash}`);
  const corrections = known.flatMap((snapshot) => correctionProblems(snapshot, known));
  const fine =
    known.length === 1
      ? 'the application form is the one that was submitted'
      : `${known.length} versions of the application form, each the one that was submitted; each change is named`;
  return { problems: [...missing, ...unknown, ...corrections], fine };
}

function parsed(text: string): Snapshot {
  try {
    return { hash: sha256(text), content: asObject(JSON.parse(text)) };
  } catch {
    return { hash: sha256(text), content: {} };
  }
}

function correctionProblems({ hash, content }: Snapshot, known: readonly Snapshot[]): string[] {
  if (content['correction'] === undefined) return [];
  const correction = asObject(content['correction']);
  const based = asObject(correction['basedOn'])['sha256'];
  const before = known.find((one) => one.hash === based);
  if (!before) return [`the version that the correction ${hash} is based on is not there`];
  const named = asList(correction['changes']).map(({ field, before: was, after: is }) => ({ field, before: was, after: is }));
  const found = changesBetween(asObject(before.content['application']), asObject(content['application']));
  const sorted = (changes: readonly Json[]): string => canonicalJson(changes.map((change) => canonicalJson(change)).sort());
  return sorted(named) === sorted(found) ? [] : [`the correction ${hash} changes other answers than it names`];
}

function changesBetween(before: Json, after: Json): Json[] {
  const keys = (data: Json): string[] =>
    Object.entries(data).flatMap(([id, own]) => Object.keys(asObject(own)).map((field) => `${id}.${field}`));
  const valueOf = (data: Json, key: string): unknown => {
    const [section = '', field = ''] = key.split('.');
    return asObject(data[section])[field];
  };
  return [...new Set([...keys(before), ...keys(after)])].flatMap((field) => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    return was === is ? [] : [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}
