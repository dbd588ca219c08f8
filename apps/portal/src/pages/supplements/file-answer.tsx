import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useAuthority } from '../../api/queries';
import type { Doc, DocumentType, Finding } from '../../api/types';
import { Alert, Button, formatSize, Progress } from '../../ui';
import { DropZone } from '../documents/drop-zone';
import { fileProblem } from '../documents/file-problem';
import { NewVersion } from '../documents/new-version';
import { titleOf } from '../documents/suggest';
import { useUploadProblem } from '../documents/upload-problem';
import { addUpload, removeUpload, startUploads, type UploadItem } from '../documents/upload-store';

interface FileAnswerProps {
  finding: Finding;
  caseId: string;
  types: readonly DocumentType[];
  documents: readonly Doc[];
  upload: UploadItem | undefined;
}

/** A new version of the document that a finding names, or a new document of the type that it asks for. */
export function FileAnswer({ finding, caseId, types, documents, upload }: FileAnswerProps) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problem = useUploadProblem();
  const [replacing, setReplacing] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const doc = documents.find((item) => item.id === finding.documentId);
  if (upload) return <UploadState upload={upload} />;
  if (doc) {
    return (
      <div className="br-actions">
        <Button icon="drive-folder-upload" onClick={() => setReplacing(true)}>
          {t('documents.newVersion')}
          <span className="br-sr-only"> {doc.title}</span>
        </Button>
        {replacing && <NewVersion caseId={caseId} doc={doc} findingId={finding.id} onClose={() => setReplacing(false)} />}
      </div>
    );
  }
  const take = ([file]: File[]): void => {
    if (!file) return;
    const code = fileProblem(file);
    setRefused(code);
    if (code) return;
    const typeCode = finding.typeCode ?? types[0]?.code ?? '';
    startUploads([addUpload({ authority, caseId, file, title: titleOf(file.name), typeCode, findingId: finding.id })]);
  };
  if (finding.typeCode === null) return null;
  return (
    <>
      <DropZone label={t('supplements.file')} hint={t('upload.hint')} onFiles={take} />
      {refused && <Alert tone="danger" title={problem(refused)} live />}
    </>
  );
}

function UploadState({ upload }: { upload: UploadItem }) {
  const { t } = useTranslation();
  const problem = useUploadProblem();
  const size = formatSize(upload.file.size);
  const moving = upload.state !== 'checking' && upload.state !== 'failed';
  return (
    <div>
      <p className="kern-body" role="status">
        {upload.file.name}: {t(`upload.state.${upload.state}`, { done: formatSize(upload.done), size })}
      </p>
      {moving && <Progress label={upload.file.name} value={upload.done} max={Math.max(1, upload.file.size)} />}
      {upload.problem && <Alert tone="danger" title={problem(upload.problem)} live />}
      {!moving && (
        <div className="br-actions">
          {upload.state === 'failed' && <Button onClick={() => startUploads([upload.id])}>{t('upload.retry')}</Button>}
          <Button kind="tertiary" onClick={() => removeUpload(upload.id)}>
            {t('supplements.otherFile')}
          </Button>
        </div>
      )}
    </div>
  );
}
