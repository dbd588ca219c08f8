import { useState } from 'react';
import { useTranslation, type Translate } from '../../i18n';
import type { Invitation } from '../../api/types';
import { Alert, announce, Button, DateTime, TextField } from '../../ui';

interface LinkProps {
  invitation: Invitation;
  email: string;
  /** The name of who is in by it already; nobody for a new invitation. */
  guest?: string;
}

/** The link of a new invitation, told this once; with a mail address it is on its way by itself. */
export function InvitationLink({ invitation, email, guest }: LinkProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const url = new URL(invitation.url, window.location.origin).href;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    announce(t('people.copied'));
  };
  return (
    <Alert tone="success" title={titleOf(t, email, guest)} live>
      <TextField label={t('people.link')} readOnly value={url} onFocus={(event) => event.target.select()} />
      <p className="kern-body kern-body--small">
        {t('people.linkOnce')}{' '}
        {guest === undefined ? (
          <>
            {t('people.linkUntil')} <DateTime at={invitation.expiresAt} />. {t('people.linkWarning')}
          </>
        ) : (
          t('people.renewedText', { name: guest })
        )}
      </p>
      <div className="br-actions">
        <Button icon={copied ? 'check' : 'content-copy'} onClick={() => void copy()}>
          {copied ? t('people.copied') : t('people.copy')}
        </Button>
      </div>
    </Alert>
  );
}

function titleOf(t: Translate, email: string, guest: string | undefined): string {
  if (email !== '') return t('people.linkReadyMail', { email });
  return guest === undefined ? t('people.linkReady') : t('people.renewed', { name: guest });
}
