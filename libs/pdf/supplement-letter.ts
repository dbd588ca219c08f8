import { formatDate } from '@bauraum/kernel';
import { closeLetter, greet, openLetter, signOff } from './letter';
import { germanDate } from './text';
import type { PdfOptions, SupplementLetterInput } from './types';

const HOW_TO =
  'Reichen Sie die Unterlagen bitte im Vorgangsraum zu diesem Aktenzeichen ein. Zu jedem Punkt können Sie dort ein Dokument hochladen oder eine Erklärung abgeben.';

/**
 * The request for supplements (Nachforderung) with its findings, the period, and what happens when it lapses.
 *
 * @example supplementLetterPdf({ ...letter, receivedOn, findings, dueOn: '2027-01-29', consequence }).subarray(0, 5).toString() // '%PDF-'
 */
export function supplementLetterPdf(input: SupplementLetterInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, 'Nachforderung von Bauvorlagen', options, [['Eingang', germanDate(input.receivedOn)]]);
  const { flow } = letter;
  greet(letter);
  flow.paragraph(
    'wir haben Ihren Bauantrag auf Vollständigkeit geprüft. Er ist noch nicht vollständig oder weist Mängel auf. Es fehlt Folgendes:',
  );
  flow.list(
    input.findings.map((row, index) => ({
      label: `${index + 1}.`,
      text: row.subject ? `${row.subject}: ${row.text}` : row.text,
      detail: row.legalBasis ? `Grundlage: ${row.legalBasis}` : undefined,
    })),
  );
  flow.heading(2, 'Frist');
  flow.paragraph(`Bitte reichen Sie alles bis ${formatDate(input.dueOn)} ein.`, { font: 'medium' });
  flow.paragraph(input.consequence, { font: 'medium' });
  flow.heading(2, 'So reichen Sie nach');
  flow.paragraph(input.howTo ?? HOW_TO);
  flow.paragraph('Brauchen Sie mehr Zeit, bitten Sie uns vor Ablauf der Frist um Verlängerung und nennen Sie den Grund.');
  signOff(letter, ['Im Auftrag', input.contact?.name ?? input.letterhead.unit ?? input.letterhead.name]);
  return closeLetter(letter);
}
