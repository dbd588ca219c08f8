import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useNavigate } from 'react-router';
import { useApi, useGuest, useRemember, useSend } from '../../api/queries';
import type { Application, CaseView, Doc, DocumentType, Finding, FormDefinition, SupplementRequest } from '../../api/types';
import { Alert, Button, ConfirmDialog, DateTime, DeadlineLabel, Empty, Failed, Identify, Loaded, Progress, Section } from '../../ui';
import { useFormTexts } from '../application/texts';
import { useCaseForm } from '../application/use-form';
import { pathSteps } from '../application/values';
import { useCasePath, useCaseView } from '../case';
import { covers, type MyPart } from '../case/my-part';
import { useMyPart } from '../case/use-my-part';
import { useCaseUploads } from '../documents/use-case-uploads';
import type { UploadItem } from '../documents/upload-store';
import { SignOffs } from '../sign-off/sign-offs';
import { useSignOffs } from '../sign-off/use-sign-offs';
import { Changes } from '../supplements/changes';
import '../supplements/supplements.css';
import '../supplements/texts';
import { usePrepared, type Prepared } from '../supplements/use-prepared';
import { FindingItem, isPrepared } from './finding';
import { RoomPage } from './room-page';
import { Rounds } from './rounds';

/** The punch list: every finding of the office with its answer, prepared together and sent once. */
export default function SupplementsPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const open = view.status === 'supplementsRequested' && view.supplements?.answeredAt === null;
  const types = useApi<DocumentType[]>('document-types');
  const form = useCaseForm(view);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const prepared = usePrepared(view.id, open);
  const { documents, uploads } = useCaseUploads(view.id);
  const queries = [types, form, application, documents, ...(open ? [prepared] : [])];
  const data =
    types.data && form.data && application.data && documents.data && (!open || prepared.data)
      ? { types: types.data, form: form.data, application: application.data, documents: documents.data, prepared: prepared.data ?? null }
      : undefined;
  const refetch = (): unknown => Promise.all(queries.map((query) => query.refetch()));
  return (
    <RoomPage title={t('room.supplements')}>
      {view.supplements ? (
        <Loaded query={{ data, error: queries.find(({ error }) => error)?.error ?? null, refetch }}>
          {(known) =>
            view.supplements ? (
              <PunchList view={view} request={view.supplements} uploads={uploads} {...known} prepared={open ? known.prepared : null} />
            ) : null
          }
        </Loaded>
      ) : (
        <Empty title={t('supplements.none')} />
      )}
    </RoomPage>
  );
}

interface PunchListProps {
  view: CaseView;
  request: SupplementRequest;
  types: readonly DocumentType[];
  form: FormDefinition;
  application: Application;
  documents: readonly Doc[];
  /** Null: the answers are sent. */
  prepared: Prepared | null;
  uploads: readonly UploadItem[];
}

function PunchList(props: PunchListProps) {
  const { view, request, types, form, application, documents, prepared, uploads } = props;
  const { t } = useTranslation();
  const part = useMyPart();
  const deadline = view.deadlines.find((item) => item.kind === 'supplements' && item.status === 'open');
  return (
    <>
      <Section title={t('supplements.title', { count: request.findings.length })}>
        <p className="kern-body">
          {t('supplements.requested')} <DateTime at={request.requestedAt} />.{' '}
          {deadline && (
            <>
              {t('supplements.until')} <DeadlineLabel deadline={deadline} />
            </>
          )}
        </p>
        {request.answeredAt && <Alert tone="success" title={t('supplements.answered')} />}
        {prepared && <Preparing prepared={prepared} />}
        <ol className="br-list">
          {request.findings.map((finding, index) => {
            const item = prepared?.items.find(({ findingId }) => findingId === finding.id);
            const upload = uploads.findLast(({ findingId }) => findingId === finding.id);
            const known = { finding, form, application, types, documents, upload, caseId: view.id };
            return (
              <FindingItem
                key={finding.id}
                number={index + 1}
                finding={finding}
                types={types}
                documents={documents}
                mine={isMine(finding, part, documents)}
                answer={item ? { ...known, prepared: item, problems: prepared?.problems ?? [] } : null}
              />
            );
          })}
        </ol>
      </Section>
      {prepared && <Sending {...props} prepared={prepared} />}
      <Rounds view={view} types={types} documents={documents} />
    </>
  );
}

