import { formatDate } from '@bauraum/kernel';
import type { Extension, Interruption, Suspension } from './explained';
import { lengthText, type Length } from './lengths';
import type { Period } from './periods';
import type { PeriodRule } from './rules';
import type { Run } from './run';

/**
 * The whole computation of an end in German.
 *
 * @example sentenceOf(rule, run) // 'Die Frist von einem Monat (§ 69 Abs. 1 LBauO M-V) beginnt mit dem Eingang des Ersuchens (Mo., 8. Februar 2027) und endet am ...'
 */
export function sentenceOf(rule: PeriodRule, run: Run & { readonly period: Period }): string {
  const { period, interruptions } = run;
  const parts = [...interruptions.map(interrupted), ...body(rule, run)];
  if (period.movedBecause) {
    const days = period.movedBecause.map((day) => `${formatDate(day.date)} (${day.reason})`).join(', ');
    parts.push(`Sie verlängert sich bis ${formatDate(period.end)}, weil ihr Ende nicht auf diese Tage fallen kann: ${days}.`);
  }
  return parts.join(' ');
}

/** From the beginning to the counted end. */
function body(rule: PeriodRule, run: Run & { readonly period: Period }): readonly string[] {
  const { period, suspensions, extensions } = run;
  const changes = [
    ...suspensions.map((suspension) => ({ on: suspension.from, text: suspended(suspension, rule.length) })),
    ...extensions.map((extension) => ({ on: extension.on, text: extended(extension) })),
  ].sort((a, b) => a.on.localeCompare(b.on));
  const texts = changes.map(({ text }) => text);
  const end = formatDate(period.rawEnd);
  if (run.fixed || !rule.length)
    return [...texts, `Die Behörde hat die Frist auf ${end} festgesetzt (${rule.basis}). Ein festgesetzter Tag verschiebt sich nicht.`];
  const first = `Die Frist von ${lengthText(rule.length)} (${rule.basis}) ${beginning(rule, run)}`;
  return texts.length === 0 ? [`${first} und endet am ${end}.`] : [`${first.replace(/,$/, '')}.`, ...texts, `Damit endet sie am ${end}.`];
}

function beginning({ startsAfter, eventLabel }: PeriodRule, { period, interruptions }: Run & { readonly period: Period }): string {
  const anew = interruptions.length > 0;
  const event = `${anew ? 'dem Neubeginn' : eventLabel} (${formatDate(period.event)})`;
  if (startsAfter && period.begin !== undefined) {
    return `beginnt ${lengthText(startsAfter, 'accusative')} nach ${event}, also am ${formatDate(period.begin)},`;
  }
  return anew ? `beginnt am ${formatDate(period.event)} neu` : `beginnt mit ${event}`;
}

function interrupted({ on, reason, basis }: Interruption): string {
  return `Die Frist wurde am ${formatDate(on)} unterbrochen (${because(reason, basis)}); was bis dahin lief, zählt nicht.`;
}

function suspended({ from, to, days, reason, basis }: Suspension, unit: Length | undefined): string {
  const working = unit && 'workingDays' in unit;
  const count = days === 1 ? `1 ${working ? 'Arbeitstag' : 'Tag'} zählt` : `${days} ${working ? 'Arbeitstage' : 'Tage'} zählen`;
  return `Vom ${formatDate(from)} bis ${formatDate(to)} war sie gehemmt (${because(reason, basis)}): ${count} nicht mit.`;
}

function extended({ from, to, reason, basis, on }: Extension): string {
  const why = reason === undefined ? basis : because(reason, basis);
  return `Am ${formatDate(on)} wurde sie vom ${formatDate(from)} bis ${formatDate(to)} verlängert (${why}).`;
}

const because = (reason: string, basis: string | undefined): string => (basis === undefined ? reason : `${reason}, ${basis}`);
