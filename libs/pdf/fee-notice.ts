import { formatDate, formatEuro } from '@bauraum/kernel';
import { appealSection, closeLetter, greet, openLetter, signOff } from './letter';
import { germanDate } from './text';
import type { FeeNoticeInput, PdfOptions } from './types';

/**
 * The fee notice (Gebührenbescheid): the computation line by line, what was paid, what remains. Amounts in cents.
 *
 * @throws RangeError when an amount is not whole cents.
 * @example feeNoticePdf({ ...letter, lines, totalCents: 118400, paidCents: 59200, paymentHint, appeal, preparedBy }).subarray(0, 5).toString() // '%PDF-'
 */
export function feeNoticePdf(input: FeeNoticeInput, options: PdfOptions = {}): Buffer {
  const letter = openLetter(input, input.title ?? 'Gebührenbescheid', options);
  const { flow } = letter;
  greet(letter);
  flow.paragraph(
    input.introduction ?? 'für die Amtshandlung zu dem oben genannten Vorhaben setzen wir die folgenden Gebühren und Auslagen fest:',
  );
  const remaining = input.totalCents - input.paidCents;
  const rows = input.lines.map((line) => [
    line.legalBasis ? `${line.label}\n${line.legalBasis}` : line.label,
    line.computation ?? '',
    line.amountCents === undefined ? '' : formatEuro(line.amountCents),
  ]);
  const paid = input.paidOn ? `Bereits gezahlt am ${germanDate(input.paidOn)}` : 'Bereits gezahlt';
  rows.push(['Gebühr gesamt', '', formatEuro(input.totalCents)], [paid, '', formatEuro(-input.paidCents)]);
  rows.push([remaining < 0 ? 'Erstattung' : 'Noch zu zahlen', '', formatEuro(Math.abs(remaining))]);
  flow.table(
    [
      { title: 'Gegenstand', width: 220, header: true },
      { title: 'Berechnung', width: 170 },
      { title: 'Betrag', width: 80, align: 'right' },
    ],
    rows,
    { totals: 3, size: 9.5 },
  );
  flow.heading(2, 'Zahlung');
  if (remaining > 0 && input.dueOn)
    flow.paragraph(`Bitte zahlen Sie ${formatEuro(remaining)} bis ${formatDate(input.dueOn)}.`, { font: 'medium' });
  flow.paragraph(input.paymentHint);
  if (input.paymentReference) flow.facts([['Verwendungszweck', input.paymentReference]]);
  if (input.reasons && input.reasons.length > 0) {
    flow.heading(2, 'Begründung');
    for (const paragraph of input.reasons) flow.paragraph(paragraph);
  }
  appealSection(flow, input.appeal);
  signOff(letter, ['Im Auftrag', input.preparedBy]);
  return closeLetter(letter);
}
