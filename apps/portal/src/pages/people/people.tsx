import { useTranslation } from '../../i18n';
import { useGuest } from '../../api/queries';
import type { CaseView } from '../../api/types';
import { Identify, Page } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { useMyPart } from '../case/use-my-part';
import { RoomPage } from '../room/room-page';
import { Invitations } from './invitations';
import { Invite } from './invite';
import { invitesNow } from './invite.model';
import { Members } from './members';
import { PowerOfAttorney } from './power-of-attorney';
import './texts';

/** Who takes part in the application, inviting more people, and what became of the invitations. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const content = <People view={view} />;
  if (view.status !== 'draft') return <RoomPage title={t('tasks.people')}>{content}</RoomPage>;
  return (
    <Page title={t('tasks.people')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      {content}
    </Page>
  );
}

function People({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const part = useMyPart();
  const guest = useGuest();
  const invites = part.invites.length > 0;
  const now = { ...part, invites: invitesNow(part, view) };
  return (
    <>
      {invites && view.status === 'draft' && <p className="kern-body">{t('people.lead')}</p>}
      <Members view={view} part={part} />
      <PowerOfAttorney view={view} part={part} />
      {now.invites.length > 0 && (guest ? <Identify to="other" /> : <Invite view={view} part={now} />)}
      {invites && <Invitations view={view} />}
    </>
  );
}
