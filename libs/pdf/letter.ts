import { berlinDate } from '@bauraum/kernel';
import { MM, PdfFile } from './document';
import { Flow } from './flow';
import { germanDate } from './text';
import type { LetterInput, PdfOptions } from './types';

// DIN 5008, form B, in millimetres.
const A4: readonly [number, number] = [210 * MM, 297 * MM];
const LEFT = 25 * MM;
const RIGHT = 20 * MM;
const WIDTH = A4[0] - LEFT - RIGHT;
const INFO_LEFT = 125 * MM;
const INFO_LABEL = 27 * MM;
const INFO_WIDTH = 75 * MM;
const NEXT_TOP = 30 * MM;
const BOTTOM = A4[1] - 32 * MM;
const INK = '#1f2a37';
const GREY = '#4b5563';

export interface Letter {
  readonly file: PdfFile;
  readonly flow: Flow;
  readonly input: LetterInput;
}

function head(file: PdfFile, input: LetterInput): void {
  const { letterhead } = input;
  file.tag('P', () => file.text(letterhead.name, LEFT, 16 * MM, { font: 'bold', size: 17, color: INK, width: WIDTH }));
  const unit = letterhead.unit;
  if (unit) file.tag('P', () => file.text(unit, LEFT, 24 * MM, { size: 10.5, color: GREY, width: WIDTH }));
  file.artifact(() => {
    file.doc
      .moveTo(LEFT, 31 * MM)
      .lineTo(A4[0] - RIGHT, 31 * MM)
      .lineWidth(1.2)
      .stroke(INK);
    file.doc.lineWidth(0.35).strokeColor(GREY);
    for (const [y, length] of [
      [105, 4],
      [148.5, 6],
      [210, 4],
    ] as const) {
      file.doc
        .moveTo(4 * MM, y * MM)
        .lineTo((4 + length) * MM, y * MM)
        .stroke(GREY); // fold marks and punch mark
    }
  });
}

function addressField(file: PdfFile, input: LetterInput): void {
  const { letterhead, recipient } = input;
  const sender = [letterhead.name, ...letterhead.addressLines].join(' · ');
  const width = 80 * MM;
  const small = { size: 6.5, color: GREY };
  const fitted = { ...small, size: Math.min(6.5, (6.5 * width) / file.widthOf(sender, small)) };
  file.tag('P', () => file.text(sender, LEFT, 53.5 * MM, fitted));
  file.artifact(() =>
    file.doc
      .moveTo(LEFT, 56.5 * MM)
      .lineTo(LEFT + width, 56.5 * MM)
      .lineWidth(0.35)
      .stroke(GREY),
  );
  const delivery = recipient.delivery;
  if (delivery) file.tag('P', () => file.text(delivery, LEFT, 58.2 * MM, { size: 8, font: 'medium', width }));
  file.tag('P', () => file.text(recipient.lines.slice(0, 6).join('\n'), LEFT, 63.5 * MM, { size: 10.5, lineGap: 0.4, width }));
}

function infoBlock(file: PdfFile, input: LetterInput): number {
  const { contact, letterhead } = input;
  const rows: [string, string | undefined][] = [
    ['Aktenzeichen', input.fileNumber],
    ['Auskunft erteilt', contact?.name],
    ['Zimmer', contact?.room],
    ['Telefon', contact?.phone ?? letterhead.phone],
    ['E-Mail', contact?.mail ?? letterhead.mail],
    ['Datum', germanDate(berlinDate(input.createdAt))],
  ];
  let y = 50 * MM;
  file.group('Table', () => {
    for (const [label, value] of rows) {
      if (!value) continue;
      const font = label === 'Aktenzeichen' ? ('medium' as const) : ('regular' as const);
      const width = INFO_WIDTH - INFO_LABEL - 2 * MM;
      const fitted = (9.5 * width) / file.widthOf(value, { size: 9.5, font }) - 0.1;
      const style = { size: value.includes(' ') ? 9.5 : Math.min(9.5, Math.max(fitted, 6.5)), width, font }; // a word must not break
      file.group('TR', () => {
        file.tag('TH', () => file.text(label, INFO_LEFT, y + 1, { size: 8.5, color: GREY }), { scope: 'Row' } as object);
        file.tag('TD', () => file.text(value, INFO_LEFT + INFO_LABEL, y, style));
      });
      y += Math.max(file.heightOf(value, style), 12) + 2;
    }
  });
  return y;
}

