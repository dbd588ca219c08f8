import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { ApiProblem } from '../../api/http';
import { useAuthority } from '../../api/queries';
import { Alert } from '../../ui';

/** Was a refusal turned down because nobody was heard (§ 28 VwVfG)? */
export function isHearingMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.because?.includes('heardBeforeRefusal') === true;
}

/** Says that a hearing comes before a refusal, and leads to it. */
export function HearingFirst({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  return (
    <Alert tone="warning" title={t('desk.decision.hearingFirst')} live>
      <p className="kern-body">{t('desk.decision.hearingText')}</p>
      <p className="kern-body">
        <Link className="kern-link" to={`/${authority}/office/cases/${caseId}/proceedings`}>
          {t('desk.decision.hearingLink')}
        </Link>
      </p>
    </Alert>
  );
}
