import { assess, isOpen, type Point } from '@bauraum/completeness';
import { documentChecks, listAuthorities } from '@bauraum/workflows';
import { sample, type Sample } from './corpus';
import type { Expected } from './defects';
import { seeded } from './random';

export interface Counts {
  readonly planted: number;
  readonly found: number;
  /** Points that are raised and were not planted. */
  readonly falseAlarms: number;
}

export interface Measured {
  readonly applications: number;
  readonly clean: number;
  /** Clean applications with any open point. */
  readonly cleanWithAlarm: number;
  readonly documents: number;
  readonly byKind: Readonly<Record<string, Counts>>;
  readonly all: Counts;
  /** What went wrong, to look at. */
  readonly mistakes: readonly string[];
}

/** An authority whose Land has all kinds of checks. */
const authority = (): string =>
  listAuthorities().find(({ slug }) => documentChecks(slug, 'simplified', '2026-11-30').some(({ kind }) => kind === 'pdfA'))?.slug ?? '';

/** Assesses generated applications and compares what is raised with what was put in. */
export async function measure(applications: number, seed: number, tell: (done: number) => void = () => undefined): Promise<Measured> {
  const random = seeded(seed);
  const kinds = new Map<string, { planted: number; found: number; falseAlarms: number }>();
  const count = (kind: string, key: 'planted' | 'found' | 'falseAlarms'): void => {
    const counts = kinds.get(kind) ?? { planted: 0, found: 0, falseAlarms: 0 };
    counts[key]++;
    kinds.set(kind, counts);
  };
  const mistakes: string[] = [];
  let [clean, cleanWithAlarm, documents] = [0, 0, 0];
  for (let index = 0; index < applications; index++) {
    const one = await sample(random, index, authority());
    const { missed, falseAlarms } = compared(one);
    for (const expected of one.expected) count(expected.kind, 'planted');
    for (const expected of one.expected.filter((each) => !missed.includes(each))) count(expected.kind, 'found');
    for (const point of falseAlarms) count(kindOf(point, one), 'falseAlarms');
    const at = `application ${index} (${one.defects.join(', ') || 'clean'})`;
    mistakes.push(
      ...missed.map(({ rule, typeCode }) => `${at}: missed ${rule} ${typeCode ?? ''}`),
      ...falseAlarms.map(({ id, what }) => `${at}: raised ${id}: ${what}`),
    );
    documents += one.input.documents.length;
    if (one.expected.length === 0) clean++;
    if (one.expected.length === 0 && falseAlarms.length > 0) cleanWithAlarm++;
    tell(index + 1);
  }
  const byKind = Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
  const sum = (key: keyof Counts): number => [...kinds.values()].reduce((total, counts) => total + counts[key], 0);
  return {
    applications,
    clean,
    cleanWithAlarm,
    documents,
    byKind,
    all: { planted: sum('planted'), found: sum('found'), falseAlarms: sum('falseAlarms') },
    mistakes,
  };
}

function compared({ input, expected }: Sample): { readonly missed: readonly Expected[]; readonly falseAlarms: readonly Point[] } {
  const open = assess(input).filter(isOpen);
  return {
    missed: expected.filter((one) => !open.some((point) => isAbout(point, one))),
    falseAlarms: open.filter((point) => !expected.some((one) => isAbout(point, one))),
  };
}

/** The rule, and the document that it is about. */
const isAbout = ({ id, why, fix }: Point, { rule, typeCode }: Expected): boolean =>
  typeCode === undefined
    ? id === rule || id === `document:${rule}`
    : why.ruleId === rule && fix.typeCode === typeCode && fix.kind === 'document';

function kindOf({ id, why }: Point, { input }: Sample): string {
  if (id.startsWith('field:')) return 'answer missing';
  if (id.startsWith('document:'))
    return input.required.find((row) => row.id === why.ruleId)?.when ? 'document missing on a condition' : 'document missing';
  return input.checks.find((row) => row.id === why.ruleId)?.kind ?? id;
}

/** @example recall({ planted: 20, found: 19, falseAlarms: 0 }) // 0.95 */
export const recall = ({ planted, found }: Counts): number => (planted === 0 ? 1 : found / planted);

/** The share of what is raised that is false. @example falseShare({ planted: 19, found: 19, falseAlarms: 1 }) // 0.05 */
export const falseShare = ({ found, falseAlarms }: Counts): number => (found + falseAlarms === 0 ? 0 : falseAlarms / (found + falseAlarms));
