import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/http';
import { useAuthority, useMe, useSend } from '../api/queries';
import type { Role } from '../api/types';
import { Alert, Button, Page, useProblemText } from '../ui';

/** Accepting an invitation link. */
export default function JoinPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const authority = useAuthority();
  const me = useMe();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const accept = useSend<{ caseId: string; role: Role }>(['cases']);
  const go = (): void => {
    accept.mutate(
      { path: 'invitations/accept', body: { token } },
      { onSuccess: ({ caseId }) => void navigate(`/${authority}/cases/${caseId}`, { replace: true }) },
    );
  };
  const refused = accept.error instanceof ApiProblem && [404, 409, 410, 422].includes(accept.error.status);
  return (
    <Page title={t('join.title')}>
      {token === '' ? (
        <Alert tone="warning" title={t('join.noToken')} />
      ) : (
        <>
          <p className="kern-body">{t('join.text', { name: me.data?.name ?? '' })}</p>
          {accept.error && (
            <Alert tone="danger" title={refused ? t('join.refused') : problemText(accept.error)} live>
              {refused ? t('join.refusedText') : undefined}
            </Alert>
          )}
          <div className="br-actions">
            <Button kind="primary" busy={accept.isPending} onClick={go}>
              {t('join.accept')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
