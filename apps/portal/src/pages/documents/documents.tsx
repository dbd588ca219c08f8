import { useEffect, useMemo } from 'react';
import { useTranslation } from '../../i18n';
import { useLocation } from 'react-router';
import { useApi, useAuthority } from '../../api/queries';
import type { Application, CaseView, Doc, DocumentType } from '../../api/types';
import { LinkButton, Loaded, Page, Section } from '../../ui';
import { useCaseForm } from '../application/use-form';
import { useHashFocus } from '../application/use-hash-focus';
import { useCasePath, useCaseView } from '../case';
import { covers, myPart, type Scope } from '../case/my-part';
import { Completeness } from '../completeness/completeness';
import { UPLOAD_ANCHOR } from '../completeness/points';
import { RoomPage } from '../room/room-page';
import { ContentSuggestions } from './content-suggestions';
import { DocumentList, OwnDocuments } from './document-list';
import { DownloadAll } from './download-all';
import { DropZone } from './drop-zone';
import { fileProblem } from './file-problem';
import { Needed } from './needed';
import { neededDocuments, type NeededDocument } from './required';
import { titleOf } from './suggest';
import { suggestTypes } from './suggest-types';
import { typeChoices } from './type-groups';
import { UnfinishedFiles } from './unfinished-files';
import { UploadList } from './upload-list';
import { ScannerNotice, UploadOutcome } from './upload-outcome';
import { addUploads, type UploadItem } from './upload-store';
import { useCaseUploads } from './use-case-uploads';
import './documents.css';
import './texts';

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
  const own = useMemo(() => uploads.filter((item) => item.findingId === null), [uploads]);
  // Kept while files travel: a new list would draw each of two hundred rows anew with every piece that is sent.
  const needed = useMemo(
    () => (form.data && application.data ? neededDocuments(form.data, application.data.data) : undefined),
    [form.data, application.data],
  );
  const data = needed && types.data && documents.data ? { needed, types: types.data, documents: documents.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), application.refetch(), types.refetch(), documents.refetch()]);
  return (
    <Loaded query={{ data, error: form.error ?? application.error ?? types.error ?? documents.error, refetch }}>
      {(known) => <Parts view={view} uploads={own} {...known} />}
    </Loaded>
  );
}

interface PartsProps {
  view: CaseView;
  needed: readonly NeededDocument[];
  types: readonly DocumentType[];
  documents: Doc[];
  uploads: UploadItem[];
}

/** What may be done with documents of which types now. */
function useRights(view: CaseView): { add: Scope; change: Scope } {
  return useMemo(() => {
    const { documents } = myPart(view);
    const draft = view.status === 'draft';
    const open = draft || view.allowed.includes('DOCUMENT_ADDED') || view.status === 'supplementsRequested';
    return { add: open ? documents : [], change: draft ? documents : [] };
  }, [view]);
}

function Parts({ view, needed, types, documents, uploads }: PartsProps) {
  const { t } = useTranslation();
  useHashFocus(useLocation().hash);
  useKeptFiles();
  const { add, change } = useRights(view);
  const canAdd = add === 'all' || add.length > 0;
  const required = useMemo(() => needed.filter((item) => item.need !== 'notNeeded' && covers(add, item.typeCode)), [needed, add]);
  const own = useMemo(() => types.filter((type) => covers(add, type.code)), [types, add]);
  const choices = useMemo(() => typeChoices(own, required), [own, required]);
  const incoming = useMemo(() => documents.filter((doc) => doc.direction === 'incoming'), [documents]);
  const outgoing = useMemo(() => documents.filter((doc) => doc.direction === 'outgoing'), [documents]);
  const count = incoming.filter((doc) => !doc.withdrawn).length;
  return (
    <>
      {view.status === 'draft' && <Needed needed={needed} documents={documents} />}
      {canAdd && <UnfinishedFiles caseId={view.id} documents={incoming} uploads={uploads} />}
      {canAdd && <Add view={view} types={add} />}
      <UploadList uploads={uploads} choices={choices} />
      <UploadOutcome caseId={view.id} uploads={uploads} />
      <ScannerNotice documents={incoming} />
      {change.length > 0 && <ContentSuggestions caseId={view.id} documents={incoming} changeable={change} />}
      <DownloadAll caseId={view.id} documents={documents} />
      {outgoing.length > 0 && (
        <Section title={t('documents.fromOffice')}>
          <DocumentList caseId={view.id} documents={outgoing} />
        </Section>
      )}
      <Section title={t('documents.yours', { count })}>
        <OwnDocuments caseId={view.id} documents={incoming} {...{ needed, choices }} replaceable={add} changeable={change} />
      </Section>
      {canAdd && <Completeness view={view} />}
    </>
  );
}

/** A file that misses its field would take the place of the page, and of everything that is on its way. */
function useKeptFiles(): void {
  useEffect(() => {
    const keep = (event: DragEvent): void => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}

function Add({ view, types }: { view: CaseView; types: Scope }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const take = (files: File[]): void => {
    const given = files.map((file) => ({
      authority,
      caseId: view.id,
      file,
      title: titleOf(file.name),
      typeCode: '',
      problem: fileProblem(file),
    }));
    const ids = addUploads(given);
    void suggestTypes({ authority, caseId: view.id, types }, ids);
  };
  return (
    <div id={UPLOAD_ANCHOR} tabIndex={-1}>
      <DropZone label={t('upload.choose')} hint={t('upload.hint')} multiple onFiles={take} />
    </div>
  );
}
