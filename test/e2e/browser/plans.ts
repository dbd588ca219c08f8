import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePlanSet, generateSmallPlan, type PlanFile } from '../../../apps/cli/plans';
import { samplePdf } from '../../../libs/pdf-facts/pdfs.fixture';
import type { Surroundings } from './visitor';

/** Names as a design office gives them; the first column tells what the sheet itself says. */
const NAMES: readonly (readonly [string, (number: number) => string])[] = [
  ['Lageplan', (number) => `${number}_Lageplan_1-500.pdf`],
  ['Grundriss', (number) => `P-${100 + number} Grundriss ${number}.OG 1-100 Index-b.pdf`],
  ['Schnitt', (number) => `BV Berger_GP_Schnitt_${number}-${number}.pdf`],
  ['Ansicht', (number) => `ansicht_süd_${number}.PDF`],
  ['Detail Traufe', (number) => `Detail Traufe ${number}.pdf`],
  // Nothing to go by: people choose.
  ['Übersicht', (number) => `scan08${number + 10}.pdf`],
];

/** What the designer drops: good plans, and some that cannot be taken. */
export interface Bundle {
  readonly good: readonly string[];
  /** Good ones whose name says nothing. */
  readonly untyped: number;
  /** Refused by the portal at once. */
  readonly refusedHere: readonly string[];
  /** Refused when their content was looked at. */
  readonly refusedThere: readonly string[];
}

/** Writes files on this computer. @param count of good ones. */
export function bundle({ dataDir }: Pick<Surroundings, 'dataDir'>, count: number): Bundle {
  const folder = join(dataDir, 'bundle');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const good = Array.from({ length: count }, (_, index) => {
    const [title, name] = NAMES[index % NAMES.length] ?? ['', () => ''];
    const number = Math.floor(index / NAMES.length) + 1;
    return write(name(number), generateSmallPlan(`${title} ${number}`, '2001'));
  });
  const whole = samplePdf();
  return {
    good,
    untyped: Math.floor(count / NAMES.length),
    refusedHere: [write('Grundriss leer.pdf', Buffer.alloc(0)), write('Grundriss EG.dwg', Buffer.from('AC1032'))],
    refusedThere: [
      write('Schnitt Kennwort.pdf', samplePdf({ userPassword: 'geheim' })),
      write('Grundriss gar kein PDF.pdf', Buffer.from('Das ist ein Text.\n'.repeat(20))),
      write('Lageplan abgeschnitten.pdf', whole.subarray(0, whole.length - 200)),
    ],
  };
}

/** A scan whose name says nothing, and whose words say that it is a section. */
export function scan({ dataDir }: Pick<Surroundings, 'dataDir'>): string {
  const path = join(dataDir, 'scan4711.pdf');
  writeFileSync(path, samplePdf({ pages: [['Schnitt A-A']] }));
  return path;
}

/** Two large documents: several parts each. */
export async function largePlans({ dataDir }: Pick<Surroundings, 'dataDir'>): Promise<readonly [PlanFile, PlanFile]> {
  const project = { title: 'Neubau', site: 'Lindenweg 1, 23936 Grevesmühlen', parcel: 'Gemarkung Grevesmühlen, Flur 1, Flurstück 1' };
  const person = { name: 'Jonas Weiß', address: 'Planweg 3, 23936 Grevesmühlen' };
  const set = { project, designer: { ...person }, builder: { ...person }, only: ['survey' as const] };
  const [one] = await generatePlanSet({ ...set, outDir: join(dataDir, 'large-1') });
  const [two] = await generatePlanSet({ ...set, outDir: join(dataDir, 'large-2'), revision: 'a' });
  if (!one || !two) throw new Error('no large plans');
  return [one, two];
}
