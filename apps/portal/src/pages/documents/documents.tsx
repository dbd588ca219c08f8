import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useApi, useAuthority } from '../../api/queries';
import type { Application, CaseView, Doc, DocumentType } from '../../api/types';
import { LinkButton, Loaded, Page, Section } from '../../ui';
import { useCaseForm } from '../application/use-form';
import { useHashFocus } from '../application/use-hash-focus';
import { useCasePath, useCaseView } from '../case';
import { Completeness } from '../completeness/completeness';
import { UPLOAD_ANCHOR } from '../completeness/points';
import { RoomPage } from '../room/room-page';
import { DocumentList } from './document-list';
import { DownloadAll } from './download-all';
import { DropZone } from './drop-zone';
import { fileProblem } from './file-problem';
import { Needed } from './needed';
import { neededDocuments, type NeededDocument } from './required';
import { titleOf } from './suggest';
import { UploadList } from './upload-list';
import { addUpload, patchUpload } from './upload-store';
import { suggestTypes } from './suggest-types';
import { useCaseUploads } from './use-case-uploads';

/** The documents of a case: what is needed, what is there, and uploading. */
export default function DocumentsPage() {
  const { t } = useTranslation();
  const view = useCaseView();
  const path = useCasePath();
  if (view.status !== 'draft') {
    return (
      <RoomPage title={t('tasks.documents')}>
        <Content view={view} />
      </RoomPage>
    );
  }
  return (
    <Page title={t('tasks.documents')} preline={view.title} back={{ to: path, label: t('tasks.overview') }}>
      <Content view={view} />
      <div className="br-actions">
        <LinkButton to={path}>{t('documents.done')}</LinkButton>
      </div>
    </Page>
  );
}

function Content({ view }: { view: CaseView }) {
  const form = useCaseForm(view);
  const application = useApi<Application>(`cases/${view.id}/application`);
  const types = useApi<DocumentType[]>('document-types');
  const { documents, uploads } = useCaseUploads(view.id);
  // Kept while files travel: a new list would draw each of two hundred rows anew with every piece that is sent.
  const needed = useMemo(
    () => (form.data && application.data ? neededDocuments(form.data, application.data.data) : undefined),
    [form.data, application.data],
  );
  const data = needed && types.data && documents.data ? { needed, types: types.data, documents: documents.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), types.refetch(), documents.refetch()]);
  return (
    <Loaded query={{ data, error: form.error ?? application.error ?? types.error ?? documents.error, refetch }}>
      {(known) => <Parts view={view} uploads={uploads.filter((item) => item.findingId === null)} {...known} />}
    </Loaded>
  );
}

interface PartsProps {
  view: CaseView;
  needed: readonly NeededDocument[];
  types: readonly DocumentType[];
  documents: Doc[];
  uploads: ReturnType<typeof useCaseUploads>['uploads'];
}

function Parts({ view, needed, types, documents, uploads }: PartsProps) {
  const { t } = useTranslation();
  useHashFocus(useLocation().hash);
  const draft = view.status === 'draft';
  const canAdd = draft || view.allowed.includes('DOCUMENT_ADDED') || view.status === 'supplementsRequested';
  const required = useMemo(() => needed.filter((item) => item.need !== 'notNeeded'), [needed]);
  const incoming = documents.filter((doc) => doc.direction === 'incoming');
  const outgoing = documents.filter((doc) => doc.direction === 'outgoing');
  return (
    <>
      {draft && <Needed needed={needed} documents={documents} />}
      {canAdd && <Add view={view} />}
      <UploadList uploads={uploads} types={types} required={required} />
      {canAdd && <Completeness view={view} />}
      <DownloadAll caseId={view.id} documents={documents} />
      {outgoing.length > 0 && (
        <Section title={t('documents.fromOffice')}>
          <DocumentList caseId={view.id} documents={outgoing} canReplace={false} canRemove={false} />
        </Section>
      )}
      <Section title={t('documents.yours', { count: incoming.length })}>
        <DocumentList caseId={view.id} documents={incoming} canReplace={canAdd} canRemove={draft} />
      </Section>
    </>
  );
}

function Add({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const take = (files: File[]): void => {
    const ids = files.map((file) => addUpload({ authority, caseId: view.id, file, title: titleOf(file.name), typeCode: '' }));
    files.forEach((file, index) => patchUpload(ids[index] ?? '', { problem: fileProblem(file) }));
    void suggestTypes({ authority, caseId: view.id }, ids);
  };
  return (
    <div id={UPLOAD_ANCHOR} tabIndex={-1}>
      <DropZone label={t('upload.choose')} hint={t('upload.hint')} multiple onFiles={take} />
    </div>
  );
}
