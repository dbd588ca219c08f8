import { calendarFeed, type FeedDay } from './feed';

const day: FeedDay = {
  uid: 'p1-decision@bauraum',
  title: 'Entscheidungsfrist',
  fileNumber: '63-2026-00042',
  dueOn: '2027-03-28', // the night in which the clocks change
  consequence: 'Entscheidet die Behörde nicht in dieser Frist, gilt die Genehmigung als erteilt; sonst, ausnahmsweise, nicht.',
  url: 'https://bauraum.test/a/cases/1',
};
const feed = (days: readonly FeedDay[]): string => calendarFeed({ name: 'Fristen', days, now: '2027-01-04T08:00:00.000Z' });
const unfolded = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

it('is a calendar with one event of a whole day for each period', () => {
  const lines = unfolded(feed([day]));
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines).toEqual(
    expect.arrayContaining([
      'VERSION:2.0',
      'METHOD:PUBLISH',
      'UID:p1-decision@bauraum',
      'DTSTAMP:20270104T080000Z',
      'DTSTART;VALUE=DATE:20270328',
      'DTEND;VALUE=DATE:20270329',
      'SUMMARY:Entscheidungsfrist (63-2026-00042)',
      'TRANSP:TRANSPARENT',
    ]),
  );
});

it('escapes text and folds lines at 75 octets', () => {
  const text = feed([day]);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const description = unfolded(text).find((line) => line.startsWith('DESCRIPTION:'));
  expect(description).toContain(
    'Vorgang: 63-2026-00042\\nEntscheidet die Behörde nicht in dieser Frist\\, gilt die Genehmigung als erteilt\\; sonst\\,',
  );
});

it('text cannot begin a property of its own', () => {
  const text = feed([{ ...day, title: 'Frist\r\nATTENDEE:mailto:a@b.test' }]);
  expect(text).not.toMatch(/^ATTENDEE/m);
});

it('an empty calendar is one too', () => {
  expect(unfolded(feed([])).filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR']);
});
