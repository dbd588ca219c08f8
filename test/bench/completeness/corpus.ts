import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyOf, type AssessInput } from '@bauraum/completeness';
import { formFor, type FormData } from '@bauraum/forms';
import { sha256 } from '@bauraum/kernel';
import { readPdf, type PdfFacts } from '@bauraum/pdf-facts';
import { documentChecks, formOf, requiredDocuments, type FormSection } from '@bauraum/workflows';
import { generatePlanSet, type PlanId } from '../../../apps/cli/plans';
import { DEFECTS, type Draft, type Expected, type Upload } from './defects';
import type { Random } from './random';
import { A4, sheet, SHEETS } from './sheets';

const ON = '2026-11-30';
const PROCEDURE = 'simplified';
/** How many defects an application has; one in five has none. */
const DEFECT_COUNTS = [0, 1, 1, 2, 2, 3, 3, 4, 5, 0];
/** Every third set comes from the drawings of the demo, the others from sheets of all sizes. */
const DRAWN_EVERY = 3;

export interface Sample {
  readonly input: AssessInput;
  readonly expected: readonly Expected[];
  readonly defects: readonly string[];
}

/** An application with defects that are known because they were put in. The same random numbers give the same application. */
export async function sample(random: Random, index: number, authority: string): Promise<Sample> {
  const form = formFor(authority, PROCEDURE, ON);
  const required = requiredDocuments(authority, PROCEDURE, ON);
  const checks = documentChecks(authority, PROCEDURE, ON);
  const uploads = index % DRAWN_EVERY === 0 ? await drawn(index) : plain(random, index);
  const draft: Draft = {
    random,
    index,
    form,
    required,
    checks,
    answers: answers(form, random),
    uploads,
    untouched: new Set(uploads.map(({ typeCode }) => typeCode)),
    expected: [],
  };
  const defects = random
    .some(DEFECTS, random.pick(DEFECT_COUNTS))
    .filter((defect) => defect.plant(draft))
    .map(({ name }) => name);
  const documents = await Promise.all(draft.uploads.map(assessed));
  const formRule = whyOf(formOf(authority, PROCEDURE, ON), 'Diese Angabe gehört zum Antrag.');
  return { input: { form, formRule, answers: draft.answers, required, checks, documents }, expected: draft.expected, defects };
}

async function assessed(upload: Upload, index: number): Promise<AssessInput['documents'][number]> {
  const { bytes, ...rest } = upload;
  const facts: PdfFacts | null = upload.mediaType === 'application/pdf' ? await readPdf(bytes, { maxPages: 2000 }) : null;
  return { ...rest, id: `${upload.typeCode}-${index}`, version: 1, sha256: sha256(bytes), facts };
}

/** All that is asked for, sometimes with what is not. */
function answers(form: readonly FormSection[], random: Random): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    form.map(({ id, fields }) => [
      id,
      Object.fromEntries(fields.filter(({ required }) => required || random.chance(0.3)).map((field) => [field.id, answer(field, random)])),
    ]),
  ) satisfies FormData;
}

/** Conditions are answered with no; the defects turn them. */
function answer({ id, type, mustBeTrue, choices = [], required }: FormSection['fields'][number], random: Random): unknown {
  switch (type) {
    case 'boolean':
      return mustBeTrue === true || required;
    case 'number':
    case 'integer':
      return id === 'buildingClass' ? random.pick([1, 2, 3]) : random.pick([2, 3, 4]);
    case 'choice':
      return random.pick(choices).value;
    case 'date':
      return '2027-03-01';
    case 'email':
      return 'erika.muster@example.org';
    case 'parcel':
      return undefined;
    case 'text':
    case 'longtext':
      return /postalCode/i.test(id) ? '12345' : random.pick(['Muster', 'Angabe 7', 'Am Markt']);
  }
}

const PLANS: readonly PlanId[] = [
  'site-plan',
  'ground-floor',
  'section',
  'elevations-north-east',
  'description',
  'volume',
  'thermal',
  'overview',
];

