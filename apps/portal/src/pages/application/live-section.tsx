import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useLocation, useNavigate } from 'react-router';
import { AssignmentBar } from '../../collab/assignment';
import { useDraft } from '../../collab/draft-context';
import { FieldFrame } from '../../collab/field-frame';
import { PeopleHere } from '../../collab/people-here';
import { Ended, SaveLine } from '../../collab/save-line';
import type { DraftSession } from '../../collab/session';
import { useAnnouncements } from '../../collab/use-announcements';
import type { FormField } from '../../api/types';
import { Button, ErrorSummary, type FieldProblem } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { isGap, problemOf } from './check-field';
import { SectionField } from './section-field';
import type { SectionFormProps } from './section-form.props';
import type { SHOW_PROBLEMS } from './show-problems';
import { useFormTexts } from './texts';
import { useHashFocus } from './use-hash-focus';
import { useLiveSection } from './use-live-section';
import { problemsOf, toStored, type Typed } from './values';

/** The form of one section as everybody writes it at once: no button to save, but a line that says whether it is. */
export function LiveSection({ session, ...props }: SectionFormProps & { session: DraftSession }) {
  const { section, form } = props;
  const { t } = useTranslation();
  const { sync } = useDraft();
  const { members } = useCaseView();
  const path = useCasePath();
  const texts = useFormTexts(form);
  const state = useLiveSection(props, session);
  const { problems, attempt, leave, touch } = useProblems(props, state);
  const [details, setDetails] = useState(false);
  useHashFocus(useLocation().hash);
  useAnnouncements(session, texts, section.id);
  useEffect(() => {
    session.show({ section: section.id });
    return () => session.show({ section: null, field: null });
  }, [session, section.id]);
  const unreadable = state.asked.filter((field) => toStored(field, state.typed[field.id]) === null);
  return (
    <>
      <div className="br-together">
        <PeopleHere session={session} sectionTitle={texts.section} />
        <AssignmentBar session={session} section={section.id} members={members} />
        <div className="br-together-links">
          <button type="button" className="br-shared-more" aria-pressed={details} onClick={() => setDetails(!details)}>
            {t('collab.details')}
          </button>
          <Link className="kern-link" to={`${path}/history`}>
            {t('collab.history')}
          </Link>
        </div>
      </div>
      <Ended session={session} sync={sync} />
      <form className="br-form" noValidate onSubmit={(event) => (event.preventDefault(), leave('next'))} {...state.composition}>
        <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
        {state.asked.map((field) => (
          <FieldFrame
            key={field.id}
            session={session}
            path={`${section.id}.${field.id}`}
            label={texts.label(section.id, field.id)}
            members={members}
            details={details}
            onLeave={() => touch(field.id)}
          >
            <SectionField
              form={form}
              section={section.id}
              field={field}
              error={problems.find(({ id }) => id === `${section.id}-${field.id}`)?.text}
              register={state.register}
            />
          </FieldFrame>
        ))}
        <div className="br-actions">
          <Button kind="primary" type="submit">
            {t('collab.next')}
          </Button>
          <Button onClick={() => leave('overview')}>{t('tasks.overview')}</Button>
        </div>
        <SaveLine sync={sync} unreadable={unreadable.map((field) => texts.label(section.id, field.id))} />
      </form>
    </>
  );
}

interface Shown {
  asked: readonly FormField[];
  typed: Typed;
  settle: () => void;
}

/** What is wrong or missing: a mistake once its field was left, a gap once somebody wants to go on. */
function useProblems({ section, form, application }: SectionFormProps, { asked, typed, settle }: Shown) {
  const texts = useFormTexts(form);
  const navigate = useNavigate();
  const path = useCasePath();
  const arrival = useLocation().state as Partial<typeof SHOW_PROBLEMS> | null;
  const [attempt, setAttempt] = useState(0);
  const [gaps, setGaps] = useState(arrival?.showProblems === true);
  const [left, setLeft] = useState<readonly string[]>([]);
  const told = problemsOf(application.problems, section.id);
  const all = asked.flatMap((field) => {
    const here = problemOf(field, typed[field.id]);
    const there = told.find((problem) => problem.field === field.id && !isGap(problem.key))?.key;
    const key = here ?? there;
    return key === undefined || key === null ? [] : [{ field: field.id, key }];
  });
  const shown = all.filter(({ field, key }) => gaps || (left.includes(field) && !isGap(key)));
  const problems = shown.map(({ field, key }): FieldProblem => ({
    id: `${section.id}-${field}`,
    text: texts.problem(section.id, field, key),
  }));
  const next = form.sections[form.sections.findIndex(({ id }) => id === section.id) + 1];
  const leave = (target: 'next' | 'overview'): void => {
    settle();
    if (target === 'overview') return void navigate(path);
    setAttempt((count) => count + 1);
    setGaps(true);
    if (all.length === 0) void navigate(next ? `${path}/form/${next.id}` : `${path}/documents`);
  };
  const touch = (field: string): void => {
    if (!left.includes(field)) setLeft([...left, field]);
  };
  return { problems, attempt, leave, touch };
}
