import { berlinDate, type Instant, type PlainDate } from '@bauraum/kernel';
import { holds, isValidOn, type Calendar, type Dated, type FeeSchedule, type NotificationRule, type PeriodRule } from '@bauraum/law';
import { deadlineOf } from '../deadlines';
import type { DeadlineSpec } from '../types';
import { authorityPack, findAuthority, landPack, rulesOf } from './installed';
import type { Body, Discipline, DocumentCheck, Form, Procedure, RequiredDocument, SignOffRule, TextBlock } from './types';

// `scope` is the slug of an authority or the two letters of a Land: the rules that hold there.

/**
 * The procedures that are offered on a day.
 *
 * @throws RangeError when neither authority nor Land is installed.
 * @example proceduresOf('MV', '2026-11-30').map(({ id }) => id).includes('simplified') // true
 */
export function proceduresOf(scope: string, on: PlainDate): readonly Procedure[] {
  const offers = findAuthority(scope)?.offers;
  return rulesOf(scope).procedures.filter((row) => isValidOn(row, on) && (offers === undefined || offers.includes(row.id)));
}

/**
 * A procedure by its id, whether it is still offered or not: an old case keeps its name.
 *
 * @throws RangeError when it is not in the packs.
 * @example procedureOf('MV', 'simplified').workflow // 'building-permit'
 */
export function procedureOf(scope: string, id: string, on?: PlainDate): Procedure {
  const rows = rulesOf(scope).procedures.filter((row) => row.id === id);
  const row = rows.find((candidate) => on === undefined || isValidOn(candidate, on)) ?? rows[0];
  return found(row, `procedure ${id} in ${scope}`);
}

/**
 * The rule for a period that applies on a day.
 *
 * @throws RangeError when nothing is installed or no row applies.
 * @example periodRule('MV', 'simplified', 'decision', '2026-11-30').id // 'mv.decision-simplified'
 */
export function periodRule(scope: string, procedure: string, kind: string, on: PlainDate): PeriodRule {
  return found(findPeriodRule(scope, procedure, kind, on), `period ${kind} for ${procedure} in ${scope} on ${on}`);
}

/** The same, or undefined when the law knows no such period. @example findPeriodRule('MV', 'simplified', 'nothing', '2026-11-30') // undefined */
export function findPeriodRule(scope: string, procedure: string, kind: string, on: PlainDate): PeriodRule | undefined {
  return rulesOf(scope).periods.find((row) => row.kind === kind && appliesTo(row, procedure) && isValidOn(row, on));
}

/**
 * All period rules of a procedure on a day, one of each kind.
 *
 * @throws RangeError when nothing is installed.
 * @example periodRules('MV', 'simplified', '2026-11-30').map(({ kind }) => kind)
 */
export function periodRules(scope: string, procedure: string, on: PlainDate): readonly PeriodRule[] {
  const rows = rulesOf(scope).periods.filter((row) => appliesTo(row, procedure) && isValidOn(row, on));
  return rows.filter((row, index) => rows.findIndex(({ kind }) => kind === row.kind) === index);
}

/**
 * Whose holidays count: the Land and the seat of an authority, or the Land alone.
 *
 * @throws RangeError when neither is installed.
 * @example calendarOf('MV') // { land: 'MV' }
 */
export function calendarOf(scope: string): Calendar {
  const authority = findAuthority(scope);
  if (!authority) return { land: landPack(scope).land };
  const { land, seatAgs, localHolidays } = authority;
  return { land, municipality: seatAgs, ...(localHolidays ? { localHolidays } : {}) };
}

/**
 * When a notice counts as notified through a channel.
 *
 * @throws RangeError when no row applies.
 * @example notificationRule('MV', 'post', '2026-11-30').days
 */
export function notificationRule(scope: string, channel: NotificationRule['channel'], on: PlainDate): NotificationRule {
  const row = rulesOf(scope).notifications.find((candidate) => candidate.channel === channel && isValidOn(candidate, on));
  return found(row, `notification by ${channel} in ${scope} on ${on}`);
}

