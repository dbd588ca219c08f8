import { appealSection, closeLetter, greet, openLetter, signOff } from './letter';
import { germanDate } from './text';
import type { ClosingLetterInput, PdfOptions } from './types';

/**
 * Tells that a procedure has ended without a decision (Einstellung): withdrawn, or deemed withdrawn because a period lapsed.
 *
 * @example closingLetterPdf({ ...letter, outcome: 'deemedWithdrawn', receivedOn, effectiveOn, legalBasis }).subarray(0, 5).toString() // '%PDF-'
 */
export function closingLetterPdf(input: ClosingLetterInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, 'Einstellung des Verfahrens', options, [['Eingang', germanDate(input.receivedOn)]]);
  const { flow } = letter;
  greet(letter);
  const day = germanDate(input.effectiveOn);
  if (input.outcome === 'withdrawn') {
    flow.paragraph(`Sie haben Ihren Bauantrag am ${day} zurückgenommen. Das Verfahren ist damit beendet.`);
    if (input.reason) flow.paragraph(`Als Grund haben Sie angegeben: „${input.reason}“`);
  } else {
    flow.paragraph(
      `die Frist zur Nachreichung ist am ${day} abgelaufen. Die nachgeforderten Unterlagen liegen nicht oder nicht vollständig vor.`,
    );
    flow.paragraph('Ihr Bauantrag gilt damit als zurückgenommen. Das Verfahren ist beendet.', { font: 'medium' });
    if (input.reason) flow.paragraph(`Nachgefordert war: ${input.reason}`);
  }
  flow.paragraph(`Rechtsgrundlage: ${input.legalBasis}`);
  for (const paragraph of input.paragraphs ?? []) flow.paragraph(paragraph);
  flow.paragraph(
    'Mit dem Bau dürfen Sie nicht beginnen. Sie können jederzeit einen neuen Antrag stellen; Ihre Angaben und Dokumente können Sie dafür übernehmen.',
  );
  if (input.feeNote) {
    flow.heading(2, 'Gebühren');
    flow.paragraph(input.feeNote);
  }
  appealSection(flow, input.appeal);
  signOff(letter, ['Im Auftrag', input.contact?.name ?? input.letterhead.unit ?? input.letterhead.name]);
  return closeLetter(letter);
}
