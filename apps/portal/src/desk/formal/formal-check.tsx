import { useTranslation } from '../../i18n';
import { useApi } from '../../api/queries';
import { useCaseForm } from '../../pages/application/use-form';
import type { Application, CaseView, Doc, DocumentType, FormDefinition } from '../../api/types';
import { Completeness } from '../../pages/completeness/completeness';
import { Alert, Button, Loaded } from '../../ui';
import { useDraft } from '../ui/draft';
import { Checklist } from './checklist';
import { Complete } from './complete';
import { EMPTY_DRAFT, unsettled, newFinding, presetOf, type FindingDraft, type FormalDraft } from './model';
import { RequestForm } from './request-form';
import { SignOffList } from './sign-off-list';
import { SupplementsView } from './supplements-view';

/** Formal check: the checklist, findings and requests for supplements, and the confirmation that the application is complete. */
export default function FormalCheck({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const form = useCaseForm(view);
  const documents = useApi<Doc[]>(`cases/${view.id}/documents`);
  const types = useApi<DocumentType[]>('document-types');
  const mayAct = view.allowed.includes('REQUEST_SUPPLEMENTS') || view.allowed.includes('CONFIRM_COMPLETE');
  return (
    <Loaded query={documents}>
      {(list) => (
        <div className="desk-stack">
          {view.supplements && <SupplementsView view={view} supplements={view.supplements} documents={list} types={types.data ?? []} />}
          <SignOffList view={view} />
          <Completeness view={view} viewer="office" />
          {mayAct ? (
            <Loaded query={form}>{(definition) => <Work view={view} form={definition} documents={list} types={types.data ?? []} />}</Loaded>
          ) : (
            <Alert title={t(`desk.formal.reading.${readingOf(view)}`)} />
          )}
        </div>
      )}
    </Loaded>
  );
}

function readingOf(view: CaseView): 'running' | 'waiting' | 'done' {
  if (view.status === 'formalCheck') return 'running';
  return view.status === 'supplementsRequested' ? 'waiting' : 'done';
}

interface WorkProps {
  view: CaseView;
  form: FormDefinition;
  documents: readonly Doc[];
  types: readonly DocumentType[];
}

function Work({ view, form, documents, types }: WorkProps) {
  const application = useApi<Application>(`cases/${view.id}/application`);
  const [draft, setDraft, clear] = useDraft<FormalDraft>(`formal.${view.id}`, EMPTY_DRAFT);
  const change = (changes: Partial<FormalDraft>): void => setDraft((old) => ({ ...old, ...changes }));
  const addFinding = (preset: Partial<FindingDraft>): void => {
    const finding = newFinding(preset);
    setDraft((old) => ({ ...old, findings: [...old.findings, finding] }));
    requestAnimationFrame(() => document.getElementById(`finding-${finding.key}-text`)?.focus());
  };
  return (
    <>
      <Checklist
        view={view}
        form={form}
        documents={documents}
        application={application.data}
        draft={draft}
        onCheck={(item, ok) => setDraft((old) => ({ ...old, checks: { ...old.checks, [item]: ok } }))}
        onFinding={addFinding}
      />
      {view.allowed.includes('REQUEST_SUPPLEMENTS') && <AskAgain view={view} draft={draft} onFinding={addFinding} />}
      {view.allowed.includes('REQUEST_SUPPLEMENTS') && (
        <RequestForm
          view={view}
          form={form}
          documents={documents}
          types={types}
          draft={draft}
          onChange={change}
          onFinding={addFinding}
          onSent={clear}
        />
      )}
      {view.allowed.includes('CONFIRM_COMPLETE') && <Complete view={view} form={form} documents={documents} draft={draft} onSent={clear} />}
    </>
  );
}

/** Takes what is not settled into the next request. */
function AskAgain({
  view,
  draft,
  onFinding,
}: Pick<WorkProps, 'view'> & { draft: FormalDraft; onFinding: (preset: Partial<FindingDraft>) => void }) {
  const { t } = useTranslation();
  const again = unsettled(view.supplements?.findings ?? [], draft);
  if (again.length === 0) return null;
  return (
    <Alert tone="info" title={t('desk.answers.againTitle', { count: again.length })}>
      <Button small onClick={() => again.forEach((finding) => onFinding(presetOf(finding)))}>
        {t('desk.answers.again')}
      </Button>
    </Alert>
  );
}
