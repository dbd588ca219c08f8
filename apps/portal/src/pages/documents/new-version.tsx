import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { useAuthority } from '../../api/queries';
import type { Doc } from '../../api/types';
import { Alert, Button, Dialog, formatSize, TextArea } from '../../ui';
import { DropZone } from './drop-zone';
import { fileProblem } from './file-problem';
import { addUpload, startUploads } from './upload-store';
import { useUploadProblem } from './upload-problem';

interface NewVersionProps {
  caseId: string;
  doc: Pick<Doc, 'id' | 'title' | 'typeCode'>;
  findingId?: string;
  /** The file, when it was dropped already. */
  chosen?: File | null;
  onClose: () => void;
}

/** A new version of a document: the file and why there is a new one. The old version stays. */
export function NewVersion({ caseId, doc, findingId, chosen = null, onClose }: NewVersionProps) {
  const { t } = useTranslation();
  const authority = useAuthority();
  const problem = useUploadProblem();
  const [file, setFile] = useState<File | null>(chosen);
  const [reason, setReason] = useState('');
  const code = file && fileProblem(file);
  const go = (): void => {
    if (!file || code) return;
    const upload = {
      authority,
      caseId,
      file,
      title: doc.title,
      typeCode: doc.typeCode,
      documentId: doc.id,
      reason,
      findingId: findingId ?? null,
    };
    startUploads([addUpload(upload)]);
    onClose();
  };
  return (
    <Dialog
      open
      title={t('newVersion.title', { title: doc.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!file || code !== null} onClick={go}>
            {t('newVersion.upload')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('newVersion.text')}</p>
      <DropZone label={t('newVersion.file')} hint={t('upload.hint')} onFiles={(files) => setFile(files[0] ?? null)} />
      {file && (
        <p className="kern-body" role="status">
          {t('newVersion.chosen', { name: file.name, size: formatSize(file.size) })}
        </p>
      )}
      {code && <Alert tone="danger" title={problem(code)} live />}
      <TextArea
        label={t('newVersion.reason')}
        optional
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
