import { useState } from 'react';
import { useTranslation } from '../../i18n';
import type { CaseView, SentInvitation } from '../../api/types';
import { Alert, announce, Badge, Button, ConfirmDialog, DateTime, Loaded, Section, useProblemText, type Tone } from '../../ui';
import { GuestLink, type GuestLinkProps, type Renewed } from './guest-link';
import { InvitationLink } from './invitation-link';
import { sortInvitations } from './invite.model';
import { RoleOf } from './members';
import { useInvitations, useRevoke } from './use-invitations';
import './people.css';

const TONES: Readonly<Record<SentInvitation['state'], Tone>> = {
  open: 'info',
  accepted: 'success',
  expired: 'warning',
  revoked: 'warning',
  replaced: 'warning',
};

/** What became of the invitations; one that nobody has used yet can be taken back. */
export function Invitations({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const invitations = useInvitations(view.id);
  const [renewed, setRenewed] = useState<Renewed | null>(null);
  return (
    <Section title={t('people.invitations')}>
      {renewed && <InvitationLink key={renewed.invitation.id} {...renewed} />}
      <Loaded query={invitations}>
        {(sent) =>
          sent.length === 0 ? (
            <p className="kern-body">{t('people.invitationsNone')}</p>
          ) : (
            <ul className="br-list">
              {sortInvitations(sent).map((invitation) => (
                <li key={invitation.id} className="br-item" data-testid="invitation">
                  <Item view={view} invitation={invitation} onRenewed={setRenewed} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Item({ view, invitation, onRenewed }: GuestLinkProps) {
  const { t } = useTranslation();
  const { role, discipline, email, state, createdBy, createdAt } = invitation;
  return (
    <>
      <div className="br-item-head">
        <h3 className="kern-title kern-title--small">
          <RoleOf role={role} discipline={discipline} />
        </h3>
        <Badge tone={TONES[state]}>{t(`people.state.${state}`)}</Badge>
      </div>
      <p className="kern-body br-person-mail">
        {email ?? t('people.byLink')}
        {invitation.handsOver && ` · ${t('people.handOver')}`}
      </p>
      <p className="kern-body kern-body--small kern-body--muted">
        {t('people.invitedBy', { name: createdBy.name })} <DateTime at={createdAt} />
        <End invitation={invitation} />
      </p>
      {state === 'open' && <Revoke view={view} invitation={invitation} />}
      <GuestLink view={view} invitation={invitation} onRenewed={onRenewed} />
    </>
  );
}

/** How it ended, or until when it is good. */
function End({ invitation: { state, acceptedBy, expiresAt } }: { invitation: SentInvitation }) {
  const { t } = useTranslation();
  if (acceptedBy !== null) return <> · {t('people.acceptedBy', { name: acceptedBy })}</>;
  if (state !== 'open') return null;
  return (
    <>
      {' · '}
      {t('people.linkUntil')} <DateTime at={expiresAt} />
    </>
  );
}

function Revoke({ view, invitation }: { view: CaseView; invitation: SentInvitation }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const { revoke, isPending, error } = useRevoke(view.id);
  const go = (): void =>
    revoke(invitation.id, () => {
      setAsking(false);
      announce(t('people.revoked'));
    });
  return (
    <div className="br-actions">
      <Button kind="tertiary" small onClick={() => setAsking(true)}>
        {t('people.revoke')}
        <span className="br-sr-only">: {invitation.email ?? t(`role.${invitation.role}`)}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('people.revokeTitle')}
        confirm={t('people.revoke')}
        busy={isPending}
        onConfirm={go}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('people.revokeText')}</p>
        {error && <Alert tone="danger" title={problemText(error)} live />}
      </ConfirmDialog>
    </div>
  );
}
