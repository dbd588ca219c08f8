import { useTranslation } from '../../i18n';
import { ActsPanel } from '../../process';
import { useCaseView } from '../case';
import { RoomPage } from './room-page';

/** What one can do in the case now, and the proceedings that run beneath it: objection, extension, start of construction ... */
export default function StepsPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  return (
    <RoomPage title={t('room.steps')}>
      <p className="kern-body">{t('room.stepsText')}</p>
      <ActsPanel view={view} viewer="applicant" />
    </RoomPage>
  );
}
