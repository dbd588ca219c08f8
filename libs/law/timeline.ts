import type { PlainDate } from '@bauraum/kernel';
import type { TimelineEntry } from './explained';
import { lengthText } from './lengths';
import type { Period } from './periods';
import type { PeriodRule } from './rules';
import type { Happening, Run } from './run';

/**
 * The days that matter for a clock, in order, with German labels: what happened, when it begins, when warnings go out and when it ends.
 *
 * @param warnings the days on which warnings go out.
 * @example timelineOf(rule, run, []).map((entry) => entry.kind) // ['event', 'rawEnd', 'end']
 */
export function timelineOf(
  rule: PeriodRule,
  run: Run & { readonly period: Period },
  warnings: readonly PlainDate[],
): readonly TimelineEntry[] {
  const { begin, rawEnd, end, movedBecause: [moved] = [] } = run.period;
  const entries: TimelineEntry[] = run.happenings.map((happening) => ({
    date: happening.date,
    kind: happening.kind,
    label: labelOf(rule, happening),
  }));
  if (begin !== undefined) entries.push({ date: begin, kind: 'begin', label: 'Fristbeginn' });
  for (const date of warnings) entries.push({ date, kind: 'warning', label: 'Warnung vor dem Fristende' });
  if (moved) entries.push({ date: rawEnd, kind: 'rawEnd', label: `Rechnerisches Ende (${moved.reason})` });
  entries.push({ date: end, kind: 'end', label: run.fixed ? 'Von der Behörde festgesetztes Fristende' : 'Fristende' });
  return entries.sort((a, b) => a.date.localeCompare(b.date)); // stable: what happens on one day keeps its order
}

function labelOf(rule: PeriodRule, { kind, detail }: Happening): string {
  switch (kind) {
    case 'event':
      return rule.startsAfter
        ? `Die Frist beginnt ${lengthText(rule.startsAfter, 'accusative')} nach ${rule.eventLabel}`
        : `Fristbeginn mit ${rule.eventLabel}`;
    case 'suspended':
      return `Erster Tag der Hemmung: ${detail}`;
    case 'resumed':
      return 'Letzter Tag der Hemmung';
    case 'interrupted':
      return `Unterbrochen: ${detail}`;
    case 'restarted':
      return 'Neubeginn nach der Unterbrechung';
    case 'extended':
      return `Verlängert ${detail}`;
  }
}
