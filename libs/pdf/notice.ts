import { appealSection, closeLetter, openLetter, type Letter } from './letter';
import { provisionList } from './provisions';
import { germanDate, germanInstant, groupedHash, shortHash } from './text';
import type { NoticeInput, PdfOptions } from './types';

const TITLES = { grant: 'Baugenehmigung', refuse: 'Ablehnung des Bauantrags' } as const;

/**
 * The decision (Bescheid): permit or refusal, as one PDF/A.
 *
 * @example noticePdf({ ...letter, kind: 'grant', operative, approvedDocuments, provisions, reasons, feeReference, appeal, ... }).subarray(0, 5).toString() // '%PDF-'
 */
export function noticePdf(input: NoticeInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, input.title ?? TITLES[input.kind], options, [['Eingang', germanDate(input.receivedOn)]]);
  const { flow } = letter;
  flow.paragraph(input.salutation ?? 'Sehr geehrte Damen und Herren,');
  flow.paragraph(`auf Ihren Antrag vom ${germanDate(input.receivedOn)} ergeht folgender`);
  flow.paragraph('Bescheid', { font: 'bold', size: 12, align: 'center' });
  flow.heading(2, 'I. Entscheidung');
  flow.list(input.operative.map((text, index) => ({ label: `${index + 1}.`, text })));
  approved(letter, input);
  let numeral = input.kind === 'grant' && input.approvedDocuments.length > 0 ? 3 : 2;
  const next = (title: string): void => flow.heading(2, `${ROMAN[numeral++]}. ${title}`);
  if (input.provisions.length > 0) {
    next('Nebenbestimmungen und Hinweise');
    provisionList(flow, input.provisions);
  }
  next('Begründung');
  for (const block of input.reasons) {
    if (block.heading) flow.heading(3, block.heading);
    for (const paragraph of block.paragraphs) flow.paragraph(paragraph);
  }
  next('Gebühren');
  flow.paragraph(input.feeReference);
  appealSection(flow, input.appeal);
  ending(letter, input);
  return closeLetter(letter);
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI'] as const;

function approved({ flow }: Letter, input: NoticeInput): void {
  if (input.kind !== 'grant' || input.approvedDocuments.length === 0) return;
  flow.heading(2, 'II. Genehmigte Bauvorlagen');
  flow.paragraph('Die folgenden Bauvorlagen sind in der genannten Fassung Bestandteil dieses Bescheids:');
  flow.table(
    [
      { title: 'Nr.', width: 28 },
      { title: 'Bauvorlage', width: 250, header: true },
      { title: 'Fassung', width: 50, align: 'right' },
      { title: 'SHA-256 (gekürzt)', width: 110 },
    ],
    input.approvedDocuments.map((row) => [String(row.number), row.title, String(row.version), shortHash(row.sha256)]),
  );
}

function ending(letter: Letter, input: NoticeInput): void {
  const { flow } = letter;
  flow.gap(8);
  flow.need(110);
  flow.paragraph('Im Auftrag');
  flow.facts([
    ['Bearbeitet von', input.preparedBy],
    ['Freigegeben von', `${input.releasedBy}, am ${germanInstant(input.releasedAt)}`],
    ...(input.snapshotHash ? [['Fassung des Antrags', `SHA-256 ${groupedHash(input.snapshotHash)}`] as const] : []),
  ]);
  flow.paragraph('Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig.', { size: 9, color: '#4b5563' });
}
