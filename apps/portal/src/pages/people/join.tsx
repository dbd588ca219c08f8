import { useState, type FormEvent } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../../api/http';
import { loginUrl, useApi, useAuthority, useSend, useSession } from '../../api/queries';
import type { InvitationPreview, Role, SentInvitation } from '../../api/types';
import { Alert, AnchorButton, Button, FactList, Failed, LinkButton, Loaded, Page, Section, TextField, type Fact } from '../../ui';
import { identifyWhen } from './invite.model';
import './texts';

type Gone = Exclude<SentInvitation['state'], 'open'> | 'unknown';

/** What an invitation link is about, and the ways in: with an account, or with nothing but a name. */
export default function JoinPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const preview = useApi<InvitationPreview>(`invitations/preview?token=${encodeURIComponent(token)}`, { enabled: token !== '' });
  const unknown = preview.error instanceof ApiProblem && [400, 404, 422].includes(preview.error.status);
  return (
    <Page title={t('join.title')}>
      {token === '' && (
        <Alert tone="warning" title={t('join.noToken')}>
          {t('join.noTokenText')}
        </Alert>
      )}
      {token !== '' && unknown && <Ended state="unknown" />}
      {token !== '' && !unknown && <Loaded query={preview}>{(known) => <Invited invitation={known} token={token} />}</Loaded>}
    </Page>
  );
}

/** Is somebody logged in, with an account? */
function useKnown(): boolean {
  const session = useSession().data;
  return session?.authenticated === true && session.guest !== true;
}

interface InvitedProps {
  invitation: InvitationPreview;
  token: string;
}

function Invited({ invitation, token }: InvitedProps) {
  const known = useKnown();
  const name = useSession().data?.name ?? '';
  switch (invitation.state) {
    case 'open':
      return (
        <>
          <Facts {...invitation} />
          {known ? <Accept name={name} token={token} /> : <Ways invitation={invitation} token={token} />}
        </>
      );
    case 'accepted':
    case 'expired':
    case 'revoked':
    case 'replaced':
      return <Ended state={invitation.state} />;
  }
}

/** Why the link leads nowhere, and what to do; each case in its own words. */
function Ended({ state }: { state: Gone }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const known = useKnown();
  return (
    <>
      <Alert tone="warning" title={t(`join.state.${state}`)} live>
        {t(`join.stateText.${state}`)}
      </Alert>
      {state === 'accepted' && (
        <div className="br-actions">
          {known ? (
            <LinkButton to={`/${authority}`}>{t('join.toMine')}</LinkButton>
          ) : (
            <AnchorButton href={loginUrl(`/${authority}`)}>{t('common.login')}</AnchorButton>
          )}
        </div>
      )}
    </>
  );
}

/** Who invites to what. Nothing of the project is told before somebody joins. */
function Facts({ role, discipline, invitedBy, authority }: InvitationPreview) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    { key: 'role', label: t('join.role'), value: t(`role.${role}`) },
    ...(discipline === null ? [] : [{ key: 'discipline', label: t('join.discipline'), value: <span lang="de">{discipline}</span> }]),
    { key: 'authority', label: t('join.authority'), value: <span lang="de">{authority}</span> },
    { key: 'may', label: t('join.may'), value: t(`join.mayAs.${role}`) },
  ];
  return (
    <>
      <p className="kern-body kern-body--large">{t(`join.lead.${role}`, { name: invitedBy })}</p>
      <FactList facts={facts} />
    </>
  );
}

/** Somebody who is logged in accepts. */
function Accept({ name, token }: { name: string; token: string }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const navigate = useNavigate();
  const accept = useSend<{ caseId: string; role: Role }>(['cases']);
  const go = (): void =>
    accept.mutate(
      { path: 'invitations/accept', body: { token } },
      { onSuccess: ({ caseId }) => void navigate(`/${authority}/cases/${caseId}`, { replace: true }) },
    );
  return (
    <>
      <p className="kern-body">{t('join.loggedIn', { name })}</p>
      <Refused error={accept.error} />
      <div className="br-actions">
        <Button kind="primary" busy={accept.isPending} onClick={go}>
          {t('join.accept')}
        </Button>
      </div>
    </>
  );
}

const GONE: Readonly<Record<string, Gone>> = {
  'invitation-expired': 'expired',
  'invitation-used': 'accepted',
  'invitation-revoked': 'revoked',
  'invitation-replaced': 'replaced',
  'not-found': 'unknown',
};

/** The link ended between reading and pressing the button, or something else went wrong. */
function Refused({ error }: { error: Error | null }) {
  if (error === null) return null;
  const gone = error instanceof ApiProblem ? GONE[error.code] : undefined;
  return gone ? <Ended state={gone} /> : <Failed error={error} />;
}

function Ways({ invitation, token }: InvitedProps) {
  const { t } = useTranslation();
  const authority = useAuthority();
  return (
    <>
      <Section title={t('join.account')}>
        <p className="kern-body">{t('join.accountText')}</p>
        <div className="br-actions">
          <AnchorButton kind="primary" href={loginUrl(`/${authority}/join?token=${encodeURIComponent(token)}`)}>
            {t('join.accountGo')}
          </AnchorButton>
        </div>
      </Section>
      <Section title={t('join.guest')}>
        <p className="kern-body">{t('join.guestText')}</p>
        <p className="kern-body">{t(`join.identify.${identifyWhen(invitation.role)}`)}</p>
        <AsGuest token={token} />
      </Section>
    </>
  );
}

/** Joining with nothing but a name. The page is loaded anew: from now on a session stands behind every request. */
function AsGuest({ token }: { token: string }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const session = useSession().data;
  const [name, setName] = useState(session?.name ?? '');
  const [tried, setTried] = useState(false);
  const join = useSend<{ caseId: string; role: Role }>();
  const wrong = name.trim() === '';
  // The link was open when the page was read: it opens again for the name that came by it first.
  const other = join.error instanceof ApiProblem && join.error.code === 'invitation-used';
  const type = (value: string): void => {
    setName(value);
    if (join.error) join.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(wrong);
    if (wrong) return document.getElementById('guest-name')?.focus();
    join.mutate(
      { path: 'invitations/join', body: { token, name: name.trim() } },
      { onSuccess: ({ caseId }) => window.location.replace(`/${authority}/cases/${caseId}`) },
    );
  };
  return (
    <form className="br-form" onSubmit={submit} noValidate>
      <TextField
        id="guest-name"
        label={t('join.guestName')}
        hint={t('join.guestNameHint')}
        error={other ? t('join.guestNameOther') : tried && wrong ? t('join.guestNameMissing') : null}
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => type(event.target.value)}
      />
      {!other && <Refused error={join.error} />}
      <div className="br-actions">
        <Button type="submit" busy={join.isPending}>
          {t('join.guestGo')}
        </Button>
      </div>
    </form>
  );
}
