import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate } from 'react-router';
import { useRemember, useSend } from '../../api/queries';
import type { CaseView } from '../../api/types';
import { Alert, Button, ConfirmDialog, LinkButton, Page, TextArea, Failed } from '../../ui';
import { useCasePath, useCaseView } from '../case';

/** Taking the application back: the consequence first, then the question. */
export default function WithdrawPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const navigate = useNavigate();
  const remember = useRemember();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const withdraw = useSend<CaseView>([`cases/${view.id}`, 'cases']);
  const onSuccess = (next: CaseView): void => {
    remember(`cases/${view.id}`, next);
    void navigate(path, { replace: true });
  };
  const go = (): void => {
    const body = reason.trim() === '' ? {} : { reason: reason.trim() };
    withdraw.mutate({ path: `cases/${view.id}/withdraw`, body }, { onSuccess, onError: () => setAsking(false) });
  };
  const allowed = view.allowed.includes('WITHDRAW');
  return (
    <Page title={t('withdraw.title')} preline={`${view.title} · ${view.fileNumber ?? ''}`} back={{ to: path, label: t('room.overview') }}>
      {!allowed ? (
        <Alert tone="warning" title={t('withdraw.notAllowed')} />
      ) : (
        <>
          <Alert tone="warning" title={t('withdraw.consequenceTitle')}>
            {t('withdraw.consequence')}
          </Alert>
          {withdraw.error && <Failed error={withdraw.error} />}
          <TextArea
            label={t('withdraw.reason')}
            hint={t('withdraw.reasonHint')}
            optional
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="br-actions">
            <LinkButton to={path}>{t('common.cancel')}</LinkButton>
            <Button kind="primary" busy={withdraw.isPending} onClick={() => setAsking(true)}>
              {t('withdraw.button')}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        open={asking}
        title={t('withdraw.ask')}
        confirm={t('withdraw.button')}
        busy={withdraw.isPending}
        onConfirm={go}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('withdraw.consequence')}</p>
      </ConfirmDialog>
    </Page>
  );
}
