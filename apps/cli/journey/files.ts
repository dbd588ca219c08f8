import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, type PlainDate } from '@bauraum/kernel';
import { generatePlanSet, generateSmallPlan, type PlanFile, type PlanId, type PlanSetInput } from '../plans';
import { cadastralExtract } from './cadastral';
import { PLAN_HEADS } from './demo.data';
import type { Journey } from './play';
import type { UploadFile } from './upload';

/** The type that the office finds missing: sections (Schnitte). */
export const MISSING_TYPE = '2002';
const SITE_PLAN_TYPE = '1803';
const CADASTRAL_TYPE = '1802';

/** What the ordinance asks for always, but the section. */
const SMALL: readonly (readonly [typeCode: string, title: string])[] = [
  ['1500', 'Baubeschreibung'],
  [CADASTRAL_TYPE, 'Auszug aus der Liegenschaftskarte'],
  [SITE_PLAN_TYPE, 'Lageplan'],
  ['2001', 'Grundrisse'],
  ['2003', 'Ansichten'],
  ['2201', 'Berechnung des umbauten Raums'],
];

type Head = keyof Pick<typeof PLAN_HEADS, 'main' | 'second'>;

/** Files of a journey, made when they are needed and always the same ones. */
export class Files {
  constructor(
    private readonly journey: Journey,
    private readonly head: Head,
  ) {}

  private get outDir(): string {
    return join(this.journey.options.dataDir, 'demo', `${this.journey.options.name}-files`);
  }

  private input(more: Partial<PlanSetInput>): Promise<PlanSetInput> {
    return this.journey
      .fix<PlainDate>('planDate', () => '2026-11-16')
      .then((date) => ({ ...PLAN_HEADS[this.head], designer: PLAN_HEADS.designer, outDir: this.outDir, date, ...more }));
  }

  /** Everything that goes with the application but the section, the largest file last. */
  async first(only?: readonly PlanId[]): Promise<UploadFile[]> {
    if (this.journey.options.plans === 'small') return SMALL.map(([typeCode, title]) => this.small(title, typeCode));
    const input = await this.input({ missing: ['section'], ...(only ? { only } : {}) });
    const plans = (await generatePlanSet(input)).map(toFile);
    const { project, builder, designer, date = '2026-11-16' } = input;
    const cadastral = cadastralExtract({ project, builder, designer, date }, '00');
    const map = this.keep('Auszug aus der Liegenschaftskarte', CADASTRAL_TYPE, '00_Liegenschaftskarte.pdf', cadastral);
    return [map, ...plans].sort((a, b) => a.size - b.size);
  }

  async section(): Promise<UploadFile> {
    if (this.journey.options.plans === 'small') return this.small('Schnitt A-A', MISSING_TYPE);
    return firstOf(await generatePlanSet(await this.input({ only: ['section'] })));
  }

  /** The site plan again, with what was wrong put right. */
  async sitePlanRevised(): Promise<UploadFile> {
    if (this.journey.options.plans === 'small') return this.small('Lageplan, Index a', SITE_PLAN_TYPE);
    const revised = { only: ['site-plan'], revision: 'a', revisionNote: 'Höhenbezug an den Gebäudeecken ergänzt' } as const;
    return firstOf(await generatePlanSet(await this.input(revised)));
  }

  private small(title: string, typeCode: string): UploadFile {
    return this.keep(title, typeCode, `${typeCode}_${title.replace(/[^\p{L}\d]+/gu, '_')}.pdf`, generateSmallPlan(title, typeCode));
  }

  private keep(title: string, typeCode: string, fileName: string, bytes: Buffer): UploadFile {
    mkdirSync(this.outDir, { recursive: true });
    const path = join(this.outDir, fileName);
    writeFileSync(path, bytes);
    return { title, typeCode, fileName, path, mediaType: 'application/pdf', size: bytes.length, sha256: sha256(bytes) };
  }
}

const toFile = ({ sizeBytes, id: _, ...plan }: PlanFile): UploadFile => ({ ...plan, size: sizeBytes });

function firstOf(plans: readonly PlanFile[]): UploadFile {
  const [plan] = plans;
  if (!plan) throw new Error('the plan was not made');
  return toFile(plan);
}

/** @example megabytes([{ size: 1_520_000 }]) // '1.5 MB' */
export function megabytes(files: readonly { readonly size: number }[]): string {
  const sum = files.reduce((total, { size }) => total + size, 0) / 1_000_000;
  return `${sum.toFixed(sum < 10 ? 1 : 0)} MB`;
}
