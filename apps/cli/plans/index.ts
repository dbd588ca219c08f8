import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, type PlainDate, type Sha256 } from '@bauraum/kernel';
import type { PdfOptions } from '@bauraum/pdf';
import { densityCalculation, description, livingAreaCalculation, spacesCalculation, volumeCalculation } from './calculations';
import { drainage, elevations, floorPlan, overview, section, sitePlan } from './drawings';
import { GROUND, UPPER } from './geometry';
import { stability, thermal } from './proofs';
import type { Party, PlanContext } from './sheet';
import { survey } from './survey';
import { TextSheet } from './text-sheet';

/** Every document of the set, in the order of its number. */
export const PLAN_IDS = [
  'site-plan',
  'ground-floor',
  'upper-floor',
  'section',
  'elevations-north-east',
  'elevations-south-west',
  'overview',
  'drainage',
  'description',
  'volume',
  'density',
  'living-area',
  'spaces',
  'stability',
  'thermal',
  'survey',
] as const;
export type PlanId = (typeof PLAN_IDS)[number];

interface Recipe {
  readonly title: string;
  /** Code of the XBau list `anlagen` 3.0. */
  readonly typeCode: string;
  readonly file: string;
  readonly make: (context: PlanContext, number: string) => Buffer;
}

const RECIPES: Readonly<Record<PlanId, Recipe>> = {
  'site-plan': { title: 'Lageplan 1:500', typeCode: '1803', file: 'Lageplan', make: sitePlan },
  'ground-floor': {
    title: 'Grundriss Erdgeschoss 1:100',
    typeCode: '2001',
    file: 'Grundriss_EG',
    make: (context, number) => floorPlan(context, number, GROUND),
  },
  'upper-floor': {
    title: 'Grundriss Obergeschoss 1:100',
    typeCode: '2001',
    file: 'Grundriss_OG',
    make: (context, number) => floorPlan(context, number, UPPER),
  },
  section: { title: 'Schnitt A-A 1:100', typeCode: '2002', file: 'Schnitt_A-A', make: section },
  'elevations-north-east': {
    title: 'Ansichten Nord und Ost 1:100',
    typeCode: '2003',
    file: 'Ansichten_Nord_Ost',
    make: (context, number) => elevations(context, number, 'northEast'),
  },
  'elevations-south-west': {
    title: 'Ansichten Süd und West 1:100',
    typeCode: '2003',
    file: 'Ansichten_Sued_West',
    make: (context, number) => elevations(context, number, 'southWest'),
  },
  overview: { title: 'Grundrisse, Schnitt und Ansichten 1:50 (A1)', typeCode: '2006', file: 'Uebersicht_1-50', make: overview },
  drainage: { title: 'Entwässerungsplan 1:200', typeCode: '1806', file: 'Entwaesserungsplan', make: drainage },
  description: { title: 'Baubeschreibung', typeCode: '1500', file: 'Baubeschreibung', make: description },
  volume: { title: 'Berechnung des Brutto-Rauminhalts', typeCode: '2201', file: 'Brutto-Rauminhalt', make: volumeCalculation },
  density: { title: 'Berechnung GRZ und GFZ', typeCode: '1901', file: 'GRZ_GFZ', make: densityCalculation },
  'living-area': { title: 'Wohnflächenberechnung', typeCode: '2204', file: 'Wohnflaeche', make: livingAreaCalculation },
  spaces: { title: 'Berechnung der Abstandsflächen', typeCode: '2102', file: 'Abstandsflaechen', make: spacesCalculation },
  stability: { title: 'Standsicherheitsnachweis', typeCode: '2801', file: 'Standsicherheitsnachweis', make: stability },
  thermal: { title: 'Wärmeschutznachweis', typeCode: '2805', file: 'Waermeschutznachweis', make: thermal },
  survey: { title: 'Baugrundgutachten mit Fotodokumentation', typeCode: '2831', file: 'Baugrundgutachten', make: survey },
};

export interface PlanSetInput {
  readonly project: PlanContext['project'];
  readonly designer: PlanContext['designer'];
  readonly builder: Party;
  readonly outDir: string;
  /** Date of the drawings; default 2026-11-16. */
  readonly date?: PlainDate;
  /** Only these documents; default all. */
  readonly only?: readonly PlanId[];
  /** Leave these out, so that the office finds something missing. */
  readonly missing?: readonly PlanId[];
  /** A later version: index in title block, number and file name; other content, other hash. */
  readonly revision?: string;
  readonly revisionNote?: string;
  readonly revisionDate?: PlainDate;
}

export interface PlanFile {
  readonly id: PlanId;
  readonly fileName: string;
  readonly title: string;
  readonly typeCode: string;
  readonly path: string;
  readonly mediaType: 'application/pdf';
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

function contextOf(input: PlanSetInput): PlanContext {
  const date = input.date ?? '2026-11-16';
  const note = input.revisionNote ?? 'Höhen und Bauteilaufbauten ergänzt';
  const revision = input.revision ? { index: input.revision, date: input.revisionDate ?? date, note } : undefined;
  return { project: input.project, builder: input.builder, designer: input.designer, date, revision };
}

/**
 * Writes the plan set of a dwelling of 750 m3 gross volume: drawings to scale, calculations, proofs, one file over 60 MB. The same input
 * gives the same bytes.
 *
 * @throws Error when the folder cannot be written.
 * @example (await generatePlanSet({ project, designer, builder, outDir, missing: ['section'] })).length // 15
 */
export async function generatePlanSet(input: PlanSetInput): Promise<PlanFile[]> {
  await mkdir(input.outDir, { recursive: true });
  const context = contextOf(input);
  const wanted = PLAN_IDS.filter((id) => (input.only?.includes(id) ?? true) && !input.missing?.includes(id));
  const files: PlanFile[] = [];
  for (const id of wanted) {
    const { title, typeCode, file, make } = RECIPES[id];
    const number = String(PLAN_IDS.indexOf(id) + 1).padStart(2, '0');
    const bytes = make(context, number);
    const fileName = `${number}${input.revision ?? ''}_${file}.pdf`;
    const path = join(input.outDir, fileName);
    await writeFile(path, bytes);
    files.push({ id, fileName, title, typeCode, path, mediaType: 'application/pdf', sizeBytes: bytes.length, sha256: sha256(bytes) });
  }
  return files;
}

const NOBODY: PlanContext = {
  project: {
    title: 'Neubau eines Einfamilienhauses',
    site: 'Musterweg 1, 12345 Musterstadt',
    parcel: 'Gemarkung Muster, Flur 1, Flurstück 1',
  },
  builder: { name: 'Erika Muster', address: 'Musterweg 2, 12345 Musterstadt' },
  designer: { name: 'Max Entwurf', address: 'Planweg 3, 12345 Musterstadt' },
  date: '2026-11-16',
};

/**
 * A valid one-page PDF/A for tests, a few kilobytes; title and code change its hash.
 *
 * @example generateSmallPlan('Lageplan', '1803').subarray(0, 5).toString() // '%PDF-'
 */
export function generateSmallPlan(title: string, typeCode: string, options: PdfOptions = {}): Buffer {
  const sheet = new TextSheet({ ...NOBODY, pdf: options }, title, typeCode);
  sheet.section('Inhalt', `Unterlage „${title}“, Art ${typeCode}.`);
  return sheet.finish();
}
