import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { Link, useNavigate } from 'react-router';
import { useApi, useAuthority, useGuest, useSend } from '../../api/queries';
import type { Application, CaseView, Doc, FormDefinition } from '../../api/types';
import { SectionNote } from '../../collab/assignment';
import { useDraft } from '../../collab/draft-context';
import { PeopleHere } from '../../collab/people-here';
import { Ended, SaveLine } from '../../collab/save-line';
import { useAnnouncements } from '../../collab/use-announcements';
import {
  Alert,
  Badge,
  Button,
  ConfirmDialog,
  German,
  Loaded,
  Page,
  StatusSentence,
  TaskList,
  useProblemText,
  type Task,
  type Tone,
} from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { covers, type MyPart } from '../case/my-part';
import { PartNote } from '../case/part-note';
import { owesAdvance, useProcedure } from '../case/procedure';
import { useMyPart } from '../case/use-my-part';
import { StillMissing } from '../completeness/still-missing';
import { documentsState, neededDocuments } from '../documents/required';
import { AwaitedSentence, useAwaitedPayment } from '../room/awaited-payment';
import { useDraftGlance } from '../room/draft-glance';
import { useFormTexts } from './texts';
import { progressOf, type Progress } from './progress';
import { loadUnsaved } from './unsaved';
import { useCaseForm } from './use-form';
import { sectionState, type SectionState } from './values';

const TONES: Record<SectionState, Tone> = { notStarted: 'info', inProgress: 'warning', missing: 'warning', done: 'success' };

export function StateBadge({ state }: { state: SectionState }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[state]}>{t(`sectionState.${state}`)}</Badge>;
}

/** The state, and whether it is the caller's to bring on. */
function OwnState({ own, state }: { own: boolean; state: SectionState }) {
  const { t } = useTranslation();
  return (
    <span className="br-badges">
      {own && <Badge>{t('part.yours')}</Badge>}
      <StateBadge state={state} />
    </span>
  );
}

/** The application as a task list; every visit starts here. */
export default function TasksPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const authority = useAuthority();
  const guest = useGuest();
  const part = useMyPart();
  const form = useCaseForm(view);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  const error = form.error ?? application.error ?? documents.error;
  const all =
    form.data && application.data && documents.data
      ? { form: form.data, application: application.data, documents: documents.data }
      : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), documents.refetch()]);
  return (
    <Page
      title={view.title}
      preline={<Kind title={view.procedureTitle} place={view.place} />}
      {...(guest ? {} : { back: { to: `/${authority}`, label: t('home.title') } })}
    >
      {part.leads && <Status view={view} isComplete={application.data?.problems.length === 0} />}
      <PartNote part={part} />
      <Loaded query={{ data: all, error, refetch }}>{(data) => <Lists view={view} part={part} {...data} />}</Loaded>
      <Discard view={view} />
    </Page>
  );
}

/** The status sentence; once every answer is there, with what is to be paid before the application can be filed. */
function Status({ view, isComplete }: { view: CaseView; isComplete: boolean }) {
  const payment = useAwaitedPayment(view, isComplete);
  return (
    <StatusSentence facts={view} viewer="applicant">
      {payment && <AwaitedSentence view={view} payment={payment} />}
    </StatusSentence>
  );
}

/** 'Vorbescheid · Grevesmühlen' */
function Kind({ title, place }: { title: string; place: string }) {
  return (
    <>
      <German>{title}</German> · {place}
    </>
  );
}

interface Data {
  view: CaseView;
  part: MyPart;
  form: FormDefinition;
  application: Application;
  documents: Doc[];
}

