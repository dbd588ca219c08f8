import type { DocumentCheck, DocumentCheckKind, FormSection, RequiredDocument } from '@bauraum/workflows';
import PDFDocument from 'pdfkit';
import type { Random } from './random';
import { A4, sheet, SHEETS, withoutClaim, type SheetOptions } from './sheets';

/** A file as it is uploaded. */
export interface Upload {
  readonly typeCode: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What the assistant must find: the kind for the report, and which rule about what. */
export interface Expected {
  readonly kind: string;
  readonly rule: string;
  /** Of the document, for rules about files. */
  readonly typeCode?: string;
}

export interface Draft {
  readonly random: Random;
  readonly index: number;
  readonly form: readonly FormSection[];
  readonly required: readonly RequiredDocument[];
  readonly checks: readonly DocumentCheck[];
  readonly answers: Record<string, Record<string, unknown>>;
  uploads: Upload[];
  /** Types whose document has no defect yet: one each, so that it is known what must be found. */
  readonly untouched: Set<string>;
  readonly expected: Expected[];
}

export interface Defect {
  readonly name: string;
  /** @returns false when there was no room for it. */
  plant(draft: Draft): boolean;
}

const PLANS = ['2001', '2002', '2003', '1803'];
const TEXTS = ['1500', '2201'];
const TITLES: Readonly<Record<string, string>> = {
  '1803': 'Lageplan',
  '2001': 'Grundriss',
  '2002': 'Schnitt B-B',
  '2003': 'Ansicht Süd',
  '1500': 'Baubeschreibung',
  '2201': 'Berechnung des umbauten Raums',
};
const SCALES: Readonly<Record<string, string>> = { '1803': 'M 1:500' };

/** A good sheet of a type, in which one thing is to be wrong. */
function sheetOf(draft: Draft, typeCode: string, change: Partial<SheetOptions> = {}): Buffer {
  const isPlan = PLANS.includes(typeCode);
  const lines = [`Bauvorhaben ${draft.index}`, ...(isPlan ? [SCALES[typeCode] ?? 'Maßstab 1:100'] : [])];
  return sheet({
    title: TITLES[typeCode] ?? 'Unterlage',
    lines,
    side: isPlan ? draft.random.pick(Object.values(SHEETS)) : A4,
    author: 'Max Entwurf',
    ...change,
  });
}

/** A defect of one file. `kinds`: what must be found in it. */
const inFile = (
  name: string,
  types: readonly string[],
  kinds: readonly DocumentCheckKind[],
  bytes: (draft: Draft, typeCode: string) => Buffer,
  mediaType = 'application/pdf',
): Defect => ({
  name,
  plant(draft) {
    const left = types.filter((code) => draft.untouched.has(code));
    if (left.length === 0) return false;
    const typeCode = draft.random.pick(left);
    draft.untouched.delete(typeCode);
    draft.uploads = draft.uploads.map((upload) =>
      upload.typeCode === typeCode ? { ...upload, mediaType, bytes: bytes(draft, typeCode) } : upload,
    );
    for (const kind of kinds) expectCheck(draft, kind, typeCode);
    return true;
  },
});

/** The rows of the pack that are about this kind and type; each of them must speak. */
function expectCheck(draft: Draft, kind: DocumentCheckKind, typeCode: string): void {
  const rows = draft.checks.filter((row) => row.kind === kind && (row.typeCodes?.includes(typeCode) ?? true));
  if (rows.length === 0) throw new Error(`the pack has no check ${kind} for ${typeCode}`);
  draft.expected.push(...rows.map(({ id }) => ({ kind, rule: id, typeCode })));
}

const ALL = [...PLANS, ...TEXTS];

/** What is wrong in a file. */
const FILES: readonly Defect[] = [
  inFile('needs a password', ALL, ['notEncrypted'], (draft) => old(draft, { userPassword: 'geheim' })),
  inFile('JavaScript', ALL, ['noJavaScript'], (draft, code) =>
    sheetOf(draft, code, { javaScript: 'app.alert(1)', onPage: draft.random.chance(0.5) }),
  ),
  inFile('embedded file', ALL, ['noEmbeddedFiles'], (draft, code) =>
    sheetOf(draft, code, { attachment: 'modell.xml', pinned: draft.random.chance(0.5) }),
  ),
  inFile('blank page', TEXTS, ['notBlank'], (draft, code) =>
    sheetOf(draft, code, { blank: draft.random.pick(['empty', 'white'] as const), pages: draft.random.pick([1, 3]) }),
  ),
  inFile('no PDF/A', ALL, ['pdfA'], (draft, code) => withoutClaim(sheetOf(draft, code))),
  inFile('old PDF with loose fonts', TEXTS, ['pdfA', 'fontsEmbedded'], (draft) => old(draft)),
  inFile('no scale', PLANS, ['scaleText'], (draft, code) =>
    sheetOf(draft, code, { lines: [`Bauvorhaben ${draft.index}`, 'Gefälle 1:20'] }),
  ),
  inFile('scale too small', PLANS, ['scaleText'], (draft, code) =>
    sheetOf(draft, code, { lines: [`Nr. ${draft.index}`, draft.random.pick(['M 1:1000', 'Maßstab 1 : 2.500'])] }),
  ),
  inFile('odd page size', PLANS, ['pageSizes'], (draft, code) =>
    sheetOf(draft, code, {
      side: draft.random.pick([
        [700, 500],
        [1000, 297],
        [279, 216],
      ] as const),
    }),
  ),
  inFile('several plans', PLANS, ['onePlanPerFile'], (draft, code) => sheetOf(draft, code, { pages: draft.random.pick([2, 4]) })),
  inFile('scanned', TEXTS, ['textLayer'], (draft, code) => sheetOf(draft, code, { scanned: true })),
  inFile('damaged', ALL, ['readable'], (draft) => Buffer.from(`%PDF-1.7\n${'x'.repeat(1000 + draft.index)}\n%%EOF`)),
  inFile(
    'an image',
    PLANS,
    ['pdfA'],
    (draft) => Buffer.from(`\x89PNG\r\n\x1a\n${draft.index} ${draft.random.next()}`, 'latin1'),
    'image/png',
  ),
  inFile('content of another type', ['2001', '2002', '2003'], ['typeFits'], (draft, code) => sheetOf(draft, code, { title: 'Lageplan' })),
];

/** A PDF of former days. */
function old({ index, random }: Draft, options: PDFKit.PDFDocumentOptions = {}): Buffer {
  const doc = new PDFDocument({ size: 'A4', ...options, info: { CreationDate: new Date('2026-11-16T09:00:00Z') } });
  doc.text(`Bauvorhaben ${index}, ${random.next()}`);
  doc.end();
  const chunks: Buffer[] = [];
  for (let chunk: unknown = doc.read(); chunk !== null; chunk = doc.read()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const missingDocument: Defect = {
  name: 'document missing',
  plant(draft) {
    const rows = draft.required.filter((row) => row.required === 'always' && draft.untouched.has(row.typeCode));
    if (rows.length === 0) return false;
    const { id, typeCode } = draft.random.pick(rows);
    draft.untouched.delete(typeCode);
    draft.uploads = draft.uploads.filter((upload) => upload.typeCode !== typeCode);
    draft.expected.push({ kind: 'document missing', rule: id });
    return true;
  },
};

/** A plan among the texts: one document is missing, the other is not what it says. */
const wrongType: Defect = {
  name: 'uploaded as another type',
  plant(draft) {
    const { untouched, uploads, required } = draft;
    if (!untouched.has('2003') || !untouched.has('1500')) return false;
    for (const code of ['2003', '1500']) untouched.delete(code);
    const moved: Upload = {
      typeCode: '1500',
      title: 'Baubeschreibung',
      fileName: 'Plan.pdf',
      mediaType: 'application/pdf',
      bytes: sheetOf(draft, '2003'),
    };
    draft.uploads = [...uploads.filter(({ typeCode }) => typeCode !== '2003' && typeCode !== '1500'), moved];
    const row = required.find(({ typeCode, required: when }) => typeCode === '2003' && when === 'always');
    if (row) draft.expected.push({ kind: 'document missing', rule: row.id });
    expectCheck(draft, 'typeFits', '1500');
    return true;
  },
};

const duplicate: Defect = {
  name: 'uploaded twice',
  plant(draft) {
    const original = draft.uploads.find(({ typeCode }) => draft.untouched.has(typeCode));
    if (!original) return false;
    draft.untouched.delete(original.typeCode);
    draft.uploads = [...draft.uploads, { ...original, typeCode: '9999', title: 'Noch einmal', fileName: 'Kopie.pdf' }];
    expectCheck(draft, 'noDuplicate', '9999');
    return true;
  },
};

const missingField: Defect = {
  name: 'answer missing',
  plant({ form, answers, random, expected }) {
    const left = form.flatMap((section) =>
      section.fields
        .filter((field) => field.required && field.when === undefined && answers[section.id]?.[field.id] !== null)
        .map((field) => ({ section, field })),
    );
    const { section, field } = random.pick(left);
    answers[section.id] = { ...answers[section.id], [field.id]: null };
    expected.push({ kind: 'answer missing', rule: `field:/${section.id}/${field.id}` });
    return true;
  },
};

/** The answer that makes a document necessary, without the document. */
const conditional: Defect = {
  name: 'document missing on a condition',
  plant({ required, uploads, answers, random, expected }) {
    const rows = required.filter(
      (row) =>
        row.when &&
        'fact' in row.when &&
        row.when.is !== undefined &&
        !uploads.some(({ typeCode }) => typeCode === row.typeCode) &&
        !expected.some(({ rule }) => rule === row.id),
    );
    if (rows.length === 0) return false;
    const row = random.pick(rows);
    if (!row.when || !('fact' in row.when)) return false;
    const [section = '', field = ''] = row.when.fact.split('.');
    if (answers[section]?.[field] === null) return false; // it was taken away by another defect
    answers[section] = { ...answers[section], [field]: row.when.is };
    expected.push({ kind: 'document missing on a condition', rule: row.id });
    return true;
  },
};

/** All kinds that are put in. */
export const DEFECTS: readonly Defect[] = [...FILES, missingDocument, wrongType, duplicate, missingField, conditional];