function furniture(file: PdfFile, input: LetterInput): void {
  const { letterhead } = input;
  const contact = [...letterhead.addressLines, letterhead.phone && `Telefon ${letterhead.phone}`, letterhead.mail, letterhead.web];
  file.eachPage((page, pages) => {
    const line = 276 * MM;
    const small = { size: 7.5, color: GREY };
    if (page > 1) {
      file.text(letterhead.name, LEFT, 15 * MM, { size: 8.5, font: 'medium', color: INK });
      file.text(`Aktenzeichen ${input.fileNumber}`, LEFT, 15 * MM, { size: 8.5, color: GREY, width: WIDTH, align: 'right' });
      file.doc
        .moveTo(LEFT, 20.5 * MM)
        .lineTo(LEFT + WIDTH, 20.5 * MM)
        .lineWidth(0.6)
        .stroke(INK);
    }
    if (input.banner) file.text(input.banner, LEFT, 7 * MM, { size: 8.5, font: 'medium', color: '#9b1c1c', width: WIDTH, align: 'center' });
    file.text(`Aktenzeichen ${input.fileNumber}`, LEFT, line - 14, { size: 8.5, color: GREY });
    file.text(`Seite ${page} von ${pages}`, LEFT, line - 14, { size: 8.5, color: INK, width: WIDTH, align: 'right' });
    file.doc
      .moveTo(LEFT, line)
      .lineTo(LEFT + WIDTH, line)
      .lineWidth(0.5)
      .stroke(GREY);
    file.text(contact.filter(Boolean).join(' · '), LEFT, line + 4, { ...small, width: WIDTH });
    if (letterhead.note) file.text(letterhead.note, LEFT, line + 14, { ...small, width: WIDTH });
  });
}

/** The facts of a project as label and value. */
export function projectFacts(input: LetterInput): (readonly [string, string])[] {
  const { project } = input;
  const rows: [string, string | undefined][] = [
    ['Bauvorhaben', project.title],
    ['Baugrundstück', project.site],
    ['Flurstück', project.parcel],
    ['Verfahren', project.procedure],
    ['Bauherrschaft', project.builder],
    ['Entwurfsverfassung', project.designer],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

/** First page up to the subject: letterhead, address, information, subject (H1), facts of the project. */
export function openLetter(
  input: LetterInput,
  subject: string,
  options: PdfOptions = {},
  more: (readonly [string, string])[] = [],
): Letter {
  const meta = {
    title: `${subject}, ${input.fileNumber}`,
    author: input.letterhead.name,
    createdAt: input.createdAt,
    subject: input.project.title,
    keywords: input.fileNumber,
  };
  const margins = { top: NEXT_TOP, left: LEFT, right: RIGHT, bottom: A4[1] - BOTTOM };
  const file = new PdfFile(meta, { size: A4, margins }, options);
  head(file, input);
  addressField(file, input);
  const infoEnd = infoBlock(file, input);
  const flow = new Flow(file, { left: LEFT, width: WIDTH, top: NEXT_TOP, bottom: BOTTOM }, Math.max(103.4 * MM, infoEnd + 8 * MM));
  flow.heading(1, subject);
  flow.facts([...projectFacts(input), ...more]);
  return { file, flow, input };
}

/** The salutation. */
export const greet = ({ flow, input }: Letter): void => flow.paragraph(input.salutation ?? 'Sehr geehrte Damen und Herren,');

/** Regards, names, and the note on the missing signature. */
export function signOff({ flow }: Letter, lines: readonly string[]): void {
  flow.gap(6);
  flow.need(90);
  flow.paragraph('Mit freundlichen Grüßen');
  for (const line of lines) flow.paragraph(line, { font: 'medium' });
  flow.gap(4);
  flow.paragraph('Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.', { size: 9, color: GREY });
}

/** An appeal instruction (Rechtsbehelfsbelehrung) under its heading. */
export function appealSection(flow: Flow, paragraphs: readonly string[] | undefined): void {
  if (!paragraphs || paragraphs.length === 0) return;
  flow.heading(2, 'Rechtsbehelfsbelehrung');
  for (const paragraph of paragraphs) flow.paragraph(paragraph);
}

/** Foot and page numbers, then the bytes. */
export function closeLetter({ file, input }: Letter): Buffer {
  furniture(file, input);
  return file.finish();
}
