import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useLocation, useNavigate } from 'react-router';
import { Alert, announce, Attention, Button, ErrorSummary, type FieldProblem, Failed } from '../../ui';
import { useCasePath } from '../case';
import { Conflict } from './conflict';
import { SectionField } from './section-field';
import type { SectionFormProps } from './section-form.props';
import type { SHOW_PROBLEMS } from './show-problems';
import { useFormTexts } from './texts';
import { useHashFocus } from './use-hash-focus';
import { useSectionForm, type SaveResult } from './use-section-form';
import { problemsOf } from './values';

/** The form of one section: saves with its revision, shows what is missing, settles conflicts, keeps what was typed. */
export function SectionForm(props: SectionFormProps) {
  const { section, form } = props;
  const { t } = useTranslation();
  const state = useSectionForm(props);
  const { problems, attempt, save } = useSaving(props, state.save);
  useHashFocus(useLocation().hash);
  const saved = attempt > 0 && problems.length > 0 && state.clean;
  return (
    <form className="br-form" noValidate onSubmit={(event) => (event.preventDefault(), void save('next'))}>
      {saved && <Alert tone="success" title={t('section.savedIncomplete')} />}
      <ErrorSummary problems={problems} attempt={attempt} />
      {state.restored && <Restored onDrop={state.drop} />}
      {state.conflict && (
        <Attention>
          <Conflict {...props} conflict={state.conflict} onSettle={state.settle} />
        </Attention>
      )}
      {state.error !== null && (
        <Attention>
          <Failed error={state.error} />
        </Attention>
      )}
      {state.asked.map((field) => (
        <SectionField
          key={field.id}
          form={form}
          section={section.id}
          field={field}
          error={problems.find((problem) => problem.id === `${section.id}-${field.id}`)?.text}
          register={state.register}
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

/** What follows on saving: the problems beside the fields, or on to the next section. Saving never waits for complete answers. */
function useSaving({ section, form, application }: SectionFormProps, store: () => Promise<SaveResult>) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  const navigate = useNavigate();
  const path = useCasePath();
  const arrival = useLocation().state as Partial<typeof SHOW_PROBLEMS> | null;
  const words = ({ field, key, params }: { field: string; key: string; params?: Record<string, unknown> }): FieldProblem => ({
    id: `${section.id}-${field}`,
    text: texts.problem(section.id, field, key, params),
  });
  const [attempt, setAttempt] = useState(0);
  const [problems, setProblems] = useState(() => (arrival?.showProblems ? problemsOf(application.problems, section.id).map(words) : []));
  const next = form.sections[form.sections.findIndex((item) => item.id === section.id) + 1];
  const save = async (target: 'next' | 'overview'): Promise<void> => {
    const result = await store();
    setAttempt((count) => count + 1);
    const open = result.saved ? problemsOf(result.saved.problems, section.id) : result.problems;
    setProblems(open.map(words));
    if (!result.saved) return;
    announce(t('section.saved'));
    if (target === 'overview') void navigate(path);
    else if (open.length === 0) void navigate(next ? `${path}/form/${next.id}` : `${path}/documents`);
  };
  return { problems, attempt, save };
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
