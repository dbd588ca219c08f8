import { useTranslation } from '../../i18n';
import { useDraft } from '../../collab/draft-context';
import { PeopleHere } from '../../collab/people-here';
import { Alert, LinkButton } from '../../ui';
import { useCasePath } from '../case';
import { SectionAnswers } from './answers';
import type { SectionFormProps } from './section-form.props';
import { useFormTexts } from './texts';

/** A section that is somebody else's to write: its answers as they are now. */
export function ReadSection({ section, form, application }: Omit<SectionFormProps, 'caseId'>) {
  const { t } = useTranslation();
  const { session, mode } = useDraft();
  const texts = useFormTexts(form);
  const path = useCasePath();
  return (
    <>
      {session && mode === 'live' && (
        <div className="br-together">
          <PeopleHere session={session} sectionTitle={texts.section} />
        </div>
      )}
      <Alert title={t('part.readOnly')}>{t('part.readOnlyText')}</Alert>
      <SectionAnswers form={form} section={section} application={application} untitled />
      <div className="br-actions">
        <LinkButton to={path}>{t('tasks.overview')}</LinkButton>
      </div>
    </>
  );
}
