import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useApi } from '../../api/queries';
import type { Application } from '../../api/types';
import { Loaded, Page } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import NotFound from '../not-found';
import { SectionForm } from './section-form';
import { useFormTexts } from './texts';
import { useCaseForm } from './use-form';

/** One section of the application. */
export default function SectionPage() {
  const { t } = useTranslation();
  const { section: id = '' } = useParams();
  const view = useCaseView();
  const path = useCasePath();
  const form = useCaseForm(view);
  const texts = useFormTexts(form.data);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const section = form.data?.sections.find((item) => item.id === id);
  if (form.data && !section) return <NotFound />;
  const data = section && form.data && application.data ? { section, form: form.data, application: application.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch()]);
  return (
    <Page title={section ? texts.section(id) : view.title} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <Loaded query={{ data, error: form.error ?? application.error, refetch }}>
        {(known) => <SectionForm key={id} caseId={view.id} {...known} />}
      </Loaded>
    </Page>
  );
}
