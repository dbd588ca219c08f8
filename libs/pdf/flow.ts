import type { PdfFile, TextStyle } from './document';
import { drawTable, type Column, type TableOptions } from './table';

const BODY: TextStyle = { size: 10.5, lineGap: 2 };
const HEADINGS: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { font: 'bold', size: 13.5, lineGap: 1.5 },
  2: { font: 'bold', size: 11.5, lineGap: 1.5 },
  3: { font: 'medium', size: 10.5, lineGap: 1.5 },
};

/** Where text may stand, in points. */
export interface Area {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** A column of text that runs from page to page: headings, paragraphs, lists, tables. All sizes in points. */
export class Flow {
  y: number;

  constructor(
    readonly file: PdfFile,
    readonly area: Area,
    startY = area.top,
  ) {
    this.y = startY;
  }

  /** Starts a page. */
  newPage(): void {
    this.file.doc.addPage();
    this.y = this.area.top;
  }

  /** Starts a page unless `height` still fits. */
  need(height: number): void {
    if (this.y + height > this.area.bottom) this.newPage();
  }

  /** Vertical space; never at the top of a page. */
  gap(height: number): void {
    if (this.y > this.area.top) this.y += height;
  }

  /** A heading stays with the two lines that follow it. */
  heading(level: 1 | 2 | 3, text: string): void {
    const style = { ...HEADINGS[level], width: this.area.width };
    this.gap(level === 1 ? 0 : level === 2 ? 12 : 7);
    this.need(this.file.heightOf(text, style) + 34);
    this.set(`H${level}`, text, this.area.left, style);
    this.y += level === 1 ? 8 : 3;
  }

  /** A paragraph; short ones stay together. */
  paragraph(text: string, style: TextStyle = {}): void {
    const full = { ...BODY, width: this.area.width, ...style };
    this.keep(text, full);
    this.set('P', text, this.area.left, full);
    this.y += 5;
  }

  /** A list with numbers, letters or dots; `detail` stands smaller under an entry. */
  list(items: readonly { label: string; text: string; detail?: string | undefined }[], labelWidth = 22): void {
    const { left, width } = this.area;
    const style = { ...BODY, width: width - labelWidth };
    const small = { size: 9, lineGap: 1.5, color: '#444444', width: width - labelWidth };
    this.file.group('L', () => {
      for (const item of items) {
        this.keep(item.text, style);
        this.file.group('LI', () => {
          this.file.tag('Lbl', () => this.file.text(item.label, left, this.y, { ...BODY, width: labelWidth }));
          this.file.group('LBody', () => {
            this.set('P', item.text, left + labelWidth, style);
            if (!item.detail) return;
            this.need(this.file.heightOf(item.detail, small));
            this.set('P', item.detail, left + labelWidth, small);
          });
        });
        this.y += 4;
      }
    });
  }

  /** A table with a head that repeats on each page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions = {}): void {
    drawTable(this, columns, rows, options);
    this.y += 8;
  }

  /** Two columns without a head: what (row header), value. */
  facts(rows: readonly (readonly [string, string])[], labelWidth = 116): void {
    const columns: Column[] = [{ width: labelWidth, header: true }, { width: this.area.width - labelWidth }];
    this.table(columns, rows, { plain: true, size: 10 });
  }

  private keep(text: string, style: TextStyle & { width: number }): void {
    const height = this.file.heightOf(text, style);
    const line = (style.size ?? 10) * 1.2 + (style.lineGap ?? 0);
    this.need(Math.min(height, height <= line * 5 ? height : line * 3));
  }

  private set(type: string, text: string, x: number, style: TextStyle): void {
    this.file.tag(type, () => this.file.text(text, x, this.y, style));
    this.y = this.file.doc.y;
  }
}
