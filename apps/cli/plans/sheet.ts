import { MM, PdfFile, type PdfOptions } from '@bauraum/pdf';
import type { PlainDate } from '@bauraum/kernel';
import { Canvas, PEN, type View } from './canvas';

/** Sheet sizes of ISO 216, landscape, in millimetres. */
export const FORMATS = { A4: [297, 210], A3: [420, 297], A1: [841, 594] } as const;
export type Format = keyof typeof FORMATS;

export interface Party {
  readonly name: string;
  readonly address: string;
}

/** What the title block of every sheet says. */
export interface PlanContext {
  readonly project: { readonly title: string; readonly site: string; readonly parcel: string };
  readonly builder: Party;
  readonly designer: Party & { readonly office?: string | undefined; readonly chamber?: string | undefined };
  readonly date: PlainDate;
  /** Index of a later version and what changed in it. */
  readonly revision?: { readonly index: string; readonly date: PlainDate; readonly note: string } | undefined;
  readonly pdf?: PdfOptions | undefined;
}

export interface SheetSpec {
  readonly content: string;
  readonly number: string;
  readonly format: Format;
  readonly scale: string;
}

const TITLE = { width: 178, height: 66 } as const;
const FRAME = { left: 20, other: 10 } as const;

/** A drawing sheet with frame and German title block. Positions in millimetres from the top left corner. */
export class Sheet {
  readonly file: PdfFile;
  readonly width: number;
  readonly height: number;

  constructor(
    readonly context: PlanContext,
    readonly spec: SheetSpec,
  ) {
    [this.width, this.height] = FORMATS[spec.format];
    const day = context.revision?.date ?? context.date;
    this.file = new PdfFile(
      {
        title: `${spec.content}, Plan ${spec.number}${context.revision?.index ?? ''}`,
        author: context.designer.name,
        subject: context.project.title,
        keywords: `${spec.number} ${spec.scale} ${spec.format}`,
        createdAt: `${day}T09:00:00.000Z`,
      },
      { size: [this.width * MM, this.height * MM], margins: { top: 0, right: 0, bottom: 0, left: 0 } },
      context.pdf ?? {},
    );
  }

  /** One drawing on the sheet, with its text alternative and a caption under it. */
  draw(alt: string, view: View, paint: (canvas: Canvas) => void): void {
    this.file.figure(alt, () => paint(new Canvas(this.file, view)));
  }

  /** A caption such as `GRUNDRISS ERDGESCHOSS  M 1:100`. */
  caption(text: string, scale: string, x: number, y: number): void {
    this.file.tag('H2', () => {
      this.file.text(text, x * MM, y * MM, { font: 'bold', size: 11 });
      this.file.text(`M ${scale}`, (x + 1) * MM + this.file.widthOf(text, { font: 'bold', size: 11 }) + 4, y * MM + 1.5, { size: 9 });
    });
    const width = this.file.widthOf(text, { font: 'bold', size: 11 });
    this.file.artifact(() =>
      this.file.doc
        .moveTo(x * MM, (y + 5.6) * MM)
        .lineTo(x * MM + width + 48, (y + 5.6) * MM)
        .lineWidth(PEN.outline * MM)
        .stroke('#111111'),
    );
  }

  /** Lines of small text, e.g. a legend. */
  notes(lines: readonly string[], x: number, y: number, width: number): void {
    lines.forEach((line, index) =>
      this.file.tag('P', () =>
        this.file.text(line, x * MM, (y + index * 4.2) * MM, { size: 7.5, font: index === 0 ? 'medium' : 'regular', width: width * MM }),
      ),
    );
  }

  /** A bar that shows `metres` at the scale 1:`scale`, in steps of `step`. */
  scaleBar(scale: number, metres: number, step: number, x: number, y: number): void {
    const perMetre = 1000 / scale;
    this.file.figure(`Maßstabsleiste, ${metres} m`, () => {
      const { doc } = this.file;
      for (let at = 0; at < metres; at += step) {
        const left = (x + at * perMetre) * MM;
        doc.rect(left, y * MM, step * perMetre * MM, 1.6 * MM).lineWidth(PEN.thin * MM);
        if ((at / step) % 2 === 0) doc.fillAndStroke('#111111', '#111111');
        else doc.fillAndStroke('#ffffff', '#111111');
        this.file.text(String(at), left - 2, (y + 2.1) * MM, { size: 6.5 });
      }
      this.file.text(`${metres} m`, (x + metres * perMetre) * MM - 2, (y + 2.1) * MM, { size: 6.5 });
    });
  }

