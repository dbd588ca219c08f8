import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries';
import type { Application, FormDefinition, Municipality } from '../../api/types';
import { Loaded } from '../../ui';
import { useCaseView } from '../case';
import { RoomPage } from '../room/room-page';
import { Answers } from './answers';

/** The application as it was submitted. */
export default function AnswersPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const form = useApi<FormDefinition>('form');
  const application = useApi<Application>(`cases/${view.id}/application`);
  const municipalities = useApi<Municipality[]>('municipalities');
  const data =
    form.data && application.data && municipalities.data
      ? { form: form.data, application: application.data, municipalities: municipalities.data }
      : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), municipalities.refetch()]);
  return (
    <RoomPage title={t('room.application')}>
      <Loaded query={{ data, error: form.error ?? application.error ?? municipalities.error, refetch }}>
        {(known) => <Answers {...known} />}
      </Loaded>
    </RoomPage>
  );
}
