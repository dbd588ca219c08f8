import { useState } from 'react';
import { lazyPage, useTranslation } from '../../i18n';
import { useParams } from 'react-router';
import { useApi } from '../../api/queries';
import type { Application } from '../../api/types';
import { useDraft } from '../../collab/draft-context';
import { Ended } from '../../collab/save-line';
import { Alert, Badge, Loaded, Loading, Page } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { covers } from '../case/my-part';
import { useMyPart } from '../case/use-my-part';
import NotFound from '../not-found';
import { Help } from './help';
import { LiveSection } from './live-section';
import { ReadSection } from './read-section';
import type { SectionFormProps } from './section-form.props';
import { useFormTexts } from './texts';
import { loadUnsaved } from './unsaved';
import { useCaseForm } from './use-form';
import '../case/texts';

// Only where there is no shared document; nearly nobody loads it.
const SectionForm = lazyPage(async () => ({ default: (await import('./section-form')).SectionForm }));

/** Others write while one reads. */
const POLL_MS = 10_000;

/** One section of the application: its form, or its answers where somebody else writes them. */
export default function SectionPage() {
  const { t } = useTranslation();
  const { section: id = '' } = useParams();
  const view = useCaseView();
  const path = useCasePath();
  const form = useCaseForm(view);
  const texts = useFormTexts(form.data);
  const part = useMyPart();
  const writes = covers(part.sections, id);
  const { mode } = useDraft();
  // Who only reads has no document of their own that would follow the others.
  const application = useApi<Application>(`cases/${view.id}/application`, { poll: !writes && mode !== 'live' && POLL_MS });
  const section = form.data?.sections.find((item) => item.id === id);
  if (form.data && !section) return <NotFound />;
  const data = section && form.data && application.data ? { section, form: form.data, application: application.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch()]);
  return (
    <Page
      title={section ? texts.section(id) : view.title}
      preline={view.title}
      back={{ to: path, label: t('tasks.overview') }}
      aside={part.discipline && writes && <Badge>{t('part.yours')}</Badge>}
    >
      <Loaded query={{ data, error: form.error ?? application.error, refetch }}>
        {(known) =>
          writes ? (
            <>
              <Help text={known.section.help} about={texts.section(id)} />
              <SectionBody key={id} caseId={view.id} {...known} />
            </>
          ) : (
            <ReadSection {...known} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Everybody writes in the shared document; without it, or with something from before that was not saved, each saves the section by itself. */
function SectionBody(props: SectionFormProps) {
  const { t } = useTranslation();
  const { session, mode, sync } = useDraft();
  const [unsaved] = useState(() => loadUnsaved(props.caseId, props.section.id) !== null);
  const [form, setForm] = useState(unsaved);
  if (mode === 'form' && !form) setForm(true); // what is typed there stays there, even when the connection comes
  if (form)
    return (
      <>
        {mode !== 'live' && <Ended session={session} sync={sync} />}
        {mode !== 'live' && sync.reason === null && <Alert title={t('collab.form')}>{t('collab.formText')}</Alert>}
        <SectionForm {...props} />
      </>
    );
  if (mode === 'connecting' || !session) return <Loading />;
  return <LiveSection session={session} {...props} />;
}
