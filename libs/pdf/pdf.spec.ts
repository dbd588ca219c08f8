import { sha256 } from '@bauraum/kernel';
import {
  closingLetterPdf,
  extractText,
  feeNoticePdf,
  fictionCertificatePdf,
  noticePdf,
  PdfFile,
  receiptPdf,
  statementPdf,
  supplementLetterPdf,
  type FeeNoticeInput,
} from '@bauraum/pdf';
import { unpackWoff } from './woff';
import { appeal, letter, notice, receipt } from './samples.fixture';

/** One line of words, so that a sentence is found whatever its line breaks are. */
const flat = (pdf: Buffer): string => extractText(pdf).join('\n').replace(/\s+/g, ' ');
const marks = (pdf: Buffer): string => pdf.toString('latin1');

const fee: FeeNoticeInput = {
  ...letter,
  lines: [
    { label: 'Anrechenbarer Bauwert', computation: '750 m³ × 197,00 € = 147.750,00 €', legalBasis: 'Anlage 2 BauGebVO M-V' },
    { label: 'Genehmigungsgebühr', computation: '148 angefangene 1.000 € × 8,00 €', amountCents: 118400 },
  ],
  totalCents: 118400,
  paidCents: 59200,
  paidOn: '2026-11-29',
  dueOn: '2027-03-31',
  paymentHint: 'Sie können im Vorgangsraum sofort elektronisch bezahlen.',
  paymentReference: 'BG-2026-00417-E',
  appeal,
  preparedBy: 'Sabine Petersen',
};

const supplement = {
  ...letter,
  receivedOn: '2026-11-30',
  findings: [{ subject: 'Schnitt A-A (2002)', text: 'Die Zeichnung fehlt.', legalBasis: '§ 8 BauVorlVO M-V' }],
  dueOn: '2027-01-29',
  consequence: 'Reichen Sie die Unterlagen nicht fristgerecht ein, gilt Ihr Antrag als zurückgenommen (§ 69 Abs. 2 Satz 3 LBauO M-V).',
};

describe('every letter', () => {
  const pdf = receiptPdf(receipt);

  it('is the same file for the same input, and another for another', () => {
    expect(sha256(receiptPdf(receipt))).toBe(sha256(pdf));
    expect(sha256(receiptPdf({ ...receipt, fileNumber: 'X' }))).not.toBe(sha256(pdf));
  });

  it('is a tagged PDF/A-3a in German with headings, lists and tables', () => {
    const text = marks(receiptPdf(receipt, { compress: false }));
    for (const marker of [
      '%PDF-1.7',
      '<pdfaid:part>3<',
      '<pdfaid:conformance>A<',
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (de-DE)',
      '/OutputIntents',
    ])
      expect(text).toContain(marker);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD']) expect(text).toContain(`/S /${role}\n`);
    expect(text).toContain('CreationDate');
    expect(text).toContain('D:20261130081500Z');
  });

  it('marks everything on the page and embeds every font', () => {
    const text = marks(receiptPdf(receipt, { compress: false }));
    const outside = text
      .replace(/\/\w+ (<<[^>]*>> )?BDC[\s\S]*?EMC/g, '')
      .split('\n')
      .filter((line) => / TJ$| re$|^S$|^f$/.test(line));
    expect(outside).toEqual([]);
    const fonts = text.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(1);
    expect(text.match(/\/FontFile2/g)).toHaveLength(fonts.length);
    expect(text).not.toContain('Helvetica');
  });

  it('carries page numbers and the file number on each page', () => {
    const pages = extractText(pdf);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    pages.forEach((page, index) => {
      expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
      expect(page).toContain('Aktenzeichen 63.2-BG-2026-00417');
    });
  });

  it('writes umlauts, signs and names in any Latin letter, and metadata that stays XML', () => {
    const odd = receiptPdf({
      ...receipt,
      project: { ...receipt.project, title: 'Größe „500 m²“ – 750 m³, 1.184,00 € & <Ž>, § 63, Łódź, Ђ, 🏠' },
    });
    expect(flat(odd)).toContain('Größe „500 m²“ – 750 m³, 1.184,00 € & <Ž>, § 63, Łódź, Ђ, ?');
    expect(flat(odd)).toContain('Jörg Łukasiewicz');
    expect(marks(odd)).toContain('&amp; &lt;');
  });
});

