import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApi, useRemember, useSend } from '../../api/queries';
import type { CaseView, Doc, DocumentType, SupplementRequest } from '../../api/types';
import { Alert, Button, ConfirmDialog, DateTime, DeadlineLabel, Empty, Loaded, Section, Failed } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { removeUpload, type UploadItem } from '../documents/upload-store';
import { useCaseUploads } from '../documents/use-case-uploads';
import { keepAnswers, loadAnswers, type AnswerTexts } from './answer-texts';
import { FindingItem } from './finding';
import { RoomPage } from './room-page';

/** The punch list: every finding of the office with its answer, sent together. */
export default function SupplementsPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const types = useApi<DocumentType[]>('document-types');
  const { documents, uploads } = useCaseUploads(view.id);
  const data = types.data && documents.data ? { types: types.data, documents: documents.data } : undefined;
  const refetch = (): unknown => Promise.all([types.refetch(), documents.refetch()]);
  return (
    <RoomPage title={t('room.supplements')}>
      {view.supplements ? (
        <Loaded query={{ data, error: types.error ?? documents.error, refetch }}>
          {(known) => (view.supplements ? <PunchList view={view} request={view.supplements} uploads={uploads} {...known} /> : null)}
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
  documents: Doc[];
  uploads: UploadItem[];
}

function PunchList({ view, request, types, documents, uploads }: PunchListProps) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState<AnswerTexts>(() => loadAnswers(request.id));
  const open = view.status === 'supplementsRequested' && request.answeredAt === null;
  const deadline = view.deadlines.find((item) => item.kind === 'supplements' && item.status === 'open');
  const setText = (findingId: string, text: string): void => {
    const next = { ...texts, [findingId]: text };
    setTexts(next);
    keepAnswers(request.id, next);
  };
  const fileFor = (findingId: string): UploadItem | undefined => uploads.findLast((item) => item.findingId === findingId);
  return (
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
      <ol className="br-list">
        {request.findings.map((finding, index) => (
          <FindingItem
            key={finding.id}
            number={index + 1}
            finding={finding}
            caseId={view.id}
            types={types}
            documents={documents}
            editable={open}
            text={texts[finding.id] ?? ''}
            onText={(text) => setText(finding.id, text)}
            upload={fileFor(finding.id)}
          />
        ))}
      </ol>
      {open && <SendAnswers view={view} request={request} texts={texts} documents={documents} fileFor={fileFor} />}
    </Section>
  );
}

interface SendAnswersProps extends Pick<PunchListProps, 'view' | 'request' | 'documents'> {
  texts: AnswerTexts;
  fileFor: (findingId: string) => UploadItem | undefined;
}

function SendAnswers({ view, request, texts, documents, fileFor }: SendAnswersProps) {
  const { t } = useTranslation();
  const path = useCasePath();
  const navigate = useNavigate();
  const remember = useRemember();
  const [asking, setAsking] = useState(false);
  const submit = useSend<CaseView>([`cases/${view.id}`]);
  const ready = (item: UploadItem | undefined): boolean =>
    documents.some(
      (doc) => doc.id === item?.documentId && doc.versions.some((known) => known.version === item?.version && known.status === 'available'),
    );
  const answers = request.findings.map((finding) => {
    const text = (texts[finding.id] ?? '').trim();
    const item = fileFor(finding.id);
    const documentId = ready(item) ? (item?.documentId ?? undefined) : undefined;
    return { findingId: finding.id, ...(text === '' ? {} : { text }), ...(documentId ? { documentId } : {}) };
  });
  const given = answers.filter((answer) => answer.text !== undefined || answer.documentId !== undefined);
  const waiting = request.findings.some((finding) => fileFor(finding.id) !== undefined && !ready(fileFor(finding.id)));
  const unanswered = answers.length - given.length;
  const onSuccess = (next: CaseView): void => {
    request.findings.forEach((finding) => removeUpload(fileFor(finding.id)?.id ?? ''));
    keepAnswers(request.id, {});
    remember(`cases/${view.id}`, next);
    void navigate(path);
  };
  const go = (): void =>
    submit.mutate({ path: `cases/${view.id}/supplements`, body: { answers: given } }, { onSuccess, onError: () => setAsking(false) });
  return (
    <>
      {submit.error && <Failed error={submit.error} />}
      <p className="kern-body" role="status">
        {waiting ? t('supplements.waiting') : t('supplements.count', { given: given.length, count: answers.length })}
      </p>
      <div className="br-actions">
        <Button kind="primary" busy={submit.isPending} disabled={given.length === 0 || waiting} onClick={() => setAsking(true)}>
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
