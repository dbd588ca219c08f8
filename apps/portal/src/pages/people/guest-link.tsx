import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useGuest, useMe } from '../../api/queries';
import type { CaseView, Invitation, SentInvitation } from '../../api/types';
import { Alert, announce, Button, ConfirmDialog, useProblemText } from '../../ui';
import { useMyPart } from '../case/use-my-part';
import { mayEndLink } from './invite.model';
import { useRenew, useRevoke } from './use-invitations';

/** A guest's new link, as it is told once. */
export interface Renewed {
  readonly invitation: Invitation;
  readonly email: string;
  readonly guest: string;
}

export interface GuestLinkProps {
  view: CaseView;
  invitation: SentInvitation;
  onRenewed: (renewed: Renewed) => void;
}

/** The link of a guest opens until they identify. It is renewed when others may know it, or it ends, and the guest goes with it. */
export function GuestLink({ view, invitation, onRenewed }: GuestLinkProps) {
  const { t } = useTranslation();
  const part = useMyPart();
  const me = useMe().data?.personId;
  const amGuest = useGuest();
  const { acceptedBy: name } = invitation;
  if (name === null || amGuest || !mayEndLink(invitation, part, me)) return null;
  return (
    <>
      <p className="kern-body">{t('people.guestLink', { name })}</p>
      <div className="br-actions">
        <Renew view={view} invitation={invitation} name={name} onRenewed={onRenewed} />
        <End view={view} invitation={invitation} name={name} />
      </div>
    </>
  );
}

function Renew({ view, invitation, name, onRenewed }: GuestLinkProps & { name: string }) {
  const { t } = useTranslation();
  const { renew, isPending, error } = useRenew(view.id);
  const [asking, setAsking] = useState(false);
  const go = (): void =>
    renew(invitation.id, (renewed) => {
      setAsking(false);
      onRenewed({ invitation: renewed, email: invitation.email ?? '', guest: name });
    });
  return (
    <Asked
      {...{ name, asking, setAsking, go, error }}
      busy={isPending}
      button={t('people.renew')}
      title={t('people.renewTitle', { name })}
      text={t('people.renewText', { name })}
    />
  );
}

function End({ view, invitation, name }: Omit<GuestLinkProps, 'onRenewed'> & { name: string }) {
  const { t } = useTranslation();
  const { revoke, isPending, error } = useRevoke(view.id);
  const [asking, setAsking] = useState(false);
  const go = (): void =>
    revoke(invitation.id, () => {
      setAsking(false);
      announce(t('people.removed', { name }));
    });
  return (
    <Asked
      {...{ name, asking, setAsking, go, error }}
      busy={isPending}
      button={t('people.endLink')}
      title={t('people.endLinkTitle', { name })}
      text={`${t('people.removeText', { name })} ${t('people.removeBack', { name })}`}
    />
  );
}

interface AskedProps {
  name: string;
  button: string;
  title: string;
  text: string;
  asking: boolean;
  setAsking: (asking: boolean) => void;
  busy: boolean;
  go: () => void;
  error: Error | null;
}

/** A button that asks first: neither can be undone. */
function Asked({ name, button, title, text, asking, setAsking, busy, go, error }: AskedProps) {
  const problemText = useProblemText();
  return (
    <>
      <Button kind="tertiary" small onClick={() => setAsking(true)}>
        {button}
        <span className="br-sr-only">: {name}</span>
      </Button>
      <ConfirmDialog open={asking} title={title} confirm={button} busy={busy} onConfirm={go} onClose={() => setAsking(false)}>
        <p className="kern-body">{text}</p>
        {error && <Alert tone="danger" title={problemText(error)} live />}
      </ConfirmDialog>
    </>
  );
}
