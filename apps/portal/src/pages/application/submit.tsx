import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate } from 'react-router';
import { useGuest, useRemember, useSend } from '../../api/queries';
import type { CaseView } from '../../api/types';
import { Alert, Button, ConfirmDialog, Identify, Section, Failed } from '../../ui';
import { useCasePath } from '../case';
import { useMyPart } from '../case/use-my-part';
import { PowerOfAttorney } from '../people/power-of-attorney';

interface SubmitProps {
  view: CaseView;
  /** What keeps the application from being submitted. */
  openPoints: number;
  /** That and the documents that the office will ask for. */
  missing: number;
  /** Something is still on its way: what is not saved would not be filed. */
  busy: boolean;
}

/** Submits after a question that names the consequence. */
export function Submit({ view, openPoints, missing, busy }: SubmitProps) {
  const { t } = useTranslation();
  const path = useCasePath();
  const navigate = useNavigate();
  const remember = useRemember();
  const [asking, setAsking] = useState(false);
  const submit = useSend<CaseView>([`cases/${view.id}`, 'cases']);
  const part = useMyPart();
  const guest = useGuest();
  const onSuccess = (submitted: CaseView): void => {
    remember(`cases/${view.id}`, submitted);
    void navigate(`${path}/receipt`, { replace: true });
  };
  const hint = missing > 0 ? t('submit.documentsMissing') : t('submit.text');
  const send = (): void => submit.mutate({ path: `cases/${view.id}/submit`, body: {} }, { onSuccess, onError: () => setAsking(false) });
  return (
    <Section title={t('submit.title')}>
      {submit.error && <Failed error={submit.error} />}
      {part.submits && part.needsPower && <PowerOfAttorney view={view} part={part} />}
      {part.submits && guest && <Identify to="submit" />}
      {part.submits && !guest && (
        <>
          <p className="kern-body">{openPoints > 0 ? t('submit.openPoints') : hint}</p>
          {busy && <p className="kern-body">{t('collab.wait')}</p>}
          <div className="br-actions">
            <Button kind="primary" busy={submit.isPending || busy} disabled={openPoints > 0} onClick={() => setAsking(true)}>
              {t('submit.button')}
            </Button>
          </div>
        </>
      )}
      {!part.submits && <Alert title={t('submit.onlyBuilder')}>{t('submit.onlyBuilderText')}</Alert>}
      <ConfirmDialog
        open={asking}
        title={t('submit.ask')}
        confirm={t('submit.button')}
        busy={submit.isPending}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('submit.consequence')}</p>
        <p className="kern-body">{t('submit.after')}</p>
      </ConfirmDialog>
    </Section>
  );
}
