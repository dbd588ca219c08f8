import { useTranslation } from '../../i18n';
import type { DeadlineView } from '../../api/types';
import { daysBetween, Icon, longDate, shortDate, useDistance, useToday } from '../../ui';

/** How pressing a date is: passed or today, within a week, later. */
export function urgencyOf(dueOn: string, today: string): 'late' | 'soon' | 'later' {
  const days = daysBetween(today, dueOn);
  return days <= 0 ? 'late' : days <= 7 ? 'soon' : 'later';
}

/** A legal date for tables: '01.03.2027, in 12 Tagen', with a mark when it presses. */
export function Due({ date, long }: { date: string; long?: boolean }) {
  const { i18n } = useTranslation();
  const distance = useDistance();
  const urgency = urgencyOf(date, useToday());
  return (
    <span className={`desk-due desk-due--${urgency}`}>
      {urgency !== 'later' && <Icon name={urgency === 'late' ? 'danger' : 'warning'} size="small" />}
      <time dateTime={date}>{long ? longDate(date, i18n.language) : shortDate(date, i18n.language)}</time>
      <span className="desk-distance">{distance(date)}</span>
    </span>
  );
}

/** The words for the consequence of a date: the api gives a sentence or the code of the rule. */
export function useConsequence(): (consequence: string | null) => string | null {
  const { t, i18n } = useTranslation();
  return (consequence) => {
    if (!consequence) return null;
    return i18n.exists(`desk.consequence.${consequence}`) ? t(`desk.consequence.${consequence}`) : consequence;
  };
}

/** How a date came about, opened on demand: the computation, its basis, whether somebody confirmed the rule. */
export function Why({ deadline }: { deadline: DeadlineView }) {
  const { t } = useTranslation();
  const known = useConsequence()(deadline.consequence);
  return (
    <details className="desk-why">
      <summary>{t('desk.deadlines.why')}</summary>
      <div className="desk-why-body">
        {deadline.sentence && <p className="kern-body kern-body--small">{deadline.sentence}</p>}
        <p className="kern-body kern-body--small">{t('deadline.basis', { basis: deadline.basis })}</p>
        <p className="kern-body kern-body--small">{deadline.consequenceText ?? known}</p>
        {!deadline.verified && <p className="kern-body kern-body--small kern-body--muted">{t('desk.deadlines.unverified')}</p>}
      </div>
    </details>
  );
}
