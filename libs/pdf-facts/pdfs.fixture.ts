import PDFDocument from 'pdfkit';

export interface SampleOptions {
  /** Lines of each page; an empty list makes a page without any. */
  readonly pages?: readonly (readonly string[])[];
  readonly size?: PDFKit.PDFDocumentOptions['size'];
  readonly layout?: 'portrait' | 'landscape';
  readonly userPassword?: string;
  readonly ownerPassword?: string;
  readonly javaScript?: string;
  readonly attachment?: string;
  /** A box without text, as a scan or a drawing is for a machine. */
  readonly drawn?: boolean;
}

/** A plain PDF of pdfkit without any claim, with what a submission should not have. Standard fonts: not embedded. */
export function samplePdf(options: SampleOptions = {}): Buffer {
  const { pages = [['Lageplan M 1:500']], size = 'A4', layout = 'portrait', userPassword, ownerPassword } = options;
  const doc = new PDFDocument({
    autoFirstPage: false,
    size,
    layout,
    ...(userPassword ? { userPassword } : {}),
    ...(ownerPassword ? { ownerPassword } : {}),
    info: { Title: 'Muster', Producer: 'pdfkit', CreationDate: new Date('2026-11-16T09:00:00Z') },
  });
  for (const lines of pages) {
    doc.addPage();
    if (options.drawn) doc.rect(72, 72, 100, 100).stroke();
    lines.forEach((line, index) => doc.text(line, 72, 72 + index * 20, { lineBreak: false }));
  }
  if (options.attachment) doc.file(Buffer.from('Inhalt'), { name: options.attachment });
  if (options.javaScript) {
    const action = doc.ref({ S: 'JavaScript', JS: new String(options.javaScript) });
    action.end('');
    (doc as unknown as { _root: { data: Record<string, unknown> } })._root.data['OpenAction'] = action;
  }
  doc.end();
  const chunks: Buffer[] = [];
  for (let chunk: unknown = doc.read(); chunk !== null; chunk = doc.read()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A PDF written by hand, object by object, with a right table of references. */
export function rawPdf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const starts: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    starts.push(length());
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const at = length();
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object with its dictionary's other entries. */
export const stream = (data: Buffer, entries = ''): Buffer =>
  Buffer.concat([Buffer.from(`<< /Length ${data.length} ${entries} >>\nstream\n`), data, Buffer.from('\nendstream')]);
