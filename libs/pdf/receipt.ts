import type { CaseRole } from '@bauraum/kernel';
import { closeLetter, greet, openLetter, signOff } from './letter';
import { fileSize, germanDate, germanInstant, groupedHash, shortHash } from './text';
import type { PdfOptions, ReceiptInput, SignOffRow } from './types';

/**
 * The receipt of an application (Eingangsbestätigung): what came in, when, with which hashes, and what happens next.
 *
 * @example receiptPdf({ ...letter, receivedAt, snapshotHash, documents, next }).subarray(0, 5).toString() // '%PDF-'
 */
export function receiptPdf(input: ReceiptInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, 'Eingangsbestätigung für Ihren Bauantrag', options, [['Eingang', germanInstant(input.receivedAt)]]);
  const { flow } = letter;
  greet(letter);
  const count = input.documents.length;
  flow.paragraph(
    `Ihr Antrag ist am ${germanInstant(input.receivedAt)} mit ${count === 1 ? 'einer Bauvorlage' : `${count} Bauvorlagen`} bei uns eingegangen. ` +
      `Er wird unter dem Aktenzeichen ${input.fileNumber} geführt. Bitte geben Sie es bei jeder Rückfrage an.`,
  );
  if (input.next.length > 0) {
    flow.heading(2, 'Wie es weitergeht');
    flow.list(
      input.next.map((step, index) => ({
        label: `${index + 1}.`,
        text: step.date ? `${step.text} (bis ${germanDate(step.date)})` : step.text,
        detail: step.basis,
      })),
    );
  }
  flow.heading(2, 'Eingereichte Bauvorlagen');
  const rows = input.documents.map((row) => [
    String(row.number),
    row.title,
    row.typeName ? `${row.typeCode} ${row.typeName}` : row.typeCode,
    String(row.version),
    fileSize(row.sizeBytes),
    shortHash(row.sha256),
  ]);
  flow.table(
    [
      { title: 'Nr.', width: 26 },
      { title: 'Bauvorlage', width: 150, header: true },
      { title: 'Art', width: 110 },
      { title: 'Fassung', width: 46, align: 'right' },
      { title: 'Größe', width: 50, align: 'right' },
      { title: 'SHA-256 (gekürzt)', width: 100 },
    ],
    rows,
  );
  signOffTable(letter, input.signOffs ?? []);
  flow.heading(2, 'Nachweis der Fassung');
  flow.paragraph(
    'Der Antrag ist mit allen Angaben und Bauvorlagen in genau dieser Fassung festgehalten. Die folgende Prüfsumme (SHA-256) weist das nach:',
  );
  flow.paragraph(groupedHash(input.snapshotHash), { font: 'medium', size: 9.5 });
  signOff(letter, [input.letterhead.unit ?? input.letterhead.name]);
  hashAnnex(letter, input);
  return closeLetter(letter);
}

const PARTIES: Readonly<Record<CaseRole, string>> = {
  builder: 'Bauherrschaft',
  representative: 'Vertretung der Bauherrschaft',
  designer: 'Entwurfsverfassung',
  planner: 'Fachplanung',
  reader: 'Lesende Person',
  payer: 'Zahlende Person',
};

/** Who released what, with the hash that binds it. */
export function signOffTable({ flow }: ReturnType<typeof openLetter>, signOffs: readonly SignOffRow[]): void {
  if (signOffs.length === 0) return;
  flow.heading(2, 'Freigegeben von');
  flow.table(
    [
      { title: 'Erklärung', width: 112, header: true },
      { title: 'Name', width: 94 },
      { title: 'Als', width: 102 },
      { title: 'Am', width: 84 },
      { title: 'SHA-256 (gekürzt)', width: 100 },
    ],
    signOffs.map(({ title, name, role, signedAt, hash }) => [title, name, PARTIES[role], germanInstant(signedAt), shortHash(hash)]),
  );
}

function hashAnnex({ flow }: ReturnType<typeof openLetter>, input: ReceiptInput): void {
  if (input.documents.length === 0) return;
  flow.newPage();
  flow.heading(1, 'Anlage: Vollständige Prüfsummen');
  flow.table(
    [
      { title: 'Nr.', width: 26 },
      { title: 'Bauvorlage', width: 120, header: true },
      { title: 'SHA-256', width: 345 },
    ],
    input.documents.map((row) => [String(row.number), row.title, groupedHash(row.sha256)]),
    { size: 8.5 },
  );
}
