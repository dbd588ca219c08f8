import { closeLetter, greet, openLetter, signOff } from './letter';
import { signOffTable } from './receipt';
import { germanInstant, groupedHash } from './text';
import type { PdfOptions, SupplementReceiptInput, SupplementRow } from './types';

/**
 * The receipt of supplements: which answer came to which point, what it changed in the application, and with which hash that is held.
 *
 * @example supplementReceiptPdf({ ...letter, receivedAt, snapshotHash, snapshotNumber: 2, answers, signOffs: [] }).subarray(0, 5).toString() // '%PDF-'
 */
export function supplementReceiptPdf(input: SupplementReceiptInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, 'Eingang Ihrer Nachreichung', options, [['Eingang', germanInstant(input.receivedAt)]]);
  const { flow } = letter;
  greet(letter);
  flow.paragraph(`Ihre Antworten zu unserer Nachforderung sind am ${germanInstant(input.receivedAt)} eingegangen. Wir prüfen sie jetzt.`);
  flow.heading(2, 'Ihre Antworten');
  flow.list(input.answers.map((row) => ({ label: `${row.number}.`, text: answerOf(row), detail: row.subject })));
  const changes = input.answers.flatMap((row) => row.changes);
  if (changes.length > 0) {
    flow.heading(2, 'Geänderte Angaben im Antrag');
    flow.table(
      [
        { title: 'Angabe', width: 150, header: true },
        { title: 'Bisher', width: 120 },
        { title: 'Jetzt', width: 120 },
        { title: 'Geändert von', width: 102 },
      ],
      changes.map(({ title, before, after, by }) => [title, before, after, by]),
    );
  }
  signOffTable(letter, input.signOffs);
  flow.heading(2, 'Nachweis der Fassung');
  flow.paragraph(
    `Der Antrag ist jetzt in seiner ${input.snapshotNumber}. Fassung mit allen Angaben und Bauvorlagen festgehalten. Die früheren Fassungen bleiben erhalten. ` +
      'Die folgende Prüfsumme (SHA-256) weist die Fassung nach:',
  );
  flow.paragraph(groupedHash(input.snapshotHash), { font: 'medium', size: 9.5 });
  signOff(letter, [input.letterhead.unit ?? input.letterhead.name]);
  return closeLetter(letter);
}

function answerOf({ text, document, changes }: SupplementRow): string {
  const corrected = changes.length === 1 ? 'Eine Angabe berichtigt' : `${changes.length} Angaben berichtigt`;
  return [...(document ? [document] : []), ...(changes.length > 0 ? [corrected] : []), ...(text ? [text] : [])].join('. ');
}
