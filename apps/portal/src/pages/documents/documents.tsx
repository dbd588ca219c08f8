import { useTranslation } from 'react-i18next';
import { useApi, useAuthority } from '../../api/queries';
import type { CaseView, Doc, DocumentType, FormDefinition } from '../../api/types';
import { Alert, Badge, LinkButton, Loaded, Page, Section } from '../../ui';
import { useCasePath, useCaseView } from '../case';
import { RoomPage } from '../room/room-page';
import { DocumentList } from './document-list';
import { DropZone } from './drop-zone';
import { fileProblem } from './file-problem';
import { isThere, type Required } from './required';
import { suggestType, titleOf } from './suggest';
import { UploadList } from './upload-list';
import { addUpload, patchUpload } from './upload-store';
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
  const form = useApi<FormDefinition>('form');
  const types = useApi<DocumentType[]>('document-types');
  const { documents, uploads } = useCaseUploads(view.id);
  const data = form.data && types.data && documents.data ? { form: form.data, types: types.data, documents: documents.data } : undefined;
  const refetch = (): unknown => Promise.all([form.refetch(), types.refetch(), documents.refetch()]);
  return (
    <Loaded query={{ data, error: form.error ?? types.error ?? documents.error, refetch }}>
      {(known) => <Parts view={view} uploads={uploads.filter((item) => item.findingId === null)} {...known} />}
    </Loaded>
  );
}

interface PartsProps {
  view: CaseView;
  form: FormDefinition;
  types: readonly DocumentType[];
  documents: Doc[];
  uploads: ReturnType<typeof useCaseUploads>['uploads'];
}

function Parts({ view, form, types, documents, uploads }: PartsProps) {
  const { t } = useTranslation();
  const draft = view.status === 'draft';
  const canAdd = draft || view.allowed.includes('DOCUMENT_ADDED') || view.status === 'supplementsRequested';
  const incoming = documents.filter((doc) => doc.direction === 'incoming');
  const outgoing = documents.filter((doc) => doc.direction === 'outgoing');
  return (
    <>
      {draft && <Needed required={form.requiredDocuments} documents={documents} />}
      {canAdd && <Add view={view} types={types} />}
      <UploadList uploads={uploads} types={types} required={form.requiredDocuments} />
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

function Add({ view, types }: { view: CaseView; types: readonly DocumentType[] }) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const take = (files: File[]): void => {
    for (const file of files) {
      const id = addUpload({ authority, caseId: view.id, file, title: titleOf(file.name), typeCode: suggestType(file.name, types) });
      const problem = fileProblem(file);
      if (problem) patchUpload(id, { problem });
    }
  };
  return <DropZone label={t('upload.choose')} hint={t('upload.hint')} multiple onFiles={take} />;
}

/** What the building documents ordinance asks for, with its section, and what is there already. */
function Needed({ required, documents }: { required: readonly Required[]; documents: Doc[] }) {
  const { t } = useTranslation();
  const groups = [
    { key: 'required', title: t('documents.required'), items: required.filter((item) => item.level === 'required') },
    { key: 'recommended', title: t('documents.recommended'), items: required.filter((item) => item.level === 'recommended') },
  ].filter((group) => group.items.length > 0);
  if (groups.length === 0) return <Alert title={t('documents.nothingRequired')} />;
  return groups.map((group) => (
    <Section key={group.key} title={group.title}>
      {group.key === 'recommended' && <p className="kern-body">{t('documents.recommendedText')}</p>}
      <ul className="br-needed">
        {group.items.map((item) => (
          <li key={item.typeCode} className="br-needed-item">
            <span className="kern-body">
              {item.label}
              <span className="br-muted br-basis">{item.basis}</span>
            </span>
            {isThere(documents, item.typeCode) ? (
              <Badge tone="success">{t('documents.there')}</Badge>
            ) : (
              <Badge tone={group.key === 'required' ? 'warning' : 'info'}>
                {group.key === 'required' ? t('documents.missing') : t('documents.notThere')}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Section>
  ));
}
