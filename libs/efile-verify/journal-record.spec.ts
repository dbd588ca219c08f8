import { entryHash, type JournalEntry } from '@bauraum/cases';
import { recordHash } from './journal-record';
import { safeName } from './package-format';
import { sample } from './sample.fixture';

it('is the hash that the runner writes into the journal', () => {
  for (const { hash, ...fields } of sample().records) {
    const entry: JournalEntry = fields;
    expect(recordHash(entry)).toBe(entryHash(entry));
    expect(hash).toBe(entryHash(entry));
  }
});

it.each([
  ['Lageplan Süd/2.pdf', 'Lageplan-Sued-2.pdf'],
  ['../../etc/passwd', 'etc-passwd'],
  ['..', 'unnamed'],
  ['Straße & Wärme (neu).PDF', 'Strasse-Waerme-neu.PDF'],
  ['', 'unnamed'],
  ['日本', 'unnamed'],
  [`${'a'.repeat(200)}.pdf`, `${'a'.repeat(96)}.pdf`],
  ['63/2026 Nr. 7', '63-2026-Nr.7'],
])('makes %j a safe name', (given, expected) => expect(safeName(given)).toBe(expected));
