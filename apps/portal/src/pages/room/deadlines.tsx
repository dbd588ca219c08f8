import { useTranslation } from '../../i18n';
import { ClocksPanel } from '../../process';
import { useCaseView } from '../case';
import { RoomPage } from './room-page';

/** All periods of the case: what runs, what waits and for what, what has ended. */
export default function DeadlinesPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  return (
    <RoomPage title={t('room.deadlines')}>
      <ClocksPanel view={view} viewer="applicant" />
    </RoomPage>
  );
}
