import PDFDocument from 'pdfkit';
import type { Instant } from '@bauraum/kernel';
import { useFont, type FontStyle } from './fonts';
import type { PdfOptions } from './types';

/** Points per millimetre. */
export const MM = 72 / 25.4;

/** Document information; all of it is shown to readers and archives. */
export interface PdfMeta {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Instant;
  readonly subject?: string;
  readonly keywords?: string;
}

/** Page size and margins in points. */
export interface PageFrame {
  readonly size: readonly [number, number];
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** How a text is set. Sizes and positions in points. */
export interface TextStyle {
  readonly font?: FontStyle;
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly width?: number;
  readonly lineGap?: number;
  /** Counter-clockwise, degrees, round the start of the text. */
  readonly rotation?: number;
  readonly spacing?: number;
}

type Tagged = PDFKit.PDFStructureElement;
interface MetadataHook {
  endMetadata(): void;
  info: Record<string, unknown>;
}

const xml = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value;

/** pdfkit writes the information into XML as it is: a title such as `Müller & Sohn` would break the metadata. */
function escapeMetadata(doc: PDFKit.PDFDocument): void {
  const hook = doc as unknown as MetadataHook;
  const original = hook.endMetadata.bind(hook);
  hook.endMetadata = () => {
    for (const key of Object.keys(hook.info)) hook.info[key] = xml(hook.info[key]);
    original();
  };
}

/**
 * A tagged PDF/A-3a in German, the same bytes for the same input: creation date and file id come from `meta` alone.
 * Content must be drawn through `tag`, `artifact` or `figure`, so that nothing on the page is unmarked.
 */
export class PdfFile {
  readonly doc: PDFKit.PDFDocument;
  private readonly stack: Tagged[] = [];

  constructor(meta: PdfMeta, page: PageFrame, options: PdfOptions = {}) {
    this.doc = new PDFDocument({
      subset: 'PDF/A-3a',
      pdfVersion: '1.7',
      tagged: true,
      lang: 'de-DE',
      displayTitle: true,
      bufferPages: true,
      compress: options.compress ?? true,
      font: '',
      size: [...page.size],
      margins: { ...page.margins },
      info: {
        Title: meta.title,
        Author: meta.author,
        Subject: meta.subject ?? meta.title,
        Keywords: meta.keywords ?? '',
        Creator: 'Bauraum',
        Producer: 'Bauraum (pdfkit)',
        CreationDate: new Date(meta.createdAt),
      },
    });
    escapeMetadata(this.doc);
    const root = this.doc.struct('Document');
    this.doc.addStructure(root);
    this.stack.push(root);
  }

  private get parent(): Tagged {
    return this.stack[this.stack.length - 1]!;
  }

  /** Draws real content as one structure element (`P`, `H1`, `TD` ...). */
  tag(type: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
    this.parent.add(this.doc.struct(type, options, [draw]));
  }

  /** Groups what `fill` tags under one structure element (`L`, `Table`, `TR`, `Sect` ...). */
  group(type: string, fill: () => void): void {
    const element = this.doc.struct(type);
    this.parent.add(element);
    this.stack.push(element);
    fill();
    this.stack.pop();
    element.end();
  }

  /** Draws what a screen reader skips: rules, page furniture. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws a picture or drawing with its text alternative. */
  figure(alt: string, draw: () => void): void {
    this.tag('Figure', draw, { alt });
  }

  private prepare(raw: string, style: TextStyle): [string, PDFKit.Mixins.TextOptions] {
    const text = useFont(this.doc, style.font ?? 'regular', raw);
    this.doc.fontSize(style.size ?? 10);
    const options: PDFKit.Mixins.TextOptions & { rotation?: number } = { align: style.align ?? 'left', lineGap: style.lineGap ?? 0 };
    if (style.width === undefined) options.lineBreak = false;
    else options.width = style.width;
    if (style.rotation !== undefined) options.rotation = style.rotation;
    if (style.spacing !== undefined) options.characterSpacing = style.spacing;
    return [text, options];
  }

  /** Sets a text with its top left corner at (x, y); must run inside `tag`, `figure` or `artifact`. */
  text(raw: string, x: number, y: number, style: TextStyle = {}): void {
    const [text, options] = this.prepare(raw, style);
    this.doc.fillColor(style.color ?? '#000000').text(text, x, y, options);
  }

  /** Height of a text in points when it is set in `style.width`. */
  heightOf(raw: string, style: TextStyle & { width: number }): number {
    const [text, options] = this.prepare(raw, style);
    return this.doc.heightOfString(text, options);
  }

  /** Width of a single line in points. */
  widthOf(raw: string, style: TextStyle = {}): number {
    const [text, options] = this.prepare(raw, style);
    return this.doc.widthOfString(text, options);
  }

  /** Number of pages so far. */
  get pageCount(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Draws furniture on each page (artifacts), when their number is known. */
  eachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index);
      const { margins } = this.doc.page;
      this.doc.page.margins = { top: 0, right: 0, bottom: 0, left: 0 }; // furniture stands in the margin and must not break the page
      this.artifact(() => draw(index + 1, count), 'Pagination');
      this.doc.page.margins = margins;
    }
  }

  /** Ends the file and returns it. */
  finish(): Buffer {
    this.doc.end();
    const chunks: Buffer[] = [];
    for (let chunk: unknown = this.doc.read(); chunk !== null; chunk = this.doc.read()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
