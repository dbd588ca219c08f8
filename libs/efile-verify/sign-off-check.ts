import { canonicalJson, sha256 } from '@bauraum/kernel';
import type { Outcome } from './content-checks';
import type { JournalRecord } from './journal-record';

type Json = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asObject) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const hashOf = (value: unknown): string => sha256(canonicalJson(value));

/**
 * Did each party release exactly what was filed? Every hash of a sign-off is computed again from the application itself, and the journal must
 * know who made it and when.
 *
 * @param snapshots the applications as they were filed, as text.
 */
export function checkSignOffs(snapshots: readonly string[], records: readonly JournalRecord[]): Outcome {
  const contents = snapshots.map(parsed);
  const broken = contents.some((content) => content === undefined) ? ['the submitted application is no JSON'] : [];
  const signOffs = contents.flatMap((content) => asList(content?.['signOffs']).map((signOff) => ({ signOff, filed: content ?? {} })));
  const problems = signOffs.flatMap(({ signOff, filed }) => [...partProblems(signOff, filed), ...journalProblems(signOff, records)]);
  const fine = signOffs.length ? `${signOffs.length} sign-offs, each of exactly what was submitted` : 'the application holds no sign-offs';
  return { problems: [...broken, ...problems], fine };
}

function parsed(content: string): Json | undefined {
  try {
    return asObject(JSON.parse(content));
  } catch {
    return undefined;
  }
}

function partProblems(signOff: Json, filed: Json): string[] {
  const named = nameOf(signOff);
  const parts = asList(signOff['parts']);
  const application = asObject(filed['application']);
  const documents = asList(filed['documents']);
  const hashNow = ({ kind, id }: Json): unknown => {
    if (kind === 'section') return hashOf(application[text(id)] ?? {});
    return documents.find(({ documentId }) => kind === 'document' && documentId === id)?.['sha256'];
  };
  const differing = parts.filter((part) => part['hash'] !== hashNow(part));
  const { rule, text: declaration, hash } = signOff;
  const bound = hash === hashOf({ rule, text: declaration, parts });
  return [
    ...differing.map(({ kind, id }) => `${named} is of another ${text(kind)} ${text(id)} than was submitted`),
    ...(parts.length > 0 && bound ? [] : [`the hash of ${named} does not fit what it releases`]),
  ];
}

function journalProblems(signOff: Json, records: readonly JournalRecord[]): string[] {
  const { id, hash, personId, role, trustLevel, signedAt } = signOff;
  const named = nameOf(signOff);
  const about = (event: string): readonly JournalRecord[] => records.filter((r) => r.event === event && r.payload['signOffId'] === id);
  const known = about('SIGNED_OFF').some(
    ({ payload, actor, at }) =>
      payload['hash'] === hash && payload['trustLevel'] === trustLevel && actor.id === personId && actor.role === role && at === signedAt,
  );
  return [
    ...(known ? [] : [`the journal does not know ${named}`]),
    ...(about('SIGN_OFF_WITHDRAWN').length ? [`${named} had been withdrawn`] : []),
  ];
}

const nameOf = ({ title, name }: Json): string => `the sign-off "${text(title)}" by ${text(name)}`;