function Lists({ view, part, form, application, documents }: Data) {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  const path = useCasePath();
  const { session, mode, sync } = useDraft();
  useAnnouncements(session, texts);
  const sections: Task[] = form.sections.map((section) => {
    const state = sectionState(section, application, loadUnsaved(view.id, section.id) !== null);
    const hint = session && <SectionNote session={session} section={section.id} members={view.members} />;
    return {
      key: section.id,
      title: texts.section(section.id),
      hint,
      to: `${path}/form/${section.id}`,
      status: <OwnState own={part.discipline !== null && covers(part.sections, section.id)} state={state} />,
    };
  });
  const needed = neededDocuments(form, application.data);
  const owing = owesAdvance(view, useProcedure(view));
  const glance = useDraftGlance(view, documents);
  const hasDesigner = view.members.some((member) => member.role === 'designer');
  const together: Task[] = [
    {
      key: 'people',
      title: t('tasks.people'),
      hint: glance.people,
      to: `${path}/people`,
      status: <StateBadge state={hasDesigner ? 'done' : 'notStarted'} />,
    },
    {
      key: 'documents',
      title: t('tasks.documents'),
      hint: glance.documents,
      to: `${path}/documents`,
      status: <OwnState own={part.discipline !== null && part.documents.length > 0} state={documentsState(needed, documents)} />,
    },
    { key: 'messages', title: t('room.messages'), to: `${path}/messages`, status: glance.unread },
  ];
  const end: Task[] = [
    { key: 'fee', title: t('tasks.fee'), to: `${path}/fee`, status: <StateBadge state={owing ? 'notStarted' : 'done'} /> },
    { ...useCheck(part), hint: glance.releases },
  ];
  return (
    <>
      {part.contributes && <Ended session={session} sync={sync} />}
      {session && mode === 'live' && (
        <div className="br-together">
          <PeopleHere session={session} sectionTitle={texts.section} />
          {part.contributes && <SaveLine sync={sync} />}
          <Link className="kern-link" to={`${path}/history`}>
            {t('collab.history')}
          </Link>
        </div>
      )}
      <ProgressLine part={part} progress={progressOf(part, { form, application, needed, documents })} />
      {part.leads && <StillMissing view={view} />}
      <TaskList title={t('tasks.form')} tasks={sections} />
      <TaskList title={t('tasks.together')} tasks={together} />
      <TaskList title={t('tasks.end')} tasks={end} />
    </>
  );
}

/** How much is done of what is the caller's to do; a reader is told that nothing is. */
function ProgressLine({ part, progress: { of, done, count } }: { part: MyPart; progress: Progress }) {
  const { t } = useTranslation();
  const mine = done === count ? t('part.progressMineDone') : t('part.progressMine', { done, count });
  const all = part.leads ? t('tasks.progress', { done, count }) : t('part.progressReader', { done, count });
  return <p className="kern-body">{of === 'mine' ? mine : all}</p>;
}

/** The last task: to submit, to release one's part, or only to read it all. */
function useCheck({ leads, contributes }: MyPart): Task {
  const { t } = useTranslation();
  const task = { key: 'check', to: `${useCasePath()}/check` };
  if (leads) return { ...task, title: t('tasks.check'), status: <StateBadge state="notStarted" /> };
  return { ...task, title: contributes ? t('part.checkSign') : t('part.checkRead'), status: null };
}

/** Deletes the draft, after asking. */
function Discard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const discard = useSend<CaseView>(['cases']);
  if (!view.allowed.includes('DISCARD')) return null;
  const go = (): void =>
    discard.mutate({ path: `cases/${view.id}/discard`, body: {} }, { onSuccess: () => void navigate(`/${authority}`) });
  return (
    <div className="br-actions">
      <Button kind="tertiary" icon="delete" onClick={() => setOpen(true)}>
        {t('tasks.discard')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('tasks.discardTitle')}
        confirm={t('tasks.discardConfirm')}
        busy={discard.isPending}
        onConfirm={go}
        onClose={() => setOpen(false)}
      >
        <p className="kern-body">{t('tasks.discardText')}</p>
        {discard.error && <Alert tone="danger" title={problemText(discard.error)} live />}
      </ConfirmDialog>
    </div>
  );
}
