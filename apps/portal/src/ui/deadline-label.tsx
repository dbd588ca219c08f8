import { useTranslation } from '../i18n';
import { useMe } from '../api/queries';
import type { DeadlineView } from '../api/types';
import { daysBetween, longDate, longInstant, shortDate } from './dates';
import { German } from './german';

/** The authority's today; its clock may differ from this computer's (sandbox). */
export function useToday(): string {
  const me = useMe();
  return me.data?.today ?? new Date().toISOString().slice(0, 10);
}

/** 'in 12 Tagen', 'heute', 'seit 3 Tagen abgelaufen'. */
export function useDistance(): (plainDate: string) => string {
  const { t } = useTranslation();
  const today = useToday();
  return (plainDate) => {
    const days = daysBetween(today, plainDate);
    if (days === 0) return t('date.today');
    if (days === 1) return t('date.tomorrow');
    return days > 0 ? t('date.inDays', { count: days }) : t('date.daysAgo', { count: -days });
  };
}

/** What a legal date is called: as the law's data say it; in other languages by its kind, where there are words for it. */
export function useDeadlineTitle(): (deadline: Pick<DeadlineView, 'kind' | 'title'>) => string {
  const { t, i18n } = useTranslation();
  return ({ kind, title }) => (i18n.language !== 'de' && i18n.exists(`deadline.kind.${kind}`) ? t(`deadline.kind.${kind}`) : title);
}

type End = Pick<DeadlineView, 'consequence' | 'consequenceText'>;

/** What follows when a period ends: as the law's data say it; in other languages by its code, where there are words for it. */
export function Consequence({ deadline: { consequence, consequenceText } }: { deadline: End }) {
  const { t, i18n } = useTranslation();
  const known = consequence !== null && i18n.exists(`consequence.${consequence}`);
  if (i18n.language !== 'de' && known) return t(`consequence.${consequence}`);
  return consequenceText && <German>{consequenceText}</German>;
}

/** 'Mo., 1. März 2027 (in 12 Tagen)'. */
export function DateWithDistance({ date }: { date: string }) {
  const { i18n } = useTranslation();
  const distance = useDistance();
  return (
    <time dateTime={date} className="br-date">
      {longDate(date, i18n.language)} ({distance(date)})
    </time>
  );
}

/** '01.03.2027'. */
export function ShortDate({ date }: { date: string }) {
  const { i18n } = useTranslation();
  return <time dateTime={date}>{shortDate(date, i18n.language)}</time>;
}

/** 'Mo., 1. März 2027, 10:05 Uhr'. */
export function DateTime({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return <time dateTime={at}>{longInstant(at, i18n.language)}</time>;
}

type Explainable = Pick<DeadlineView, 'dueOn' | 'basis' | 'consequence' | 'explanation'>;

/** A legal date with its distance, and behind (i) how it came about: rule, basis, consequence. */
export function DeadlineLabel({
  deadline,
  plain,
}: {
  deadline: Explainable;
  /** Without the explanation, e.g. inside a link. */ plain?: boolean;
}) {
  const { t, i18n } = useTranslation();
  if (plain) return <DateWithDistance date={deadline.dueOn} />;
  const steps = explanationLines(deadline.explanation);
  return (
    <span className="br-deadline">
      <DateWithDistance date={deadline.dueOn} />
      <details className="br-why">
        <summary>
          <span className="kern-icon kern-icon--info kern-icon--small" aria-hidden="true" />
          <span className="kern-sr-only">{t('deadline.why')}</span>
        </summary>
        <span className="br-why-body">
          <strong>{t('deadline.why')}</strong>
          {steps.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {steps.length === 0 && <span>{t('deadline.basis', { basis: deadline.basis })}</span>}
          {deadline.consequence && i18n.exists(`consequence.${deadline.consequence}`) && (
            <span>{t(`consequence.${deadline.consequence}`)}</span>
          )}
          {deadline.explanation['verified'] === false && <span>{t('deadline.unverified')}</span>}
        </span>
      </details>
    </span>
  );
}

/** The readable sentences of an explanation; whatever is not a sentence is left out. */
function explanationLines(explanation: Record<string, unknown>): string[] {
  const found: string[] = [];
  for (const name of ['sentence', 'notes']) collect(explanation[name], found);
  return [...new Set(found)];
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) value.forEach((item) => collect(item, into));
  else if (typeof value === 'object' && value !== null && 'text' in value) collect(value.text, into);
}
