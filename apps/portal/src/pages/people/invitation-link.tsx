import { useState } from 'react';
import { useTranslation } from '../../i18n';
import type { Invitation } from '../../api/types';
import { Alert, announce, Button, DateTime, TextField } from '../../ui';

/** The link of a new invitation, told this once; with a mail address it is on its way by itself. */
export function InvitationLink({ invitation, email }: { invitation: Invitation; email: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const url = new URL(invitation.url, window.location.origin).href;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    announce(t('people.copied'));
  };
  return (
    <Alert tone="success" title={email === '' ? t('people.linkReady') : t('people.linkReadyMail', { email })} live>
      <TextField label={t('people.link')} readOnly value={url} onFocus={(event) => event.target.select()} />
      <p className="kern-body kern-body--small">
        {t('people.linkOnce')} {t('people.linkUntil')} <DateTime at={invitation.expiresAt} />. {t('people.linkWarning')}
      </p>
      <div className="br-actions">
        <Button icon={copied ? 'check' : 'content-copy'} onClick={() => void copy()}>
          {copied ? t('people.copied') : t('people.copy')}
        </Button>
      </div>
    </Alert>
  );
}
