import { Flow, MM, PdfFile, type Column, type TableOptions } from '@bauraum/pdf';
import type { PlanContext } from './sheet';

const A4: readonly [number, number] = [210 * MM, 297 * MM];
const LEFT = 25 * MM;
const WIDTH = A4[0] - LEFT - 20 * MM;

/** A written document of the designer: head on the first page, foot with page numbers. */
export class TextSheet {
  readonly file: PdfFile;
  readonly flow: Flow;

  constructor(
    readonly context: PlanContext,
    readonly title: string,
    readonly number: string,
  ) {
    const { designer, project, builder, date, revision } = context;
    const day = revision?.date ?? date;
    this.file = new PdfFile(
      { title: `${title}, ${number}`, author: designer.name, subject: project.title, keywords: number, createdAt: `${day}T09:00:00.000Z` },
      { size: A4, margins: { top: 25 * MM, left: LEFT, right: 20 * MM, bottom: 25 * MM } },
      context.pdf ?? {},
    );
    this.file.tag('P', () => this.file.text(designer.office ?? designer.name, LEFT, 14 * MM, { font: 'bold', size: 13 }));
    this.file.tag('P', () =>
      this.file.text(`${designer.name} · ${designer.address}${designer.chamber ? ` · ${designer.chamber}` : ''}`, LEFT, 20 * MM, {
        size: 8.5,
        color: '#555555',
      }),
    );
    this.rule(26 * MM, 1);
    this.flow = new Flow(this.file, { left: LEFT, width: WIDTH, top: 25 * MM, bottom: A4[1] - 25 * MM }, 34 * MM);
    this.flow.heading(1, title);
    this.flow.facts([
      ['Bauvorhaben', project.title],
      ['Baugrundstück', project.site],
      ['Flurstück', project.parcel],
      ['Bauherr', `${builder.name}, ${builder.address}`],
      ['Unterlage', revision ? `${number}${revision.index} vom ${german(day)} (${revision.note})` : `${number} vom ${german(day)}`],
    ]);
  }

  private rule(y: number, weight: number): void {
    this.file.artifact(() =>
      this.file.doc
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .lineWidth(weight)
        .stroke('#222222'),
    );
  }

  section(heading: string, ...paragraphs: string[]): void {
    this.flow.heading(2, heading);
    paragraphs.forEach((paragraph) => this.flow.paragraph(paragraph, { size: 10 }));
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions = {}): void {
    this.flow.table(columns, rows, options);
  }

  /** Place, date and name of who signs off. */
  signed(): void {
    const { designer, date, revision } = this.context;
    this.flow.gap(14);
    this.flow.paragraph(`Aufgestellt am ${german(revision?.date ?? date)}`, { size: 10 });
    this.flow.paragraph(designer.name, { size: 10, font: 'medium' });
  }

  finish(): Buffer {
    this.file.eachPage((page, pages) => {
      const y = A4[1] - 16 * MM;
      this.file.text(`${this.title} · ${this.number}`, LEFT, y, { size: 8, color: '#555555' });
      this.file.text(`Seite ${page} von ${pages}`, LEFT, y, { size: 8, color: '#555555', width: WIDTH, align: 'right' });
    });
    return this.file.finish();
  }
}

const german = (date: string): string => date.split('-').reverse().join('.');
