import { digestSubject, digestText, type DigestEntry } from './digest-text';
import { mailText, URGENT_MAILS } from './mail';

const entry = (kind: string, caseId = '1', fileNumber: string | null = '63-2026-00042'): DigestEntry => ({
  caseId,
  fileNumber,
  kind,
  params: {},
});

describe('the subject of a digest', () => {
  it.each([
    ['one thing', [entry('complete')], 'Bauraum: Der Antrag ist vollständig (63-2026-00042)'],
    [
      'the same twice',
      [entry('statementReceived'), entry('statementReceived')],
      'Bauraum: Eine Stellungnahme ist eingegangen (63-2026-00042)',
    ],
    ['several things', [entry('complete'), entry('statementReceived')], 'Bauraum: 2 Neuigkeiten (63-2026-00042)'],
    ['several cases', [entry('complete'), entry('complete', '2', '63-2026-00043')], 'Bauraum: 2 Neuigkeiten zu 2 Vorgängen'],
    [
      'a draft',
      [entry('messageReceived', '1', null)],
      'Bauraum: Eine neue Nachricht liegt im Vorgangsraum bereit (Bauantrag ohne Aktenzeichen)',
    ],
  ])('names %s', (_, entries, subject) => expect(digestSubject(entries)).toBe(subject));
});

it('a digest tells case by case what is new, the same thing once', () => {
  const entries = [entry('complete'), entry('statementReceived', '2', null), entry('statementReceived'), entry('statementReceived')];
  expect(digestText(entries, 'https://b.test/a/notifications')).toBe(
    [
      'Das ist neu:',
      'Vorgang 63-2026-00042\n- Der Antrag ist vollständig. Die fachliche Prüfung hat begonnen.\n- Eine Stellungnahme ist eingegangen. (2-mal)',
      'Bauantrag ohne Aktenzeichen\n- Eine Stellungnahme ist eingegangen.',
      'Alle Mitteilungen im Portal:\nhttps://b.test/a/notifications',
    ].join('\n\n'),
  );
});

it('everything urgent has a text, and an unknown kind is an error', () => {
  for (const kind of URGENT_MAILS) expect(mailText(kind, {})).toMatch(/\S/);
  expect(() => mailText('nothingLikeThat', {})).toThrow('no mail text for nothingLikeThat');
});
