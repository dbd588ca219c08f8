import { canonicalJson, sha256 } from '@bauraum/kernel';
import type { JournalRecord } from './journal-record';
import { sample } from './sample.fixture';
import { checkSignOffs } from './sign-off-check';

const AT = '2027-03-02T09:00:00.000Z';
const hashOf = (value: unknown): string => sha256(canonicalJson(value));
const application = { project: { title: 'Haus' } };
const documents = [{ documentId: 'plan', sha256: sha256('plan') }];
const parts = [
  { kind: 'section', id: 'project', hash: hashOf(application.project) },
  { kind: 'section', id: 'building', hash: sha256('{}') },
  { kind: 'document', id: 'plan', hash: sha256('plan') },
];
const declaration = { rule: 'designer', text: 'Ich gebe sie frei.', parts };
const signOff = {
  ...declaration,
  hash: hashOf(declaration),
  id: 'one',
  title: 'Bauvorlagen',
  name: 'David Kern',
  personId: 'david',
  role: 'designer',
  trustLevel: 'high',
  signedAt: AT,
};
const snapshot = { application, documents, signOffs: [signOff] };
const [anyRecord] = sample().records as [JournalRecord];
const entry = (event: string, more: Partial<JournalRecord> = {}): JournalRecord => ({
  ...anyRecord,
  event,
  payload: { signOffId: 'one', hash: signOff.hash, trustLevel: 'high' },
  actor: { id: 'david', name: 'David Kern', role: 'designer' },
  at: AT,
  ...more,
});
const signed = entry('SIGNED_OFF');
const problems = (content: unknown, records: readonly JournalRecord[] = [signed]): readonly string[] =>
  checkSignOffs([JSON.stringify(content)], records).problems;

it('finds nothing wrong with what was released as it was submitted', () => {
  expect(checkSignOffs([JSON.stringify(snapshot)], [signed])).toEqual({
    problems: [],
    fine: '1 sign-offs, each of exactly what was submitted',
  });
  expect(checkSignOffs([JSON.stringify({ project: {} })], []).fine).toBe('the application holds no sign-offs');
});

it.each<[string, unknown, RegExp]>([
  ['other answers', { ...snapshot, application: { project: { title: 'Hof' } } }, /another section project/],
  ['answers that came later', { ...snapshot, application: { ...application, building: { height: 3 } } }, /another section building/],
  ['another document', { ...snapshot, documents: [{ documentId: 'plan', sha256: sha256('x') }] }, /another document plan/],
  ['a document that is not there', { ...snapshot, documents: [] }, /another document plan/],
  ['another declaration', { ...snapshot, signOffs: [{ ...signOff, text: 'Etwas anderes' }] }, /does not fit what it releases/],
  ['fewer parts', { ...snapshot, signOffs: [{ ...signOff, parts: parts.slice(1) }] }, /does not fit what it releases/],
  ['no parts', { ...snapshot, signOffs: [{ ...signOff, parts: [] }] }, /does not fit what it releases/],
  ['another person', { ...snapshot, signOffs: [{ ...signOff, personId: 'anna' }] }, /journal does not know/],
  ['a higher trust level', { ...snapshot, signOffs: [{ ...signOff, trustLevel: 'higher' }] }, /journal does not know/],
  ['another time', { ...snapshot, signOffs: [{ ...signOff, signedAt: '2027-03-01T09:00:00.000Z' }] }, /journal does not know/],
  ['something that is none', { ...snapshot, signOffs: [7] }, /does not fit/],
])('refuses %s', (_name, content, reason) => expect(problems(content).join('; ')).toMatch(reason));

it('refuses what the journal does not know, or knows as withdrawn', () => {
  expect(problems(snapshot, [])).toEqual(['the journal does not know the sign-off "Bauvorlagen" by David Kern']);
  expect(problems(snapshot, [signed, entry('SIGN_OFF_WITHDRAWN')])).toEqual([
    'the sign-off "Bauvorlagen" by David Kern had been withdrawn',
  ]);
  expect(checkSignOffs(['{'], []).problems).toEqual(['the submitted application is no JSON']);
});