describe('the letters', () => {
  it('receipt: file number, time, documents with short and full hash, next steps', () => {
    const text = flat(receiptPdf(receipt));
    for (const part of [
      '30.11.2026, 09:12 Uhr',
      '14 Bauvorlagen',
      'Lageplan 1:500',
      '1803 Lageplan',
      '184 kB',
      '36,1 MB',
      '(bis 21.12.2026)',
    ])
      expect(text).toContain(part);
    const hash = receipt.documents[3]?.sha256 ?? '';
    expect(text).toContain(`${hash.slice(0, 8)}…${hash.slice(-8)}`);
    expect(text.replace(/ /g, '')).toContain(hash);
    expect(text.replace(/ /g, '')).toContain(receipt.snapshotHash);
  });

  it('receipt: who released what, when and as what', () => {
    const text = flat(receiptPdf(receipt));
    const [, plans] = receipt.signOffs ?? [];
    const hash = plans?.hash ?? '';
    for (const part of [
      'Freigegeben von',
      'Jonas Weiß',
      'Entwurfsverfassung',
      '29.11.2026, 17:40 Uhr',
      `${hash.slice(0, 8)}…${hash.slice(-8)}`,
    ])
      expect(text).toContain(part);
    expect(flat(receiptPdf({ ...receipt, signOffs: [] }))).not.toContain('Freigegeben von');
  });

  it('supplement letter: finding, basis, period and the mandatory sentence', () => {
    const text = flat(supplementLetterPdf(supplement));
    for (const part of [
      'Nachforderung',
      'Schnitt A-A (2002): Die Zeichnung fehlt.',
      '§ 8 BauVorlVO',
      'Fr., 29. Januar 2027',
      supplement.consequence,
    ])
      expect(text).toContain(part);
  });

  it('notice: decision, documents, provisions in the order of the law, reasons, both names', () => {
    const text = flat(noticePdf(notice));
    const order = [
      'I. Entscheidung',
      'II. Genehmigte Bauvorlagen',
      'III. Nebenbestimmungen',
      'Bedingungen B 1',
      'Auflagen A 1',
      'A 2',
      'Befristung F 1',
      'Widerrufsvorbehalt W 1',
    ];
    order.push(
      'Auflagenvorbehalt V 1',
      'Hinweise H 1',
      'IV. Begründung',
      'V. Gebühren',
      'Rechtsbehelfsbelehrung',
      'Bearbeitet von',
      'Dr. Henrik Voß',
    );
    const found = order.map((part) => text.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(text).toContain('Gefordert von: Untere Naturschutzbehörde');
  });

  it('notice: a refusal lists no documents', () => {
    const text = flat(noticePdf({ ...notice, kind: 'refuse', provisions: [] }));
    expect(text).toContain('Ablehnung des Bauantrags');
    expect(text).toContain('II. Begründung');
    expect(text).not.toContain('Genehmigte Bauvorlagen');
  });

  it('fee notice: lines, sum, advance, rest; a refund is called one', () => {
    const text = flat(feeNoticePdf(fee));
    for (const part of ['148 angefangene', '1.184,00 €', '-592,00 €', 'Noch zu zahlen 592,00 €', '31. März 2027', 'BG-2026-00417-E'])
      expect(text).toContain(part);
    expect(flat(feeNoticePdf({ ...fee, paidCents: 120000 }))).toContain('Erstattung 16,00 €');
    expect(() => feeNoticePdf({ ...fee, totalCents: 0.5 })).toThrow(RangeError);
  });

  it('statement: conditions, and the record of a silence', () => {
    const base = {
      ...letter,
      bodyName: 'Untere Naturschutzbehörde',
      requestedOn: '2026-12-21',
      dueOn: '2027-01-21',
      statedAt: '2027-01-14T10:00:00.000Z',
    };
    const said = flat(statementPdf({ ...base, kind: 'conditions', conditions: notice.provisions.slice(1, 3), author: 'Ole Timm' }));
    for (const part of ['Zustimmung mit Nebenbestimmungen', 'B 1', 'A 1', 'Ole Timm']) expect(said).toContain(part);
    const silent = flat(statementPdf({ ...base, kind: 'deemedNoConcerns', basis: '§ 69 Abs. 1 LBauO M-V' }));
    expect(silent).toContain('Keine Stellungnahme innerhalb der Frist; es wird angenommen, dass keine Bedenken bestehen');
    expect(silent).not.toContain('Mit freundlichen Grüßen');
  });

  it('closing letter: withdrawn and deemed withdrawn', () => {
    const base = { ...letter, receivedOn: '2026-11-30', effectiveOn: '2027-01-29', legalBasis: '§ 69 Abs. 2 LBauO M-V', appeal };
    expect(flat(closingLetterPdf({ ...base, outcome: 'withdrawn', reason: 'Grundstück verkauft' }))).toContain(
      'am 29.01.2027 zurückgenommen',
    );
    expect(flat(closingLetterPdf({ ...base, outcome: 'deemedWithdrawn' }))).toContain('gilt damit als zurückgenommen');
  });

  it('fiction certificate: since when and how it was counted', () => {
    const text = flat(
      fictionCertificatePdf({
        ...letter,
        receivedOn: '2026-11-30',
        dueOn: '2027-03-22',
        deemedOn: '2027-03-23',
        legalBasis: '§ 63 Abs. 2',
        computation: ['Eingang 30.11.2026'],
      }),
    );
    for (const part of ['gilt seit dem 23.03.2027 als erteilt', 'endete am 22.03.2027', 'Eingang 30.11.2026']) expect(text).toContain(part);
  });
});

it('refuses a font that is no WOFF', () => expect(() => unpackWoff(Buffer.alloc(100))).toThrow(RangeError));

describe('long content', () => {
  it('breaks tables over pages with the head repeated, and loses no row', () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({ ...receipt.documents[0]!, number: index + 1, title: `Plan ${index + 1}.` }));
    const pages = extractText(receiptPdf({ ...receipt, documents: rows }));
    expect(pages.length).toBeGreaterThan(6);
    for (const row of rows) expect(pages.join('\n')).toContain(row.title);
    expect(pages.filter((page) => page.includes('Fassung')).length).toBeGreaterThan(2);
  });

  it('breaks a cell that is higher than a page', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`);
    const text = flat(feeNoticePdf({ ...fee, lines: [{ label: 'Lang', computation: words.join(' '), amountCents: 1 }] }));
    expect(text).toContain('w0 ');
    expect(text).toContain('w2999');
  });

  it('opens a file of any size', () => {
    const file = new PdfFile(
      { title: 't', author: 'a', createdAt: letter.createdAt },
      { size: [300, 400], margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    );
    file.tag('P', () => file.text('x', 10, 10));
    expect(marks(file.finish())).toContain('[0 0 300 400]');
  });
});
