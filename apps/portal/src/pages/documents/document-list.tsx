import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '../../api/queries';
import type { Doc, DocVersion } from '../../api/types';
import { Alert, Badge, Button, ConfirmDialog, DateTime, Empty, formatSize, useProblemText, type Tone } from '../../ui';
import { documentAnchor } from '../completeness/points';
import { DocumentLinks } from './document-links';
import { NewVersion } from './new-version';
import { useUploadProblem } from './upload-problem';
import { VersionList } from './version-list';

const TONES: Record<DocVersion['status'], Tone> = { uploading: 'info', checking: 'info', available: 'success', rejected: 'danger' };

interface DocumentListProps {
  caseId: string;
  documents: Doc[];
  /** May documents be replaced now? */
  canReplace: boolean;
  /** May they be taken out (draft only)? */
  canRemove: boolean;
}

export function DocumentList({ caseId, documents, canReplace, canRemove }: DocumentListProps) {
  const { t } = useTranslation();
  if (documents.length === 0) return <Empty title={t('documents.none')} />;
  return (
    <ul className="br-list">
      {documents.map((doc) => (
        <li key={doc.id} id={documentAnchor(doc.id)} tabIndex={-1} className="br-item" data-testid="document">
          <DocumentItem caseId={caseId} doc={doc} canReplace={canReplace} canRemove={canRemove} />
        </li>
      ))}
    </ul>
  );
}

interface DocumentItemProps extends Omit<DocumentListProps, 'documents'> {
  doc: Doc;
}

function DocumentItem({ caseId, doc, canReplace, canRemove }: DocumentItemProps) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(false);
  const newest = doc.versions.toSorted((left, right) => right.version - left.version)[0];
  return (
    <>
      <div className="br-item-head">
        <h3 className="kern-title kern-title--small">{doc.title}</h3>
        {doc.withdrawn ? (
          <Badge tone="warning">{t('documents.withdrawn')}</Badge>
        ) : (
          newest && <Badge tone={TONES[newest.status]}>{t(`documentStatus.${newest.status}`)}</Badge>
        )}
      </div>
      {newest ? <Newest doc={doc} version={newest} /> : <p className="kern-body kern-body--small">{doc.typeLabel}</p>}
      {doc.versions.length > 1 && <VersionList caseId={caseId} doc={doc} />}
      {doc.currentVersion > 0 && <DocumentLinks caseId={caseId} doc={doc} />}
      {(canReplace || canRemove) && !doc.withdrawn && (
        <div className="br-actions">
          {canReplace && (
            <Button kind="tertiary" icon="drive-folder-upload" onClick={() => setReplacing(true)}>
              {t('documents.newVersion')}
              <span className="br-sr-only"> {doc.title}</span>
            </Button>
          )}
          {canRemove && <Remove caseId={caseId} doc={doc} />}
        </div>
      )}
      {replacing && <NewVersion caseId={caseId} doc={doc} onClose={() => setReplacing(false)} />}
    </>
  );
}

/** Type, number, size, who and when of the newest version, and why it was refused if it was. */
function Newest({ doc, version }: { doc: Doc; version: DocVersion }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  return (
    <>
      <p className="kern-body kern-body--small">
        {`${doc.typeLabel} · ${t('documents.version', { version: version.version })} · ${formatSize(version.size)}`}
      </p>
      <p className="kern-body kern-body--small kern-body--muted">
        {version.uploadedBy?.name ?? t('documents.system')}, <DateTime at={version.uploadedAt} />
      </p>
      {version.status === 'rejected' && <Alert tone="danger" title={problem(version.problem ?? 'other')} />}
    </>
  );
}

function Remove({ caseId, doc }: { caseId: string; doc: Doc }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const remove = useSend([`cases/${caseId}`]);
  const go = (): void =>
    remove.mutate({ method: 'DELETE', path: `cases/${caseId}/documents/${doc.id}` }, { onSuccess: () => setAsking(false) });
  return (
    <>
      <Button kind="tertiary" icon="delete" onClick={() => setAsking(true)}>
        {t('documents.remove')}
        <span className="br-sr-only"> {doc.title}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('documents.removeTitle', { title: doc.title })}
        confirm={t('documents.remove')}
        busy={remove.isPending}
        onConfirm={go}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('documents.removeText')}</p>
        {remove.error && <Alert tone="danger" title={problemText(remove.error)} live />}
      </ConfirmDialog>
    </>
  );
}