/**
 * The fee schedule of a procedure that applies on a day.
 *
 * @throws RangeError when nothing is installed or no row applies.
 * @example feeSchedule('MV', 'simplified', '2026-11-30').id // 'mv.fee-simplified'
 */
export function feeSchedule(scope: string, procedure: string, on: PlainDate): FeeSchedule {
  return found(findFeeSchedule(scope, procedure, on), `fee schedule for ${procedure} in ${scope} on ${on}`);
}

/** The same, or undefined when nothing is charged. @example findFeeSchedule('MV', 'nothing', '2026-11-30') // undefined */
export function findFeeSchedule(scope: string, procedure: string, on: PlainDate): FeeSchedule | undefined {
  return rulesOf(scope).fees.find((row) => appliesTo(row, procedure) && isValidOn(row, on));
}

/**
 * The form of a procedure on a day.
 *
 * @throws RangeError when the procedure has no form that applies.
 * @example formOf('MV', 'simplified', '2026-11-30').sections.map(({ id }) => id)
 */
export function formOf(scope: string, procedure: string, on: PlainDate): Form {
  const { form } = procedureOf(scope, procedure, on);
  const row = rulesOf(scope).forms.find((candidate) => candidate.id === form && isValidOn(candidate, on));
  return found(row, `form ${form ?? '(none)'} for ${procedure} in ${scope} on ${on}`);
}

/**
 * The documents of a procedure, required ones first.
 *
 * @param on only rows that apply on this day; absent: all.
 * @throws RangeError when nothing is installed.
 * @example requiredDocuments('MV', 'simplified').filter((row) => row.required === 'always').length // 7
 */
export function requiredDocuments(scope: string, procedure: string, on?: PlainDate): readonly RequiredDocument[] {
  const rows = rulesOf(scope).documents.filter((row) => appliesTo(row, procedure) && (on === undefined || isValidOn(row, on)));
  return [...rows.filter((row) => row.required === 'always'), ...rows.filter((row) => row.required !== 'always')];
}

/**
 * How the files of a procedure have to be on a day.
 *
 * @throws RangeError when nothing is installed.
 * @example documentChecks('MV', 'simplified', '2026-11-30').map(({ kind }) => kind).includes('pdfA') // true
 */
export const documentChecks = (scope: string, procedure: string, on: PlainDate): readonly DocumentCheck[] =>
  rulesOf(scope).documentChecks.filter((row) => appliesTo(row, procedure) && isValidOn(row, on));

/**
 * What the parties of an application must release on a day, whatever the answers are.
 *
 * @throws RangeError when nothing is installed.
 * @example signOffRules('MV', 'simplified', '2026-11-30')[0]?.role // 'builder'
 */
export const signOffRules = (scope: string, procedure: string, on: PlainDate): readonly SignOffRule[] =>
  rulesOf(scope).signOffs.filter((row) => appliesTo(row, procedure) && isValidOn(row, on));

/**
 * The disciplines of specialist planners on a day.
 *
 * @throws RangeError when nothing is installed.
 * @example disciplinesOf('MV', '2026-11-30').map(({ id }) => id).includes('fire-protection') // true
 */
export const disciplinesOf = (scope: string, on: PlainDate): readonly Discipline[] =>
  rulesOf(scope).disciplines.filter((row) => isValidOn(row, on));

/**
 * A discipline by its id, in its newest row: who plans it goes on planning it.
 *
 * @throws RangeError when nothing is installed.
 * @example disciplineOf('MV', 'fire-protection')?.label // 'Brandschutz'
 */
export const disciplineOf = (scope: string, id: string): Discipline | undefined =>
  rulesOf(scope)
    .disciplines.filter((row) => row.id === id)
    .reduce<Discipline | undefined>((last, row) => (last && last.validFrom > row.validFrom ? last : row), undefined);

