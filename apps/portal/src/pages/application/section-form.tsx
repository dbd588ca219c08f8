import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Application, FormDefinition, FormSection, Municipality } from '../../api/types';
import { Alert, announce, Button, ErrorSummary, useProblemText, type FieldProblem } from '../../ui';
import { useCasePath } from '../case';
import { Conflict } from './conflict';
import { SectionField } from './section-field';
import { useFormTexts } from './texts';
import { useSectionForm } from './use-section-form';
import { problemsOf } from './values';

export interface SectionFormProps {
  caseId: string;
  section: FormSection;
  form: FormDefinition;
  application: Application;
  municipalities: Municipality[];
}

/** The form of one section: saves with its revision, shows what is missing, settles conflicts, keeps what was typed. */
export function SectionForm(props: SectionFormProps) {
  const { section, form, municipalities } = props;
  const { t } = useTranslation();
  const texts = useFormTexts();
  const navigate = useNavigate();
  const path = useCasePath();
  const state = useSectionForm(props);
  const problemText = useProblemText();
  const [attempt, setAttempt] = useState(0);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const next = form.sections[form.sections.findIndex((item) => item.id === section.id) + 1];
  const onward = next ? `${path}/form/${next.id}` : `${path}/documents`;
  const save = async (target: 'next' | 'overview'): Promise<void> => {
    const result = await state.save();
    setAttempt((count) => count + 1);
    const open = result.saved ? problemsOf(result.saved.problems, section.id).map((item) => ({ ...item, params: {} })) : result.problems;
    setProblems(
      open.map(({ field, key, params }) => ({ id: `${section.id}-${field}`, text: texts.problem(section.id, field, key, params) })),
    );
    if (!result.saved) return;
    announce(t('section.saved'));
    if (target === 'overview') void navigate(path);
    else if (open.length === 0) void navigate(onward);
  };
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.id === `${section.id}-${field}`)?.text;
  const saved = attempt > 0 && problems.length > 0 && state.clean;
  return (
    <form className="br-form" noValidate onSubmit={(event) => (event.preventDefault(), void save('next'))}>
      {saved && <Alert tone="success" title={t('section.savedIncomplete')} />}
      <ErrorSummary problems={problems} attempt={attempt} />
      {state.restored && <Restored onDrop={state.drop} />}
      {state.conflict && <Conflict {...props} conflict={state.conflict} onSettle={state.settle} />}
      {state.error !== null && <Alert tone="danger" title={problemText(state.error)} live />}
      {section.fields.map((field) => (
        <SectionField
          key={field.id}
          section={section.id}
          field={field}
          error={errorOf(field.id)}
          register={state.register}
          municipalities={municipalities}
        />
      ))}
      <div className="br-actions">
        <Button kind="primary" type="submit" busy={state.saving}>
          {t('section.save')}
        </Button>
        <Button busy={state.saving} onClick={() => void save('overview')}>
          {t('section.saveOverview')}
        </Button>
      </div>
    </form>
  );
}

/** Says that typed values came back, and lets them go. */
function Restored({ onDrop }: { onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert title={t('section.restoredTitle')}>
      <p className="kern-body">{t('section.restoredText')}</p>
      <div className="br-actions">
        <Button onClick={onDrop}>{t('section.restoredDrop')}</Button>
      </div>
    </Alert>
  );
}
