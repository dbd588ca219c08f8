import { useTranslation } from '../i18n';
import type { DeadlineView } from '../api/types';
import { German, ShortDate, useToday } from '../ui';
import { timelineItems } from './timeline.model';
import './process.css';
import './texts';

/**
 * How a period came about and runs on: event, begin, what stopped and restarted it, warnings, end. A list in the order of the days, drawn as a line
 * beside it. Example: `<DeadlineTimeline entries={deadline.timeline} />`.
 */
export function DeadlineTimeline({ entries }: { entries: DeadlineView['timeline'] }) {
  const { t } = useTranslation();
  const items = timelineItems(entries, useToday(), t('process.today'));
  if (items.length === 0) return null;
  return (
    <ol className="pr-timeline" aria-label={t('process.timeline')}>
      {items.map((item, index) => (
        <li
          key={`${item.date}-${item.kind}-${index}`}
          className={`pr-mark pr-mark--${item.kind}${item.past ? ' pr-mark--past' : ''}${item.stopped ? ' pr-mark--stopped' : ''}`}
        >
          <span className="pr-mark-date">
            <ShortDate date={item.date} />
          </span>
          <span className="pr-mark-label">{item.kind === 'today' ? item.label : <German>{item.label}</German>}</span>
        </li>
      ))}
    </ol>
  );
}