  private frame(): void {
    this.file.artifact(() => {
      const { doc } = this.file;
      doc
        .rect(FRAME.left * MM, FRAME.other * MM, (this.width - FRAME.left - FRAME.other) * MM, (this.height - 2 * FRAME.other) * MM)
        .lineWidth(0.7 * MM)
        .stroke('#111111');
      doc
        .rect(0.1, 0.1, this.width * MM - 0.2, this.height * MM - 0.2)
        .lineWidth(0.1)
        .stroke('#bbbbbb');
    });
  }

  /** Left edge of the title block. */
  get titleLeft(): number {
    return this.width - FRAME.other - TITLE.width;
  }

  get titleTop(): number {
    return this.height - FRAME.other - TITLE.height;
  }

  private titleBlock(): void {
    const { project, builder, designer, date, revision } = this.context;
    const cells: Cell[] = [
      { x: 0, y: 0, w: 118, h: 13, label: 'Bauvorhaben', text: project.title, bold: true },
      { x: 118, y: 0, w: 60, h: 13, label: 'Aktenzeichen der Behörde', text: '' },
      { x: 0, y: 13, w: 118, h: 12, label: 'Baugrundstück', text: `${project.site}\n${project.parcel}` },
      { x: 118, y: 13, w: 60, h: 12, label: 'Leistungsphase', text: 'Genehmigungsplanung' },
      { x: 0, y: 25, w: 59, h: 15, label: 'Bauherr', text: `${builder.name}\n${builder.address}` },
      { x: 59, y: 25, w: 59, h: 15, label: 'Entwurfsverfasser', text: `${designer.office ?? designer.name}\n${designer.address}` },
      {
        x: 118,
        y: 25,
        w: 60,
        h: 15,
        label: 'Unterschrift Entwurfsverfasser',
        text: designer.chamber ? `${designer.name}\n${designer.chamber}` : designer.name,
      },
      { x: 0, y: 40, w: 118, h: 14, label: 'Planinhalt', text: this.spec.content, bold: true, size: 12 },
      { x: 118, y: 40, w: 30, h: 14, label: 'Maßstab', text: this.spec.scale, bold: true, size: 12 },
      { x: 148, y: 40, w: 30, h: 14, label: 'Plan-Nr.', text: `${this.spec.number}${revision?.index ?? ''}`, bold: true, size: 12 },
      {
        x: 0,
        y: 54,
        w: 118,
        h: 12,
        label: 'Index · Datum · Änderung',
        text: revision ? `${revision.index} · ${german(revision.date)} · ${revision.note}` : '– · – · Erstausgabe',
      },
      { x: 118, y: 54, w: 30, h: 12, label: 'Datum', text: german(date) },
      { x: 148, y: 54, w: 30, h: 12, label: 'Blattformat', text: `${this.spec.format} (${this.width} × ${this.height})` },
    ];
    this.file.artifact(() => {
      const { doc } = this.file;
      doc.rect(this.titleLeft * MM, this.titleTop * MM, TITLE.width * MM, TITLE.height * MM).fill('#ffffff');
      for (const { x, y, w, h } of cells)
        doc
          .rect((this.titleLeft + x) * MM, (this.titleTop + y) * MM, w * MM, h * MM)
          .lineWidth(PEN.normal * MM)
          .stroke('#111111');
      doc
        .rect(this.titleLeft * MM, this.titleTop * MM, TITLE.width * MM, TITLE.height * MM)
        .lineWidth(0.7 * MM)
        .stroke('#111111');
    });
    this.file.group('Sect', () => cells.forEach((cell) => this.cell(cell)));
  }

  private cell({ x, y, w, label, text, bold, size = 8 }: Cell): void {
    const left = (this.titleLeft + x + 1.5) * MM;
    const top = (this.titleTop + y + 1) * MM;
    this.file.tag('P', () => {
      this.file.text(label, left, top, { size: 5.5, color: '#555555' });
      const width = (w - 3) * MM;
      const lines = text.split('\n');
      lines.forEach((line, index) => {
        const style = { size, font: bold ? ('bold' as const) : ('regular' as const) };
        const fitted = Math.min(size, (size * width) / Math.max(this.file.widthOf(line || ' ', style), 1));
        this.file.text(line, left, top + 7.5 + index * size * 1.18, { ...style, size: fitted });
      });
    });
  }

  /** Frame, title block, and the bytes of the file. */
  finish(): Buffer {
    this.frame();
    this.titleBlock();
    return this.file.finish();
  }
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly label: string;
  readonly text: string;
  readonly bold?: boolean;
  readonly size?: number;
}

const german = (date: PlainDate): string => date.split('-').reverse().join('.');
