import { useTranslation } from '../../i18n';
import { Page } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { RoomPage } from '../room/room-page';
import { MessagesPanel } from './messages-panel';
import './texts';

/** The messages of a case for the applicant side: in the room a part of it, in a draft a page of its own. */
export default function MessagesPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const panel = <MessagesPanel view={view} viewer="applicant" />;
  if (view.status !== 'draft') return <RoomPage title={t('messages.title')}>{panel}</RoomPage>;
  return (
    <Page title={t('messages.title')} preline={view.title} width="medium" back={{ to: path, label: t('tasks.overview') }}>
      {panel}
    </Page>
  );
}
