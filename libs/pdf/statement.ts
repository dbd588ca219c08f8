import { closeLetter, greet, openLetter, signOff } from './letter';
import { provisionList } from './provisions';
import { germanDate, germanInstant } from './text';
import type { PdfOptions, StatementInput, StatementKind } from './types';

const RESULTS: Readonly<Record<StatementKind, string>> = {
  consent: 'Zustimmung',
  conditions: 'Zustimmung mit Nebenbestimmungen',
  objection: 'Ablehnung',
  notAffected: 'Belange nicht berührt',
  deemedNoConcerns: 'Keine Stellungnahme innerhalb der Frist',
};

const SENTENCES: Readonly<Record<StatementKind, string>> = {
  consent: 'Dem Vorhaben stimmen wir zu.',
  conditions: 'Dem Vorhaben stimmen wir zu, wenn die folgenden Nebenbestimmungen in die Genehmigung aufgenommen werden.',
  objection: 'Dem Vorhaben stimmen wir nicht zu.',
  notAffected: 'Unsere Belange werden durch das Vorhaben nicht berührt.',
  deemedNoConcerns: 'Keine Stellungnahme innerhalb der Frist; es wird angenommen, dass keine Bedenken bestehen.',
};

/**
 * The statement of a participating body (Stellungnahme), or the record that none came in time (`deemedNoConcerns`).
 *
 * @example statementPdf({ ...letter, bodyName, kind: 'conditions', requestedOn, dueOn, statedAt, conditions }).subarray(0, 5).toString() // '%PDF-'
 */
export function statementPdf(input: StatementInput, options: PdfOptions = {}): Buffer {
  const deemed = input.kind === 'deemedNoConcerns';
  const facts: [string, string][] = [
    ['Beteiligte Stelle', input.bodyName],
    ['Beteiligt am', germanDate(input.requestedOn)],
    ['Frist', germanDate(input.dueOn)],
    ['Ergebnis', RESULTS[input.kind]],
  ];
  const letter = openLetter(
    input,
    deemed ? 'Vermerk zur Beteiligung: keine Stellungnahme' : `Stellungnahme: ${RESULTS[input.kind]}`,
    options,
    facts,
  );
  const { flow } = letter;
  if (!deemed) greet(letter);
  flow.paragraph(SENTENCES[input.kind], { font: 'medium' });
  if (deemed)
    flow.paragraph(
      `${input.bodyName} hat sich bis zum Ablauf der Frist am ${germanDate(input.dueOn)} nicht geäußert. Festgestellt am ${germanInstant(input.statedAt)}.`,
    );
  for (const paragraph of input.paragraphs ?? []) flow.paragraph(paragraph);
  if (input.conditions && input.conditions.length > 0) provisionList(flow, input.conditions, 2);
  if (input.basis) flow.paragraph(`Rechtsgrundlage: ${input.basis}`);
  if (deemed) flow.paragraph('Dieser Vermerk wurde automatisch erstellt.', { size: 9, color: '#4b5563' });
  else signOff(letter, ['Im Auftrag', input.author ?? input.bodyName, `Abgegeben am ${germanInstant(input.statedAt)}`]);
  return closeLetter(letter);
}
