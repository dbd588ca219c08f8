import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { Link } from 'react-router';
import { useApi } from '../../api/queries';
import type { Application, Doc, FormDefinition } from '../../api/types';
import { useDraft } from '../../collab/draft-context';
import { Ended, SaveLine } from '../../collab/save-line';
import { saveState } from '../../collab/sync-state';
import { Alert, FactList, German, Loaded, Page, Section } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { covers } from '../case/my-part';
import { Completeness } from '../completeness/completeness';
import { owesAdvance, useProcedure } from '../case/procedure';
import { useMyPart } from '../case/use-my-part';
import { missingDocuments, neededDocuments } from '../documents/required';
import { SignOffs } from '../sign-off/sign-offs';
import { useSignOffs } from '../sign-off/use-sign-offs';
import { Answers } from './answers';
import { Submit } from './submit';
import { useFormTexts } from './texts';
import { SHOW_PROBLEMS } from './show-problems';
import { useCaseForm } from './use-form';
import { problemsOf } from './values';
import '../case/texts';

interface Data {
  form: FormDefinition;
  application: Application;
  documents: Doc[];
}

/** Check your answers, each with a link to change it; then submit. */
export default function CheckPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const part = useMyPart();
  const title = part.leads ? t('check.title') : part.contributes ? t('part.checkSign') : t('part.checkRead');
  const form = useCaseForm(view);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  const data =
    form.data && application.data && documents.data
      ? { form: form.data, application: application.data, documents: documents.data }
      : undefined;
  const error = form.error ?? application.error ?? documents.error;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), documents.refetch()]);
  return (
    <Page title={title} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <Loaded query={{ data, error, refetch }}>{(known) => <Checked {...known} />}</Loaded>
    </Page>
  );
}

function Checked({ form, application, documents }: Data) {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  const part = useMyPart();
  const open = useOpenPoints({ form, application, documents });
  const { session, mode, sync } = useDraft();
  const live = mode === 'live';
  return (
    <>
      {part.contributes && <Ended session={session} sync={sync} />}
      {!part.leads ? null : open.length > 0 ? (
        <Alert tone="warning" title={t('check.openTitle', { count: open.length })}>
          <ul className="kern-list kern-list--bullet">
            {open.map((point) => (
              <li key={point.key}>
                <Link className="kern-link" to={point.to} state={point.state}>
                  {point.text}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Alert tone="success" title={t('check.ready')} />
      )}
      <Answers
        form={form}
        application={application}
        changeAt={(section) => (covers(part.sections, section) ? `${path}/form/${section}` : undefined)}
      />
      <DocumentsPart documents={documents} writes={part.documents.length > 0} />
      <Section title={t('tasks.people')}>
        <FactList
          facts={view.members.map((member) => ({
            key: `${member.personId}-${member.role}`,
            label: t(`role.${member.role}`),
            value: member.name,
          }))}
        />
      </Section>
      <Completeness view={view} />
      <SignOffs form={form} />
      {part.leads && (
        <Submit
          view={view}
          openPoints={open.filter((point) => point.blocks).length}
          missing={open.length}
          busy={live && saveState(sync) !== 'saved'}
        />
      )}
      {live && part.contributes && <SaveLine sync={sync} />}
    </>
  );
}

interface OpenPoint {
  /** The server refuses to submit without it; a missing document is only asked for later. */
  blocks: boolean;
  key: string;
  text: ReactNode;
  to: string;
  state?: object;
}

/** What submission would refuse or the office would ask for, each with the way there. */
function useOpenPoints({ form, application, documents }: Data): OpenPoint[] {
  const { t } = useTranslation();
  const texts = useFormTexts(form);
  const view = useCaseView();
  const path = useCasePath();
  const owing = owesAdvance(view, useProcedure(view));
  const released = useSignOffs().data?.complete !== false;
  const answers = form.sections.flatMap((section): OpenPoint[] => {
    const open = problemsOf(application.problems, section.id);
    const [first] = open;
    if (!first) return [];
    const text = open.length === 1 ? texts.problem(section.id, first.field, first.key) : t('check.sectionMissing', { count: open.length });
    return [
      {
        blocks: true,
        key: section.id,
        text: `${texts.section(section.id)}: ${text}`,
        to: `${path}/form/${section.id}`,
        state: SHOW_PROBLEMS,
      },
    ];
  });
  const missing = missingDocuments(neededDocuments(form, application.data), documents).map((item) => ({
    blocks: false,
    key: item.typeCode,
    text: (
      <span>
        {t('check.documentMissing', { label: '' })}
        <German>{item.label}</German>
      </span>
    ),
    to: `${path}/documents`,
  }));
  const usable = documents.some((doc) => doc.direction === 'incoming' && !doc.withdrawn && doc.currentVersion > 0);
  const none = usable ? [] : [{ blocks: true, key: 'none', text: t('check.noDocument'), to: `${path}/documents` }];
  const fee = owing ? [{ blocks: true, key: 'fee', text: t('check.feeOpen'), to: `${path}/fee` }] : [];
  const signOffs = released ? [] : [{ blocks: true, key: 'signOffs', text: t('signOff.openPoint'), to: `${path}/check#sign-offs` }];
  return [...answers, ...none, ...missing, ...fee, ...signOffs];
}

function DocumentsPart({ documents, writes }: { documents: Doc[]; writes: boolean }) {
  const { t } = useTranslation();
  const path = useCasePath();
  const current = documents.filter((doc) => !doc.withdrawn && doc.currentVersion > 0);
  const change = writes && (
    <Link className="kern-link" to={`${path}/documents`}>
      {t('answers.change')}
      <span className="kern-sr-only">: {t('tasks.documents')}</span>
    </Link>
  );
  return (
    <Section title={t('tasks.documents')} aside={change}>
      {current.length === 0 ? (
        <p className="kern-body">{t('documents.none')}</p>
      ) : (
        <ul className="kern-list kern-list--bullet">
          {current.map((doc) => (
            <li key={doc.id} className="kern-body">
              {doc.title}{' '}
              <span className="br-muted">
                (<German>{doc.typeLabel}</German>)
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