/** The drawings of the demo: to scale, with title blocks, from A4 to A1. */
async function drawn(index: number): Promise<Upload[]> {
  const outDir = await mkdtemp(join(tmpdir(), 'bauraum-corpus-'));
  try {
    const project = { title: `Neubau Nr. ${index}`, site: `Musterweg ${index}, 12345 Musterstadt`, parcel: `Flurstück ${index}` };
    const files = await generatePlanSet({
      project,
      builder: { name: 'Erika Muster', address: 'Musterweg 2' },
      designer: { name: 'Max Entwurf', address: 'Planweg 3' },
      outDir,
      only: PLANS,
    });
    const uploads = await Promise.all(
      files.map(async ({ path, title, typeCode, fileName, mediaType }) => ({
        title,
        typeCode,
        fileName,
        mediaType,
        bytes: await readFile(path),
      })),
    );
    return [...uploads, cadastralMap(index)];
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

const AUTHOR = 'Max Entwurf';
const SCALE_WORDS: readonly ((scale: number) => string)[] = [
  (scale) => `M 1:${scale}`,
  (scale) => `Maßstab 1:${scale}`,
  (scale) => `M = 1 : ${scale}`,
  (scale) => `1:${scale}`,
  (scale) => `MASSSTAB 1/${scale}`,
  (scale) => `M  1 : ${[...String(scale)].join(' ')}`,
];
/** What stands on plans beside the scale and must not be mistaken for it. */
const NOISE = [
  'Gefälle 1:20',
  'Böschung 1:1,5',
  'Stand 16.11.2026',
  'Höhe 3,10 m über OK Gelände',
  'Seite 1 von 1',
  'vgl. Baubeschreibung, Abschnitt 3',
  'siehe Schnitt A-A',
];

const TITLES: readonly (readonly [typeCode: string, scale: number, titles: readonly string[]])[] = [
  ['1803', 500, ['Lageplan', 'AMTLICHER LAGEPLAN', 'Freiflächen- und Lageplan, siehe Grundriss EG']],
  ['2001', 100, ['Grundriss Erdgeschoss', 'GRUNDRISS OG', 'Grundriß Keller', 'Erdgeschossgrundriss, vgl. Schnitt A-A']],
  ['2002', 100, ['Schnitt A-A', 'Längsschnitt', 'Gebäudeschnitt B-B, vgl. Ansicht Nord', 'Querschnitt']],
  ['2003', 100, ['Ansicht Nord', 'Nord- und Ostansicht', 'Ansichten', 'Straßenansicht, siehe Grundriss']],
];

/** Sheets of all sizes in several ways to write. */
function plain(random: Random, index: number): Upload[] {
  const plans = TITLES.map(([typeCode, scale, titles]) => {
    const title = random.pick(titles);
    const lines = [random.pick(SCALE_WORDS)(scale), ...random.some(NOISE, 2), `Bauvorhaben ${index}`];
    return pdf(typeCode, title, sheet({ title, lines, side: random.pick(Object.values(SHEETS)), author: AUTHOR }));
  });
  const texts = [
    ['1500', 'Baubeschreibung'],
    ['2201', 'Berechnung des umbauten Raums'],
  ].map(([typeCode = '', title = '']) =>
    pdf(
      typeCode,
      title,
      sheet({ title, lines: [`Bauvorhaben ${index}`, random.pick(NOISE)], side: A4, pages: random.pick([1, 2, 5]), author: AUTHOR }),
    ),
  );
  return [...plans, ...texts, cadastralMap(index)];
}

const cadastralMap = (index: number): Upload =>
  pdf(
    '1802',
    'Liegenschaftskarte',
    sheet({ title: 'Auszug aus der Liegenschaftskarte', lines: [`Nr. ${index}`, 'Maßstab 1:1000'], side: A4, author: 'Katasteramt' }),
  );

export const pdf = (typeCode: string, title: string, bytes: Buffer): Upload => ({
  typeCode,
  title,
  fileName: `${title.replaceAll(' ', '_')}.pdf`,
  mediaType: 'application/pdf',
  bytes,
});
