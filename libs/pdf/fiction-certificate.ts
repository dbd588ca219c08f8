import { appealSection, closeLetter, openLetter, signOff } from './letter';
import { germanDate } from './text';
import type { FictionCertificateInput, PdfOptions } from './types';

/**
 * The certificate that a permit counts as granted because the decision period lapsed (Bescheinigung über die Genehmigungsfiktion).
 *
 * @example fictionCertificatePdf({ ...letter, receivedOn, dueOn, deemedOn, legalBasis, computation }).subarray(0, 5).toString() // '%PDF-'
 */
export function fictionCertificatePdf(input: FictionCertificateInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, 'Bescheinigung über die Genehmigungsfiktion', options, [['Eingang', germanDate(input.receivedOn)]]);
  const { flow } = letter;
  flow.paragraph('Hiermit wird bescheinigt:');
  flow.paragraph(`Die Baugenehmigung für das oben genannte Vorhaben gilt seit dem ${germanDate(input.deemedOn)} als erteilt.`, {
    font: 'bold',
  });
  flow.paragraph(`Die Frist zur Entscheidung endete am ${germanDate(input.dueOn)}, ohne dass über den Antrag entschieden wurde.`);
  flow.paragraph(`Rechtsgrundlage: ${input.legalBasis}`);
  flow.heading(2, 'Berechnung der Frist');
  flow.list(input.computation.map((text, index) => ({ label: `${index + 1}.`, text })));
  if (input.notes && input.notes.length > 0) {
    flow.heading(2, 'Hinweise');
    flow.list(input.notes.map((text) => ({ label: '•', text })));
  }
  appealSection(flow, input.appeal);
  signOff(letter, ['Im Auftrag', input.contact?.name ?? input.letterhead.unit ?? input.letterhead.name]);
  return closeLetter(letter);
}
