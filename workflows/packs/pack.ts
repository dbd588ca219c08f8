import { berlinDate, type Instant, type PlainDate } from '@bauraum/kernel';
import { isValidOn, type FeeSchedule, type Land, type PeriodRule } from '@bauraum/law';
import { deadlineOf } from '../deadlines';
import type { DeadlineSpec } from '../types';
import { AUTHORITY_PACKS, BASE, LAND_PACKS } from './manifest';
import type { AuthorityPack, Body, LandPack, RequiredDocument, TextBlock, TextUse } from './types';
import { validatePack } from './validate';

validatePack('base', 'de/base', BASE);
for (const land of LAND_PACKS) validatePack('land', `de/${land.land.toLowerCase()}`, land);
for (const authority of AUTHORITY_PACKS) validatePack('authority', authority.slug, authority);

const landPacks = new Map(LAND_PACKS.map((pack) => [pack.land, pack]));
const authorities = new Map(AUTHORITY_PACKS.map((pack) => [pack.slug, pack]));

/**
 * All installed authorities, in order of name.
 *
 * @example listAuthorities().map((authority) => authority.slug)
 */
export function listAuthorities(): readonly AuthorityPack[] {
  return [...AUTHORITY_PACKS].sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** The authority with a slug, or undefined. @example findAuthority('nowhere') // undefined */
export const findAuthority = (slug: string): AuthorityPack | undefined => authorities.get(slug);

/**
 * The authority with a slug.
 *
 * @throws RangeError when it is not installed.
 * @example authorityPack(tenantId).fileNumberPattern
 */
export function authorityPack(slug: string): AuthorityPack {
  return found(authorities.get(slug), `authority ${slug}`);
}

/**
 * The pack of a Land.
 *
 * @throws RangeError when it is not installed.
 * @example landPack('MV').buildingCode // 'LBauO M-V'
 */
export function landPack(land: string): LandPack {
  return found(landPacks.get(land as Land), `Land ${land}`);
}

/**
 * The rule for a period that applies on a day: the Land's, else federal law's.
 *
 * @throws RangeError when the Land is not installed or no row applies.
 * @example periodRule('MV', 'simplified', 'decision', '2026-11-30').id // 'mv.decision-simplified'
 */
export function periodRule(land: string, procedure: string, kind: string, on: PlainDate): PeriodRule {
  const rows = [...landPack(land).periods, ...BASE.periods];
  const row = rows.find((candidate) => candidate.kind === kind && isFor(candidate, procedure) && isValidOn(candidate, on));
  return found(row, `period ${kind} for ${procedure} in ${land} on ${on}`);
}

/**
 * The fee schedule of a procedure that applies on a day.
 *
 * @throws RangeError when the Land is not installed or no row applies.
 * @example feeSchedule('MV', 'simplified', '2026-11-30').rateCents // 800
 */
export function feeSchedule(land: string, procedure: string, on: PlainDate): FeeSchedule {
  const row = landPack(land).fees.find((candidate) => isFor(candidate, procedure) && isValidOn(candidate, on));
  return found(row, `fee schedule for ${procedure} in ${land} on ${on}`);
}

/**
 * The documents of a procedure, required ones first.
 *
 * @param on only rows that apply on this day; absent: all.
 * @throws RangeError when the Land is not installed.
 * @example requiredDocuments('MV', 'simplified').filter((row) => row.required === 'always').length // 7
 */
export function requiredDocuments(land: string, procedure: string, on?: PlainDate): readonly RequiredDocument[] {
  return landPack(land).documents.filter((row) => isFor(row, procedure) && (on === undefined || isValidOn(row, on)));
}

/**
 * Ready-made texts for a use that apply on a day: the Land's first, then federal ones.
 *
 * @throws RangeError when the Land is not installed.
 * @example textBlocks('MV', 'appeal', '2026-11-30')[0]?.title // 'Rechtsbehelfsbelehrung'
 */
export function textBlocks(land: string, use: TextUse, on: PlainDate): readonly TextBlock[] {
  return [...landPack(land).texts, ...BASE.texts].filter((row) => row.use === use && isValidOn(row, on));
}

/**
 * A text with its placeholders filled in. A placeholder without a value stays, so that it is seen.
 *
 * @example fillText('Bis zum {dueOn}.', { dueOn: 'Mo., 1. März 2027' }) // 'Bis zum Mo., 1. März 2027.'
 */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** The bodies of an authority. @throws RangeError when it is not installed. @example bodiesOf(tenantId).map((body) => body.name) */
export const bodiesOf = (slug: string): readonly Body[] => authorityPack(slug).bodies;

/**
 * The period of a body's statement when it is asked at a moment: what the office is offered, with its explanation and legal consequence.
 *
 * @throws RangeError when authority or body is unknown.
 * @example statementPeriod(tenantId, 'environment', 'simplified', '2027-02-08T09:00:00.000Z').dueOn // '2027-03-09'
 */
export function statementPeriod(slug: string, bodyId: string, procedure: string, at: Instant): DeadlineSpec {
  const authority = authorityPack(slug);
  const body = found(
    authority.bodies.find((candidate) => candidate.id === bodyId),
    `body ${bodyId} of ${slug}`,
  );
  const event = berlinDate(at);
  const rule = periodRule(authority.land, procedure, body.periodKind, event);
  return deadlineOf(rule, { event, land: authority.land, municipality: authority.seatAgs });
}

/**
 * A file number in the pattern of the authority.
 *
 * @param number the running number of the year, from 1.
 * @throws RangeError when the number is not whole and positive.
 * @example formatFileNumber('63-{year}-{number:5}', 2026, 42) // '63-2026-00042'
 */
export function formatFileNumber(pattern: string, year: number, number: number): string {
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`not a running number: ${number}`);
  return pattern
    .replace('{year}', String(year))
    .replace(/\{number:(\d)\}/, (_, width: string) => String(number).padStart(Number(width), '0'));
}

function isFor(row: { readonly procedures?: readonly string[] }, procedure: string): boolean {
  return row.procedures === undefined || row.procedures.includes(procedure);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`not in the packs: ${what}`);
  return value;
}
