import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useAuthority } from '../../api/queries';
import type { CaseView, CompletenessPoint } from '../../api/types';
import { Badge, German, type Tone, type Viewer } from '../../ui';
import { placeOf } from './points';

const STATES: Readonly<Record<CompletenessPoint['state'], { tone: Tone; word: string }>> = {
  missing: { tone: 'danger', word: 'completeness.missing' },
  wrong: { tone: 'warning', word: 'completeness.wrong' },
  undecided: { tone: 'info', word: 'completeness.undecided' },
  ok: { tone: 'success', word: 'completeness.ok' },
};

interface PointProps {
  point: CompletenessPoint;
  view: CaseView;
  viewer: Viewer;
}

/** One point: what, its state, where to put it right, what was seen, and why. */
export function PointItem({ point, view, viewer }: PointProps) {
  const { t } = useTranslation();
  const { tone, word } = STATES[point.state];
  const draft = view.status === 'draft';
  const open = point.state !== 'ok';
  return (
    <li className="cp-point">
      <div className="cp-point-head">
        <span className="kern-body">
          <German>{point.what}</German>
        </span>
        <Badge tone={tone}>{t(word)}</Badge>
      </div>
      {open && draft && point.blocks && viewer === 'applicant' && <p className="cp-line">{t('completeness.blocks')}</p>}
      {open && viewer === 'applicant' && <Remedy point={point} caseId={view.id} draft={draft} />}
      {point.evidence.length > 0 && <Evidence seen={point.evidence} />}
      <Reason point={point} />
    </li>
  );
}

function Remedy({ point, caseId, draft }: { point: CompletenessPoint; caseId: string; draft: boolean }) {
  const authority = useAuthority();
  const place = placeOf(point.fix, draft);
  const text = <German>{point.fix.text}</German>;
  if (!place) return <p className="cp-line">{text}</p>;
  const { page, anchor } = place;
  return (
    <p className="cp-line">
      <Link className="kern-link" to={`/${authority}/cases/${caseId}/${page}#${anchor}`} onClick={() => focusOn(anchor)}>
        {text}
        <Which what={point.what} />
      </Link>
    </p>
  );
}

/** An address that is already there changes nothing: pressed a second time, the link leads to its place all the same. */
function focusOn(anchor: string): void {
  const element = document.getElementById(anchor);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** Links and questions of the list read alike: this says which point each belongs to. */
function Which({ what }: { what: string }) {
  return (
    <span className="br-sr-only">
      {' '}
      <German>{what}</German>
    </span>
  );
}

function Evidence({ seen }: { seen: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <p className="cp-line br-muted">
      {t('completeness.evidence')} <German>{seen.join('; ')}</German>
    </p>
  );
}

/** The rule with its legal basis. */
function Reason({ point }: { point: CompletenessPoint }) {
  const { t } = useTranslation();
  return (
    <details className="br-more">
      <summary className="cp-line">
        {t('completeness.why')}
        <Which what={point.what} />
      </summary>
      <p className="cp-line">
        <German>{point.why.text}</German>
        {!point.why.verified && ` ${t('completeness.unverified')}`}
      </p>
    </details>
  );
}
