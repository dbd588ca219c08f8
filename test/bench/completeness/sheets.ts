import { MM, PdfFile } from '@bauraum/pdf';

type Side = readonly [widthMm: number, heightMm: number];

/** Landscape, as drawings are. */
export const SHEETS: Readonly<Record<'A0' | 'A1' | 'A2' | 'A3', Side>> = {
  A0: [1189, 841],
  A1: [841, 594],
  A2: [594, 420],
  A3: [420, 297],
};
export const A4: Side = [210, 297];

export interface SheetOptions {
  readonly title: string;
  readonly lines: readonly string[];
  readonly side: Side;
  readonly pages?: number;
  /** A page on which nothing stands, at the end. */
  readonly blank?: 'empty' | 'white';
  /** Lines instead of letters, as after scanning. */
  readonly scanned?: boolean;
  readonly attachment?: string;
  /** As an annotation on the page instead of in the file's list. */
  readonly pinned?: boolean;
  readonly javaScript?: string;
  /** When the page is shown instead of when the file is opened. */
  readonly onPage?: boolean;
  readonly author: string;
}

/** A PDF/A of one or more sheets: a drawing with its title block at the lower right, or a text with its head at the top. */
export function sheet({ title, lines, side, pages = 1, ...options }: SheetOptions): Buffer {
  const { blank, scanned, attachment, javaScript, author } = options;
  const [width, height] = side;
  const size: [number, number] = [width * MM, height * MM];
  const margins = { top: 0, right: 0, bottom: 0, left: 0 };
  const file = new PdfFile({ title: scanned ? 'Scan' : title, author, createdAt: '2026-11-16T09:00:00.000Z' }, { size, margins });
  const isText = width * height <= A4[0] * A4[1];
  const [left, top] = isText ? [25, 20] : [width - 180, height - 60];
  for (let page = 0; page < pages; page++) {
    if (page > 0) file.doc.addPage({ size, margins });
    file.artifact(() => file.doc.rect(20 * MM, 10 * MM, (width - 30) * MM, (height - 20) * MM).stroke('#111111'));
    if (scanned) continue;
    file.tag('H1', () => file.text(title, left * MM, top * MM, { size: 14 }));
    lines.forEach((line, index) => file.tag('P', () => file.text(line, left * MM, (top + 10 + index * 6) * MM, { size: 9 })));
  }
  if (blank) file.doc.addPage({ size, margins });
  if (blank === 'white') file.artifact(() => file.doc.rect(0, 0, width * MM, height * MM).fill('#ffffff'));
  if (attachment) attach(file, attachment, options.pinned === true);
  if (javaScript) run(file, javaScript, options.onPage === true);
  return file.finish();
}

function attach(file: PdfFile, name: string, pinned: boolean): void {
  const source = Buffer.from('<daten/>');
  const options = { name, type: 'text/xml', relationship: 'Data' };
  const doc = file.doc as unknown as { fileAnnotation(x: number, y: number, w: number, h: number, file: object): void }; // the types lack it
  if (pinned) doc.fileAnnotation(50, 50, 20, 20, { src: source, ...options });
  else file.doc.file(source, options);
}

/** pdfkit has no call for it, which is to its credit. */
function run(file: PdfFile, script: string, onPage: boolean): void {
  const action = file.doc.ref({ S: 'JavaScript', JS: new String(script) });
  action.end('');
  const { page, _root: root } = file.doc as unknown as {
    page: { dictionary: { data: Record<string, unknown> } };
    _root: { data: Record<string, unknown> };
  };
  if (onPage) page.dictionary.data['AA'] = { O: action };
  else root.data['OpenAction'] = action;
}

/** The same file without its claim to be PDF/A. */
export const withoutClaim = (pdf: Buffer): Buffer => Buffer.from(pdf.toString('latin1').replaceAll('pdfaid:', 'pdfxid:'), 'latin1');
