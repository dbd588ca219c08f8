import { useTranslation } from '../i18n';
import type { DeadlineView } from '../api/types';
import { Badge, Consequence, daysBetween, German, longDate, useDeadlineTitle, useDistance, useToday, type Tone, type Viewer } from '../ui';
import { DeadlineTimeline } from './timeline';
import './process.css';
import './texts';

const SOON_DAYS = 7;

function toneOf(days: number): Tone {
  if (days <= 0) return 'danger';
  return days <= SOON_DAYS ? 'warning' : 'info';
}

/** Who acts next, in the reader's words: `Sie` for the reader's own side. */
export function useBall(viewer: Viewer): (ball: DeadlineView['waitsFor']) => string {
  const { t } = useTranslation();
  const own = viewer === 'office' ? 'office' : 'applicants';
  return (ball) => (ball === own ? t('process.ball.you') : t(`process.ball.${ball}`));
}

interface Props {
  deadline: DeadlineView;
  viewer: Viewer;
  level?: 3 | 4;
  /** Beside the date, e.g. by how many days a simulation moves it. */
  note?: string;
}

/** One clock: its name, its end, who has the ball, what happens at its end, and on demand how the date came about. */
export function ClockCard({ deadline, viewer, level = 3, note }: Props) {
  const { t, i18n } = useTranslation();
  const title = useDeadlineTitle();
  const ball = useBall(viewer);
  const distance = useDistance();
  const open = deadline.status === 'open';
  const days = daysBetween(useToday(), deadline.dueOn);
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <article className={`pr-clock pr-clock--${open ? toneOf(days) : 'ended'}`}>
      <div className="pr-clock-head">
        <Heading className="kern-title kern-title--small">
          {title(deadline)}
          {deadline.bodyName && <span className="pr-clock-of">{deadline.bodyName}</span>}
        </Heading>
        <Badge tone={open ? toneOf(days) : 'info'}>{open ? distance(deadline.dueOn) : t(`process.status.${deadline.status}`)}</Badge>
      </div>
      <p className="pr-clock-date">
        <span>{t('process.end')} </span>
        <time dateTime={deadline.dueOn}>{longDate(deadline.dueOn, i18n.language)}</time>
        {note && <span className="pr-note">{note}</span>}
      </p>
      {open && (
        <dl className="pr-facts">
          <div>
            <dt>{t('process.turn')}</dt>
            <dd>{ball(deadline.waitsFor)}</dd>
          </div>
          <div>
            <dt>{t('process.after')}</dt>
            <dd>{deadline.consequenceText ? <Consequence deadline={deadline} /> : t('process.noConsequence')}</dd>
          </div>
        </dl>
      )}
      <Explanation deadline={deadline} name={title(deadline)} />
    </article>
  );
}

function Explanation({ deadline, name }: { deadline: DeadlineView; name: string }) {
  const { t } = useTranslation();
  const { sentence, basis, section, verified, timeline } = deadline;
  const law = [...new Set([section, basis].filter(Boolean))].join('; ');
  return (
    <details className="pr-why">
      <summary>
        {t('deadline.why')}
        <span className="br-sr-only"> ({name})</span>
      </summary>
      <div className="pr-why-body">
        {sentence && (
          <p className="kern-body">
            <German>{sentence}</German>
          </p>
        )}
        <DeadlineTimeline entries={timeline} />
        {law && <p className="kern-body kern-body--small">{t('deadline.basis', { basis: law })}</p>}
        {!verified && <p className="kern-body kern-body--small kern-body--muted">{t('deadline.unverified')}</p>}
      </div>
    </details>
  );
}
