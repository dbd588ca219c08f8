import { canonicalJson, sha256 } from '@bauraum/kernel';
import type { JournalRecord } from './journal-record';
import { sample } from './sample.fixture';
import { checkSnapshots } from './snapshot-check';

const [anyRecord] = sample().records as [JournalRecord];
const entry = (event: string, text: string): JournalRecord => ({ ...anyRecord, event, payload: { snapshotHash: sha256(text) } });

const first = canonicalJson({ application: { building: { height: 3 }, plot: { street: 'Weg', part: 'a' } } });
const changes = [
  { field: 'building.height', before: 3, after: 6.5, by: 'david' },
  { field: 'plot.part', before: 'a', by: 'david' },
  { field: 'plot.parcel', after: '12/3', by: 'anna' },
];
const application = { building: { height: 6.5 }, plot: { street: 'Weg', parcel: '12/3' } };
const correction = { basedOn: { number: 1, sha256: sha256(first) }, changes };
const second = canonicalJson({ application, correction });
const records = [entry('SUBMIT', first), entry('SUBMIT_SUPPLEMENTS', second)];
const problems = (texts: readonly string[], journal = records): string => checkSnapshots(texts, journal).problems.join('; ');

it('finds nothing wrong with an application and its correction', () => {
  expect(checkSnapshots([first, second], records)).toEqual({ problems: [], fine: expect.stringMatching(/^2 versions/) });
  expect(checkSnapshots([], [])).toMatchObject({ problems: [], fine: 'the application was not submitted' });
  expect(checkSnapshots([], records).warnings).toEqual(['the submitted application form is not included']);
});

it('takes supplements from before there were corrections', () => {
  expect(problems([first], [entry('SUBMIT', first), { ...anyRecord, event: 'SUBMIT_SUPPLEMENTS', payload: { answers: [] } }])).toBe('');
});

it.each<[string, readonly string[], JournalRecord[], RegExp]>([
  ['a version that is missing', [first], records, /not the one that was submitted/],
  ['a version that nobody filed', [first, second, '{}'], records, /journal does not know/],
  ['a version without filing', [first], [], /none was submitted/],
  ['something that is no JSON', ['{', second], [entry('SUBMIT', '{'), entry('SUBMIT_SUPPLEMENTS', second)], /based on is not there/],
])('refuses %s', (_name, texts, journal, reason) => expect(problems(texts, journal)).toMatch(reason));

it.each<[string, object]>([
  ['a change that is not named', { application, correction: { ...correction, changes: changes.slice(1) } }],
  ['another value than it names', { application: { ...application, building: { height: 7 } }, correction }],
  [
    'another value than it was',
    { application, correction: { ...correction, changes: [{ ...changes[0], before: 4 }, ...changes.slice(1)] } },
  ],
  ['a change that is none', { application, correction: { ...correction, changes: [...changes, { field: 'plot.x', after: 1 }] } }],
])('refuses %s', (_name, content) => {
  const text = canonicalJson(content);
  expect(problems([first, text], [entry('SUBMIT', first), entry('SUBMIT_SUPPLEMENTS', text)])).toMatch(/other answers than it names/);
});