/** A planner answers what belongs to the own field of work. */
function isMine({ field, typeCode, documentId }: Finding, part: MyPart, documents: readonly Doc[]): boolean {
  const [section] = pathSteps(field ?? '');
  if (section) return covers(part.sections, section);
  const code = typeCode ?? documents.find(({ id }) => id === documentId)?.typeCode;
  return code ? covers(part.documents, code) : part.leads;
}

function Preparing({ prepared: { items } }: { prepared: Prepared }) {
  const { t } = useTranslation();
  const given = items.filter(isPrepared).length;
  return (
    <>
      <p className="kern-body">{t('punchList.lead')}</p>
      <Progress label={`${t('punchList.progress')}: ${given} / ${items.length}`} value={given} max={items.length} />
    </>
  );
}

/** What changes, who releases it again, and sending it. */
function Sending({ view, request, form, prepared, uploads }: PunchListProps & { prepared: Prepared }) {
  const { t } = useTranslation();
  const signOffs = useSignOffs().data;
  const texts = useFormTexts(form);
  const given = prepared.items.filter(isPrepared).length;
  const waiting = request.findings.some(({ id }) => uploads.some((item) => item.findingId === id && item.state !== 'failed'));
  const mustSign = signOffs !== undefined && signOffs.items.some(({ state }) => state === 'fallen');
  const missing = prepared.problems.map(({ path }) => {
    const [section = '', field = ''] = pathSteps(path);
    return `${texts.section(section)}: ${texts.label(section, field)}`;
  });
  return (
    <>
      {prepared.changes.length > 0 && (
        <Section title={t('punchList.changes')}>
          <Changes changes={prepared.changes} form={form} />
        </Section>
      )}
      {missing.length > 0 && (
        <Alert tone="warning" title={t('punchList.missing')}>
          <ul className="kern-list kern-list--bullet">
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Alert>
      )}
      {mustSign && missing.length === 0 && (
        <>
          <Alert tone="info" title={t('punchList.signOffs')} />
          <SignOffs form={form} />
        </>
      )}
      <p className="kern-body" role="status">
        {waiting ? t('supplements.waiting') : t('supplements.count', { given, count: prepared.items.length })}
      </p>
      {view.allowed.includes('SUBMIT_SUPPLEMENTS') ? (
        <Send view={view} unanswered={prepared.items.length - given} ready={given > 0 && !waiting && !mustSign && missing.length === 0} />
      ) : (
        <p className="kern-body">{t('punchList.sender')}</p>
      )}
    </>
  );
}

function Send({ view, unanswered, ready }: { view: CaseView; unanswered: number; ready: boolean }) {
  const { t } = useTranslation();
  const guest = useGuest();
  const path = useCasePath();
  const navigate = useNavigate();
  const remember = useRemember();
  const [asking, setAsking] = useState(false);
  const submit = useSend<CaseView>([`cases/${view.id}`]);
  const onSuccess = (next: CaseView): void => {
    remember(`cases/${view.id}`, next);
    void navigate(path);
  };
  const go = (): void =>
    submit.mutate({ path: `cases/${view.id}/supplements`, body: { answers: [] } }, { onSuccess, onError: () => setAsking(false) });
  if (guest) return <Identify to="submit" />;
  return (
    <>
      {submit.error && <Failed error={submit.error} />}
      <div className="br-actions">
        <Button kind="primary" busy={submit.isPending} disabled={!ready} onClick={() => setAsking(true)}>
          {t('supplements.send')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('supplements.ask')}
        confirm={t('supplements.send')}
        busy={submit.isPending}
        onConfirm={go}
        onClose={() => setAsking(false)}
      >
        {unanswered > 0 && <Alert tone="warning" title={t('supplements.unanswered', { count: unanswered })} />}
        <p className="kern-body">{t('supplements.consequence')}</p>
      </ConfirmDialog>
    </>
  );
}
