import { useTranslation } from '../../i18n';
import type { CaseView, CompletenessPoint, CompletenessView } from '../../api/types';
import { DateTime, Loaded, Section, type Viewer } from '../../ui';
import './completeness.css';
import { PointItem } from './point-item';
import { groupsOf } from './points';
import './texts';
import { useCompleteness } from './use-completeness';

/** What the application lacks, why, and where to put it right. Applicants see it as it is, the office as it was filed and without the ways to fix it. */
export function Completeness({ view, viewer = 'applicant' }: { view: CaseView; viewer?: Viewer }) {
  const { t } = useTranslation();
  const query = useCompleteness(view.id);
  return (
    <Section id="completeness" title={viewer === 'office' ? t('completeness.asFiled') : t('completeness.title')}>
      <Loaded query={query}>
        {(known) => (
          <>
            <Counts known={known} />
            <Groups view={view} viewer={viewer} points={known.points} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Said again whenever a number changes. */
function Counts({ known }: { known: CompletenessView }) {
  const { t } = useTranslation();
  return (
    <>
      {known.filedAt !== null && (
        <p className="kern-body kern-body--small">
          {t('completeness.filedAt')} <DateTime at={known.filedAt} />
        </p>
      )}
      <p className="kern-body" aria-live="polite" aria-atomic="true">
        {t('completeness.openRequired', { count: known.openRequired })}
        {known.openOther > 0 && ` ${t('completeness.openOther', { count: known.openOther })}`}
        {known.filesToRead > 0 && ` ${t('completeness.filesToRead', { count: known.filesToRead })}`}
      </p>
    </>
  );
}

interface ListProps {
  view: CaseView;
  viewer: Viewer;
  points: readonly CompletenessPoint[];
}

function Groups({ points, ...rest }: ListProps) {
  const { t } = useTranslation();
  const { required, recommended, hint, ok } = groupsOf(points);
  return (
    <>
      <Group title={t('completeness.required', { count: required.length })} points={required} {...rest} />
      <Group title={t('completeness.recommended', { count: recommended.length })} points={recommended} {...rest} />
      <Folded title={t('completeness.hints', { count: hint.length })} points={hint} {...rest} />
      <Folded title={t('completeness.inOrder', { count: ok.length })} points={ok} {...rest} />
    </>
  );
}

function Group({ title, ...list }: ListProps & { title: string }) {
  if (list.points.length === 0) return null;
  return (
    <>
      <h3 className="kern-title kern-title--small">{title}</h3>
      <Points {...list} />
    </>
  );
}

function Folded({ title, ...list }: ListProps & { title: string }) {
  if (list.points.length === 0) return null;
  return (
    <details className="br-more">
      <summary className="kern-body">{title}</summary>
      <Points {...list} />
    </details>
  );
}

function Points({ view, viewer, points }: ListProps) {
  return (
    <ul className="cp-points">
      {points.map((point) => (
        <PointItem key={point.id} point={point} view={view} viewer={viewer} />
      ))}
    </ul>
  );
}
