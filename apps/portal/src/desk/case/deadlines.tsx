import { useTranslation } from '../../i18n';
import type { DeadlineView } from '../../api/types';
import { ShortDate } from '../../ui';
import { Due, Why } from '../ui/due';

/** All clocks of the case. Those of the statements are one card with a list, as there may be many. */
export function Deadlines({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  const { t } = useTranslation();
  const byDate = [...deadlines].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const open = byDate.filter((deadline) => deadline.status === 'open');
  const past = byDate.filter((deadline) => deadline.status !== 'open');
  const own = open.filter((deadline) => deadline.kind !== 'statement');
  const statements = open.filter((deadline) => deadline.kind === 'statement');
  if (deadlines.length === 0) return null;
  return (
    <section className="desk-deadlines" aria-label={t('desk.deadlines.title')}>
      {open.length === 0 && <p className="kern-body kern-body--small desk-flat">{t('desk.deadlines.none')}</p>}
      {own.length + statements.length > 0 && (
        <ul className="desk-deadline-list">
          {own.map((deadline) => (
            <li className="desk-deadline" key={deadline.id}>
              <span className="desk-deadline-kind">{deadline.title}</span>
              <Due date={deadline.dueOn} long />
              <Why deadline={deadline} />
            </li>
          ))}
          {statements.length > 0 && <Statements deadlines={statements} />}
        </ul>
      )}
      {past.length > 0 && <Past deadlines={past} />}
    </section>
  );
}

function Statements({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  const { t } = useTranslation();
  const [first] = deadlines;
  if (!first) return null;
  return (
    <li className="desk-deadline">
      <span className="desk-deadline-kind">{t('desk.deadlines.statements', { count: deadlines.length })}</span>
      <Due date={first.dueOn} long />
      <details className="desk-why">
        <summary>{t('desk.deadlines.each')}</summary>
        <ul className="desk-plain desk-why-body">
          {deadlines.map((deadline) => (
            <li key={deadline.id} className="kern-body kern-body--small">
              {deadline.bodyName}: <Due date={deadline.dueOn} />
              <Why deadline={deadline} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Past({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  const { t } = useTranslation();
  return (
    <details className="desk-why">
      <summary>{t('desk.deadlines.past', { count: deadlines.length })}</summary>
      <ul className="desk-plain desk-why-body">
        {deadlines.map((deadline) => (
          <li key={deadline.id} className="kern-body kern-body--small">
            {deadline.title}
            {deadline.bodyName ? ` (${deadline.bodyName})` : ''}: <ShortDate date={deadline.dueOn} />,{' '}
            {t(`desk.deadlines.status.${deadline.status}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
