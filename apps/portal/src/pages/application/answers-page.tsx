import { useTranslation } from '../../i18n';
import { useLocation } from 'react-router';
import { useApi } from '../../api/queries';
import type { Application, FormDefinition } from '../../api/types';
import { Loaded } from '../../ui';
import { useCaseView } from '../case';
import { RoomPage } from '../room/room-page';
import { SignOffs } from '../sign-off/sign-offs';
import { Answers } from './answers';
import { useCaseForm } from './use-form';
import { useHashFocus } from './use-hash-focus';

/** The application as it was submitted. */
export default function AnswersPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const form = useCaseForm(view);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const data = form.data && application.data ? { form: form.data, application: application.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch()]);
  return (
    <RoomPage title={t('room.application')}>
      <Loaded query={{ data, error: form.error ?? application.error, refetch }}>{(known) => <Filed {...known} />}</Loaded>
    </RoomPage>
  );
}

function Filed({ form, application }: { form: FormDefinition; application: Application }) {
  useHashFocus(useLocation().hash);
  return (
    <>
      <Answers form={form} application={application} />
      <SignOffs form={form} />
    </>
  );
}
