import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';
import { useApi } from '../api/queries';
import type { CaseView, ClocksView, DeadlineView, WaitingClock } from '../api/types';
import { Empty, German, Loaded, useDeadlineTitle, type Viewer } from '../ui';
import { ClockCard } from './clock-card';
import './process.css';
import './texts';

/** All clocks of a case: those that run, those that wait and for what, and those that have ended. */
export function ClocksPanel({ view, viewer }: { view: CaseView; viewer: Viewer }) {
  const clocks = useApi<ClocksView>(`cases/${view.id}/clocks`, { poll: 60_000 });
  const ended = view.deadlines.filter((deadline) => deadline.status !== 'open');
  return <Loaded query={clocks}>{(data) => <Panel running={data.clocks} waiting={data.waiting} ended={ended} viewer={viewer} />}</Loaded>;
}

interface PanelProps {
  running: readonly DeadlineView[];
  waiting: readonly WaitingClock[];
  ended: readonly DeadlineView[];
  viewer: Viewer;
}

function Panel({ running, waiting, ended, viewer }: PanelProps) {
  const { t, i18n } = useTranslation();
  const title = useDeadlineTitle();
  if (running.length + waiting.length + ended.length === 0) return <Empty title={t('process.noClocks')}>{t('process.noClocksText')}</Empty>;
  return (
    <div className="pr-panel">
      <Group title={t('process.running', { count: running.length })}>
        {running.length === 0 ? <p className="kern-body">{t('process.noneRuns')}</p> : <Cards deadlines={byEnd(running)} viewer={viewer} />}
      </Group>
      {waiting.length > 0 && (
        <Group title={t('process.waiting', { count: waiting.length })}>
          <ul className="pr-waiting">
            {waiting.map((clock) => (
              <li key={clock.kind}>
                <strong>{title(clock)}</strong>
                <span>
                  {i18n.language !== 'de' && i18n.exists(`process.awaits.${clock.awaits}`) ? (
                    t(`process.awaits.${clock.awaits}`)
                  ) : (
                    <German>{clock.sentence}</German>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {ended.length > 0 && (
        <details className="pr-ended">
          <summary>{t('process.ended', { count: ended.length })}</summary>
          <Cards deadlines={byEnd(ended).reverse()} viewer={viewer} />
        </details>
      )}
    </div>
  );
}

export function byEnd(deadlines: readonly DeadlineView[]): DeadlineView[] {
  return deadlines.toSorted((left, right) => left.dueOn.localeCompare(right.dueOn));
}

export function Cards({ deadlines, viewer }: { deadlines: readonly DeadlineView[]; viewer: Viewer }) {
  return (
    <ul className="pr-cards">
      {deadlines.map((deadline) => (
        <li key={deadline.id}>
          <ClockCard deadline={deadline} viewer={viewer} />
        </li>
      ))}
    </ul>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pr-group">
      <h2 className="kern-title">{title}</h2>
      {children}
    </section>
  );
}
