import type { TimelineEntry } from '../api/types';

export interface TimelineItem {
  date: string;
  label: string;
  /** As the api calls it, or `today`: where the reader stands. */
  kind: TimelineEntry['kind'] | 'today';
  past: boolean;
  /** The period does not run from here to the next item. */
  stopped: boolean;
}

type Item = Pick<TimelineItem, 'date' | 'kind' | 'label'>;

const STOPS: readonly string[] = ['suspended', 'interrupted'];
const GOES_ON: readonly string[] = ['begin', 'resumed', 'restarted'];

/**
 * The timeline in the order of its days, with today where it belongs (unless the period is over or not begun), and which stretches stand still: from a stop to
 * the day on which the period goes on, and all before it begins.
 */
export function timelineItems(entries: readonly TimelineEntry[], today: string, todayLabel: string): TimelineItem[] {
  const sorted: readonly Item[] = entries.toSorted((left, right) => left.date.localeCompare(right.date));
  const [first, last] = [sorted[0], sorted.at(-1)];
  const within = first !== undefined && last !== undefined && first.date < today && today < last.date;
  const place = within ? sorted.findIndex((entry) => entry.date > today) : -1;
  const all = place === -1 ? sorted : sorted.toSpliced(place, 0, { date: today, kind: 'today', label: todayLabel });
  let stopped = sorted.some((entry) => entry.kind === 'begin');
  return all.map(({ date, kind, label }) => {
    if (STOPS.includes(kind)) stopped = true;
    else if (GOES_ON.includes(kind)) stopped = false;
    return { date, kind, label, past: date <= today, stopped };
  });
}
