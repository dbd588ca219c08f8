import { appealSection, closeLetter, greet, openLetter, signOff } from './letter';
import type { PdfOptions, TextLetterInput } from './types';

/**
 * A letter that is its text: subject, paragraphs, and an appeal instruction where it decides something.
 *
 * @example textLetterPdf({ ...letter, subject: 'Anhörung', paragraphs: ['Wir hören Sie an.'] }).subarray(0, 5).toString() // '%PDF-'
 */
export function textLetterPdf(input: TextLetterInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, input.subject, options);
  greet(letter);
  for (const paragraph of input.paragraphs) letter.flow.paragraph(paragraph);
  appealSection(letter.flow, input.appeal);
  signOff(letter, ['Im Auftrag', input.contact?.name ?? input.letterhead.unit ?? input.letterhead.name]);
  return closeLetter(letter);
}
