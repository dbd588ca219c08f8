import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useApi } from '../../api/queries';
import type { Application, FormDefinition, Municipality } from '../../api/types';
import { Loaded, Page } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import NotFound from '../not-found';
import { SectionForm } from './section-form';
import { useFormTexts } from './texts';

/** One section of the application. */
export default function SectionPage() {
  const { t } = useTranslation();
  const { section: id = '' } = useParams();
  const view = useCaseView();
  const path = useCasePath();
  const texts = useFormTexts();
  const form = useApi<FormDefinition>('form');
  const application = useApi<Application>(`cases/${view.id}/application`);
  const municipalities = useApi<Municipality[]>('municipalities');
  const section = form.data?.sections.find((item) => item.id === id);
  if (form.data && !section) return <NotFound />;
  const data =
    section && form.data && application.data && municipalities.data
      ? { section, form: form.data, application: application.data, municipalities: municipalities.data }
      : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), municipalities.refetch()]);
  return (
    <Page title={texts.section(id)} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <Loaded query={{ data, error: form.error ?? application.error ?? municipalities.error, refetch }}>
        {(known) => <SectionForm key={id} caseId={view.id} {...known} />}
      </Loaded>
    </Page>
  );
}