/**
 * Ready-made texts for a use that apply on a day: the nearest first, those made for the procedure before general ones.
 *
 * @throws RangeError when nothing is installed.
 * @example textBlocks('MV', 'appeal', '2026-11-30')[0]?.title // 'Rechtsbehelfsbelehrung'
 */
export function textBlocks(scope: string, use: string, on: PlainDate, procedure?: string): readonly TextBlock[] {
  const rows = rulesOf(scope).texts.filter((row) => row.use === use && isValidOn(row, on) && (!procedure || appliesTo(row, procedure)));
  const own = rows.filter((row) => row.procedures !== undefined);
  return procedure === undefined
    ? rows.filter((row) => row.procedures === undefined)
    : [...own, ...rows.filter((row) => !own.includes(row))];
}

/**
 * What a section or a field of a form means, who knows it and where it stands: the text for the use `help.<section>` or `help.<section>.<field>`.
 *
 * @param place `<section>` or `<section>.<field>`.
 * @throws RangeError when nothing is installed.
 * @example helpText('MV', 'building.nothing', 'simplified', '2026-11-30') // undefined
 */
export const helpText = (scope: string, place: string, procedure: string, on: PlainDate): string | undefined =>
  textBlocks(scope, `${HELP_PREFIX}${place}`, on, procedure)[0]?.text;

/** How the uses of help texts begin. */
export const HELP_PREFIX = 'help.';

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

/** The body that speaks for a municipality, if the authority has one. @example municipalityBody(tenantId, '99999999') // undefined */
export const municipalityBody = (slug: string, ags: string): Body | undefined =>
  bodiesOf(slug).find((body) => body.kind === 'municipality' && body.municipalityAgs === ags);

/**
 * Should a body be asked, as far as the answers tell? Of the municipalities only the one in which the plot lies.
 *
 * @returns undefined while an answer that decides is missing.
 * @example isSuggested(body, { plot: { municipalityAgs: '13074026' } })
 */
export function isSuggested(body: Body, answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>): boolean | undefined {
  if (body.kind === 'municipality') return body.municipalityAgs === answers['plot']?.['municipalityAgs'];
  return body.suggestWhen === undefined ? true : holds(body.suggestWhen, answers);
}

/** The period rules that can apply to a body's answer, the usual one first. @example periodKindsOf(municipality)[0] // 'municipalConsent' */
export const periodKindsOf = ({ periodKind, otherPeriodKinds = [] }: Body): readonly string[] => [periodKind, ...otherPeriodKinds];

/**
 * The period of a body's statement when it is asked at a moment: what the office is offered, with its explanation and legal consequence.
 *
 * @param kind one of `periodKindsOf(body)`; absent: the usual one.
 * @throws RangeError when authority or body is unknown, or the kind is none of the body's.
 * @example statementPeriod(tenantId, 'environment', 'simplified', '2027-02-08T09:00:00.000Z').dueOn // '2027-03-09'
 */
export function statementPeriod(slug: string, bodyId: string, procedure: string, at: Instant, kind?: string): DeadlineSpec {
  const body = found(
    bodiesOf(slug).find((candidate) => candidate.id === bodyId),
    `body ${bodyId} of ${slug}`,
  );
  const event = berlinDate(at);
  const chosen = found(
    periodKindsOf(body).find((one) => one === (kind ?? body.periodKind)),
    `period ${kind} of body ${bodyId}`,
  );
  return deadlineOf(periodRule(slug, procedure, chosen, event), { event, ...calendarOf(slug) });
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

/** Is a row for a procedure? One without procedures is for all. @example appliesTo({}, 'simplified') // true */
export function appliesTo(row: { readonly procedures?: readonly string[] }, procedure: string): boolean {
  return row.procedures === undefined || row.procedures.includes(procedure);
}

/** Only rows that apply on a day. @example rowsOn(rows, '2026-11-30') */
export const rowsOn = <T extends Dated>(rows: readonly T[], on: PlainDate): readonly T[] => rows.filter((row) => isValidOn(row, on));

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`not in the packs: ${what}`);
  return value;
}
