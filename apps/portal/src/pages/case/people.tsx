import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/queries';
import type { CaseView, Invitation } from '../../api/types';
import { Alert, announce, Button, DateTime, Page, RadioGroup, Section, Table, TextField, Failed } from '../../ui';
import { useCasePath, useCaseView } from '.';
import { RoomPage } from '../room/room-page';

/** Who takes part in the application, and inviting more people by link. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const content = <People view={view} />;
  if (view.status !== 'draft') return <RoomPage title={t('tasks.people')}>{content}</RoomPage>;
  return (
    <Page title={t('tasks.people')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <p className="kern-body">{t('people.lead')}</p>
      {content}
    </Page>
  );
}

const OPEN = ['draft', 'formalCheck', 'supplementsRequested', 'substantiveCheck'];

function People({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <>
      <Table
        caption={t('people.members')}
        columns={[
          { key: 'name', header: t('people.name'), cell: (member) => member.name, primary: true },
          { key: 'role', header: t('people.role'), cell: (member) => t(`role.${member.role}`) },
          { key: 'since', header: t('people.since'), cell: (member) => <DateTime at={member.joinedAt} /> },
        ]}
        rows={view.members}
        rowKey={(member) => `${member.personId}-${member.role}`}
      />
      {OPEN.includes(view.status) && <Invite caseId={view.id} />}
    </>
  );
}

function Invite({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [role, setRole] = useState('designer');
  const [email, setEmail] = useState('');
  const invite = useSend<Invitation>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = email.trim();
    invite.mutate({ path: `cases/${caseId}/invitations`, body: { role, ...(address === '' ? {} : { email: address }) } });
  };
  return (
    <Section title={t('people.invite')}>
      <form className="br-form" onSubmit={submit} noValidate>
        <RadioGroup
          name="role"
          label={t('people.inviteRole')}
          value={role}
          onValue={setRole}
          choices={[
            { value: 'designer', label: t('role.designer'), hint: t('people.designerHint') },
            { value: 'builder', label: t('role.builder'), hint: t('people.builderHint') },
          ]}
        />
        <TextField
          label={t('people.email')}
          hint={t('people.emailHint')}
          optional
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        {invite.error && <Failed error={invite.error} />}
        <div className="br-actions">
          <Button kind="primary" type="submit" busy={invite.isPending}>
            {t('people.create')}
          </Button>
        </div>
      </form>
      {invite.data && <InvitationLink invitation={invite.data} />}
    </Section>
  );
}

function InvitationLink({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const url = new URL(invitation.url, window.location.origin).href;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    announce(t('people.copied'));
  };
  return (
    <Alert tone="success" title={t('people.linkReady')} live>
      <TextField label={t('people.link')} readOnly value={url} onFocus={(event) => event.target.select()} />
      <p className="kern-body kern-body--small">
        {t('people.linkUntil')} <DateTime at={invitation.expiresAt} />. {t('people.linkWarning')}
      </p>
      <div className="br-actions">
        <Button icon={copied ? 'check' : 'content-copy'} onClick={() => void copy()}>
          {copied ? t('people.copied') : t('people.copy')}
        </Button>
      </div>
    </Alert>
  );
}
